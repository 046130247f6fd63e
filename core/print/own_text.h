// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

// What paper does with single characters of a person's text. The text itself is never changed: these answers decide
// what is drawn and when the exact string must go into the PDF beside the glyphs.
namespace ownwords::print {

// True for characters whose glyphs read back as the very same character from a PDF: letters of the Latin, Greek and
// Cyrillic scripts, digits, common punctuation, the space. All others get their exact text as ActualText.
bool isPlain(char32_t character);

// Never visible: Unicode's Default_Ignorable_Code_Point (joiners, direction marks, variation selectors, soft hyphen
// ...) and control characters.
bool isInvisible(char32_t character);

// Private use, Latin ligatures, Arabic presentation forms, U+FFFD: right in a PDF's character map only when the text
// itself holds them.
bool isOdd(char32_t character);

// Appends what is drawn for `words`, which must be valid UTF-8: one "\n" for each kind of line end (LF, CR, CR LF, VT,
// FF, U+0085, U+2028, U+2029), spaces for a tab, nothing for other control characters and U+FEFF.
void appendShown(std::string& shown, std::string_view words);

// The code points of valid UTF-8.
std::u32string codePoints(std::string_view words);

void appendUtf8(std::string& text, char32_t character);

// UTF-16 as PDF wants its strings (big-endian, with the byte order mark); plain ASCII stays as it is.
std::string pdfText(std::string_view text);

// Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and other scripts that go from right to left.
bool isRightToLeftLetter(char32_t character);

// True for languages written from right to left, by BCP 47 tag.
bool isRightToLeft(std::string_view lang);

} // namespace ownwords::print
