// SPDX-License-Identifier: Apache-2.0
#include "core/talk/walk.h"

#include "core/base/text.h"
#include "core/pack/piping.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace ownwords::talk {

namespace {

using pack::Condition;
using pack::Kind;
using pack::Question;
using record::Value;

bool includes(const Value& value, const std::string& option)
{
    return std::find(value.picked.begin(), value.picked.end(), option) != value.picked.end();
}

bool numberHolds(const Condition& condition, const Value* value)
{
    if (value == nullptr || !value->number)
        return false;
    switch (condition.op) {
    case Condition::Op::MoreThan:
        return *value->number > condition.number;
    case Condition::Op::AtLeast:
        return *value->number >= condition.number;
    case Condition::Op::LessThan:
        return *value->number < condition.number;
    default:
        return *value->number <= condition.number;
    }
}

std::string allWords(const Value& value)
{
    std::string words;
    for (const std::string& entry : value.words)
        words += (words.empty() ? "" : " ") + entry;
    return words;
}

bool saysPhrase(const pack::Pack& pack, const std::string& phrase, const std::string& lang, const Value& value)
{
    const auto found = pack.phrases.find(phrase);
    if (found == pack.phrases.end() || value.words.empty())
        return false;
    const std::string said = text::foldForPhrase(allWords(value));
    // In a mixed talk people answer in either language: the talk's own is asked first, then the others.
    const auto matches = [&](const std::vector<std::string>& phrases) {
        return std::any_of(phrases.begin(), phrases.end(),
            [&](const std::string& known) { return text::foldForPhrase(known) == said; });
    };
    if (const auto own = found->second.find(lang); own != found->second.end() && matches(own->second))
        return true;
    return std::any_of(
        found->second.begin(), found->second.end(), [&](const auto& other) { return matches(other.second); });
}

// One pass over a pack.
class Walker {
public:
    Walker(const State& state, std::size_t chain)
        : m_state(state)
        , m_chain(chain)
        , m_pack(*state.chain(chain).pack)
    {
    }

    std::vector<Stop> run()
    {
        const pack::Pack& pack = m_pack.pack();
        for (m_section = 0; m_section < pack.sections.size(); ++m_section) {
            const pack::Section& section = pack.sections[m_section];
            if (section.when && !holds(*section.when, {}))
                continue;
            for (const Question& question : section.questions) {
                if (question.kind == Kind::Loop)
                    addLoop(question);
                else
                    addQuestion(question, nullptr, {});
            }
        }
        return std::move(m_stops);
    }

private:
    void addLoop(const Question& loop)
    {
        if (loop.when && !holds(*loop.when, {}))
            return;
        const std::vector<const Item*> items = loopItems(m_state, m_chain, loop);
        for (const Item* const item : items)
            addInner(loop, item->id, item->begunByAgain);
        if (loop.again.empty())
            return;
        if (items.empty()) {
            const auto& waiting = m_state.chain(m_chain).provisional;
            const auto found = waiting.find(loop.id);
            // Also one whose first answer was taken back: the same words can come again in the same place.
            const Item* const begun = found == waiting.end() ? nullptr : m_state.item(found->second);
            const bool isFree = found != waiting.end() && (begun == nullptr || !m_state.isMade(*begun));
            addInner(loop, isFree ? found->second : ItemId(), true);
        }
        const auto count = m_state.items(m_pack.scope(loop.over)).size();
        if (count < static_cast<std::size_t>(m_pack.maxItems(loop.over)))
            m_stops.push_back({{{}, {}, loop.id, "again"}, Stop::What::Again, &loop, nullptr, &loop, m_section});
    }

    void addInner(const Question& loop, const ItemId& item, bool isNew)
    {
        for (const Question& inner : loop.questions) {
            if (!inner.onlyNew || isNew)
                addQuestion(inner, &loop, item);
        }
    }

    void addQuestion(const Question& question, const Question* loop, const ItemId& item)
    {
        if (question.when && !holds(*question.when, item))
            return;
        const Slot slot{loop == nullptr ? std::string() : loop->over, item, question.id, {}};
        if (!canBeSaid(question, slot))
            return;
        m_stops.push_back({slot, Stop::What::Question, &question, nullptr, loop, m_section});
        m_visible.insert(slot);
        const Status status = m_state.status(m_chain, slot);
        if (status == Status::Unseen || status == Status::Shown)
            return;
        if (status == Status::Answered && !question.each.empty())
            addEach(question, loop, slot);
        for (const Question& followup : question.followups) {
            if (!followupHolds(m_state, m_chain, followup, question, slot, m_state.chain(m_chain).lang))
                continue;
            Slot place = slot;
            place.followup = followup.id;
            m_visible.insert(place);
            m_stops.push_back({place, Stop::What::Followup, &followup, &question, loop, m_section});
        }
    }

