// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/plan_pdf.h"

// Printing as a module that a program loads when the first page is asked for: Pango, Cairo, qpdf and what they need are
// a sixth of the window's memory, and time at start. ownwords_print has the functions of this folder in it;
// ownwords_print_on_demand has the same functions, and the module behind them. A program links one of the two.
namespace ownwords::print {

// The module is built with the program and never mixed with another version's: `version` is the program's.
struct PrintFunctions {
    const char* version;
    Result<Pages> (*layOut)(const plan::PageDocument& document, const Theme& theme);
    Result<PdfFile> (*makePdf)(const plan::PageDocument& document, const PdfOptions& options);
    Result<PdfFile> (*makePdfOfPages)(const Pages& pages, const PdfOptions& options);
    Result<Image> (*paintPage)(const Pages& pages, int page, double dotsPerInch);
    std::vector<MissingGlyph> (*missingGlyphs)(const plan::PageDocument& document, const Theme& theme);
};

inline constexpr const char* moduleName = "ownwords_print.so"; // found by the program's run path
inline constexpr const char* functionsName = "ownwordsPrintFunctions"; // of type `const PrintFunctions`

// Loads a module; it stays until the program ends. From any thread. NotInstalled: there is none, or another version's.
Result<const PrintFunctions*> loadPrintFunctions(const char* module);

} // namespace ownwords::print
