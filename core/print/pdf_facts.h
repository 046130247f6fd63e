// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the self-check needs to know about a PDF, read once with libqpdf into plain values.
namespace ownwords::print {

struct ElementFacts {
    std::string type; // after the role map, without the slash
    int parent = -1;
    std::vector<int> kids;
    std::vector<std::pair<int, int>> contents; // page (-1 = none), number of the marked content
    std::string lang; // its own or inherited
    bool described = false; // has an alternative or exact text with something in it
    bool boxed = false; // BBox
    bool scoped = false; // Scope
};

struct LinkFacts {
    bool described = false; // Contents
    bool inLink = false; // its structure parent is a Link element that refers back to it
    bool isLink = false; // any other kind of annotation has no place here
};

struct PageFacts {
    std::vector<int> marks; // numbers of the marked contents, in order of appearance
    std::vector<int> owners; // by number: the element that the parent tree gives, -1 for none
    bool tabsByStructure = false;
    bool unmarkedPaint = false; // painted outside of marked content and artifacts
    bool badNesting = false; // artifact and tag inside one another, or an end without a beginning
    std::vector<LinkFacts> links;
};

struct FontFacts {
    bool embedded = false;
    bool hasText = false; // ToUnicode
    bool glyphsMapped = true; // CIDToGIDMap where one is needed
    std::u32string characters; // what ToUnicode maps to
};

struct PdfFacts {
    bool marked = false;
    std::string lang;
    bool displaysTitle = false;
    std::string xmp;
    std::string title; // of the Info dictionary, UTF-8
    bool encrypted = false;
    bool hasTree = false;
    bool hasBookmarks = false;
    std::vector<ElementFacts> elements; // each after its parent
    std::vector<PageFacts> pages;
    std::vector<FontFacts> fonts;
};

// Throws what qpdf throws for bytes that are no PDF.
PdfFacts readFacts(std::string_view pdf);

} // namespace ownwords::print
