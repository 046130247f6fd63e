// SPDX-License-Identifier: Apache-2.0
#include "core/talk/pack_index.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ownwords::talk {

namespace {

constexpr int mostItems = 50; // the format's limit of items in a collection

} // namespace

PackIndex::PackIndex(std::shared_ptr<const pack::Pack> pack)
    : m_pack(std::move(pack))
{
    for (std::size_t i = 0; i < m_pack->sections.size(); ++i) {
        for (const pack::Question& question : m_pack->sections[i].questions) {
            m_places.emplace(question.id, Place{&question, nullptr, i});
            for (const pack::Question& inner : question.questions)
                m_places.emplace(inner.id, Place{&inner, &question, i});
        }
    }
}

const Place* PackIndex::find(const std::string& question) const
{
    const auto found = m_places.find(question);
    return found == m_places.end() ? nullptr : &found->second;
}

const pack::Question* PackIndex::question(const Slot& slot) const
{
    const Place* const place = find(slot.question);
    if (place == nullptr || slot.followup.empty())
        return place == nullptr ? nullptr : place->question;
    const bool isLoop = place->question->kind == pack::Kind::Loop;
    if (isLoop || slot.followup.front() == '#')
        return place->question;
    for (const pack::Question& followup : place->question->followups) {
        if (followup.id == slot.followup)
            return &followup;
    }
    return nullptr;
}

const pack::Option* PackIndex::option(const pack::Question& question, const std::string& id) const
{
    const auto list = m_pack->lists.find(question.list);
    if (question.list.empty() || list == m_pack->lists.end())
        return nullptr;
    const auto found = std::find_if(
        list->second.begin(), list->second.end(), [&](const pack::Option& option) { return option.id == id; });
    return found == list->second.end() ? nullptr : &*found;
}

int PackIndex::maxItems(const std::string& collection) const
{
    const auto found = m_pack->collections.find(collection);
    return found == m_pack->collections.end() ? mostItems : found->second.max;
}

const std::string& PackIndex::parentOf(const std::string& collection) const
{
    static const std::string none;
    static const std::string goals = "goals";
    const auto found = m_pack->collections.find(collection);
    if (found != m_pack->collections.end() && !found->second.of.empty())
        return found->second.of;
    return collection == "steps" ? goals : none; // steps are always of goals
}

std::string PackIndex::scope(const std::string& collection) const
{
    const auto found = m_pack->collections.find(collection);
    const bool isKept = found != m_pack->collections.end() && found->second.keep;
    return isKept || pack::isReserved(collection) ? collection : m_pack->id + ':' + collection;
}

bool isNewer(std::string_view a, std::string_view b)
{
    const auto next = [](std::string_view& version) {
        unsigned long long number = 0;
        const auto dot = version.find('.');
        std::from_chars(version.data(), version.data() + std::min(dot, version.size()), number);
        version.remove_prefix(dot == std::string_view::npos ? version.size() : dot + 1);
        return number;
    };
    while (!a.empty() || !b.empty()) {
        const auto left = next(a);
        const auto right = next(b);
        if (left != right)
            return left > right;
    }
    return false;
}

pack::Role roleOfCollection(const std::string& collection)
{
    using pack::Role;
    static const std::unordered_map<std::string, Role> roles{
        {"gifts", Role::Gift},
        {"hopes", Role::Hope},
        {"goals", Role::Goal},
        {"steps", Role::Step},
        {"people", Role::Ally},
        {"asks", Role::Ask},
        {"promises", Role::Promise},
        {"notes", Role::Note},
    };
    const auto found = roles.find(collection);
    return found == roles.end() ? Role::None : found->second;
}

void addPack(Packs& packs, std::shared_ptr<const pack::Pack> pack)
{
    const std::string hash = pack->hash;
    packs.emplace(hash, std::make_shared<const PackIndex>(std::move(pack)));
}

} // namespace ownwords::talk
