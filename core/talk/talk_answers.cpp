// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/talk/talk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ownwords::talk {

namespace {

using pack::Kind;
using EventKind = record::Kind;
using record::Value;

constexpr std::array<std::string_view, 13> partIds{"called", "gifts", "matters", "hopes", "steps", "sure", "helpers",
    "promises", "asks", "contact", "look_back", "sign", "other"};

Result<> checkWords(std::string_view words, std::size_t limit)
{
    if (!text::isValidUtf8(words))
        return fail(ErrorCode::Invalid, "not UTF-8");
    if (text::codePoints(words) > limit)
        return fail(ErrorCode::TooLong, std::to_string(limit));
    return {};
}

// A follow-up is stored as its question is.
bool isStored(const Stop& stop)
{
    return stop.question->store && (stop.parent == nullptr || stop.parent->store);
}

bool contains(const std::vector<std::string>& list, const std::string& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool hasState(const std::string& collection, const std::string& state)
{
    static const std::map<std::string, std::vector<std::string>, std::less<>> states{
        {"goals", {"on", "later", "rest", "let_go", "done"}},
        {"steps", {"open", "did", "some", "changed"}},
        {"promises", {"open", "done", "part", "not_yet"}},
    };
    const auto known = states.find(collection);
    return known != states.end() && std::find(known->second.begin(), known->second.end(), state) != known->second.end();
}

} // namespace

// Whose words they are when nobody says otherwise: the one the question is for.
Stamp Talk::spokenBy(const Stop& stop, const Stamp& stamp) const
{
    Stamp spoken = stamp;
    if (!spoken.who.empty())
        return spoken;
    const bool isCoach = stop.question->coachSpeaks || (stop.parent != nullptr && stop.parent->coachSpeaks);
    spoken.who = isCoach ? "coach" : "resident";
    return spoken;
}

Result<> Talk::answer(const Stop& stop, Value value, const Stamp& stamp)
{
    if (!isStored(stop)) {
        m_state.setUnstored(m_chain, stop.slot, std::move(value));
        dropDraft(stop.slot);
        return {};
    }
    std::vector<ItemId> items = itemsFor(stop, value);
    return put(stop, std::move(value), std::move(items), stamp);
}

Result<> Talk::put(const Stop& stop, Value value, std::vector<ItemId> items, const Stamp& stamp)
{
    record::Payload payload;
    payload.kind = EventKind::Answer;
    payload.slot = toText(stop.slot);
    payload.items = std::move(items);
    payload.value = std::move(value);
    OWNWORDS_TRY(put(std::move(payload), spokenBy(stop, stamp)));
    dropDraft(stop.slot);
    return {};
}

// Of answers that are not stored the drafts are not stored either.
std::map<std::string, std::string>& Talk::draftsFor(const Stop& stop)
{
    return isStored(stop) ? sitting().drafts : m_unstoredDrafts;
}

// The item that the same entry made before: an edit keeps its item.
ItemId Talk::knownItem(const Stop& stop, const Value& value, std::size_t index) const
{
    const std::vector<const Entry*> history = m_state.history(m_chain, stop.slot);
    for (std::size_t said = history.size(); said-- > 0;) {
        const Value& before = history[said]->payload.value;
        const std::vector<ItemId>& items = history[said]->payload.items;
        std::size_t place = before.picked.size() + index - value.picked.size();
        if (index < value.picked.size()) {
            const auto same = std::find(before.picked.begin(), before.picked.end(), value.picked[index]);
            if (same == before.picked.end())
                continue;
            place = static_cast<std::size_t>(same - before.picked.begin());
        }
        if (place < items.size() && !items[place].isNull())
            return items[place];
    }
    return {};
}

// How many more live items the collection takes; those that the new answer no longer makes give way.
std::size_t Talk::roomIn(const std::string& collection, const Stop& stop, const std::vector<ItemId>& kept) const
{
    const std::string scope = pack().scope(collection);
    std::size_t count = m_state.items(scope).size();
    const Entry* const before = m_state.answer(m_chain, stop.slot);
    for (const ItemId& id : before == nullptr ? std::vector<ItemId>() : before->payload.items) {
        const Item* const item = m_state.item(id);
        const bool givesWay = item != nullptr && item->collection == scope && m_state.isLive(*item)
            && std::find(kept.begin(), kept.end(), id) == kept.end();
        count -= givesWay ? 1 : 0;
    }
    const auto most = static_cast<std::size_t>(pack().maxItems(collection));
    return most > count ? most - count : 0;
}

std::vector<ItemId> Talk::itemsFor(const Stop& stop, const Value& value) const
{
    const pack::Question& question = *stop.question;
    if (stop.what == Stop::What::Each)
        return {};
    std::vector<ItemId> kept;
    for (std::size_t i = 0; i < value.picked.size() + value.words.size(); ++i) {
        const ItemId known = knownItem(stop, value, i);
        const bool isTaken = std::find(kept.begin(), kept.end(), known) != kept.end(); // entries before it moved up
        kept.push_back(isTaken ? ItemId() : known);
    }
    std::vector<ItemId> items(kept.size());
    std::map<std::string, std::size_t> room;
    std::size_t ownRoom
        = question.kind == Kind::Some && question.max ? static_cast<std::size_t>(*question.max) : SIZE_MAX;
    for (std::size_t i = 0; i < items.size() && ownRoom > 0; ++i) {
        const bool isPick = i < value.picked.size();
        const pack::Option* const option = isPick ? pack().option(question, value.picked[i]) : nullptr;
        // Picking from a collection what would be added to the same collection adds nothing.
        const bool isThere = isPick && !question.from.empty() && question.from == question.addsTo;
        const std::string collection = option != nullptr && !option->addsTo.empty() ? option->addsTo
            : isThere                                                               ? std::string()
                                                                                    : question.addsTo;
        if (collection.empty()
            || (!isPick && isNothing(m_state, m_chain, question, value.words[i - value.picked.size()])))
            continue;
        std::size_t& left = room.try_emplace(collection, roomIn(collection, stop, kept)).first->second;
        const Item* const known = m_state.item(kept[i]);
        const bool isCounted = known != nullptr && m_state.isLive(*known);
        if (!isCounted && left == 0)
            continue;
        items[i] = kept[i].isNull() ? ItemId(m_setup.fresh()) : kept[i];
        left -= isCounted ? 0 : 1;
        --ownRoom;
    }
    const bool makesAny = std::any_of(items.begin(), items.end(), [](const ItemId& id) { return !id.isNull(); });
    return makesAny ? items : std::vector<ItemId>();
}

Result<> Talk::commitDraft(const Stamp& stamp)
{
    const auto stop = current();
    const std::string* const typed = stop ? draft(stop->slot) : nullptr;
    if (typed == nullptr || typed->empty())
        return {};
    const std::string words = *typed;
    return say(words, 0, stamp);
}

Result<> Talk::type(std::string_view words)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    if (stop->what == Stop::What::Again || stop->question->kind == Kind::Say)
        return fail(ErrorCode::NotAllowed, "type");
    OWNWORDS_TRY(checkWords(words, longestDraft));
    if (words.empty())
        dropDraft(stop->slot);
    else
        draftsFor(*stop)[toText(stop->slot)] = words;
    return {};
}

