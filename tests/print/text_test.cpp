// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"
#include "core/print/plan_pdf.h"
#include "tests/print/documents.h"
#include "tests/support/catch_compat.h"
#include "tests/support/page_strings.h"
#include "tests/support/pdf_text.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace ownwords;
using namespace ownwords::test;

// The best single test of an accessible PDF: what is read back is what was said, in order, and nothing else.

namespace {

PdfText printed(const plan::PageDocument& document, const print::Theme& theme = {})
{
    print::PdfOptions how = options();
    how.theme = theme;
    const auto file = print::makePdf(document, how);
    REQUIRE(file);
    for (const print::Finding& finding : file->findings)
        UNSCOPED_INFO(finding.id);
    CHECK(file->findings.empty());
    CHECK(file->pdfUa);
    PdfText text = readPdfText(file->bytes);
    CHECK(text.artifacts.size() == static_cast<std::size_t>(file->pages));
    return text;
}

void checkExact(const plan::PageDocument& document)
{
    CHECK(printed(document).texts == strings(document));
}

std::string corpusFile(const std::string& name)
{
    const char* const folder = std::getenv("OWNWORDS_CORPUS");
    const std::string base = folder != nullptr ? folder : OWNWORDS_SOURCE_DIR "/../shared/corpus";
    std::ifstream file(base + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("a deal with all kinds of blocks reads back exactly")
{
    const plan::PageDocument document = dealDocument();
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.bookmarks == std::vector<std::string>{"Our deal", "What I bring", "What I want", "What we each do"});
    CHECK(text.langs == std::vector<std::string>{"cy", "ar"});
    REQUIRE(text.artifacts.size() == 1);
    CHECK(text.artifacts[0] == std::vector<std::string>{"These are my words.Page 1 of 1"});
}

TEST_CASE("large print reads back exactly, over more pages")
{
    const plan::PageDocument document = dealDocument();
    const PdfText text = printed(document, print::Theme::large());
    CHECK(text.texts == strings(document));
    CHECK(text.artifacts.size() > 1);
    CHECK(text.sizes.count(18) == 1);
}

TEST_CASE("words in many scripts read back exactly")
{
    const std::string words = GENERATE(as<std::string>{}, "I want my own front door.",
        "Dw i eisiau dysgu: mae\u2019r t\u0177\u2019n gynnes a\u2019r d\u0175r yn berwi. \u0174yn, \u0177d, \u0175y.",
        "\u0623\u0631\u064A\u062F \u0623\u0646 \u0623\u062A\u0643\u0644\u0645 \u0645\u0639 \u062C\u064A\u0631\u0627"
        "\u0646\u064A \u0627\u0644\u0644\u0627\u0626\u064A",
        "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD, \u05D0\u05E0\u05D9 \u05E8\u05D5\u05E6\u05D4",
        "Dawn said \u0645\u0631\u062D\u0628\u0627 (NHS) \u0648 \u05E9\u05DC\u05D5\u05DD 2026 - all good",
        "proud \U0001F44D\U0001F3FD of \U0001F469\u200D\U0001F469\u200D\U0001F467 and \U0001F33B \u2764\uFE0F "
        "1\uFE0F\u20E3",
        "unassigned \u0378 \U000E0FFF \U0010FFFD \U0001FAEF end", "e\u0301 A\u030A \uFB01 \uFEFB \uFDFA \uFFFD \uE000",
        "\u2126 \u00B5 \u03BC \u00A0 \u2009\u202F \u2011\u2010\u00AD soft\u00ADhyphen",
        "\uFEFFbom \u200B\u200E\u202Ex\u202C");
    checkExact(quoting(words));
    checkExact(quoting(words, "ar", true));
    checkExact(documentOf({paragraph(words), plan::Bullets{{{run(words)}}}, label(words)}, "ar"));
}

TEST_CASE("line ends, tabs and control characters inside own words stay what they are")
{
    const std::string words = GENERATE(as<std::string>{}, "one\ntwo", "one\r\ntwo\r\n", "\n\n\n", "a\tb",
        "one\u2028two", "one\u2029two", "a\u0085b",
        "a\x0B"
        "b\x0C"
        "c",
        "bell\x07 esc\x1B[31m del\x7F", "\u0080\u009F", " ", "   ", "\u00A0", "\u00A0\u00A0", "\u200D", "\u3000",
        "  lead and trail  ", "a     b");
    checkExact(quoting(words));
    checkExact(documentOf({paragraph(words)}));
    checkExact(
        documentOf({plan::Box{{paragraph(words)}}, plan::Bullets{{{run(words)}}}, plan::TickList{{run(words)}}}));
    plan::Table table = stepTable(1);
    table.rows[0][1].runs = {run(words)};
    table.rows[0][3].runs = {run(words)};
    checkExact(documentOf({table}));
    checkExact(documentOf({plan::Paragraph{{run("before", "cy"), run(words), run("after", "cy")}, {}}}));
}

TEST_CASE("a line end is a line end on paper")
{
    const auto lines = [](const std::string& words) {
        const auto pages = print::layOut(quoting(words), {});
        REQUIRE(pages);
        std::set<double> baselines;
        for (const print::Piece& piece : pages->pages[0].pieces) {
            if (piece.leaf != 3) // Document, H1, BlockQuote, P
                continue;
            for (const print::Mark& mark : piece.marks)
                baselines.insert(std::get<print::GlyphRun>(mark.what).glyphs.front().y);
        }
        return baselines.size();
    };
    CHECK(lines("one two") == 1);
    CHECK(lines("one\ntwo") == 2);
    CHECK(lines("one\r\ntwo") == 2);
    CHECK(lines("one\rtwo") == 2);
    CHECK(lines("one\u2028two\u0085three") == 3);
}

TEST_CASE("naughty strings read back exactly")
{
    const std::string bytes = corpusFile("naughty-strings/blns.json");
    if (bytes.empty()) {
        std::cout << "skipped: no corpus\n";
        return;
    }
    const json::Parsed parsed = json::parse(bytes);
    REQUIRE(parsed.problems.empty());
    REQUIRE(parsed.root.items.size() > 500);
    plan::PageDocument document = documentOf({});
    plan::Table table = stepTable(0);
    for (const json::Value& value : parsed.root.items) {
        document.groups[1].blocks.emplace_back(plan::Quote{run(value.text), false});
        plan::Cell mixed = cell(value.text);
        mixed.runs = {run(value.text, {}, true), run(value.text, "cy")};
        table.rows.push_back({cell(value.text), mixed});
    }
    document.groups.push_back({{table}});
    checkExact(document);
}

TEST_CASE("very long answers and words read back exactly")
{
    const std::string sentence = "I want a front door that I can close, and a garden with sun. ";
    const std::string answer = repeated(sentence, 330);
    REQUIRE(answer.size() > 20000);
    const plan::PageDocument document = documentOf({plan::Quote{run(answer), true}, plan::Box{{paragraph(answer)}}});
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.contentsOverPages == 2);
    checkExact(quoting(repeated("w", 5000)));
    checkExact(quoting(repeated("\u0628", 3000)));
    checkExact(quoting(repeated("\U0001F44D", 300)));
    checkExact(quoting(repeated("line\n", 300)));
}

TEST_CASE("a table of 43 rows repeats its head as furniture only")
{
    const plan::PageDocument document = documentOf({plan::Heading{2, run("Steps"), {}}, stepTable(43)});
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    REQUIRE(text.artifacts.size() > 1);
    for (std::size_t page = 1; page < text.artifacts.size(); ++page) {
        const std::string number = "Page " + std::to_string(page + 1) + " of " + std::to_string(text.artifacts.size());
        CHECK(text.artifacts[page] == std::vector<std::string>{"WhoWhatBy whenDone", "These are my words." + number});
    }
}

TEST_CASE("a row taller than a page flows on, each cell for itself")
{
    plan::Table table = stepTable(2);
    table.rows[1][1].runs = {run(repeated("It takes many words to say this. ", 300))};
    table.rows[1][2].runs = {run(repeated("By summer. ", 200))};
    const plan::PageDocument document = documentOf({table, paragraph("after it")});
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.artifacts.size() > 2);
    CHECK(text.contentsOverPages == 2);
}

TEST_CASE("a right-to-left document reads back exactly, and its page word is no text")
{
    plan::PageDocument document = dealDocument();
    document.lang = "he";
    document.pageWord = "{page} / {pages}";
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.artifacts[0] == std::vector<std::string>{"These are my words.1 / 1"});
}

TEST_CASE("text that is not UTF-8 is refused, not guessed at")
{
    const auto file = print::makePdf(quoting("broken \xC3("), options());
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::Invalid);
    CHECK(file.error().detail.find("broken") == std::string::npos);
}

TEST_CASE("emoji go on over pages, whatever they come to stand next to, and lie in the file once")
{
    for (const int lines : {38, 39, 40, 41, 60, 100}) {
        std::string words = "\U0001F600";
        for (int i = 1; i < lines; ++i)
            words += "\n\U0001F600";
        plan::PageDocument document;
        document.title = "My plan";
        document.groups.push_back(
            {{plan::Heading{1, {"My plan", {}, false}, {}}, plan::Quote{{words, {}, false}, false}}});
        INFO(lines);
        checkExact(document);
        CHECK(print::makePdf(document, {})->bytes.size() < 200'000);
    }
}
