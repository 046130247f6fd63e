// SPDX-License-Identifier: Apache-2.0
#include "core/talk/state.h"
#include "core/talk/value_text.h"

#include <algorithm>

// What collections hold: which items live, in which order, in which words and state.
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

// The own words that made the item, or nullptr.
const std::string* ownWordsFor(const record::Payload& answer, const ItemId& item)
{
    const auto made = std::find(answer.items.begin(), answer.items.end(), item);
    const auto place = static_cast<std::size_t>(made - answer.items.begin());
    const std::size_t picks = answer.value.picked.size();
    const bool isOwn = made != answer.items.end() && place >= picks && place - picks < answer.value.words.size();
    return isOwn ? &answer.value.words[place - picks] : nullptr;
}

} // namespace

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

// Whether the words that brought it up were edited after it was removed, or said only then. Saying the same again is no
// edit: another entry of the same answer repeats it.
bool State::isRewordedAfter(const Item& item, std::size_t removedAt) const
{
    const std::string* before = nullptr;
    for (const std::size_t index : item.makers) {
        const Entry& maker = m_entries[index];
        const std::string* const words = maker.redacted ? nullptr : ownWordsFor(maker.payload, item.id);
        const bool isOther = words != nullptr && (before == nullptr || *words != *before);
        if (isOther && index > removedAt && makerStands(item, index))
            return true;
        before = words == nullptr ? before : words;
    }
    return false;
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
    if (removedAt == SIZE_MAX || isRewordedAfter(item, removedAt))
        return true;
    return std::any_of(item.fields.begin(), item.fields.end(),
        [&](std::size_t index) { return index > removedAt && m_entries[index].isActive(); });
}

// The moves apply to all items, also to those that are not there now: whoever comes back stands where it stood.
std::vector<const Item*> State::items(const std::string& collection, const ItemId& parent) const
{
    const auto found = m_collections.find(collection);
    std::vector<ItemId> order = found == m_collections.end() ? std::vector<ItemId>() : found->second;
    const auto moves = m_moves.find(collection);
    for (const std::size_t index : moves == m_moves.end() ? std::vector<std::size_t>() : moves->second) {
        const Entry& move = m_entries[index];
        const auto moved = std::find(order.begin(), order.end(), move.payload.item);
        if (!move.isActive() || moved == order.end())
            continue;
        order.erase(moved);
        const auto after = std::find(order.begin(), order.end(), move.payload.after);
        order.insert(after == order.end() ? order.begin() : after + 1, move.payload.item);
    }
    std::vector<const Item*> live;
    for (const ItemId& id : order) {
        const Item& item = m_items.at(id);
        if (isLive(item) && (parent.isNull() || item.parent == parent))
            live.push_back(&item);
    }
    return live;
}

