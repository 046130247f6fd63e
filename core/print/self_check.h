// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ownwords::print {

// Something about a PDF that an accessible document must not have. `id` is short and stable ("figure-alt"), for tests
// and for the texts of the app; `sentence` says it in plain English and holds none of the document's words.
struct Finding {
    std::string id;
    std::string sentence;

    bool operator==(const Finding&) const = default;
};

// Checks of PDF/UA-1 (ISO 14289-1) that a machine can do, after the Matterhorn Protocol 1.1: tags, artifacts, nesting,
// languages, titles, alternative texts, tables, lists, headings, fonts, links, bookmarks. Runs on the finished bytes at
// each export. `ownOddCharacters` are private-use characters, ligatures and presentation forms that stand in the text
// itself. `claimed` = the mark of PDF/UA must be there too. An unreadable file is a finding ("unreadable"), no error.
std::vector<Finding> selfCheck(std::string_view pdf, std::u32string_view ownOddCharacters = {}, bool claimed = true);

} // namespace ownwords::print
