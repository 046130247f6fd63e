// SPDX-License-Identifier: Apache-2.0
#include "core/talk/migration.h"

#include "core/talk/value_text.h"

#include <algorithm>
#include <utility>

namespace ownwords::talk {

namespace {

bool wasCalled(const std::vector<std::string>& was, const std::string& id)
{
    return std::find(was.begin(), was.end(), id) != was.end();
}

const pack::Question* named(const std::vector<pack::Question>& questions, const std::string& id)
{
    for (const pack::Question& question : questions) {
        if (question.id == id)
            return &question;
    }
    for (const pack::Question& question : questions) {
        if (wasCalled(question.was, id))
            return &question;
    }
    return nullptr;
}

// The question that now asks what `id` asked, in any section or loop.
const pack::Question* successor(const PackIndex& to, const std::string& id)
{
    if (const Place* const place = to.find(id))
        return place->question;
    for (const pack::Section& section : to.pack().sections) {
        if (const pack::Question* const question = named(section.questions, id))
            return question;
        for (const pack::Question& loop : section.questions) {
            if (const pack::Question* const question = named(loop.questions, id))
                return question;
        }
    }
    return nullptr;
}

// The option that `id` is now called; empty when it is gone.
std::string successorOption(const PackIndex& to, const pack::Question& question, const std::string& id)
{
    if (to.option(question, id) != nullptr)
        return id;
    const auto list = to.pack().lists.find(question.list);
    if (list == to.pack().lists.end())
        return {};
    for (const pack::Option& option : list->second) {
        if (wasCalled(option.was, id))
            return option.id;
    }
    return {};
}

// Picks whose option is gone go behind the own words; `items` stays in step: picks first, then words.
void carryPicks(record::Payload& answer, const PackIndex& from, const pack::Question& before, const PackIndex& to,
    const pack::Question& now, const std::string& lang)
{
    const bool takesPicks = now.kind == pack::Kind::One || now.kind == pack::Kind::Some;
    const std::vector<std::string> picked = std::exchange(answer.value.picked, {});
    std::vector<ItemId> items = std::exchange(answer.items, {});
    const bool makesItems = !items.empty();
    items.resize(picked.size() + answer.value.words.size());
    std::vector<ItemId> behind;
    for (std::size_t i = 0; i < picked.size(); ++i) {
        const std::string option = takesPicks ? successorOption(to, now, picked[i]) : std::string();
        if (option.empty()) {
            answer.value.words.push_back(optionText(from, before, picked[i], lang));
            behind.push_back(items[i]);
        } else {
            answer.value.picked.push_back(option);
            answer.items.push_back(items[i]);
        }
    }
    answer.items.insert(answer.items.end(), items.begin() + static_cast<std::ptrdiff_t>(picked.size()), items.end());
    answer.items.insert(answer.items.end(), behind.begin(), behind.end());
    if (!makesItems)
        answer.items.clear();
}

} // namespace

Slot carriedSlot(const Slot& slot, const PackIndex& from, const PackIndex& to)
{
    if (slot.isEnd())
        return slot;
    const pack::Question* const now = successor(to, slot.question);
    if (now == nullptr)
        return {};
    const Place* const place = to.find(now->id);
    const std::string collection = place->loop == nullptr ? std::string() : place->loop->over;
    if (collection != slot.collection)
        return {}; // moved in or out of a loop: another scope
    Slot carried{slot.collection, slot.item, now->id, slot.followup};
    const pack::Question* const before = from.question({slot.collection, slot.item, slot.question, {}});
    const bool isLoop = now->kind == pack::Kind::Loop;
    if (before != nullptr && isLoop != (before->kind == pack::Kind::Loop))
        return {};
    if (slot.followup.empty() || slot.followup.front() == '#' || isLoop)
        return carried;
    const pack::Question* const followup = named(now->followups, slot.followup);
    if (followup == nullptr)
        return {};
    carried.followup = followup->id;
    return carried;
}

void carry(record::Payload& answer, const Slot& slot, const PackIndex& from, const Slot& carried, const PackIndex& to,
    const std::string& lang)
{
    const pack::Question* const before = from.question(slot);
    const pack::Question* const now = to.question(carried);
    if (before == nullptr || now == nullptr)
        return;
    record::Value& value = answer.value;
    if (!before->list.empty())
        carryPicks(answer, from, *before, to, *now, lang);
    const bool takesNumber = now->kind == pack::Kind::Number || now->kind == pack::Kind::Scale;
    if (value.number && !takesNumber) {
        value.words.push_back(numberText(*value.number));
        value.number.reset();
    }
    if (value.date && now->kind != pack::Kind::Date) {
        value.words.push_back(ownwords::toText(*value.date));
        value.date.reset();
    }
    if (value.none && before->kind == pack::Kind::Date && now->kind != pack::Kind::Date) {
        value.words.push_back(from.pack().wording(before->none, lang));
        value.none = false;
    }
}

} // namespace ownwords::talk
