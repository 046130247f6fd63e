// SPDX-License-Identifier: Apache-2.0
#include "core/talk/state.h"
#include "core/talk/value_text.h"

#include <algorithm>

namespace ownwords::talk {

namespace {

    using record::Kind;

    const std::string& defaultState(const std::string& collection)
    {
        static const std::string none;
        static const std::string on = "on";
        static const std::string open = "open";
        if (collection == "goals")
            return on;
        return collection == "steps" || collection == "promises" ? open : none;
    }

} // namespace

std::optional<std::size_t> State::chainOf(const SittingId& sitting) const
{
    const auto found = m_chainOf.find(sitting);
    return found == m_chainOf.end() ? std::nullopt : std::optional(found->second);
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
    for (auto index = history.entries.rbegin(); index != history.entries.rend(); ++index) {
        if (m_entries[*index].isActive())
            return &m_entries[*index];
    }
    return nullptr;
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

bool State::isConfirmed(const Entry& answer) const
{
    const auto found = m_confirms.find(answer.header.id);
    if (found == m_confirms.end())
        return false;
    return std::any_of(found->second.begin(), found->second.end(),
        [&](std::size_t index) { return m_entries[index].isActive(); });
}

bool State::isCurrent(const Entry& entry) const
{
    if (!entry.isActive())
        return false;
    if (entry.payload.kind != Kind::Answer)
        return true;
    return answer(entry.chain, entry.slot) == &entry;
}

const Item* State::item(const ItemId& id) const
{
    const auto found = m_items.find(id);
    return found == m_items.end() ? nullptr : &found->second;
}

// An answer brings its item up while it stands; an offered item only once it was accepted.
bool State::makerStands(const Item& item, std::size_t maker) const
{
    const Entry& entry = m_entries[maker];
    if (!isCurrent(entry))
        return false;
    if (entry.payload.kind != Kind::Answer || entry.slot.item == item.id)
        return true;
    const pack::Question* const question = entry.pack == nullptr ? nullptr : entry.pack->question(entry.slot);
    return question == nullptr || !question->offer || isConfirmed(entry);
}

bool State::isMade(const Item& item) const
{
    return std::any_of(
        item.makers.begin(), item.makers.end(), [&](std::size_t maker) { return makerStands(item, maker); });
}

// Edit beats remove: an item that was spoken of after it was removed lives.
bool State::isLive(const Item& item) const
{
    if (!isMade(item))
        return false;
    std::size_t removedAt = SIZE_MAX;
    for (const std::size_t index : item.removals) {
        if (m_entries[index].isActive())
            removedAt = m_entries[index].payload.kind == Kind::ItemRemove ? index : SIZE_MAX;
    }
    if (removedAt == SIZE_MAX)
        return true;
    return std::any_of(item.fields.begin(), item.fields.end(),
        [&](std::size_t index) { return index > removedAt && m_entries[index].isActive(); });
}

std::vector<const Item*> State::items(const std::string& collection, const ItemId& parent) const
{
    std::vector<const Item*> live;
    const auto found = m_collections.find(collection);
    if (found == m_collections.end())
        return live;
    for (const ItemId& id : found->second) {
        const Item& item = m_items.at(id);
        if (isLive(item) && (parent.isNull() || item.parent == parent))
            live.push_back(&item);
    }
    const auto moves = m_moves.find(collection);
    if (moves == m_moves.end())
        return live;
    for (const std::size_t index : moves->second) {
        const Entry& move = m_entries[index];
        const auto is = [](const ItemId& id) { return [&id](const Item* item) { return item->id == id; }; };
        const auto moved = std::find_if(live.begin(), live.end(), is(move.payload.item));
        if (!move.isActive() || moved == live.end())
            continue;
        const Item* const item = *moved;
        live.erase(moved);
        const auto after = std::find_if(live.begin(), live.end(), is(move.payload.after));
        live.insert(after == live.end() ? live.begin() : after + 1, item);
    }
    return live;
}

std::vector<const Item*> State::removedItems(const std::string& collection) const
{
    std::vector<const Item*> removed;
    const auto found = m_collections.find(collection);
    if (found == m_collections.end())
        return removed;
    for (const ItemId& id : found->second) {
        const Item& item = m_items.at(id);
        if (isMade(item) && !isLive(item))
            removed.push_back(&item);
    }
    std::sort(removed.begin(), removed.end(),
        [](const Item* a, const Item* b) { return a->removals.back() < b->removals.back(); });
    return removed;
}

std::size_t State::placeWhenRemoved(const Item& item) const
{
    // Its place among those that live now and came up before it, counted as if it were back.
    const auto found = m_collections.find(item.collection);
    std::size_t place = 1;
    if (found == m_collections.end())
        return place;
    for (const ItemId& id : found->second) {
        if (id == item.id)
            break;
        if (isLive(m_items.at(id)))
            ++place;
    }
    return place;
}

std::string State::stateOf(const Item& item, std::size_t before) const
{
    for (auto index = item.states.rbegin(); index != item.states.rend(); ++index) {
        const Entry& entry = m_entries[*index];
        if (*index >= before || !entry.isActive())
            continue;
        if (entry.payload.kind != Kind::Answer)
            return entry.payload.state;
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        if (!isCurrent(entry) || question == nullptr)
            continue;
        for (const std::string& picked : entry.payload.value.picked) {
            if (const pack::Option* const option = entry.pack->option(*question, picked); option && !option->state.empty())
                return option->state;
        }
    }
    return defaultState(item.collection);
}

State::Wording State::wordsOf(const Item& item) const
{
    const pack::Role role = roleOfCollection(item.collection);
    Wording confirmed;
    Wording said;
    Wording first;
    for (const std::size_t index : item.fields) {
        const Entry& entry = m_entries[index];
        if (!entry.isActive() || entry.payload.value.words.empty())
            continue;
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        const bool isSay = entry.payload.kind == Kind::Say;
        const bool isRole = isSay ? pack::roleFrom(entry.payload.field) == role
                                  : question != nullptr && role != pack::Role::None && question->role == role;
        const bool stands = isCurrent(entry);
        // A confirmed wording leads until the new one is confirmed, unless the slot was cleared.
        if (isRole && question != nullptr && question->readBack && isConfirmed(entry)
            && status(entry.chain, entry.slot) == Status::Answered)
            confirmed = {&entry, entry.payload.value.words.front()};
        if (isRole && stands)
            said = {&entry, entry.payload.value.words.front()};
        const bool isInner = question != nullptr && question->kind == pack::Kind::Words && entry.slot.followup.empty();
        if (stands && isInner && first.entry == nullptr)
            first = {&entry, entry.payload.value.words.front()};
    }
    if (confirmed.entry != nullptr)
        return confirmed;
    if (said.entry != nullptr)
        return said;
    for (auto maker = item.makers.rbegin(); maker != item.makers.rend(); ++maker) {
        const Entry& entry = m_entries[*maker];
        if (!makerStands(item, *maker))
            continue;
        if (entry.payload.kind == Kind::Add)
            return {&entry, entry.payload.words};
        const std::vector<ItemId>& items = entry.payload.items;
        const auto made = std::find(items.begin(), items.end(), item.id);
        if (made == items.end() || entry.pack == nullptr)
            continue;
        const record::Value& value = entry.payload.value;
        const auto place = static_cast<std::size_t>(made - items.begin());
        if (place >= value.picked.size() && place - value.picked.size() < value.words.size())
            return {&entry, value.words[place - value.picked.size()]};
        if (place >= value.picked.size())
            continue;
        const auto picked = ItemId::fromText(value.picked[place]);
        const Item* const source = picked ? this->item(*picked) : nullptr;
        if (source != nullptr)
            return wordsOf(*source);
        if (const pack::Question* const question = entry.pack->question(entry.slot))
            return {&entry, optionText(*entry.pack, *question, value.picked[place], entry.header.lang)};
    }
    return first;
}

std::optional<double> State::earlierNumber(const Entry& entry, pack::Role role) const
{
    for (std::size_t index = entry.order; index-- > 0;) {
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
