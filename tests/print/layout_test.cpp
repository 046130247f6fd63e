// SPDX-License-Identifier: Apache-2.0
#include "core/print/plan_pdf.h"
#include "tests/print/documents.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using namespace ownwords;
using namespace ownwords::test;

namespace {

print::Pages laidOut(const plan::PageDocument& document, const print::Theme& theme = {})
{
    auto pages = print::layOut(document, theme);
    REQUIRE(pages);
    return std::move(*pages);
}

const print::Element& elementOf(const print::Pages& pages, int index)
{
    return pages.elements[static_cast<std::size_t>(index)];
}

// Where the text of the first leaf with this tag begins and ends, from left to right, on the first page.
std::pair<double, double> across(const print::Pages& pages, const std::string& tag, int skip = 0)
{
    for (const print::Piece& piece : pages.pages[0].pieces) {
        if (piece.leaf < 0 || elementOf(pages, piece.leaf).tag != tag || skip-- > 0)
            continue;
        std::pair<double, double> ends{1e9, -1e9};
        for (const print::Mark& mark : piece.marks) {
            if (const auto* const run = std::get_if<print::GlyphRun>(&mark.what)) {
                for (const print::Glyph& glyph : run->glyphs)
                    ends = {std::min(ends.first, glyph.x), std::max(ends.second, glyph.x)};
            }
        }
        return ends;
    }
    FAIL("no " << tag);
    return {};
}

std::vector<print::Shape> artifactsOf(const print::Page& page)
{
    std::vector<print::Shape> shapes;
    for (const print::Piece& piece : page.pieces) {
        for (const print::Mark& mark : piece.marks) {
            if (const auto* const shape = std::get_if<print::Shape>(&mark.what); shape != nullptr && piece.leaf < 0)
                shapes.push_back(*shape);
        }
    }
    return shapes;
}

// How many different lines each leaf has on each page.
std::vector<std::map<int, std::size_t>> linesByPage(const print::Pages& pages)
{
    std::vector<std::map<int, std::size_t>> result;
    for (const print::Page& page : pages.pages) {
        std::map<int, std::set<double>> lines;
        for (const print::Piece& piece : page.pieces) {
            for (const print::Mark& mark : piece.marks) {
                if (const auto* const run = std::get_if<print::GlyphRun>(&mark.what); run != nullptr && piece.leaf >= 0)
                    lines[piece.leaf].insert(run->glyphs.front().y);
            }
        }
        result.emplace_back();
        for (const auto& [leaf, ys] : lines)
            result.back()[leaf] = ys.size();
    }
    return result;
}

} // namespace

TEST_CASE("the deal stands on one page, the same in large print on more")
{
    CHECK(laidOut(dealDocument()).pages.size() == 1);
    CHECK(laidOut(dealDocument(), print::Theme::large()).pages.size() > 1);
}

TEST_CASE("everything stands inside of the page")
{
    const std::string words = repeated("\u0623\u0631\u064A\u062F wide words ", 60) + repeated("W", 400);
    for (const print::Theme& theme : {print::Theme(), print::Theme::large()}) {
        plan::PageDocument document = dealDocument();
        plan::Table table = stepTable(2);
        table.rows[0][1].runs = table.rows[1][0].runs = {run(words)};
        document.groups.push_back({{plan::Quote{run(words), true}, plan::Box{{paragraph(words)}}, table}});
        const print::Pages pages = laidOut(document, theme);
        for (const print::Page& page : pages.pages) {
            for (const print::Piece& piece : page.pieces) {
                for (const print::Mark& mark : piece.marks) {
                    const auto* const glyphs = std::get_if<print::GlyphRun>(&mark.what);
                    if (glyphs == nullptr)
                        continue;
                    for (const print::Glyph& glyph : glyphs->glyphs) {
                        REQUIRE(glyph.x >= theme.sideMargin - 1);
                        REQUIRE(glyph.x <= theme.pageWidth - theme.sideMargin + 1);
                        REQUIRE(glyph.y <= theme.pageHeight - (piece.footer ? 10 : theme.bottomMargin));
                    }
                }
            }
        }
    }
}

