// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"
#include "core/print/pages.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ownwords::print {

// How a stretch of text is to look.
struct TextLook {
    double size = 12; // points
    bool bold = false;
    bool atEnd = false; // aligned to the far side of the reading direction
    Colour colour;
};

// A line of text. Its marks are relative to the left edge of the text's width and to the top of this line; their `leaf`
// counts the leaves of the text from 0.
struct ShapedLine {
    double height = 0;
    double baseline = 0;
    std::vector<Mark> marks;
};

// Runs in a row that have the same language: they become one structure element.
struct ShapedLeaf {
    std::string text;
    std::string lang; // empty = the document's
    bool exact = true; // the glyphs read back as the text; otherwise the element needs ActualText
};

struct ShapedText {
    std::vector<ShapedLine> lines;
    std::vector<ShapedLeaf> leaves;
    double width = 0; // of the widest line

    double height() const;
};

// Turns runs of text into lines of glyphs, with Pango. Keeps fonts warm: one shaper a document.
class TextShaper {
public:
    TextShaper(std::string families, std::string documentLang);
    ~TextShaper();
    TextShaper(const TextShaper&) = delete;
    TextShaper& operator=(const TextShaper&) = delete;

    // `width` in points. All strings must be valid UTF-8.
    ShapedText shape(const std::vector<plan::Run>& runs, const TextLook& look, double width);

    // How often each character without a glyph stands in the text, by code point in order of appearance.
    void countMissing(const plan::Run& run, std::vector<std::pair<char32_t, int>>& counts);

    // Whether the first letter with a direction goes from right to left; without one, what the document does.
    bool startsRightToLeft(const std::vector<plan::Run>& runs) const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ownwords::print
