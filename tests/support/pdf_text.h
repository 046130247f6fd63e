// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::test {

// What a screen reader would find in a tagged PDF: read back from the structure tree and the content streams, with
// nothing shared with the code that wrote it.
struct PdfText {
    // One string for each block of text in reading order: exact text or alternative text where the element has one,
    // else its glyphs through ToUnicode. Spans are joined into their block.
    std::vector<std::string> texts;
    std::vector<std::string> glyphTexts; // the same without looking at the elements' exact texts
    std::vector<std::string> tags; // of the blocks in `texts`
    std::vector<std::string> langs; // of all elements that have one, in order
    std::vector<std::vector<std::string>> artifacts; // for each page, the text of each artifact that has any
    std::vector<std::string> bookmarks;
    std::set<std::string> fonts; // without the subset's prefix
    std::set<double> sizes; // of type, in points
    int exactTexts = 0; // elements with an exact text
    int innerSpans = 0; // spans inside of marked content
    int contentsOverPages = 0; // elements with marked content on more than one page
};

PdfText readPdfText(const std::string& pdf);

} // namespace ownwords::test
