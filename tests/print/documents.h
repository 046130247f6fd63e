// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"
#include "core/print/plan_pdf.h"

#include <string>
#include <utility>
#include <vector>

// Documents to print in tests.
namespace ownwords::test {

inline plan::Run run(std::string text, std::string lang = {}, bool strong = false)
{
    return {std::move(text), std::move(lang), strong};
}

inline plan::Paragraph paragraph(std::string text, plan::TextStyle style = plan::TextStyle::Body)
{
    return {{run(std::move(text))}, style};
}

inline plan::Paragraph label(std::string text)
{
    return paragraph(std::move(text), plan::TextStyle::Label);
}

inline std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

inline plan::Cell cell(std::string text)
{
    return {{run(std::move(text))}, plan::Cell::Tick::None, {}};
}

// A document with a title and these blocks.
inline plan::PageDocument documentOf(std::vector<plan::Block> blocks, std::string lang = "en")
{
    plan::PageDocument document;
    document.lang = std::move(lang);
    document.title = "My plan";
    document.footer = "These are my words.";
    document.groups.push_back({{plan::Heading{1, run("My plan"), {}}}});
    document.groups.push_back({std::move(blocks)});
    return document;
}

inline plan::PageDocument quoting(const std::string& words, const std::string& lang = {}, bool large = false)
{
    return documentOf({plan::Quote{run(words, lang), large}});
}

inline plan::Table stepTable(int rows)
{
    plan::Table table;
    table.head = {run("Who"), run("What"), run("By when"), run("Done")};
    table.widths = {1.2, 6, 2, 0.8};
    table.firstColumnNames = true;
    for (int i = 0; i < rows; ++i) {
        plan::Cell done;
        done.tick = i % 2 == 0 ? plan::Cell::Tick::Empty : plan::Cell::Tick::Ticked;
        done.tickAlt = i % 2 == 0 ? "not done yet" : "done";
        table.rows.push_back({cell("Sam"), cell("Step " + std::to_string(i + 1)), cell("12 June"), done});
    }
    return table;
}

// All kinds of blocks, in English with Welsh and Arabic words.
inline plan::PageDocument dealDocument()
{
    using namespace plan;
    PageDocument document = documentOf({});
    document.lang = "en-GB";
    document.groups.clear();
    document.groups.push_back({{Heading{1, run("Our deal"), run("Said on 4 June 2026")},
        paragraph("Kel", TextStyle::Lead), Heading{2, run("What I bring"), {}},
        Bullets{{{run("fixing bikes")}, {run("Mae\u2019r t\u0177\u2019n gynnes", "cy")}}}}});
    Box box{{label("My first small step"),
        Paragraph{{run("When "), run("I have dropped my lad", {}, true), run(", I will "), run("ask Dawn", {}, true),
                      run(".")},
            TextStyle::Body}}};
    Columns columns{{label("Why"), Quote{run("Nobody showed me."), false}},
        {label("How sure I am: 6 out of 10"), ScaleLine{0, 10, 6, "not sure", "very sure", "6 out of 10"}}};
    document.groups.push_back({{Heading{2, run("What I want"), {}},
        Quote{run("I want to fix bikes with the kids on our street."), true}, columns, box,
        Quote{run("\u0623\u0631\u064A\u062F \u0623\u0646 \u0623\u062A\u0643\u0644\u0645 (NHS) \u0628\u062B\u0642\u0629 "
                  "\u0641\u064A \u0639\u0627\u0645 2026.",
                  "ar"),
            false}}});
    document.groups.push_back({{Heading{2, run("What we each do"), {}}, stepTable(3), Heading{3, run("Later"), {}},
        TickList{{run("cooking"), run("listening")}}, WritingLines{2},
        paragraph("No one is in trouble.", TextStyle::Helper), Signatures{{run("Me"), run("For the landlord")}}}});
    return document;
}

inline print::PdfOptions options()
{
    print::PdfOptions options;
    options.created = {2026, 6, 4};
    return options;
}

} // namespace ownwords::test
