// SPDX-License-Identifier: Apache-2.0
#include "tests/model/naive_model.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ownwords::test {

namespace {

using record::Kind;

// "gifts[0a..]/feel" -> "0a.."; nothing for slots outside loops.
std::string itemIn(const std::string& slot)
{
    const auto open = slot.find('[');
    return open == std::string::npos ? std::string() : slot.substr(open + 1, 32);
}

std::string questionIn(const std::string& slot)
{
    const auto close = slot.find("]/");
    const std::string rest = close == std::string::npos ? slot : slot.substr(close + 2);
    return rest.substr(0, rest.find('/'));
}

std::string joinedWith(const std::vector<std::string>& list)
{
    std::string all;
    for (const std::string& text : list)
        all += text + '|';
    return all;
}

std::string shown(const record::Value& value)
{
    std::string text;
    if (!value.words.empty())
        text += "said: " + joinedWith(value.words);
    if (!value.picked.empty())
        text += "picked: " + joinedWith(value.picked);
    if (value.number)
        text += "number: " + std::to_string(*value.number);
    return text;
}

} // namespace

NaiveModel::NaiveModel(const record::Record& record, Makes makes)
    : m_makes(std::move(makes))
{
    std::set<std::string> redacted;
    for (const record::Sitting& sitting : record.sittings) {
        for (const record::Stretch& stretch : sitting.stretches) {
            for (const record::Event& event : stretch.events) {
                const record::Header& header = event.header;
                m_facts.push_back({header.n, header.dev.toText(), header.id.toText(), header.by, event.payload});
                for (const EventId& id : event.payload.events)
                    redacted.insert(id.toText());
            }
        }
    }
    std::erase_if(m_facts, [&](const Fact& fact) { return redacted.contains(fact.id); });
    std::sort(m_facts.begin(), m_facts.end(),
        [](const Fact& a, const Fact& b) { return std::tie(a.n, a.dev, a.id) < std::tie(b.n, b.dev, b.id); });
}

// The latest undo that says something about the fact decides: an undo takes it back, an undo of that gives it back.
bool NaiveModel::isUndone(const Fact& fact) const
{
    bool undone = false;
    std::set<std::string> standingUndos;
    std::set<std::string> spent;
    for (const Fact& other : m_facts) {
        if (other.said.kind != Kind::Undo || other.by != fact.by)
            continue;
        const std::string target = other.said.event.toText();
        if (target == fact.id && !undone) {
            undone = true;
            standingUndos.insert(other.id);
        } else if (target == fact.id) {
            spent.insert(
                other.id); // took back what was taken back already; redoing it gives the fact back all the same
        } else if ((standingUndos.contains(target) || spent.contains(target))) {
            standingUndos.erase(target);
            spent.erase(target);
            undone = false;
        }
    }
    return undone;
}

const NaiveModel::Fact* NaiveModel::standing(const std::string& slot) const
{
    const Fact* last = nullptr;
    for (const Fact& fact : m_facts) {
        const Kind kind = fact.said.kind;
        const bool isAbout = kind == Kind::Answer || kind == Kind::Pass || kind == Kind::Clear;
        if (isAbout && fact.said.slot == slot && !isUndone(fact))
            last = &fact;
    }
    return last;
}

std::map<std::string, std::string> NaiveModel::slots() const
{
    std::map<std::string, std::string> all;
    for (const Fact& fact : m_facts) {
        if (fact.said.kind != Kind::Answer && fact.said.kind != Kind::Pass)
            continue;
        const Fact* const last = standing(fact.said.slot);
        std::string& text = all[fact.said.slot];
        if (last == nullptr || last->said.kind == Kind::Clear)
            text.clear();
        else if (last->said.kind == Kind::Pass)
            text = last->said.why == "not_for_me" ? "not for me" : "not now";
        else
            text = shown(last->said.value);
    }
    return all;
}

bool NaiveModel::makes(const Fact& fact, const std::string& item) const
{
    return std::any_of(
        fact.said.items.begin(), fact.said.items.end(), [&](const ItemId& id) { return id.toText() == item; });
}

bool NaiveModel::isLoopItem(const std::string& item) const
{
    for (const Fact& fact : m_facts) {
        if (fact.said.kind == Kind::Answer && makes(fact, item))
            return false;
        if (fact.said.kind == Kind::ItemAdd && fact.said.item.toText() == item)
            return true;
        if (fact.said.kind == Kind::Answer && itemIn(fact.said.slot) == item)
            return true;
    }
    return false;
}