TEST_CASE("right-to-left text is aligned right, and such a document is mirrored")
{
    const std::string arabic = "\u0623\u0631\u064A\u062F \u0628\u064A\u062A\u0627";
    const double middle = print::Theme().pageWidth / 2;
    CHECK(across(laidOut(quoting("I want a home")), "P").second < middle);
    CHECK(across(laidOut(quoting(arabic)), "P").first > middle);
    plan::Table table = stepTable(1);
    CHECK(across(laidOut(documentOf({table})), "TH", 0).first < across(laidOut(documentOf({table})), "TH", 1).first);
    const print::Pages mirrored = laidOut(documentOf({table}, "ar"));
    CHECK(across(mirrored, "TH", 0).first > across(mirrored, "TH", 1).first);
}

TEST_CASE("the gold bar stands where the words begin")
{
    const print::Theme theme;
    const auto bar = [&](const std::string& words) {
        for (const print::Shape& shape : artifactsOf(laidOut(quoting(words, {}, true)).pages[0])) {
            if (shape.fill == theme.gold)
                return shape.rect.x;
        }
        return -1.0;
    };
    CHECK(bar("I want a home") == Approx(theme.sideMargin));
    CHECK(bar("\u0623\u0631\u064A\u062F") > theme.pageWidth / 2);
}

TEST_CASE("a box that flows over pages has its border on each")
{
    const print::Pages pages = laidOut(documentOf({plan::Box{{paragraph(repeated("Words in a box. ", 500))}}}));
    REQUIRE(pages.pages.size() > 1);
    for (const print::Page& page : pages.pages) {
        const auto shapes = artifactsOf(page);
        REQUIRE(shapes.size() == 1);
        CHECK(shapes[0].rect.height > 20);
        CHECK(shapes[0].rect.y + shapes[0].rect.height <= pages.height - print::Theme().bottomMargin + 0.1);
    }
}

TEST_CASE("a group that fits on a page is not cut, a heading never stands alone")
{
    for (int lines = 1; lines < 60; ++lines) {
        plan::PageDocument document = documentOf({});
        for (int i = 0; i < lines; ++i)
            document.groups[1].blocks.emplace_back(paragraph("A line of its own."));
        document.groups.push_back({{plan::Heading{2, run("Kept"), {}}}});
        document.groups.push_back({{label("Named"), paragraph(repeated("Words that belong together. ", 30))}});
        const print::Pages pages = laidOut(document);
        const int heading = static_cast<int>(pages.elements.size()) - 3;
        REQUIRE(elementOf(pages, heading).tag == "H2");
        std::vector<std::set<int>> on(3);
        for (std::size_t p = 0; p < pages.pages.size(); ++p) {
            for (const print::Piece& piece : pages.pages[p].pieces) {
                if (piece.leaf >= heading)
                    on[static_cast<std::size_t>(piece.leaf - heading)].insert(static_cast<int>(p));
            }
        }
        REQUIRE(on[0].size() == 1);
        REQUIRE(on[0] == on[1]);
        REQUIRE(on[0] == on[2]);
    }
}

TEST_CASE("two lines at least stay at the foot and the head of a page")
{
    for (int before = 1; before < 45; ++before) {
        std::vector<plan::Block> blocks;
        for (int i = 0; i < before; ++i)
            blocks.emplace_back(paragraph("A line."));
        blocks.emplace_back(paragraph(repeated("Words and words of a long paragraph. ", 40)));
        for (int i = 0; i < 40; ++i)
            blocks.emplace_back(paragraph("More."));
        const print::Pages pages = laidOut(documentOf(blocks));
        const int leaf = 2 + before;
        for (const auto& page : linesByPage(pages)) {
            const auto lines = page.find(leaf);
            if (lines != page.end())
                REQUIRE(lines->second >= 2);
        }
    }
}

