// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/loader.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// Gathers what is wrong with a pack, in any order, and keeps the first `most` by position, so that neither a file
// full of mistakes nor a hostile one costs more than those.
class Messages {
public:
    static constexpr std::size_t most = 50;

    void add(std::string code, json::Position at, std::string text);
    // False when a message at this place would be dropped: then nobody needs to work out its text.
    bool wants(json::Position at) const;
    bool empty() const { return m_messages.empty(); }
    std::vector<Message> sorted() const;

private:
    struct ByPosition {
        bool operator()(const Message& left, const Message& right) const;
    };
    std::set<Message, ByPosition> m_messages;
};

// An id or value of the pack for a message: in quotes, at most 40 code points, nothing unprintable.
std::string quoted(std::string_view id);
// A key or word of the format for a message: `followups`.
std::string asKey(std::string_view key);
// "`a`, `b` or `c`".
std::string oneOf(const std::vector<std::string_view>& words);

// The nearest of `candidates` (edit distance 1 or 2), or empty. Equal distances: the first. Never a word that shares no
// letter.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

} // namespace ownwords::pack
