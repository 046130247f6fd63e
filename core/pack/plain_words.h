// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/linter.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Inside of the linter: finding listed words in a text.
namespace ownwords::pack {

// A listed word that a text has in it.
struct FoundWord {
    std::string_view avoid; // as the list writes it
    const PlainWord* entry = nullptr;
};

// The words to avoid, ready to be looked for. It points into the list it was made of.
class WordFinder {
public:
    explicit WordFinder(const std::vector<PlainWord>& words);

    // Whole words in any case, the longest first ("hard to reach" before "hard"); hyphens and apostrophes count as
    // white space, other marks part phrases. Each listed word once, in the order of the text.
    std::vector<FoundWord> find(std::string_view text) const;

private:
    struct Phrase {
        std::vector<std::string> words;
        FoundWord found;
    };
    std::map<std::string, std::vector<Phrase>, std::less<>> m_byFirstWord; // longest first
};

} // namespace ownwords::pack
