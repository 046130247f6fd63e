// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Looking at UTF-8 text without changing it. What a person wrote is kept byte for byte: only foldForPhrase() makes
// something else of a text, and only for comparing.
namespace ownwords::text {

// Where the first bytes stand that are not UTF-8 (overlong forms and surrogates are not), or nothing when all are.
std::optional<std::size_t> invalidUtf8At(std::string_view bytes);
bool isValidUtf8(std::string_view bytes);

// The code point at `offset`, which moves past it. A byte that is not UTF-8 counts as one U+FFFD. For walking a text:
// `offset` must be less than the text's size.
char32_t nextCodePoint(std::string_view text, std::size_t& offset);

// How many code points a valid text has: the unit of every limit on text.
std::size_t codePoints(std::string_view text);

// The first `n` code points of a valid text, for short views of it.
std::string firstCodePoints(std::string_view text, std::size_t n);

// The text up to its first LF, CR, U+0085, U+2028 or U+2029.
std::string firstLine(std::string_view text);

// Unicode's White_Space property.
bool isWhiteSpace(char32_t codePoint);

// Nothing but white space, or nothing at all.
bool isBlank(std::string_view text);

// How many runs of other than white space: what "fewer words than" counts.
std::size_t wordCount(std::string_view text);

// A whole answer as it is compared with a pack's phrases, never shown or kept: case folded, without . , ! ? and the
// ellipsis, without any quotation mark or apostrophe (they are typed in a dozen ways), trimmed.
std::string foldForPhrase(std::string_view text);

// For looking words up whatever their letter case (Unicode's case folding).
std::string foldCase(std::string_view text);

// For texts of a pack: control characters other than LF and TAB, those that turn the writing direction round
// (U+202A-202E, U+2066-2069) and U+FFFE, U+FFFF. What they hide from a reviewer they could show to a resident.
bool hasForbiddenControls(std::string_view text);

// How many bytes to insert, remove or replace to make one of the other (Levenshtein), for "did you mean". Not
// compared when one is over 100 bytes: then the length of the longer one.
int editDistance(std::string_view first, std::string_view second);

} // namespace ownwords::text