// An ask is a promise once the landlord's side said who and by when.
std::optional<std::size_t> State::promisedAt(const Item& item) const
{
    if (item.collection != "asks")
        return std::nullopt;
    std::optional<std::size_t> who;
    std::optional<std::size_t> by;
    for (const std::size_t index : item.fields) {
        const Entry& entry = m_entries[index];
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        const pack::Role role = entry.payload.kind == Kind::Say
            ? pack::roleFrom(entry.payload.field).value_or(pack::Role::None)
            : question != nullptr ? question->role
                                  : pack::Role::None;
        const record::Value& value = entry.payload.value;
        if (isCurrent(entry) && role == pack::Role::Who && !(value.words.empty() && value.picked.empty()))
            who = index;
        if (isCurrent(entry) && role == pack::Role::By && (value.date || !value.words.empty()))
            by = index;
    }
    return who && by ? std::optional(std::max(*who, *by)) : std::nullopt;
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

std::string State::stateSaidIn(const Entry& entry) const
{
    if (entry.payload.kind != Kind::Answer)
        return entry.payload.state;
    const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
    if (question == nullptr)
        return {};
    for (const std::string& picked : entry.payload.value.picked) {
        if (const pack::Option* const option = entry.pack->option(*question, picked); option && !option->state.empty())
            return option->state;
    }
    return {};
}

std::string State::stateOf(const Item& item, std::size_t before) const
{
    const bool isPromise = item.collection == "promises" || promisedAt(item);
    for (std::size_t i = item.states.size(); i-- > 0;) {
        const Entry& entry = m_entries[item.states[i]];
        const bool isTickedByUs = isPromise && entry.header.who.starts_with("coach");
        if (entry.order >= before || isTickedByUs || !isCurrent(entry))
            continue;
        if (std::string state = stateSaidIn(entry); !state.empty())
            return state;
    }
    return defaultState(isPromise ? "promises" : item.collection);
}

State::Wording State::wordsOf(const Item& item) const
{
    return wordsOf(item, 0);
}

// A field of the item leads, else what brought it up, else the first thing said about it.
State::Wording State::wordsOf(const Item& item, int depth) const
{
    if (Wording field = fieldWordsOf(item); field.entry != nullptr)
        return field;
    if (Wording made = madeWordsOf(item, depth); made.entry != nullptr)
        return made;
    for (const std::size_t index : item.fields) {
        const Entry& entry = m_entries[index];
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        const bool isInner = question != nullptr && question->kind == pack::Kind::Words && entry.slot.followup.empty();
        if (isInner && isCurrent(entry) && !entry.payload.value.words.empty())
            return {&entry, entry.payload.value.words.front()};
    }
    return {};
}

// The wording that was confirmed last leads until a new one is confirmed, unless its slot was cleared; else the latest.
State::Wording State::fieldWordsOf(const Item& item) const
{
    const pack::Role role = roleOfCollection(item.collection);
    Wording confirmed;
    Wording said;
    std::size_t lastConfirm = 0;
    for (const std::size_t index : item.fields) {
        const Entry& entry = m_entries[index];
        if (!entry.isActive() || entry.payload.value.words.empty() || role == pack::Role::None)
            continue;
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        const bool isSay = entry.payload.kind == Kind::Say;
        const bool isRole
            = isSay ? pack::roleFrom(entry.payload.field) == role : question != nullptr && question->role == role;
        const auto confirmation = confirmedAt(entry);
        const bool stands = isSay || status(entry.chain, entry.slot) == Status::Answered;
        if (isRole && stands && confirmation && *confirmation >= lastConfirm) {
            confirmed = {&entry, entry.payload.value.words.front()};
            lastConfirm = *confirmation;
        }
        if (isRole && isCurrent(entry))
            said = {&entry, entry.payload.value.words.front()};
    }
    return confirmed.entry != nullptr ? confirmed : said;
}

// The latest thing that brought the item up and stands: own words, an option, or another item's words.
State::Wording State::madeWordsOf(const Item& item, int depth) const
{
    constexpr int deepest = 8; // a goal is picked from a hope; more than a few levels only a forged record has
    for (std::size_t i = item.makers.size(); i-- > 0;) {
        const Entry& entry = m_entries[item.makers[i]];
        if (!makerStands(item, entry.order))
            continue;
        if (entry.payload.kind == Kind::Add)
            return {&entry, entry.payload.words};
        if (const std::string* const words = ownWordsFor(entry.payload, item.id))
            return {&entry, *words};
        const std::vector<ItemId>& items = entry.payload.items;
        const auto place = static_cast<std::size_t>(std::find(items.begin(), items.end(), item.id) - items.begin());
        const std::vector<std::string>& options = entry.payload.value.picked;
        if (place >= options.size() || place == items.size() || entry.pack == nullptr)
            continue;
        const auto picked = ItemId::fromText(options[place]);
        const Item* const source = picked ? this->item(*picked) : nullptr;
        if (source != nullptr)
            return depth < deepest ? wordsOf(*source, depth + 1) : Wording();
        if (const pack::Question* const question = entry.pack->question(entry.slot))
            return {&entry, optionText(*entry.pack, *question, options[place], entry.header.lang)};
    }
    return {};
}

} // namespace ownwords::talk
