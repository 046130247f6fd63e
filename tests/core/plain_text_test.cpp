// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_document.h"
#include "tests/support/catch_compat.h"

#include <string>
#include <utility>
#include <vector>

using namespace ownwords::plan;

namespace {

Run aRun(std::string text)
{
    return {std::move(text), {}, false};
}

Paragraph aParagraph(std::string text, TextStyle style = TextStyle::Body)
{
    return {{aRun(std::move(text))}, style};
}

Cell aCell(const std::string& text, Cell::Tick tick = Cell::Tick::None, std::string alt = {})
{
    return {text.empty() ? std::vector<Run>{} : std::vector<Run>{aRun(text)}, tick, std::move(alt)};
}

// The text of one group with these blocks.
std::string textOf(std::vector<Block> blocks)
{
    PageDocument pages;
    pages.groups.push_back({std::move(blocks)});
    return plainText(pages);
}

} // namespace

TEST_CASE("headings show their level and the aside stands under the title")
{
    CHECK(textOf({Heading{1, aRun("Our deal"), aRun("Said on 4 June 2026")}, Heading{2, aRun("My gifts"), {}},
              Heading{3, aRun("Gift 1"), {}}})
        == "= Our deal =\nSaid on 4 June 2026\n\n== My gifts ==\n\n=== Gift 1 ===\n");
}

TEST_CASE("own words come out byte for byte, on one line or as many as they had")
{
    const auto words = GENERATE(std::string("I can fix  bikes "), std::string("Dw i’n hoffi’r môr 💃"),
        std::string("one\ntwo\r\n\n  three"), std::string("a\tb\u00A0c\u2028d"), std::string("\uFEFFx"),
        std::string("”: [ ] / == \\"), std::string(30000, 'w'));
    CAPTURE(words.substr(0, 50));
    CHECK(textOf({Quote{aRun(words), true}}) == "“" + words + "”\n");
    CHECK(textOf({aParagraph(words)}) == words + "\n");
    CHECK(textOf({Bullets{{{aRun(words)}}}}) == "- " + words + "\n");
    CHECK(textOf({Table{{aRun("What")}, {1}, {{aCell(words)}}, false}}) == "What: " + words + "\n");
}

TEST_CASE("runs of a paragraph are joined without anything between them")
{
    const Paragraph paragraph{{{"When ", {}, false}, {"mae’n bwrw", "cy", true}, {".", {}, false}}, TextStyle::Body};
    CHECK(textOf({paragraph}) == "When mae’n bwrw.\n");
}

TEST_CASE("a label stands right over what it names, other blocks and groups have one empty line between them")
{
    PageDocument pages;
    pages.groups.push_back({{aParagraph("Why", TextStyle::Label), Quote{aRun("so"), false}, aParagraph("help")}});
    pages.groups.push_back({{aParagraph("next")}});
    pages.footer = "My words";
    CHECK(plainText(pages) == "Why\n“so”\n\nhelp\n\nnext\n\nMy words\n");
}

TEST_CASE("a scale is said in words, or gives its numbers to choose from")
{
    CHECK(textOf({ScaleLine{0, 10, 6, "Not sure", "Very sure", "6 out of 10"}})
        == "6 out of 10 (0: Not sure, 10: Very sure)\n");
    CHECK(textOf({ScaleLine{0, 3, 3, {}, {}, "3 out of 3"}}) == "3 out of 3\n");
    CHECK(textOf({ScaleLine{1, 4, std::nullopt, {}, "Most", "A line"}}) == "1  2  3  4 (4: Most)\n");
}

TEST_CASE("a table's row is one line with its column names, and a box says in one sign how far it is")
{
    Table table;
    table.head = {aRun("Who"), aRun("What"), aRun("By when"), aRun("Done")};
    table.rows = {
        {aCell("Sam"), aCell("fix the lock"), aCell("4 June"), aCell({}, Cell::Tick::Empty)},
        {aCell("Ann"), aCell("ring"), aCell({}), aCell({}, Cell::Tick::Ticked, "done")},
        {aCell("Bo"), aCell("ask", Cell::Tick::Part, "partly done")},
    };
    CHECK(textOf({table})
        == "Who: Sam / What: fix the lock / By when: 4 June / [ ]\n"
           "Who: Ann / What: ring / [x]\n"
           "Who: Bo / What: [/] ask\n");
}

TEST_CASE("things to fill in by hand have a place for it")
{
    const std::string line(40, '_');
    CHECK(textOf({TickList{{aRun("Yes"), aRun("No")}}, WritingLines{2}})
        == "[ ] Yes\n[ ] No\n\n" + line + "\n" + line + "\n");
    CHECK(textOf({Signatures{{aRun("Me"), aRun("My coach")}}}) == "Me: " + line + "\nMy coach: " + line + "\n");
}

TEST_CASE("what stands in boxes and columns is read in order")
{
    Box box;
    box.blocks = {aParagraph("one")};
    Columns columns;
    columns.left = {aParagraph("two")};
    columns.right = {aParagraph("three")};
    CHECK(textOf({box, columns}) == "one\n\ntwo\n\nthree\n");
}

TEST_CASE("no pages, no text")
{
    CHECK(plainText({}).empty());
}
