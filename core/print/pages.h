// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/theme.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// Pages that are laid out: every glyph and line has its place. Painting them needs no further decision, so paper, PDF
// and preview cannot differ. Measures are points from the top left corner of the page.
namespace ownwords::print {

// A font at one size, ready to paint with. Only core/print looks inside.
struct Font;

struct Glyph {
    std::uint32_t id = 0;
    double x = 0;
    double y = 0;
};

// So many bytes of a run's text are shown by so many of its glyphs.
struct Cluster {
    int bytes = 0;
    int glyphs = 0;
};

// Glyphs of one font on one line. `text` and `clusters` are in reading order; the glyphs go from left to right, so for
// right-to-left text (`backward`) the last glyphs belong to the first cluster.
struct GlyphRun {
    std::shared_ptr<const Font> font;
    std::string text;
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
    bool backward = false;
    Colour colour;
};

struct Point {
    double x = 0;
    double y = 0;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

// A drawn thing: a polyline, a (rounded) rectangle or a circle (the largest one inside the rectangle).
struct Shape {
    enum class Kind { Polyline, Box, Circle };
    Kind kind = Kind::Box;
    Rect rect;
    double radius = 0; // of the corners of a Box
    std::vector<Point> points; // of a Polyline
    double lineWidth = 0;
    std::optional<Colour> stroke;
    std::optional<Colour> fill;
};

// Something painted. `leaf` is the structure element it belongs to, or `artifact`: page furniture that is not read out.
struct Mark {
    static constexpr int artifact = -1;
    int leaf = artifact;
    std::variant<GlyphRun, Shape> what;
};

// All that one leaf has on one page, or a stretch of artifacts.
struct Piece {
    int leaf = Mark::artifact;
    bool footer = false; // an artifact at the foot of the page
    std::vector<Mark> marks;
};

struct Page {
    std::vector<Piece> pieces;
};

// A node of the structure tree (PDF 1.7, 14.7). Only elements without kids have marks: cairo 1.16 gives marked content
// to such leaves alone.
struct Element {
    std::string tag; // a standard structure type: "P", "TD" ...
    int parent = -1;
    std::vector<int> kids;
    std::string lang; // empty = the document's
    std::string alt; // Figure
    std::optional<std::string> actual; // the exact text, where the glyphs alone would not give it back
    std::string scope; // TH: "Row" or "Column"
    std::optional<Rect> box; // Figure: on the page where it stands
};

struct Bookmark {
    std::string title;
    int level = 1; // 1 or 2
    int page = 0; // from 0
    double y = 0;
};

struct Pages {
    double width = 0;
    double height = 0;
    std::string lang;
    std::string title;
    std::vector<Page> pages;
    std::vector<Element> elements; // the first is the Document
    std::vector<Bookmark> bookmarks;
    // Private-use characters, ligatures and presentation forms that stand in the text itself: the self-check takes
    // others of their kind for a mistake of the writer.
    std::u32string oddCharacters;
};

} // namespace ownwords::print