Result<> Talk::say(std::string_view words, std::size_t entry, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    const pack::Question& question = *stop->question;
    if (stop->what == Stop::What::Again || question.kind == Kind::Say || words.empty())
        return fail(ErrorCode::NotAllowed, "say");
    if (const auto fits = checkWords(words, longestAnswer); !fits) {
        if (fits.error().code == ErrorCode::TooLong)
            OWNWORDS_TRY(type(words));
        return tl::unexpected(fits.error());
    }
    const Value* const before = m_state.value(m_chain, stop->slot);
    const bool takesMany = stop->what != Stop::What::Each && (question.many || question.kind == Kind::Some);
    Value value;
    if (takesMany && before != nullptr)
        value = *before;
    if (!takesMany)
        value.words.clear();
    if (entry > value.words.size() && !(entry == 1 && value.words.empty()))
        return fail(ErrorCode::NotFound, "entry");
    if (entry == 0 || value.words.empty())
        value.words.emplace_back(words);
    else
        value.words[entry - 1] = words;
    return answer(*stop, std::move(value), stamp);
}

Result<> Talk::unsay(std::size_t entry, const Stamp& stamp)
{
    const auto stop = here();
    const Value* const said = stop ? m_state.value(m_chain, stop->slot) : nullptr;
    if (said == nullptr || entry == 0 || entry > said->words.size())
        return fail(ErrorCode::NotFound, "entry");
    const Entry* const answered = m_state.answer(m_chain, stop->slot);
    const auto at = static_cast<std::ptrdiff_t>(entry - 1);
    const auto made = static_cast<std::ptrdiff_t>(said->picked.size()) + at;
    std::vector<ItemId> items = answered == nullptr ? std::vector<ItemId>() : answered->payload.items;
    if (made < static_cast<std::ptrdiff_t>(items.size())) {
        const ItemId item = items[static_cast<std::size_t>(made)];
        if (!item.isNull())
            return remove(item, stamp);
        items.erase(items.begin() + made);
    }
    Value value = *said;
    value.words.erase(value.words.begin() + at);
    if (value == Value())
        return clear(stamp);
    if (answered != nullptr)
        return put(*stop, std::move(value), std::move(items), spokenBy(*stop, stamp));
    m_state.setUnstored(m_chain, stop->slot, std::move(value));
    return {};
}

