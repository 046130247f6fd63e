// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/talk/replies.h"
#include "core/talk/talk.h"

#include <algorithm>

namespace ownwords::talk {

namespace {

using EventKind = record::Kind;

record::Payload about(EventKind kind, const ItemId& item)
{
    record::Payload payload;
    payload.kind = kind;
    payload.item = item;
    return payload;
}

record::Payload undoOf(const Entry& entry)
{
    record::Payload payload;
    payload.kind = EventKind::Undo;
    payload.event = entry.header.id;
    return payload;
}

} // namespace

Result<> Talk::remove(const ItemId& item, const Stamp& stamp)
{
    const Item* const known = m_state.item(item);
    if (known == nullptr || !m_state.isLive(*known))
        return fail(ErrorCode::NotFound, "item");
    return put(about(EventKind::ItemRemove, item), stamp);
}

Result<> Talk::restore(const ItemId& item, const Stamp& stamp)
{
    const Item* const known = m_state.item(item);
    if (known == nullptr || !m_state.isMade(*known))
        return fail(ErrorCode::NotFound, "item");
    if (m_state.isLive(*known))
        return fail(ErrorCode::NotAllowed, "restore");
    return put(about(EventKind::ItemRestore, item), stamp);
}

Result<> Talk::move(const ItemId& item, std::size_t place, const Stamp& stamp)
{
    const Item* const known = m_state.item(item);
    if (known == nullptr || !m_state.isLive(*known))
        return fail(ErrorCode::NotFound, "item");
    std::vector<const Item*> items = m_state.items(known->collection);
    if (place == 0 || place > items.size())
        return fail(ErrorCode::NotAllowed, "move");
    std::erase(items, known);
    record::Payload payload = about(EventKind::ItemMove, item);
    if (place > 1)
        payload.after = items[place - 2]->id;
    return put(std::move(payload), stamp);
}

Result<> Talk::note(const ItemId& item, std::string_view words, const Stamp& stamp)
{
    const Item* const known = m_state.item(item);
    if (known == nullptr)
        return fail(ErrorCode::NotFound, "item");
    if (!text::isValidUtf8(words) || words.empty())
        return fail(ErrorCode::Invalid, "note");
    if (text::codePoints(words) > longestAnswer)
        return fail(ErrorCode::TooLong, "note");
    record::Payload payload = about(EventKind::Note, item);
    payload.words = words;
    return put(std::move(payload), stamp);
}

Result<> Talk::reply(const EventId& to, std::string_view words, const Stamp& stamp)
{
    const Entry* const answered = m_state.find(to);
    if (answered == nullptr || !answered->isActive())
        return fail(ErrorCode::NotFound, "reply");
    if (!text::isValidUtf8(words) || text::isBlank(words))
        return fail(ErrorCode::Invalid, "reply");
    if (text::codePoints(words) > longestAnswer)
        return fail(ErrorCode::TooLong, "reply");
    record::Payload payload;
    payload.kind = EventKind::Reply;
    payload.event = to;
    payload.words = words;
    OWNWORDS_TRY(put(std::move(payload), stamp));
    return typeReply(to, {});
}

// It may have been typed in an earlier talk: there it is not to come back from.
Result<> Talk::typeReply(const EventId& to, std::string_view words)
{
    if (!text::isValidUtf8(words))
        return fail(ErrorCode::Invalid, "reply");
    if (text::codePoints(words) > longestDraft)
        return fail(ErrorCode::TooLong, "reply");
    const std::string name = toText(replySlot(to));
    for (record::Sitting& part : m_record.sittings) {
        if (part.by == sitting().by)
            part.drafts.erase(name);
    }
    if (!words.empty())
        sitting().drafts[name] = words;
    return {};
}

const Entry* Talk::undoable(const std::string& by) const
{
    const auto& changes = myChain().changes;
    for (std::size_t i = changes.size(); i-- > 0;) {
        const Entry* const entry = m_state.find(changes[i]);
        if (entry != nullptr && entry->isActive() && entry->payload.kind != EventKind::Undo && entry->header.by == by)
            return entry;
    }
    return nullptr;
}

Result<Slot> Talk::undo(const Stamp& stamp)
{
    const Entry* const entry = undoable(stamp.by);
    if (entry == nullptr)
        return fail(ErrorCode::NotAllowed, "undo");
    const Slot slot = entry->slot;
    OWNWORDS_TRY(put(undoOf(*entry), stamp));
    return slot;
}

// The latest undo that stands and has no change of the signer's after it. Moves never lose it.
Result<Slot> Talk::redo(const Stamp& stamp)
{
    const auto& changes = myChain().changes;
    for (std::size_t i = changes.size(); i-- > 0;) {
        const Entry* const entry = m_state.find(changes[i]);
        if (entry == nullptr || !entry->isActive() || entry->header.by != stamp.by)
            continue;
        if (entry->payload.kind != EventKind::Undo)
            break;
        const Entry* const target = m_state.find(entry->payload.event);
        if (target == nullptr || !target->undone || target->redacted || target->payload.kind == EventKind::Undo)
            continue;
        const Slot slot = target->slot;
        OWNWORDS_TRY(put(undoOf(*entry), stamp));
        return slot;
    }
    return fail(ErrorCode::NotAllowed, "redo");
}

Result<> Talk::redact(std::size_t chain, const Slot& slot, const Stamp& stamp)
{
    record::Payload payload;
    payload.kind = EventKind::Redact;
    std::vector<ItemId> made;
    for (std::size_t i = 0; i < m_state.size(); ++i) {
        const Entry& entry = m_state.entry(i);
        if (entry.chain != chain || entry.slot != slot || !isAnswer(entry))
            continue;
        payload.events.push_back(entry.header.id);
        made.insert(made.end(), entry.payload.items.begin(), entry.payload.items.end());
    }
    const bool hasDraft = (chain == m_chain && draft(slot) != nullptr)
        || std::any_of(m_record.sittings.begin(), m_record.sittings.end(), [&](const record::Sitting& sitting) {
               return m_state.chainOf(sitting.id) == chain && sitting.drafts.count(toText(slot)) > 0;
           });
    if (payload.events.empty() && !hasDraft && m_state.value(chain, slot) == nullptr)
        return fail(ErrorCode::NotFound, "slot");
    const std::vector<EventId> named = payload.events;
    if (!named.empty())
        OWNWORDS_TRY(put(std::move(payload), stamp));
    m_state.setUnstored(chain, slot, {});
    blank(chain, slot, named);
    // What only the redacted words named goes with them, or something said about it would pass for its name.
    for (const ItemId& id : made) {
        const Item* const item = m_state.item(id);
        if (item != nullptr && m_state.isLive(*item) && !m_state.hasOwnWording(*item))
            OWNWORDS_TRY(put(about(EventKind::ItemRemove, id), stamp));
    }
    return {};
}

// Takes the words of these events out of the record and of what is not saved yet, and the slot's drafts with them.
void Talk::blank(std::size_t chain, const Slot& slot, const std::vector<EventId>& events)
{
    const auto blankIn = [&](std::vector<record::Event>& list) {
        for (record::Event& event : list) {
            if (std::find(events.begin(), events.end(), event.header.id) != events.end())
                record::redact(event);
        }
    };
    blankIn(m_events);
    if (chain == m_chain)
        m_unstoredDrafts.erase(toText(slot));
    for (record::Sitting& part : m_record.sittings) {
        if (m_state.chainOf(part.id) == chain)
            part.drafts.erase(toText(slot));
        for (record::Stretch& stretch : part.stretches)
            blankIn(stretch.events);
    }
}

} // namespace ownwords::talk
