// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/talk.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace ownwords::talk {

// What is said outside a talk, mostly by a coach about people they work with: notes, replies, our promises and whether
// we kept them, the next look-back day. One sitting a day and signer (core/record/README.md). Every call either
// succeeds or leaves everything as it was. Errors: Invalid = no words, or not text; TooLong = over talk::longestAnswer;
// NotFound = no such item or event; NotAllowed = nothing to take back.
class SmallChanges {
public:
    struct Setup {
        record::SittingType type = record::SittingType::Coach; // or Changes
        DeviceId device;
        FreshBytes fresh; // ids and salts
        std::set<SittingId> leaveAlone; // sittings that are not as they were left: another one is begun
    };

    // NotFound: a pack of the record is missing. NewerFormat: a newer version wrote in the record.
    static Result<SmallChanges> open(record::Record record, const Packs& packs, Setup setup, const Stamp& stamp);

    const State& state() const { return m_state; }
    // Everything said so far, what is new as one more stretch.
    const record::Record& save();
    // What is being typed in `field` ("note", "promise"), not said yet; it is there again when the record is opened by
    // the same signer. Empty = nothing. TooLong: over talk::longestDraft.
    Result<> type(const std::string& field, std::string_view words);
    std::string draft(const std::string& field) const;

    Result<> note(const ItemId& item, std::string_view words, const Stamp& stamp); // null item: about nothing special
    // What our side will do, who of us, and by when.
    struct Promised {
        std::string words; // empty with `ask`: the person's words stand
        std::string who;
        std::optional<Date> by;
        ItemId ask; // what the person asked for, promised now
    };
    Result<> promise(const Promised& promised, const Stamp& stamp);
    Result<> tick(const ItemId& item, const std::string& state, const Stamp& stamp);
    Result<> lookBackOn(Date day, const Stamp& stamp);
    // The latest change of this sitting that stands; a promise goes with its who and by when.
    Result<> undo(const Stamp& stamp);
    bool canUndo() const { return !m_done.empty(); }

private:
    SmallChanges(record::Record record, State state, Setup setup);

    Result<EventId> put(record::Payload payload, const Stamp& stamp);
    Result<> putAll(std::vector<record::Payload> payloads, const Stamp& stamp);
    record::Sitting& sitting() { return m_record.sittings.at(m_sitting); }
    void gatherDrafts(const std::string& signer);

    record::Record m_record;
    State m_state;
    Setup m_setup;
    std::size_t m_sitting = 0;
    std::int64_t m_n = 0;
    std::vector<record::Event> m_events; // not saved yet
    std::vector<std::vector<EventId>> m_done; // what undo takes back, the latest last
};

} // namespace ownwords::talk
