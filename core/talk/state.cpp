// SPDX-License-Identifier: Apache-2.0
#include "core/talk/state.h"

#include "core/talk/replies.h"

#include <algorithm>
#include <utility>

namespace ownwords::talk {

namespace {

using record::Kind;

// By id, each behind the one it continues, so that the order of arrival changes nothing. One whose beginning is
// missing begins its own chain.
std::vector<const record::Sitting*> inChainOrder(const record::Record& record)
{
    std::map<SittingId, const record::Sitting*> waiting;
    for (const record::Sitting& sitting : record.sittings)
        waiting.emplace(sitting.id, &sitting);
    std::vector<const record::Sitting*> order;
    while (!waiting.empty()) {
        const auto ready = std::find_if(waiting.begin(), waiting.end(),
            [&](const auto& entry) { return !waiting.contains(entry.second->continues); });
        const auto next = ready == waiting.end() ? waiting.begin() : ready; // a ring: somebody must begin
        order.push_back(next->second);
        waiting.erase(next);
    }
    return order;
}

} // namespace

bool isChange(Kind kind)
{
    switch (kind) {
    case Kind::Answer:
    case Kind::Pass:
    case Kind::Clear:
    case Kind::Confirm:
    case Kind::ItemAdd:
    case Kind::ItemRemove:
    case Kind::ItemRestore:
    case Kind::ItemMove:
    case Kind::Undo:
    case Kind::Add:
    case Kind::Say:
    case Kind::State:
    case Kind::Tick:
    case Kind::Note:
    case Kind::Reply:
    case Kind::Day:
    case Kind::Contact:
        return true;
    default:
        return false;
    }
}

bool Chain::hasFlag(std::string_view flag) const
{
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

State::State(Packs packs)
    : m_packs(std::move(packs))
{
}

Result<State> State::fold(const record::Record& record, const Packs& packs)
{
    State state(packs);
    const std::vector<record::Placed> events = record::inOrder(record);
    state.m_entries.reserve(events.size());
    state.m_log.reserve(events.size());
    for (const record::Placed& placed : events) {
        if (placed.event->payload.kind == Kind::Redact)
            state.m_redacted.insert(placed.event->payload.events.begin(), placed.event->payload.events.end());
    }
    for (const record::Sitting* const sitting : inChainOrder(record))
        state.open(*sitting);
    for (const record::Placed& placed : events)
        OWNWORDS_TRY(state.apply(*placed.event, record.sittings[placed.sitting].id));
    return state;
}

void State::addPack(std::shared_ptr<const PackIndex> pack)
{
    const std::string hash = pack->pack().hash;
    m_packs.emplace(hash, std::move(pack));
}

void State::open(const record::Sitting& sitting)
{
    if (m_chainOf.contains(sitting.id))
        return;
    if (const auto before = m_chainOf.find(sitting.continues); before != m_chainOf.end()) {
        m_chainOf.emplace(sitting.id, before->second);
        return;
    }
    m_chainOf.emplace(sitting.id, m_chains.size());
    Chain chain;
    chain.root = sitting.id;
    chain.type = sitting.type;
    m_chains.push_back(std::move(chain));
}

void State::setUnstored(std::size_t chain, const Slot& slot, record::Value value)
{
    if (!value.empty()) {
        SlotHistory& history = m_slots[{chain, slot}];
        history.shown = true;
        history.unstored = std::move(value);
    } else if (const auto known = m_slots.find({chain, slot}); known != m_slots.end()) {
        known->second.unstored.reset();
    }
}

Result<> State::apply(const record::Event& event, const SittingId& sitting)
{
    const auto known = m_chainOf.find(sitting);
    if (known == m_chainOf.end())
        return fail(ErrorCode::NotFound, "sitting");
    if (m_byId.contains(event.header.id))
        return {}; // the same event from two sides
    const std::size_t index = m_entries.size();
    Chain& chain = m_chains[known->second];
    Entry entry;
    entry.header = event.header;
    entry.payload = event.payload;
    entry.order = index;
    entry.chain = known->second;
    entry.redacted = event.payload.kind == Kind::Redacted
        || (m_redacted.contains(event.header.id) && record::mayBeRedacted(event.payload.kind));
    if (entry.redacted) {
        entry.payload = {};
        entry.payload.kind = Kind::Redacted;
    }
    if (event.payload.kind == Kind::Begin) {
        const auto pack = m_packs.find(event.payload.pack);
        if (pack == m_packs.end())
            return fail(ErrorCode::NotFound, "pack " + event.payload.pack);
        // A later sitting of the chain may have been begun with an older pack than the chain has moved to.
        if (chain.pack == nullptr) {
            chain.pack = pack->second;
            chain.begunAt = index;
        }
        m_packOf[sitting] = pack->second;
        chain.flags = event.payload.flags;
        chain.lang = event.payload.lang;
        chain.finished = false;
    }
    if (event.payload.kind == Kind::Migrate && !m_packs.contains(event.payload.to))
        return fail(ErrorCode::NotFound, "pack " + event.payload.to);
    entry.pack = chain.pack;
    if (const auto slot = slotFrom(entry.payload.slot))
        entry.slot = *slot;
    entry.askedIn = entry.pack;
    entry.askedSlot = entry.slot;
    carryLate(entry, sitting);
    if (entry.payload.kind == Kind::Reply)
        entry.slot = replySlot(entry.payload.event);
    m_byId.emplace(event.header.id, index);
    m_entries.push_back(std::move(entry));
    m_log.push_back({event, sitting});
    m_log.back().event.raw.clear();
    Entry& placed = m_entries.back();
    if (placed.redacted)
        return {};
    if (placed.payload.kind == Kind::Migrate)
        return applyMigration(placed, sitting);
    if (placed.payload.kind == Kind::Redact)
        return applyRedaction(record::Payload(placed.payload));
    applySlotEvent(placed);
    applyItemEvent(placed, index);
    applyMove(placed);
    noteChange(placed);
    return {};
}

void State::applySlotEvent(Entry& entry)
{
    switch (entry.payload.kind) {
    case Kind::Answer:
    case Kind::Pass:
    case Kind::Clear:
        m_slots[{entry.chain, entry.slot}].entries.push_back(entry.order);
        if (entry.payload.kind == Kind::Answer)
            applyAnswer(entry, entry.order);
        break;
    case Kind::Confirm:
        m_confirms[entry.payload.event].push_back(entry.order);
        break;
    case Kind::Undo:
        applyUndo(entry);
        break;
    default:
        break;
    }
}

// What an answer makes: items for its entries, the item of a loop's first answer, a field, a state.
void State::applyAnswer(const Entry& entry, std::size_t index)
{
    const PackIndex* const pack = entry.pack.get();
    const pack::Question* const question = pack == nullptr ? nullptr : pack->question(entry.slot);
    if (question == nullptr)
        return;
    const bool inLoop = !entry.slot.item.isNull();
    if (inLoop && !m_items.contains(entry.slot.item))
        makeItem(entry.slot.item, pack->scope(entry.slot.collection), {}, index, true);
    else if (inLoop && m_items.at(entry.slot.item).begunByAgain)
        m_items.at(entry.slot.item).makers.push_back(index);
    const record::Value& value = entry.payload.value;
    for (std::size_t i = 0; i < entry.payload.items.size(); ++i) {
        const ItemId& id = entry.payload.items[i];
        if (id.isNull())
            continue;
        const pack::Option* const option = i < value.picked.size() ? pack->option(*question, value.picked[i]) : nullptr;
        const std::string& collection
            = option != nullptr && !option->addsTo.empty() ? option->addsTo : question->addsTo;
        const bool isChild = inLoop && pack->parentOf(collection) == entry.slot.collection;
        makeItem(id, pack->scope(collection), isChild ? entry.slot.item : ItemId(), index, false);
    }
    if (!inLoop)
        return;
    Item& item = m_items.at(entry.slot.item);
    if (question->role != pack::Role::None || entry.slot.followup.empty())
        item.fields.push_back(index);
    for (const std::string& picked : value.picked) {
        if (const pack::Option* const option = pack->option(*question, picked); option && !option->state.empty())
            item.states.push_back(index);
    }
}

void State::makeItem(
    const ItemId& id, const std::string& collection, const ItemId& parent, std::size_t maker, bool again)
{
    auto [found, isNew] = m_items.try_emplace(id);
    Item& item = found->second;
    item.makers.push_back(maker);
    if (!isNew)
        return;
    item.id = id;
    item.collection = collection;
    item.parent = parent;
    item.begunByAgain = again;
    m_collections[collection].push_back(id);
    // What was said about it while nothing that is left had brought it up.
    const auto early = m_early.extract(id);
    for (const std::size_t index : early.empty() ? std::vector<std::size_t>() : early.mapped())
        applyItemEvent(m_entries[index], index);
}

void State::applyItemEvent(const Entry& entry, std::size_t index)
{
    const record::Payload& payload = entry.payload;
    if (payload.kind == Kind::ItemAdd || payload.kind == Kind::Add) {
        const std::string name = entry.pack ? entry.pack->scope(payload.collection) : payload.collection;
        makeItem(payload.item, name, payload.of, index, payload.kind == Kind::ItemAdd);
        return;
    }
    if (payload.item.isNull())
        return;
    const auto found = m_items.find(payload.item);
    if (found == m_items.end()) {
        m_early[payload.item].push_back(index);
        return;
    }
    Item& item = found->second;
    switch (payload.kind) {
    case Kind::ItemRemove:
    case Kind::ItemRestore:
        item.removals.push_back(index);
        break;
    case Kind::ItemMove:
        m_moves[item.collection].push_back(index);
        break;
    case Kind::State:
    case Kind::Tick:
        item.states.push_back(index);
        break;
    case Kind::Note:
        item.notes.push_back(index);
        break;
    case Kind::Say:
        item.fields.push_back(index);
        break;
    default:
        break;
    }
}

void State::applyMove(const Entry& entry)
{
    Chain& chain = m_chains[entry.chain];
    const record::Payload& payload = entry.payload;
    switch (payload.kind) {
    case Kind::Show:
    case Kind::Go: {
        chain.finished = false;
        chain.trail.push_back({entry.slot, slotFrom(payload.from).value_or(Slot()), payload.again});
        if (payload.again)
            chain.offeredAgain.insert(entry.slot);
        if (!payload.from.empty())
            chain.revisitedFrom[chain.trail.back().returnTo] = entry.order;
        m_slots[{entry.chain, entry.slot}].shown = true;
        const Place* const place = chain.pack ? chain.pack->find(entry.slot.question) : nullptr;
        if (place == nullptr)
            break;
        const pack::Question* const loop = place->question->kind == pack::Kind::Loop ? place->question : place->loop;
        if (loop == nullptr)
            break;
        chain.loopReached.try_emplace(loop->id, entry.order);
        if (!entry.slot.item.isNull() && !m_items.contains(entry.slot.item))
            chain.provisional[loop->id] = entry.slot.item;
        break;
    }
    case Kind::Back:
        chain.finished = false;
        while (chain.trail.size() > 1 && chain.trail.back().slot != entry.slot)
            chain.trail.pop_back();
        break;
    case Kind::Finish:
        chain.finished = true;
        break;
    default:
        break;
    }
}

void State::noteChange(const Entry& entry)
{
    if (isChange(entry.payload.kind))
        m_chains[entry.chain].changes.push_back(entry.header.id);
}

} // namespace ownwords::talk