std::vector<std::string> Talk::parts() const
{
    std::vector<std::string> parts(partIds.begin(), partIds.end());
    for (const Item* const goal : m_state.items("goals"))
        parts.push_back("goal:" + goal->id.toText());
    // What the pack calls private can be ticked answer by answer; how to keep in touch is a part of its own.
    for (const Stop& stop : walk(m_state, m_chain)) {
        const bool isPrivate = stop.question->isPrivate || (stop.parent != nullptr && stop.parent->isPrivate);
        const std::string part = "private:" + stop.slot.question;
        if (isPrivate && stop.question->role != pack::Role::Contact && m_state.answer(m_chain, stop.slot) != nullptr
            && parts.back() != part)
            parts.push_back(part);
    }
    return parts;
}

Result<> Talk::pick(
    const std::vector<std::string>& options, const std::optional<std::string>& words, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    const pack::Question& question = *stop->question;
    const bool isOne = question.kind == Kind::One;
    const bool noDate
        = question.kind == Kind::Date && !question.none.empty() && options == std::vector<std::string>{"none"};
    const bool noPart = question.from == "@parts" && options.empty() && !words; // nothing is an answer here: print none
    if (stop->what == Stop::What::Again || stop->what == Stop::What::Each
        || (!isOne && question.kind != Kind::Some && !noDate) || (isOne && options.size() > 1)
        || (options.empty() && !words && !noPart))
        return fail(ErrorCode::NotAllowed, "pick");
    Value value;
    value.none = noDate || noPart;
    const Value* const before = m_state.value(m_chain, stop->slot);
    if (question.kind == Kind::Some && before != nullptr)
        value.words = before->words;
    const std::vector<std::string> offered = question.from == "@parts" ? parts() : std::vector<std::string>();
    for (const std::string& id : noDate ? std::vector<std::string>() : options) {
        const auto item = ItemId::fromText(id);
        const Item* const known = item ? m_state.item(*item) : nullptr;
        // What was chosen and then removed stays chosen; anew only live items can be.
        const bool isThere = known != nullptr && known->collection == pack().scope(question.from)
            && (m_state.isLive(*known) || (before != nullptr && contains(before->picked, id)));
        const bool isOffered = question.from.empty() ? pack().option(question, id) != nullptr
            : question.from == "@parts"              ? contains(offered, id)
                                                     : isThere;
        if (!isOffered)
            return fail(ErrorCode::NotFound, "option");
        if (!contains(value.picked, id))
            value.picked.push_back(id);
    }
    if (words) {
        OWNWORDS_TRY(checkWords(*words, longestAnswer));
        value.words.push_back(*words);
    }
    return answer(*stop, std::move(value), stamp);
}

