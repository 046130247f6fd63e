// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/print/pdf_facts.h"

#include <string>
#include <string_view>

class QPDFObjectHandle;

namespace ownwords::print {

// Fills in what the content of a page says about its marks and its painting. Throws what qpdf throws.
void scanContent(QPDFObjectHandle page, PageFacts& facts);

// The characters that a ToUnicode map leads to. Each 16-bit unit is taken for itself.
std::u32string mappedCharacters(std::string_view map);

} // namespace ownwords::print
