// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ownwords::print {

// A ToUnicode map in which ligatures and presentation forms are written as the letters they stand for: for a sign of
// more than one letter cairo 1.16 asks the font, and the font's answer is a character that nobody typed.
std::string withPlainLetters(std::string_view map);

} // namespace ownwords::print
