// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/pack/loader.h"

#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// A word that puts people down or belongs to the system, and a better one.
struct PlainWord {
    std::vector<std::string> avoid;
    std::string better;
};

// Reads resources/words/plain_words.json (format plain-words/1).
Result<std::vector<PlainWord>> readPlainWords(std::string_view bytes);

// Warnings about a good pack: W101 W104 W108 W109 W111 W118. `lint_ok` on a node accepts a code for that node; how
// often that happened is `accepted`. The linter reads packs and coach text, never a resident's words.
struct Lint {
    std::vector<Message> messages; // at most 50, sorted by position
    int accepted = 0;
};
Lint lint(const Pack& pack, const std::vector<PlainWord>& words);

// Flesch-Kincaid grade of English text, pooled over all its sentences. 0 words = 0.
double readingGrade(std::string_view text);

// Syllables of one English word by groups of vowels, at least 1.
int syllables(std::string_view word);

} // namespace ownwords::pack
