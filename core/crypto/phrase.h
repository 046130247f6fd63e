// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

// Sign-in names and secret words: what people may type, and what of it counts.
namespace ownwords::crypto {

// 1,296 short concrete words, each known by its first three letters (rulings: own list, no homophones).
class WordList {
public:
    // One word a line, lower-case a-z, sorted, # begins a comment. Invalid: not 1,296, two with the same three letters.
    static Result<WordList> parse(std::string_view text);

    // The word that three letters or more begin; empty = none.
    std::string completed(std::string_view typed) const;
    // `count` words by chance, with a space between.
    std::string offer(std::size_t count, const FreshBytes& fresh) const;
    const std::vector<std::string>& words() const { return m_words; }

private:
    std::vector<std::string> m_words;
};

// The name as it counts: NFKC, case folded (letter by letter), outer white space dropped, inner runs of it one space.
// Bytes that are not UTF-8 stay as they are, here and below.
std::string foldName(std::string_view name);

// The words as they count: exactly four of the list (whole or their first three letters or more, in any case, with any
// white space, hyphens, dots, commas or underscores between) become those four in lower case with single spaces.
// Everything else is a phrase of one's own: NFKC only.
std::string foldWords(std::string_view words, const WordList& list);

// Four words of the list, or at least 10 code points of one's own: what may protect a file.
inline constexpr std::size_t shortestPhrase = 10;
bool isLongEnough(std::string_view words, const WordList& list);

} // namespace ownwords::crypto
