// SPDX-License-Identifier: Apache-2.0
#include "core/pack/pack.h"

#include <algorithm>
#include <array>

namespace ownwords::pack {

namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 8> kindNames{"say", "words", "one", "some", "number", "scale", "date", "loop"};
constexpr std::array<std::string_view, 31> roleNames{"", "name", "gift", "hope", "goal", "why", "whose", "instead",
    "measure", "step", "when", "obstacle", "plan", "sure", "ally", "strengths", "matters", "ask", "promise", "who",
    "by", "kept", "state", "look_back", "contact", "heard", "print", "note", "feel", "share", "other"};
static_assert(kindNames.size() == static_cast<std::size_t>(Kind::Loop) + 1);
static_assert(roleNames.size() == static_cast<std::size_t>(Role::Other) + 1);

bool contains(const std::vector<std::string_view>& ids, std::string_view id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const Question* findIn(const std::vector<Question>& questions, std::string_view id)
{
    for (const Question& question : questions) {
        if (question.id == id)
            return &question;
        if (const Question* inner = findIn(question.questions, id))
            return inner;
    }
    return nullptr;
}

} // namespace

const std::string& Pack::wording(const Text& text, std::string_view language) const
{
    static const std::string nothing;
    auto found = text.byLanguage.find(language);
    if (found == text.byLanguage.end() && !languages.empty())
        found = text.byLanguage.find(languages.front());
    return found == text.byLanguage.end() ? nothing : found->second.text;
}

const Question* Pack::find(std::string_view question) const
{
    for (const Section& section : sections) {
        if (const Question* found = findIn(section.questions, question))
            return found;
    }
    return nullptr;
}

const std::vector<std::string_view>& reservedCollections()
{
    static const std::vector<std::string_view> ids{
        "gifts", "hopes", "goals", "steps", "people", "places", "asks", "promises", "notes"};
    return ids;
}

bool isReserved(std::string_view collection)
{
    return contains(reservedCollections(), collection);
}

std::string_view toText(Kind kind)
{
    return kindNames.at(static_cast<std::size_t>(kind));
}

std::string_view toText(Role role)
{
    return roleNames.at(static_cast<std::size_t>(role));
}

std::optional<Kind> kindFrom(std::string_view text)
{
    const auto* const found = std::find(kindNames.begin(), kindNames.end(), text);
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<Kind>(found - kindNames.begin());
}

const std::vector<std::string_view>& roleIds()
{
    static const std::vector<std::string_view> ids(roleNames.begin() + 1, roleNames.end());
    return ids;
}

std::optional<Role> roleFrom(std::string_view text)
{
    const auto* const found = std::find(roleNames.begin() + 1, roleNames.end(), text);
    if (found == roleNames.end())
        return std::nullopt;
    return static_cast<Role>(found - roleNames.begin());
}

const std::vector<std::string_view>& builtInFlags()
{
    static const std::vector<std::string_view> ids{
        "alone", "together", "review", "shared", "no_penalty", "keep", "take", "talk_only"};
    return ids;
}

bool isBuiltInFlag(std::string_view flag)
{
    return contains(builtInFlags(), flag);
}

} // namespace ownwords::pack
