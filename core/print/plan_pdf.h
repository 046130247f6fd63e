// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/page_document.h"
#include "core/print/layout.h"
#include "core/print/self_check.h"
#include "core/print/theme.h"

#include <cstdint>
#include <string>
#include <vector>

// From a PageDocument to paper: a tagged PDF, or pictures of the very same pages. Nothing here touches the disk but for
// reading fonts. May be called from any thread; a call is some tens of milliseconds for a plan of three pages.
namespace ownwords::print {

// A day in the proleptic Gregorian calendar, as written into the file's properties.
struct CreationDate {
    int year = 2000;
    int month = 1;
    int day = 1;
};

struct PdfOptions {
    Theme theme;
    CreationDate created; // by parameter: the same document, theme and date give the same bytes
    bool claimPdfUa = true; // false = never write the PDF/UA mark, whatever the self-check says
};

// `pdfUa` tells whether the file carries the mark of PDF/UA-1 (ISO 14289-1): only when it was asked for and the
// self-check found nothing. A file with findings is whole and may be kept; the person should be told.
struct PdfFile {
    std::string bytes;
    std::vector<Finding> findings;
    bool pdfUa = false;
    int pages = 0;
};

// Errors: Invalid (text that is not UTF-8, a table with more cells than columns, a date that is none), Internal (what
// cairo or qpdf reported).
Result<PdfFile> makePdf(const plan::PageDocument& document, const PdfOptions& options);

// The same from pages that are laid out already; the theme of the options is not used.
Result<PdfFile> makePdf(const Pages& pages, const PdfOptions& options);

// 32-bit pixels 0xAARRGGBB, premultiplied, line after line; `stride` is in pixels. White where nothing is printed.
struct Image {
    int width = 0;
    int height = 0;
    int stride = 0;
    std::vector<std::uint32_t> pixels;
};

// A picture of page `page` (from 0) for a preview or a printer. Errors: NotFound (no such page), TooLarge (a side over
// 32,767 pixels, cairo's limit), Internal.
Result<Image> paintPage(const Pages& pages, int page, double dotsPerInch);

struct MissingGlyph {
    char32_t codePoint = 0;
    int count = 0;

    bool operator==(const MissingGlyph&) const = default;
};

// Characters that no font of this machine can show, in the order in which they first stand in the document, so that
// the person can be told before the export. Paper shows an empty box for each; the PDF's text keeps the character.
// Characters that are never visible (joiners, direction marks, line ends) do not count.
std::vector<MissingGlyph> missingGlyphs(const plan::PageDocument& document, const Theme& theme);

} // namespace ownwords::print
