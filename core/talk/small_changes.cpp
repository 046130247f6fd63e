// SPDX-License-Identifier: Apache-2.0
#include "core/talk/small_changes.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace ownwords::talk {

namespace {

using EventKind = record::Kind;

Result<> checkWords(std::string_view words)
{
    if (!text::isValidUtf8(words) || text::isBlank(words))
        return fail(ErrorCode::Invalid, "words");
    if (text::codePoints(words) > longestAnswer)
        return fail(ErrorCode::TooLong, "words");
    return {};
}

record::Payload payloadOf(EventKind kind, const ItemId& item = {})
{
    record::Payload payload;
    payload.kind = kind;
    payload.item = item;
    return payload;
}

record::Payload field(const ItemId& item, pack::Role role, record::Value value)
{
    record::Payload payload = payloadOf(EventKind::Say, item);
    payload.field = pack::toText(role);
    payload.value = std::move(value);
    return payload;
}

// Of this signer on this device, and as it was left.
bool isOwn(const record::Sitting& sitting, const SmallChanges::Setup& setup, const std::string& signer)
{
    return sitting.type == setup.type && sitting.by == signer && sitting.dev == setup.device
        && !setup.leaveAlone.contains(sitting.id);
}

bool isOfToday(const record::Sitting& sitting, const Stamp& stamp)
{
    if (sitting.stretches.empty() || sitting.stretches.front().events.empty()
        || record::sizeOf(sitting) >= record::fullSitting)
        return false;
    const record::Header& first = sitting.stretches.front().events.front().header;
    return dayOf(first.at, first.tzMinutes) == dayOf(stamp.at, stamp.tzMinutes);
}

// Where what is said now belongs; nothing = no such sitting yet. One in which nothing was said has no day so far: today
// takes it, or each day with a draft would leave one more.
std::optional<std::size_t> sittingFor(
    const record::Record& record, const SmallChanges::Setup& setup, const Stamp& stamp)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < record.sittings.size(); ++i) {
        const record::Sitting& sitting = record.sittings[i];
        if (!isOwn(sitting, setup, stamp.by))
            continue;
        if (isOfToday(sitting, stamp))
            return i;
        if (sitting.stretches.empty())
            found = i;
    }
    return found;
}

// Both: nothing that was typed goes. False: together they would be too long.
bool addDraft(std::string& draft, const std::string& older)
{
    if (draft == older || older.empty())
        return true;
    const std::string both = draft.empty() ? older : older + '\n' + draft;
    const bool fits = text::codePoints(both) <= longestDraft;
    if (fits)
        draft = both;
    return fits;
}

} // namespace

SmallChanges::SmallChanges(record::Record record, State state, Setup setup)
    : m_record(std::move(record))
    , m_state(std::move(state))
    , m_setup(std::move(setup))
    , m_n(record::lastN(m_record))
{
}

Result<SmallChanges> SmallChanges::open(record::Record record, const Packs& packs, Setup setup, const Stamp& stamp)
{
    if (record.readOnly)
        return fail(ErrorCode::NewerFormat, "record");
    const auto begun = sittingFor(record, setup, stamp);
    const std::size_t index = begun.value_or(record.sittings.size());
    if (!begun) {
        record::Sitting sitting;
        sitting.id = SittingId(setup.fresh());
        sitting.type = setup.type;
        sitting.dev = setup.device;
        sitting.by = stamp.by;
        record.sittings.push_back(std::move(sitting));
    }
    auto state = State::fold(record, packs);
    if (!state)
        return tl::unexpected(state.error());
    SmallChanges changes(std::move(record), *std::move(state), std::move(setup));
    changes.m_sitting = index;
    changes.gatherDrafts(stamp.by);
    return changes;
}

// What was typed on another day and not said yet stands in the box today.
void SmallChanges::gatherDrafts(const std::string& signer)
{
    for (record::Sitting& older : m_record.sittings) {
        if (!isOwn(older, m_setup, signer) || &older == &sitting())
            continue;
        std::erase_if(
            older.drafts, [this](const auto& typed) { return addDraft(sitting().drafts[typed.first], typed.second); });
    }
}

Result<> SmallChanges::type(const std::string& field, std::string_view words)
{
    if (!text::isValidUtf8(words))
        return fail(ErrorCode::Invalid, "draft");
    if (text::codePoints(words) > longestDraft)
        return fail(ErrorCode::TooLong, "draft");
    if (words.empty())
        sitting().drafts.erase(field);
    else
        sitting().drafts[field] = words;
    return {};
}

