// SPDX-License-Identifier: Apache-2.0
#include "core/talk/script_address.h"

#include <algorithm>
#include <charconv>

namespace ownwords::talk {

namespace {

// A place as it is written: 1 or more, without leading zeros.
std::optional<std::size_t> placeFrom(std::string_view text)
{
    std::size_t place = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, place);
    const bool isWhole = error == std::errc() && stopped == end && !text.empty() && text.front() != '0';
    return isWhole ? std::optional(place) : std::nullopt;
}

struct ItemPlace {
    std::string collection;
    std::size_t place = 0;
};

std::optional<ItemPlace> itemPlaceFrom(std::string_view address)
{
    const auto open = address.find('[');
    if (open == std::string_view::npos || open == 0 || address.back() != ']')
        return std::nullopt;
    const auto place = placeFrom(address.substr(open + 1, address.size() - open - 2));
    if (!place)
        return std::nullopt;
    return ItemPlace{std::string(address.substr(0, open)), *place};
}

// 1-based; 0 = not among them.
std::size_t placeAmong(const std::vector<const Item*>& items, const ItemId& id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item* item) { return item->id == id; });
    return found == items.end() ? 0 : static_cast<std::size_t>(found - items.begin()) + 1;
}

// The place of the item a follow-up "#<item>" asks about; 0 = none.
std::size_t placeOfPicked(const Talk& talk, const Slot& slot)
{
    const pack::Question* const question = talk.pack().question(slot);
    const auto id = ItemId::fromText(std::string_view(slot.followup).substr(1));
    if (question == nullptr || !id)
        return 0;
    for (const std::string& collection : {question->from, question->addsTo}) {
        const std::size_t place
            = collection.empty() ? 0 : placeAmong(talk.state().items(talk.pack().scope(collection)), *id);
        if (place > 0)
            return place;
    }
    return 0;
}

} // namespace

std::string addressOf(const Talk& talk, const Slot& slot)
{
    if (slot.isEnd())
        return "end";
    std::string address;
    if (!slot.collection.empty()) {
        const std::vector<const Item*> items = itemsIn(talk.state(), talk.chain(), slot.collection);
        std::size_t place = placeAmong(items, slot.item);
        if (place == 0 && (slot.item.isNull() || talk.state().item(slot.item) == nullptr))
            place = items.size() + 1;
        if (place == 0)
            return {};
        address = slot.collection + '[' + std::to_string(place) + "]/";
    }
    address += slot.question;
    if (slot.followup.empty())
        return address;
    if (slot.followup.front() != '#')
        return address + '/' + slot.followup;
    const std::size_t place = placeOfPicked(talk, slot);
    return place == 0 ? std::string() : address + "/#" + std::to_string(place);
}

std::optional<Slot> slotAt(const Talk& talk, std::string_view address)
{
    if (const auto stop = talk.current(); stop && addressOf(talk, stop->slot) == address)
        return stop->slot;
    for (const Stop& stop : walk(talk.state(), talk.chain())) {
        if (addressOf(talk, stop.slot) == address)
            return stop.slot;
    }
    for (const Slot& slot : talk.state().slotsOf(talk.chain())) {
        if (!slot.isEnd() && addressOf(talk, slot) == address)
            return slot;
    }
    return std::nullopt;
}

std::optional<ItemId> itemAt(const Talk& talk, std::string_view address)
{
    const auto where = itemPlaceFrom(address);
    const auto items = where ? itemsIn(talk.state(), talk.chain(), where->collection) : std::vector<const Item*>();
    if (!where || where->place > items.size())
        return std::nullopt;
    return items[where->place - 1]->id;
}

std::optional<ItemId> removedItemAt(const Talk& talk, std::string_view address)
{
    const auto where = itemPlaceFrom(address);
    const auto removed
        = where ? talk.state().removedItems(talk.pack().scope(where->collection)) : std::vector<const Item*>();
    const auto stood = std::find_if(removed.rbegin(), removed.rend(),
        [&](const Item* item) { return talk.state().placeWhenRemoved(*item) == where->place; });
    if (stood != removed.rend())
        return (*stood)->id;
    if (!where || where->place > removed.size())
        return std::nullopt;
    return removed[where->place - 1]->id;
}

std::optional<std::vector<std::string>> picksAt(
    const Talk& talk, const pack::Question& question, const std::vector<std::string>& names)
{
    constexpr std::string_view goal = "goal:";
    std::vector<std::string> picks;
    for (const std::string& name : names) {
        const bool isItem = !question.from.empty() && name.starts_with('#');
        const bool isGoal = question.from == "@parts" && name.starts_with(goal);
        if (!isItem && !isGoal) {
            picks.push_back(name);
            continue;
        }
        const auto place = placeFrom(std::string_view(name).substr(isItem ? 1 : goal.size()));
        const auto items = talk.state().items(talk.pack().scope(isItem ? question.from : std::string("goals")));
        if (!place || *place > items.size())
            return std::nullopt;
        picks.push_back((isItem ? std::string() : std::string(goal)) + items[*place - 1]->id.toText());
    }
    return picks;
}

std::vector<std::string> choiceNames(const Talk& talk, const pack::Question& question)
{
    std::vector<std::string> names;
    const pack::Pack& pack = talk.pack().pack();
    if (const auto list = pack.lists.find(question.list); list != pack.lists.end()) {
        for (const pack::Option& option : list->second)
            names.push_back(option.id);
    }
    if (question.from == "@parts") {
        std::size_t goals = 0;
        for (const std::string& part : talk.parts())
            names.push_back(part.starts_with("goal:") ? "goal:" + std::to_string(++goals) : part);
    } else if (!question.from.empty()) {
        const std::size_t count = talk.state().items(talk.pack().scope(question.from)).size();
        for (std::size_t place = 1; place <= count; ++place)
            names.push_back('#' + std::to_string(place));
    }
    if (question.kind == pack::Kind::Date && !question.none.empty())
        names.emplace_back("none");
    return names;
}

} // namespace ownwords::talk
