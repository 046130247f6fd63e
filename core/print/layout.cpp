// SPDX-License-Identifier: Apache-2.0
#include "core/print/layout.h"

#include "core/base/text.h"
#include "core/print/composer.h"
#include "core/print/flow.h"
#include "core/print/own_text.h"
#include "core/print/page_text.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ownwords::print {
namespace {

// Gathers what one leaf has on a page into one piece, in the place of its first mark.
Page piecesOf(std::vector<Mark>&& marks)
{
    Page page;
    std::map<int, std::size_t> pieceOf;
    for (Mark& mark : marks) {
        const int leaf = mark.leaf;
        const bool again = leaf == Mark::artifact ? !page.pieces.empty() && page.pieces.back().leaf == leaf
                                                  : pieceOf.count(leaf) != 0;
        if (!again) {
            pieceOf[leaf] = page.pieces.size();
            page.pieces.push_back({leaf, false, {}});
        }
        page.pieces[pieceOf[leaf]].marks.push_back(std::move(mark));
    }
    return page;
}

void grow(std::optional<Rect>& box, const Rect& more)
{
    if (!box) {
        box = more;
        return;
    }
    const double right = std::max(box->x + box->width, more.x + more.width);
    const double bottom = std::max(box->y + box->height, more.y + more.height);
    box->x = std::min(box->x, more.x);
    box->y = std::min(box->y, more.y);
    box->width = right - box->x;
    box->height = bottom - box->y;
}

// Where a figure stands on its page. Only its shapes count, and some room for the numbers under a scale.
void boxFigures(Pages& pages)
{
    for (Page& page : pages.pages) {
        for (const Piece& piece : page.pieces) {
            if (piece.leaf < 0 || pages.elements[static_cast<std::size_t>(piece.leaf)].tag != "Figure")
                continue;
            std::optional<Rect>& box = pages.elements[static_cast<std::size_t>(piece.leaf)].box;
            for (const Mark& mark : piece.marks) {
                if (const auto* const shape = std::get_if<Shape>(&mark.what)) {
                    if (shape->kind != Shape::Kind::Polyline)
                        grow(box, shape->rect);
                    for (const Point& point : shape->points)
                        grow(box, {point.x, point.y, 0, 0});
                } else if (const auto* const run = std::get_if<GlyphRun>(&mark.what)) {
                    for (const Glyph& glyph : run->glyphs)
                        grow(box, {glyph.x, glyph.y - 8, 8, 10});
                }
            }
        }
    }
}

// Heads that wait for what follows them pull the next unit to their page.
void joinKept(std::vector<Unit>& units)
{
    std::vector<Unit> joined;
    for (Unit& unit : units) {
        if (!joined.empty() && !joined.back().atoms.empty() && joined.back().atoms.back().keepNext)
            std::move(unit.atoms.begin(), unit.atoms.end(), std::back_inserter(joined.back().atoms));
        else
            joined.push_back(std::move(unit));
    }
    units = std::move(joined);
}

} // namespace

Result<Pages> layOut(const plan::PageDocument& document, const Theme& theme)
{
    Pages pages;
    bool whole = text::isValidUtf8(document.title) && text::isValidUtf8(document.footer)
        && text::isValidUtf8(document.pageWord);
    forEachText(document, [&](const std::string& text) {
        whole = whole && text::isValidUtf8(text);
        if (!whole)
            return;
        for (const char32_t character : codePoints(text)) {
            if (isOdd(character) && pages.oddCharacters.find(character) == std::u32string::npos)
                pages.oddCharacters += character;
        }
    });
    if (!whole)
        return fail(ErrorCode::Invalid, "text is not UTF-8");
    pages.width = theme.pageWidth;
    pages.height = theme.pageHeight;
    pages.lang = document.lang;
    pages.title = document.title;
    Composer composer(document, theme, pages.elements);
    std::vector<Unit> units;
    for (const plan::Group& group : document.groups) {
        Result<Unit> unit = composer.compose(group);
        if (!unit)
            return tl::unexpected<Error>(unit.error());
        units.push_back(std::move(*unit));
    }
    joinKept(units);
    Flow flow(composer.flow());
    for (const Unit& unit : units)
        flow.place(unit);
    Flow::Filled filled = flow.finish();
    pages.bookmarks = std::move(filled.bookmarks);
    const int count = static_cast<int>(filled.pages.size());
    for (int i = 0; i < count; ++i) {
        pages.pages.push_back(piecesOf(std::move(filled.pages[static_cast<std::size_t>(i)])));
        pages.pages.back().pieces.push_back({Mark::artifact, true, composer.footer(i + 1, count)});
    }
    boxFigures(pages);
    return pages;
}

} // namespace ownwords::print
