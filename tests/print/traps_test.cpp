// SPDX-License-Identifier: Apache-2.0
#include "core/print/plan_pdf.h"
#include "core/print/tagged_canvas.h"
#include "tests/print/documents.h"
#include "tests/support/catch_compat.h"
#include "tests/support/page_strings.h"
#include "tests/support/pdf_text.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

// Each of these went wrong once while the way of writing PDF was tried out.

namespace {

PdfText printed(const plan::PageDocument& document)
{
    const auto file = print::makePdf(document, options());
    REQUIRE(file);
    CHECK(file->findings.empty());
    return readPdfText(file->bytes);
}

const std::string arabic
    = "\u0623\u0631\u064A\u062F \u0623\u0646 \u0623\u0642\u0631\u0623 (NHS \u0648\u063A\u064A\u0631"
      "\u0647\u0627) \u0641\u064A \u0639\u0627\u0645 2026.";

} // namespace

TEST_CASE("trap 1: a point is a point, 12 points print as 12")
{
    const PdfText text = printed(quoting("My own words"));
    CHECK(text.sizes == std::set<double>{9, 12, 26});
}

TEST_CASE("trap 2: glyphs go out in reading order, with the spaces at line ends")
{
    const std::string words = repeated("many words that fill a line and more ", 12);
    CHECK(printed(quoting(words)).glyphTexts[1] == "\u201C" + words + "\u201D");
    const PdfText text = printed(quoting(repeated(arabic + " ", 5)));
    CHECK(text.glyphTexts[1] == "\u201C" + repeated(arabic + " ", 5) + "\u201D");
}

TEST_CASE("trap 3: a run of one space between other runs does not vanish")
{
    const plan::PageDocument document = documentOf({plan::Paragraph{
        {run("one", {}, true), run(" "), run("two", {}, true), run("  "), run("three"), run(" ", {}, true)}, {}}});
    const PdfText text = printed(document);
    CHECK(text.glyphTexts[1] == "one two  three ");
    CHECK(text.exactTexts == 0);
    const PdfText mixed = printed(quoting("NHS " + arabic));
    CHECK(mixed.glyphTexts[1] == "\u201CNHS " + arabic + "\u201D");
}

TEST_CASE("trap 4: no ligatures and no spans inside of Latin text")
{
    const PdfText text = printed(quoting("first office, difficult fjord, affluent \u2014 Si\u00E2n\u2019s t\u0177"));
    CHECK(text.innerSpans == 0);
    CHECK(text.exactTexts == 0);
    CHECK(text.glyphTexts[1] == "\u201Cfirst office, difficult fjord, affluent \u2014 Si\u00E2n\u2019s t\u0177\u201D");
}

TEST_CASE("trap 5: exact text where glyphs would not give it back")
{
    CHECK(printed(quoting("plain")).exactTexts == 0);
    for (const std::string& words : {arabic, std::string("happy \U0001F600"), std::string("unassigned \u0378"),
             std::string("\u00A0"), std::string("a\nb"), std::string("\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35")})
        CHECK(printed(quoting(words)).exactTexts == 1);
}

TEST_CASE("trap 6: only leaves of the structure are drawn in")
{
    plan::PageDocument document = dealDocument();
    document.groups[2].blocks.emplace_back(plan::Paragraph{{run("She said "), run("croeso", "cy"), run(" to me")}, {}});
    const auto pages = print::layOut(document, {});
    REQUIRE(pages);
    for (const print::Page& page : pages->pages) {
        for (const print::Piece& piece : page.pieces) {
            if (piece.leaf != print::Mark::artifact)
                CHECK(pages->elements[static_cast<std::size_t>(piece.leaf)].kids.empty());
        }
    }
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.tags.back() == "P");
    CHECK(text.langs.back() == "cy");
}

TEST_CASE("trap 7: a page break inside of an element: one element, footers outside of it")
{
    const plan::PageDocument document = quoting(repeated("I want this very much. ", 400), {}, true);
    const PdfText text = printed(document);
    CHECK(text.texts == strings(document));
    CHECK(text.contentsOverPages == 1);
    REQUIRE(text.artifacts.size() > 2);
    for (const auto& page : text.artifacts)
        CHECK(page.size() == 1);
}

TEST_CASE("trap 8: what cairo refuses is an error, not a silent empty file")
{
    print::Shape square; // no text: cairo 1.16 crashes when it finishes fonts after this error
    square.rect = {10, 10, 10, 10};
    square.fill = print::Colour{};
    print::Pages pages;
    pages.width = pages.height = 100;
    pages.pages.push_back({{{print::Mark::artifact, false, {{print::Mark::artifact, square}}}}});
    REQUIRE(print::drawTagged(pages, "2026-06-04T00:00:00Z"));
    const auto drawn = print::drawTagged(pages, "2026-06-04T00:00:00Z", "Paragraf");
    REQUIRE_FALSE(drawn);
    CHECK(drawn.error().code == ErrorCode::Internal);
    CHECK(drawn.error().detail.find("cairo: ") == 0);
}

TEST_CASE("trap 9: the same document and date give the same bytes")
{
    const plan::PageDocument document = dealDocument();
    const auto once = print::makePdf(document, options());
    const auto again = print::makePdf(document, options());
    REQUIRE(once);
    REQUIRE(again);
    CHECK(once->bytes == again->bytes);
    print::PdfOptions later = options();
    later.created.day = 5;
    const auto other = print::makePdf(document, later);
    REQUIRE(other);
    CHECK(once->bytes != other->bytes);
}

TEST_CASE("trap 10: the fonts are those that are named")
{
    const PdfText text = printed(quoting(arabic + " \u05E9\u05DC\u05D5\u05DD 123 abc", "ar"));
    for (const std::string& font : text.fonts) {
        INFO(font);
        const bool named = font.rfind("Andika", 0) == 0 || font.rfind("NotoSansArabic", 0) == 0
            || font.rfind("NotoSansHebrew", 0) == 0;
        CHECK(named);
    }
    CHECK(std::any_of(text.fonts.begin(), text.fonts.end(), [](const auto& f) { return f.find("Arabic") != f.npos; }));
    const PdfText digits = printed(quoting("In 2026 at 10:45, \U0001F600 # 1 * 2"));
    CHECK(digits.fonts == std::set<std::string>{"Andika", "Andika-Bold"});
}
