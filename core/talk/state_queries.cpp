// SPDX-License-Identifier: Apache-2.0
#include "core/talk/state.h"

#include <algorithm>

namespace ownwords::talk {

namespace {

using record::Kind;

} // namespace

std::optional<std::size_t> State::chainOf(const SittingId& sitting) const
{
    const auto found = m_chainOf.find(sitting);
    return found == m_chainOf.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> State::latestChain() const
{
    for (std::size_t index = m_entries.size(); index-- > 0;) {
        if (m_chains[m_entries[index].chain].pack != nullptr)
            return m_entries[index].chain;
    }
    return std::nullopt;
}

const Entry* State::find(const EventId& id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_entries[found->second];
}

const State::SlotHistory* State::historyOf(std::size_t chain, const Slot& slot) const
{
    const auto found = m_slots.find({chain, slot});
    return found == m_slots.end() ? nullptr : &found->second;
}

const Entry* State::latest(const SlotHistory& history) const
{
    const auto last = std::find_if(history.entries.rbegin(), history.entries.rend(),
        [&](std::size_t index) { return m_entries[index].isActive(); });
    return last == history.entries.rend() ? nullptr : &m_entries[*last];
}

Status State::status(std::size_t chain, const Slot& slot) const
{
    const SlotHistory* const history = historyOf(chain, slot);
    if (history == nullptr)
        return Status::Unseen;
    if (history->unstored)
        return Status::Answered;
    const Entry* const last = latest(*history);
    if (last != nullptr && last->payload.kind == Kind::Answer)
        return Status::Answered;
    if (last != nullptr && last->payload.kind == Kind::Pass)
        return last->payload.why == "not_for_me" ? Status::NotForMe : Status::NotNow;
    return history->shown ? Status::Shown : Status::Unseen;
}

const Entry* State::answer(std::size_t chain, const Slot& slot) const
{
    const SlotHistory* const history = historyOf(chain, slot);
    const Entry* const last = history == nullptr ? nullptr : latest(*history);
    return last != nullptr && last->payload.kind == Kind::Answer ? last : nullptr;
}

const record::Value* State::value(std::size_t chain, const Slot& slot) const
{
    const SlotHistory* const history = historyOf(chain, slot);
    if (history != nullptr && history->unstored)
        return &*history->unstored;
    const Entry* const said = answer(chain, slot);
    return said == nullptr ? nullptr : &said->payload.value;
}

std::vector<const Entry*> State::history(std::size_t chain, const Slot& slot) const
{
    std::vector<const Entry*> said;
    if (const SlotHistory* const history = historyOf(chain, slot)) {
        for (const std::size_t index : history->entries) {
            if (m_entries[index].payload.kind == Kind::Answer && !m_entries[index].redacted)
                said.push_back(&m_entries[index]);
        }
    }
    return said;
}

std::vector<Slot> State::slotsOf(std::size_t chain) const
{
    std::vector<Slot> slots;
    for (const auto& [key, history] : m_slots) {
        if (key.chain == chain)
            slots.push_back(key.slot);
    }
    std::sort(slots.begin(), slots.end());
    return slots;
}

std::optional<std::size_t> State::confirmedAt(const Entry& answer) const
{
    const auto found = m_confirms.find(answer.header.id);
    if (found == m_confirms.end())
        return std::nullopt;
    const auto latest = std::find_if(
        found->second.rbegin(), found->second.rend(), [&](std::size_t index) { return m_entries[index].isActive(); });
    return latest == found->second.rend() ? std::nullopt : std::optional(*latest);
}

bool State::isCurrent(const Entry& entry) const
{
    if (!entry.isActive())
        return false;
    if (entry.payload.kind != Kind::Answer)
        return true;
    return answer(entry.chain, entry.slot) == &entry;
}

std::optional<double> State::earlierNumber(const Entry& entry, pack::Role role) const
{
    for (std::size_t index = role == pack::Role::None ? 0 : entry.order; index-- > 0;) {
        const Entry& other = m_entries[index];
        if (!other.payload.value.number || !isCurrent(other) || other.slot.item != entry.slot.item)
            continue;
        if (other.chain == entry.chain && other.slot == entry.slot)
            continue;
        const pack::Question* const question = other.pack ? other.pack->question(other.slot) : nullptr;
        const bool isField = other.payload.kind == Kind::Say && pack::roleFrom(other.payload.field) == role;
        if (isField || (question != nullptr && question->role == role))
            return other.payload.value.number;
    }
    return std::nullopt;
}

} // namespace ownwords::talk