Result<> Talk::number(double number, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    const bool takesNumber = stop->question->kind == Kind::Scale || stop->question->kind == Kind::Number;
    if (!takesNumber || stop->what == Stop::What::Each || !std::isfinite(number))
        return fail(ErrorCode::NotAllowed, "number");
    Value value;
    value.number = number;
    return answer(*stop, std::move(value), stamp);
}

Result<> Talk::date(Date date, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    if (stop->question->kind != Kind::Date || !date.ok())
        return fail(ErrorCode::NotAllowed, "date");
    Value value;
    value.date = date;
    return answer(*stop, std::move(value), stamp);
}

Result<> Talk::pass(bool forGood, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    if (stop->what != Stop::What::Again && stop->question->kind != Kind::Say) {
        record::Payload payload;
        payload.kind = EventKind::Pass;
        payload.slot = toText(stop->slot);
        payload.why = forGood ? "not_for_me" : "not_now";
        if (!isStored(*stop))
            m_state.setUnstored(m_chain, stop->slot, {});
        OWNWORDS_TRY(put(std::move(payload), spokenBy(*stop, stamp)));
    }
    return moveOn(stamp);
}

Result<> Talk::confirm(const Stamp& stamp)
{
    OWNWORDS_TRY(commitDraft(stamp));
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    const Entry* const said = m_state.answer(m_chain, stop->slot);
    if (said == nullptr || !(stop->question->readBack || stop->question->offer))
        return fail(ErrorCode::NotAllowed, "confirm");
    if (m_state.isConfirmed(*said))
        return {};
    record::Payload payload;
    payload.kind = EventKind::Confirm;
    payload.slot = toText(stop->slot);
    payload.event = said->header.id;
    return put(std::move(payload), stamp);
}

Result<> Talk::later(const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    OWNWORDS_TRY(commitDraft(stamp));
    if (!stop->question->readBack || m_state.item(stop->slot.item) == nullptr)
        return fail(ErrorCode::NotAllowed, "later");
    record::Payload payload;
    payload.kind = EventKind::State;
    payload.slot = toText(stop->slot);
    payload.item = stop->slot.item;
    payload.state = "later";
    return put(std::move(payload), stamp);
}

Result<> Talk::clear(const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    if (!isStored(*stop)) {
        dropDraft(stop->slot);
        m_state.setUnstored(m_chain, stop->slot, {});
        return {};
    }
    const Status status = m_state.status(m_chain, stop->slot);
    if (status == Status::Unseen || status == Status::Shown)
        return draft(stop->slot) == nullptr ? fail(ErrorCode::NotAllowed, "clear")
                                            : (dropDraft(stop->slot), Result<>());
    dropDraft(stop->slot);
    record::Payload payload;
    payload.kind = EventKind::Clear;
    payload.slot = toText(stop->slot);
    return put(std::move(payload), stamp);
}

Result<> Talk::showIdea(const Stamp& stamp)
{
    const auto stop = here();
    if (!stop || stop->question->ideas.empty())
        return fail(ErrorCode::NotAllowed, "idea");
    record::Payload payload;
    payload.kind = EventKind::IdeaShown;
    payload.slot = toText(stop->slot);
    return put(std::move(payload), stamp);
}

Result<> Talk::tick(const ItemId& item, const std::string& state, const Stamp& stamp)
{
    const Item* const known = m_state.item(item);
    if (known == nullptr || !m_state.isLive(*known))
        return fail(ErrorCode::NotFound, "item");
    const std::string collection = m_state.promisedAt(*known) ? "promises" : known->collection;
    if (!hasState(collection, state))
        return fail(ErrorCode::NotAllowed, "state " + state);
    record::Payload payload;
    payload.kind = collection == "promises" ? EventKind::Tick : EventKind::State;
    payload.item = item;
    payload.state = state;
    return put(std::move(payload), stamp);
}

} // namespace ownwords::talk