TEST_CASE("columns stand side by side when short, else one under the other")
{
    const auto firstLines = [](int times) {
        const print::Pages pages = laidOut(documentOf({plan::Columns{
            {plan::Quote{run(repeated("left words ", times)), false}}, {plan::Quote{run("right words"), false}}}}));
        return std::pair(across(pages, "P", 0), across(pages, "P", 1));
    };
    const double middle = print::Theme().pageWidth / 2;
    CHECK(firstLines(3).second.first > middle);
    CHECK(firstLines(200).first.second > middle);
    CHECK(firstLines(200).second.first < middle);
}

TEST_CASE("the picture of a page has its size and something on it")
{
    const print::Pages pages = laidOut(dealDocument());
    const auto image = print::paintPage(pages, 0, 144);
    REQUIRE(image);
    CHECK(image->width == 1191);
    CHECK(image->height == 1684);
    CHECK(image->pixels.size() == static_cast<std::size_t>(image->stride) * 1684);
    const auto dark = std::count_if(image->pixels.begin(), image->pixels.end(),
        [](std::uint32_t pixel) { return (pixel & 0xFFU) < 128 && (pixel >> 24U) == 255; });
    CHECK(dark > 10000);
    CHECK(image->pixels[0] == 0xFFFFFFFF);
    CHECK(std::count(image->pixels.begin(), image->pixels.end(), 0xFFE8A317) > 500); // the gold bar
}

TEST_CASE("pages that are not there or too large are errors")
{
    const print::Pages pages = laidOut(dealDocument());
    CHECK(print::paintPage(pages, 1, 72).error().code == ErrorCode::NotFound);
    CHECK(print::paintPage(pages, -1, 72).error().code == ErrorCode::NotFound);
    for (const double resolution : {0.0, -1.0, 1e6, std::numeric_limits<double>::quiet_NaN()})
        CHECK(print::paintPage(pages, 0, resolution).error().code == ErrorCode::TooLarge);
}

TEST_CASE("characters without a glyph are known before the export")
{
    plan::PageDocument document
        = quoting("\u0378 a \u0378 \U000E0001\u200D\uFE0F\u00AD\u202E\n\t\r\x07 \u0379 \U0001F600 \u0628");
    document.groups[1].blocks.emplace_back(plan::Bullets{{{run("\u0378 \u05D0 \u0177")}}});
    const auto missing = print::missingGlyphs(document, {});
    CHECK(missing == std::vector<print::MissingGlyph>{{0x378, 3}, {0x379, 1}});
    CHECK(print::missingGlyphs(dealDocument(), {}).empty());
}

TEST_CASE("a date that is none, a table that is none and a scale that is none are errors")
{
    print::PdfOptions wrong = options();
    wrong.created = {2026, 2, 30};
    CHECK(print::makePdf(dealDocument(), wrong).error().code == ErrorCode::Invalid);
    plan::Table table = stepTable(1);
    table.rows[0].push_back(cell("too many"));
    CHECK(print::layOut(documentOf({table}), {}).error().code == ErrorCode::Invalid);
    CHECK(print::layOut(documentOf({plan::ScaleLine{5, 5, 5, {}, {}, "x"}}), {}).error().code == ErrorCode::Invalid);
}

TEST_CASE("a row with too few cells is filled up, and an empty table prints its head")
{
    plan::Table table = stepTable(2);
    table.rows[1].resize(2);
    const auto file = print::makePdf(documentOf({table, stepTable(0)}), options());
    REQUIRE(file);
    CHECK(file->findings.empty());
}

TEST_CASE("a document without any words is still a page")
{
    plan::PageDocument document;
    const auto file = print::makePdf(document, options());
    REQUIRE(file);
    CHECK(file->pages == 1);
    CHECK_FALSE(file->pdfUa);
}

TEST_CASE("titles with marks of XML and other scripts pass the self-check")
{
    plan::PageDocument document = dealDocument();
    document.title = "R&D <plan> \"it\" \u062E\u0637\u062A\u064A \U0001F600 &amp;";
    const auto file = print::makePdf(document, options());
    REQUIRE(file);
    CHECK(file->findings.empty());
}
