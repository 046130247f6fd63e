// SPDX-License-Identifier: Apache-2.0
#include "core/talk/migration.h"
#include "core/talk/state.h"

#include <algorithm>
#include <set>
#include <utility>

// What changes what was folded before: undo, redaction, a newer version of the pack.
namespace ownwords::talk {

namespace {

using record::Kind;

// A place in the newer version; nothing when it is not asked there any more.
std::optional<Slot> carriedPlace(const Slot& slot, const PackIndex& from, const PackIndex& to)
{
    if (slot.isEnd())
        return slot;
    Slot carried = carriedSlot(slot, from, to);
    return carried.isEnd() ? std::nullopt : std::optional(std::move(carried));
}

template <typename Map>
void carryKeys(Map& map, const PackIndex& from, const PackIndex& to)
{
    Map carried;
    for (const auto& [loop, value] : map) {
        const Slot now = carriedSlot({{}, {}, loop, "again"}, from, to);
        carried.emplace(now.isEnd() ? loop : now.question, value);
    }
    map = std::move(carried);
}

} // namespace

// Only the one who made a change can take it back, and only where it was made.
void State::applyUndo(const Entry& entry)
{
    const auto found = m_byId.find(entry.payload.event);
    if (found == m_byId.end())
        return;
    Entry& target = m_entries[found->second];
    const bool isOwn = target.header.by == entry.header.by && target.chain == entry.chain;
    if (!isOwn || target.undone || target.redacted || !isChange(target.payload.kind))
        return;
    target.undone = true;
    // Undo of an undo: what that one took back stands again.
    if (target.payload.kind != Kind::Undo)
        return;
    if (const auto again = m_byId.find(target.payload.event); again != m_byId.end())
        m_entries[again->second].undone = false;
}

// A redacted event is as if it had never told anything, so what followed from it is folded again.
Result<> State::applyRedaction(const record::Payload& redaction)
{
    bool isKnown = false;
    for (const EventId& id : redaction.events) {
        const bool isNew = m_redacted.insert(id).second;
        const auto found = m_byId.find(id);
        if (!isNew || found == m_byId.end())
            continue;
        record::Event& event = m_log[found->second].event;
        if (!record::mayBeRedacted(event.payload.kind))
            continue;
        record::redact(event);
        isKnown = true;
    }
    return isKnown ? rebuild() : Result<>();
}

Result<> State::rebuild()
{
    State fresh(m_packs);
    fresh.m_redacted = m_redacted;
    fresh.m_chainOf = m_chainOf;
    for (const Chain& chain : m_chains) {
        Chain empty;
        empty.root = chain.root;
        empty.type = chain.type;
        fresh.m_chains.push_back(std::move(empty));
    }
    for (const Logged& logged : m_log)
        OWNWORDS_TRY(fresh.apply(logged.event, logged.sitting));
    for (auto& [key, history] : m_slots) {
        if (history.unstored)
            fresh.setUnstored(key.chain, key.slot, *std::move(history.unstored));
    }
    *this = std::move(fresh);
    return {};
}

void State::carryEntry(Entry& entry, const Slot& to, const std::shared_ptr<const PackIndex>& pack)
{
    if (entry.pack != nullptr)
        carry(entry.payload, entry.slot, *entry.pack, to, *pack, entry.header.lang);
    entry.slot = to;
    entry.pack = pack;
}

// Said on a device that had not moved to the newer version yet: it is moved on arrival.
void State::carryLate(Entry& entry, const SittingId& sitting)
{
    const auto spoken = m_packOf.find(sitting);
    const std::shared_ptr<const PackIndex> now = entry.pack;
    if (spoken == m_packOf.end() || now == nullptr || spoken->second == now || entry.slot.isEnd())
        return;
    entry.pack = spoken->second;
    entry.askedIn = spoken->second;
    if (const auto carried = carriedPlace(entry.slot, *spoken->second, *now))
        carryEntry(entry, *carried, now);
    else
        m_chains[entry.chain].retired.emplace(entry.slot, spoken->second);
}

Result<> State::applyMigration(const Entry& entry, const SittingId& sitting)
{
    const std::size_t chainIndex = entry.chain;
    Chain& chain = m_chains[chainIndex];
    const std::shared_ptr<const PackIndex> from = chain.pack;
    const std::shared_ptr<const PackIndex> to = m_packs.at(entry.payload.to);
    chain.pack = to;
    m_packOf[sitting] = to;
    if (from == nullptr)
        return {};
    // All leave their places before the first one arrives: a question may have taken the id of another.
    std::vector<std::pair<Slot, SlotHistory>> leaving;
    for (const Slot& slot : slotsOf(chainIndex))
        leaving.emplace_back(slot, std::move(m_slots.extract({chainIndex, slot}).mapped()));
    for (auto& [slot, history] : leaving) {
        const auto retired = chain.retired.find(slot);
        const std::shared_ptr<const PackIndex> asked = retired == chain.retired.end() ? from : retired->second;
        const auto carried = carriedPlace(slot, *asked, *to);
        if (!carried)
            chain.retired.emplace(slot, asked);
        else if (retired != chain.retired.end())
            chain.retired.erase(retired);
        SlotHistory& place = m_slots[{chainIndex, carried.value_or(slot)}];
        for (const std::size_t index : history.entries) {
            if (carried)
                carryEntry(m_entries[index], *carried, to);
            place.entries.push_back(index);
        }
        std::sort(place.entries.begin(), place.entries.end());
        place.shown = place.shown || history.shown;
        if (history.unstored)
            place.unstored = std::move(history.unstored);
    }
    carryPlaces(chain, *from, *to);
    return {};
}

// The way that was walked goes on in the newer version; steps to places that are gone are left out.
void State::carryPlaces(Chain& chain, const PackIndex& from, const PackIndex& to)
{
    std::vector<TrailStep> trail;
    for (TrailStep& step : chain.trail) {
        const auto slot = carriedPlace(step.slot, from, to);
        if (slot)
            trail.push_back({*slot, carriedPlace(step.returnTo, from, to).value_or(Slot()), step.again});
    }
    chain.trail = std::move(trail);
    std::set<Slot> offered;
    for (const Slot& slot : chain.offeredAgain)
        offered.insert(carriedPlace(slot, from, to).value_or(slot));
    chain.offeredAgain = std::move(offered);
    std::map<Slot, std::size_t> revisited;
    for (const auto& [slot, order] : chain.revisitedFrom)
        revisited[carriedPlace(slot, from, to).value_or(slot)] = order;
    chain.revisitedFrom = std::move(revisited);
    carryKeys(chain.loopReached, from, to);
    carryKeys(chain.provisional, from, to);
}

} // namespace ownwords::talk
