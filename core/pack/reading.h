// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/linter.h"

#include <string_view>
#include <vector>

// Inside of the linter: text as sentences and words, for readingGrade() and the length of sentences.
namespace ownwords::pack {

// What the Flesch-Kincaid formula is worked out from. Counts of several texts add up.
struct ReadingCounts {
    int sentences = 0;
    int words = 0;
    int syllables = 0;

    ReadingCounts& operator+=(const ReadingCounts& other);
};

// The sentences of a text in any language: they end with . ! ? and their like before white space, with a line, or with
// the text. Only those that hold a word; white space around them is left off.
std::vector<std::string_view> sentencesOf(std::string_view text);

// The words of a text: what stands between white space or dashes and has a letter or digit in it.
std::vector<std::string_view> wordsOf(std::string_view text);

ReadingCounts readingCounts(std::string_view englishText);

// J. P. Kincaid and others 1975, Derivation of new readability formulas, Naval Technical Training Command 8-75:
// 0.39 words per sentence + 11.8 syllables per word - 15.59. 0 words = 0.
double gradeOf(const ReadingCounts& counts);

} // namespace ownwords::pack
