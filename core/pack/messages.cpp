// SPDX-License-Identifier: Apache-2.0
#include "core/pack/messages.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace ownwords::pack {

bool Messages::ByPosition::operator()(const Message& left, const Message& right) const
{
    return std::tie(left.at, left.code, left.text) < std::tie(right.at, right.code, right.text);
}

void Messages::add(std::string code, json::Position at, std::string text)
{
    m_messages.insert({std::move(code), at, std::move(text)});
    if (m_messages.size() > most)
        m_messages.erase(std::prev(m_messages.end()));
}

bool Messages::wants(json::Position at) const
{
    return m_messages.size() < most || at <= m_messages.rbegin()->at;
}

std::vector<Message> Messages::sorted() const
{
    return {m_messages.begin(), m_messages.end()};
}

std::string quoted(std::string_view id)
{
    constexpr std::size_t longest = 40; // an id is no longer
    if (!text::isValidUtf8(id) || text::hasForbiddenControls(id))
        return "\"?\"";
    std::string shown = text::firstCodePoints(id, longest);
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    std::replace(shown.begin(), shown.end(), '\t', ' ');
    if (shown.size() < id.size())
        shown += "…";
    return '"' + shown + '"';
}

std::string asKey(std::string_view key)
{
    return '`' + std::string(key) + '`';
}

std::string oneOf(const std::vector<std::string_view>& words)
{
    std::string sentence;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            sentence += i + 1 == words.size() ? " or " : ", ";
        sentence += asKey(words[i]);
    }
    return sentence;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates)
{
    constexpr int farthest = 2; // more letters away is another word
    const auto ofLikeLength = [&](std::string_view candidate) {
        const std::size_t longer = std::max(candidate.size(), word.size());
        const std::size_t shorter = std::min(candidate.size(), word.size());
        return longer - shorter <= static_cast<std::size_t>(farthest);
    };
    std::string_view best;
    int bestDistance = farthest + 1;
    for (const std::string_view candidate : candidates) {
        if (!ofLikeLength(candidate))
            continue;
        const int distance = text::editDistance(word, candidate);
        if (distance < bestDistance && static_cast<std::size_t>(distance) < word.size()) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace ownwords::pack