    // What leads up to a sentence made of answers says nothing without it (core/pack/README.md).
    bool canBeSaid(const Question& question, const Slot& slot) const
    {
        const std::string& sentence = m_pack.pack().wording(question.sentence, m_state.chain(m_chain).lang);
        const auto pieces = pack::parsePiping(sentence);
        return !pieces || std::all_of(pieces->begin(), pieces->end(), [&](const pack::Piece& piece) {
            return piece.target.empty() || isAnswered(piece.target, slot);
        });
    }

    bool isAnswered(const std::string& target, const Slot& from) const
    {
        const auto slash = target.find('/');
        Slot slot{{}, {}, target.substr(0, slash), slash == std::string::npos ? "" : target.substr(slash + 1)};
        if (target == "item") {
            const Item* const item = m_state.item(from.item);
            return item != nullptr && !m_state.wordsOf(*item).text.empty();
        }
        if (const Place* const place = m_pack.find(slot.question); place != nullptr && place->loop != nullptr) {
            slot.collection = from.collection;
            slot.item = from.item;
        }
        return m_visible.contains(slot) && m_state.value(m_chain, slot) != nullptr;
    }

    void addEach(const Question& question, const Question* loop, const Slot& slot)
    {
        for (const ItemId& id : answeredItems(m_state, m_chain, slot)) {
            Slot place = slot;
            place.followup = '#' + id.toText();
            m_stops.push_back({place, Stop::What::Each, &question, &question, loop, m_section});
        }
    }

    bool holds(const Condition& condition, const ItemId& item) const
    {
        const auto part = [&](const Condition& inner) { return holds(inner, item); };
        switch (condition.op) {
        case Condition::Op::All:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Op::Any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Op::Not:
            return !condition.parts.empty() && !part(condition.parts.front());
        case Condition::Op::Flag:
            return m_state.chain(m_chain).hasFlag(condition.id);
        default:
            return leafHolds(condition, source(condition.question, item));
        }
    }

    static bool leafHolds(const Condition& condition, const Value* value)
    {
        switch (condition.op) {
        case Condition::Op::Answered:
            return (value != nullptr) == condition.yes;
        case Condition::Op::Is:
            return value != nullptr && includes(*value, condition.id);
        case Condition::Op::IsNot:
            return value == nullptr || !includes(*value, condition.id);
        default:
            return numberHolds(condition, value);
        }
    }

    // The answer a condition looks at, or nullptr when it is absent: hidden, not given, passed.
    const Value* source(const std::string& id, const ItemId& item) const
    {
        const Place* const place = m_pack.find(id);
        if (place == nullptr)
            return nullptr;
        Slot slot{{}, {}, id, {}};
        if (place->loop != nullptr) {
            slot.collection = place->loop->over;
            slot.item = item;
        }
        return m_visible.contains(slot) ? m_state.value(m_chain, slot) : nullptr;
    }

    const State& m_state;
    std::size_t m_chain;
    const PackIndex& m_pack;
    std::size_t m_section = 0;
    std::vector<Stop> m_stops;
    std::unordered_set<Slot> m_visible;
};

// A follow-up's condition against its parent's answer; `value` is null after a pass. On an absent parent `is_not`
// and `not` are false.
class FollowupTest {
public:
    FollowupTest(
        const State& state, std::size_t chain, const Question& parent, const Slot& slot, const std::string& lang)
        : m_state(state)
        , m_chain(chain)
        , m_parent(parent)
        , m_slot(slot)
        , m_lang(lang)
        , m_value(state.value(chain, slot))
    {
    }

    bool holds(const Condition& condition) const
    {
        const auto part = [&](const Condition& inner) { return holds(inner); };
        switch (condition.op) {
        case Condition::Op::All:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Op::Any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case Condition::Op::Not:
            return m_value != nullptr && !condition.parts.empty() && !part(condition.parts.front());
        case Condition::Op::Flag:
            return m_state.chain(m_chain).hasFlag(condition.id);
        case Condition::Op::Passed:
            return (m_value == nullptr) == condition.yes;
        default:
            return m_value != nullptr && valueHolds(condition);
        }
    }

    bool isPassed() const { return m_value == nullptr; }

private:
    bool valueHolds(const Condition& condition) const
    {
        switch (condition.op) {
        case Condition::Op::Says:
            return saysPhrase(m_state.chain(m_chain).pack->pack(), condition.id, m_lang, *m_value);
        case Condition::Op::FewerWordsThan:
            return !m_value->words.empty()
                && text::wordCount(allWords(*m_value)) < static_cast<std::size_t>(condition.number);
        case Condition::Op::Is:
            return includes(*m_value, condition.id);
        case Condition::Op::IsNot:
            return !includes(*m_value, condition.id);
        case Condition::Op::Fell:
        case Condition::Op::Rose:
            return changed(condition.op == Condition::Op::Rose);
        case Condition::Op::Answered:
            return condition.yes;
        default:
            return numberHolds(condition, m_value);
        }
    }