std::string SmallChanges::draft(const std::string& field) const
{
    const auto& drafts = m_record.sittings.at(m_sitting).drafts;
    const auto typed = drafts.find(field);
    return typed == drafts.end() ? std::string() : typed->second;
}

const record::Record& SmallChanges::save()
{
    if (!m_events.empty())
        record::append(sitting(), std::exchange(m_events, {}), sitting().by);
    return m_record;
}

Result<EventId> SmallChanges::put(record::Payload payload, const Stamp& stamp)
{
    record::Header header;
    header.id = EventId(m_setup.fresh());
    header.n = m_n + 1;
    header.dev = m_setup.device;
    header.at = stamp.at;
    header.tzMinutes = stamp.tzMinutes;
    header.by = stamp.by;
    header.who = stamp.who.empty() ? stamp.by : stamp.who;
    header.typedBy = stamp.typedBy;
    header.lang = stamp.lang;
    record::Event event = record::makeEvent(std::move(header), std::move(payload), m_setup.fresh());
    OWNWORDS_TRY(m_state.apply(event, sitting().id));
    ++m_n;
    m_events.push_back(std::move(event));
    return m_events.back().header.id;
}

Result<> SmallChanges::putAll(std::vector<record::Payload> payloads, const Stamp& stamp)
{
    std::vector<EventId> events;
    for (record::Payload& payload : payloads) {
        const auto event = put(std::move(payload), stamp);
        if (!event)
            return tl::unexpected(event.error());
        events.push_back(*event);
    }
    m_done.push_back(std::move(events));
    return {};
}

Result<> SmallChanges::note(const ItemId& item, std::string_view words, const Stamp& stamp)
{
    OWNWORDS_TRY(checkWords(words));
    if (!item.isNull() && m_state.item(item) == nullptr)
        return fail(ErrorCode::NotFound, "item");
    record::Payload payload = payloadOf(EventKind::Note, item);
    payload.words = words;
    return putAll({std::move(payload)}, stamp);
}

Result<> SmallChanges::promise(const Promised& promised, const Stamp& stamp)
{
    const bool isAsked = !promised.ask.isNull();
    if (isAsked && m_state.item(promised.ask) == nullptr)
        return fail(ErrorCode::NotFound, "ask");
    if (!isAsked || !promised.words.empty())
        OWNWORDS_TRY(checkWords(promised.words));
    OWNWORDS_TRY(checkWords(promised.who));
    std::vector<record::Payload> payloads;
    const ItemId item = isAsked ? promised.ask : ItemId(m_setup.fresh());
    if (!isAsked) {
        payloads.push_back(payloadOf(EventKind::Add, item));
        payloads.back().collection = "promises";
        payloads.back().words = promised.words;
    } else if (!promised.words.empty()) { // what exactly is promised stands beside what was asked for
        payloads.push_back(payloadOf(EventKind::Note, item));
        payloads.back().words = promised.words;
    }
    record::Value who;
    who.words = {promised.who};
    payloads.push_back(field(item, pack::Role::Who, std::move(who)));
    if (promised.by) {
        record::Value by;
        by.date = promised.by;
        payloads.push_back(field(item, pack::Role::By, std::move(by)));
    }
    return putAll(std::move(payloads), stamp);
}

Result<> SmallChanges::tick(const ItemId& item, const std::string& state, const Stamp& stamp)
{
    if (m_state.item(item) == nullptr)
        return fail(ErrorCode::NotFound, "item");
    record::Payload payload = payloadOf(EventKind::Tick, item);
    payload.state = state;
    return putAll({std::move(payload)}, stamp);
}

Result<> SmallChanges::lookBackOn(Date day, const Stamp& stamp)
{
    record::Payload payload = payloadOf(EventKind::Day);
    payload.date = day;
    return putAll({std::move(payload)}, stamp);
}

Result<> SmallChanges::undo(const Stamp& stamp)
{
    if (m_done.empty())
        return fail(ErrorCode::NotAllowed, "undo");
    const std::vector<EventId> events = std::move(m_done.back());
    m_done.pop_back();
    for (std::size_t i = events.size(); i-- > 0;) {
        record::Payload payload = payloadOf(EventKind::Undo);
        payload.event = events[i];
        if (const auto undone = put(std::move(payload), stamp); !undone)
            return tl::unexpected(undone.error());
    }
    return {};
}

} // namespace ownwords::talk