// Whether the fact brings its items up now.
bool NaiveModel::stands(const Fact& fact) const
{
    if (fact.said.kind != Kind::Answer)
        return !isUndone(fact);
    return standing(fact.said.slot) == &fact;
}

std::string NaiveModel::collectionOf(const std::string& item) const
{
    for (const Fact& fact : m_facts) {
        if (fact.said.kind == Kind::Answer && itemIn(fact.said.slot) == item)
            return fact.said.slot.substr(0, fact.said.slot.find('['));
        if (fact.said.kind == Kind::ItemAdd && fact.said.item.toText() == item)
            return fact.said.collection;
        if (fact.said.kind == Kind::Answer && makes(fact, item))
            return m_makes.collection.at(questionIn(fact.said.slot));
    }
    return {};
}

std::set<std::string> NaiveModel::live(const std::string& collection) const
{
    std::set<std::string> candidates;
    for (const Fact& fact : m_facts) {
        if (fact.said.kind == Kind::ItemAdd)
            candidates.insert(fact.said.item.toText());
        for (const ItemId& id : fact.said.items)
            candidates.insert(id.isNull() ? std::string() : id.toText());
        if (fact.said.kind == Kind::Answer)
            candidates.insert(itemIn(fact.said.slot));
    }
    candidates.erase("");
    std::set<std::string> alive;
    for (const std::string& item : candidates) {
        bool isMade = false;
        bool isRemoved = false;
        std::string lastWords;
        for (const Fact& fact : m_facts) {
            const bool isMaker = fact.said.kind == Kind::Answer && makes(fact, item);
            const bool isOffer = m_makes.offers.contains(questionIn(fact.said.slot));
            const bool isAccepted = !isOffer || std::any_of(m_facts.begin(), m_facts.end(), [&](const Fact& other) {
                return other.said.kind == Kind::Confirm && other.said.event.toText() == fact.id && !isUndone(other);
            });
            const bool isAdded = fact.said.kind == Kind::ItemAdd && fact.said.item.toText() == item;
            const bool isInner = fact.said.kind == Kind::Answer && itemIn(fact.said.slot) == item;
            if ((isMaker && stands(fact) && isAccepted) || (isAdded && stands(fact))
                || (isInner && isLoopItem(item) && stands(fact)))
                isMade = true;
            if (isInner && !isUndone(fact))
                isRemoved = false; // an edit beats a removal before it
            if (isMaker) {
                const std::string words = wordsIn(fact, item);
                if (!words.empty() && words != lastWords && stands(fact) && isAccepted)
                    isRemoved = false;
                lastWords = words.empty() ? lastWords : words;
            }
            const bool isAboutItem = fact.said.item.toText() == item && !isUndone(fact);
            if (isAboutItem && fact.said.kind == Kind::ItemRemove)
                isRemoved = true;
            if (isAboutItem && fact.said.kind == Kind::ItemRestore)
                isRemoved = false;
        }
        if (isMade && !isRemoved && collectionOf(item) == collection)
            alive.insert(item);
    }
    return alive;
}

// The own words of the fact that made the item; empty for picks.
std::string NaiveModel::wordsIn(const Fact& fact, const std::string& item) const
{
    const auto& value = fact.said.value;
    for (std::size_t i = value.picked.size(); i < fact.said.items.size(); ++i) {
        if (fact.said.items[i].toText() == item && i - value.picked.size() < value.words.size())
            return value.words[i - value.picked.size()];
    }
    return {};
}

std::string NaiveModel::words(const std::string& item) const
{
    std::string made;
    std::string inner;
    for (const Fact& fact : m_facts) {
        if (fact.said.kind != Kind::Answer || !stands(fact))
            continue;
        if (const std::string words = wordsIn(fact, item); !words.empty())
            made = words;
        const bool isWords = itemIn(fact.said.slot) == item && questionIn(fact.said.slot) == "gift";
        if (isWords && inner.empty() && !fact.said.value.words.empty())
            inner = fact.said.value.words.front();
    }
    return made.empty() ? inner : made;
}

bool NaiveModel::holds(const std::string& text) const
{
    return std::any_of(m_facts.begin(), m_facts.end(), [&](const Fact& fact) {
        const auto& words = fact.said.value.words;
        return std::any_of(
            words.begin(), words.end(), [&](const std::string& said) { return said.find(text) != std::string::npos; });
    });
}

} // namespace ownwords::test