    bool changed(bool up) const
    {
        const Entry* const said = m_state.answer(m_chain, m_slot);
        if (said == nullptr || !said->payload.value.number)
            return false;
        const auto earlier = m_state.earlierNumber(*said, m_parent.role);
        const double now = *said->payload.value.number;
        return earlier && (up ? now > *earlier : now < *earlier);
    }

    const State& m_state;
    std::size_t m_chain;
    const Question& m_parent;
    const Slot& m_slot;
    const std::string& m_lang;
    const Value* m_value;
};

bool asksForPass(const Condition& condition)
{
    return condition.op == Condition::Op::Passed
        || std::any_of(condition.parts.begin(), condition.parts.end(), asksForPass);
}

// The side a loop over promises runs on: that of its promise question, or of one that names a side; else both.
bool isOnSide(const Question& loop, bool mine)
{
    bool isSided = false;
    for (const Question& inner : loop.questions) {
        const bool counts = inner.role == pack::Role::Promise || inner.namesSide;
        if (counts && inner.mySide == mine)
            return true;
        isSided = isSided || counts;
    }
    return !isSided;
}

} // namespace

bool isMine(const State& state, const Item& item)
{
    const Entry* const worded = state.wordsOf(item).entry;
    if (worded == nullptr || item.collection == "asks")
        return false;
    if (worded->payload.kind == record::Kind::Add)
        return !worded->header.who.starts_with("coach");
    const Question* const question = worded->pack ? worded->pack->question(worded->slot) : nullptr;
    return question != nullptr && question->mySide;
}

std::vector<Stop> walk(const State& state, std::size_t chain)
{
    if (chain >= state.chains().size() || state.chain(chain).pack == nullptr)
        return {};
    return Walker(state, chain).run();
}

bool followupHolds(const State& state, std::size_t chain, const Question& followup, const Question& parent,
    const Slot& parentSlot, const std::string& lang)
{
    const FollowupTest test(state, chain, parent, parentSlot, lang);
    if (test.isPassed() && (!followup.when || !asksForPass(*followup.when)))
        return false;
    return !followup.when || test.holds(*followup.when);
}

bool isNothing(const State& state, std::size_t chain, const Question& question, const std::string& words)
{
    Value value;
    value.words = {words};
    const Chain& talk = state.chain(chain);
    return std::any_of(question.followups.begin(), question.followups.end(), [&](const Question& followup) {
        const bool asksForIt = followup.when && followup.when->op == Condition::Op::Says;
        return asksForIt && saysPhrase(talk.pack->pack(), followup.when->id, talk.lang, value);
    });
}

std::vector<const Item*> itemsIn(const State& state, std::size_t chain, const std::string& collection)
{
    std::vector<const Item*> items = state.items(state.chain(chain).pack->scope(collection));
    if (collection != "promises")
        return items;
    for (const Item* const ask : state.items("asks")) {
        const auto promisedAt = state.promisedAt(*ask);
        if (promisedAt && state.entry(*promisedAt).chain != chain)
            items.push_back(ask);
    }
    return items;
}

std::vector<const Item*> loopItems(const State& state, std::size_t chain, const Question& loop)
{
    std::vector<const Item*> items = itemsIn(state, chain, loop.over);
    const auto& reachedAt = state.chain(chain).loopReached;
    const auto reached = reachedAt.find(loop.id);
    const std::size_t before = reached == reachedAt.end() ? SIZE_MAX : reached->second;
    std::erase_if(items, [&](const Item* item) {
        if (loop.over == "promises" && !isOnSide(loop, isMine(state, *item)))
            return true;
        if (loop.only.empty())
            return false;
        const std::string now = state.stateOf(*item, before);
        return std::find(loop.only.begin(), loop.only.end(), now) == loop.only.end();
    });
    return items;
}

std::vector<ItemId> answeredItems(const State& state, std::size_t chain, const Slot& slot)
{
    std::vector<ItemId> items;
    const Entry* const said = state.answer(chain, slot);
    if (said == nullptr)
        return items;
    for (const std::string& picked : said->payload.value.picked) {
        if (const auto id = ItemId::fromText(picked))
            items.push_back(*id);
    }
    for (const ItemId& made : said->payload.items) {
        if (!made.isNull() && std::find(items.begin(), items.end(), made) == items.end())
            items.push_back(made);
    }
    return items;
}

} // namespace ownwords::talk
