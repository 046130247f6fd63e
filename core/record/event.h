// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happened, once and for ever: a person's record is a list of these. The rules are in README.md beside this file.
namespace ownwords::record {

// What was given to one question, exactly as given: code points are never changed.
struct Value {
    std::vector<std::string> words; // own words; one entry unless the question takes many
    std::vector<std::string> picked; // option ids, or ids of items
    std::optional<double> number;
    std::optional<Date> date;
    bool none = false; // "no date"; of the parts to print: none of them

    bool empty() const { return words.empty() && picked.empty() && !number && !date && !none; }
    bool operator==(const Value&) const = default;
};

enum class Kind {
    Begin,
    Show,
    Go,
    Back,
    Answer,
    Pass,
    Clear,
    Confirm,
    IdeaShown,
    ItemAdd,
    ItemRemove,
    ItemRestore,
    ItemMove,
    Undo,
    Redact,
    Migrate,
    Finish,
    Add,
    Say,
    State,
    Tick,
    Note,
    Reply,
    Day,
    Contact,
    Seen,
    Redacted, // the payload was emptied
    Unknown, // made by a newer version: kept, never guessed at
};

std::string_view toText(Kind kind);
std::optional<Kind> kindFrom(std::string_view text);

// The fields that a kind does not use stay empty. Which kind uses which: README.md.
struct Payload {
    Kind kind = Kind::Unknown;
    std::string slot;
    Value value;
    std::vector<ItemId> items; // null = no item was made
    ItemId item;
    ItemId after;
    ItemId of; // parent item
    EventId event; // undo, confirm, reply: the event it is about
    std::vector<EventId> events; // redact
    std::string collection;
    std::string field;
    std::string state;
    std::string why;
    std::string words;
    std::string from; // go: slot to return to; migrate: pack hash
    std::string to; // migrate: pack hash
    std::string pack;
    std::vector<std::string> flags;
    std::string lang;
    std::string consent;
    std::optional<Date> date;
    bool again = false;

    bool operator==(const Payload&) const = default;
};

// Who, when, where: stays readable when the payload is redacted.
struct Header {
    EventId id;
    std::int64_t n = 0; // logical clock
    DeviceId dev;
    TimePoint at;
    int tzMinutes = 0; // east of UTC
    std::string by; // whose key signs
    std::string who; // whose words
    std::string typedBy;
    std::string lang;

    bool operator==(const Header&) const = default;
};

// `raw` is the payload as canonical JSON: the bytes the commitment covers, with keys a newer version may have added.
struct Event {
    Header header;
    Payload payload;
    std::string raw;
    std::string salt; // 32 hex digits; empty when redacted
    std::string commitment; // 64 hex digits
    std::string unknown; // keys beside the known ones, as a JSON object: a newer version's, written back as they are

    bool operator==(const Event&) const = default;
};

// Seals a payload into an event: writes `raw` and computes the commitment.
Event makeEvent(Header header, Payload payload, const IdBytes& salt);

// BLAKE2b-256 over salt and raw payload, hex.
std::string commitmentOf(std::string_view saltHex, std::string_view raw);

// Whether a redaction empties events of this kind. What holds no words but gives others their meaning (which pack, what
// was taken back, what was redacted) stays, so that nothing comes back by redacting it.
bool mayBeRedacted(Kind kind);

// Empties payload and salt; header and commitment stay.
void redact(Event& event);

// The order of the fold.
bool before(const Header& a, const Header& b);

// The members of `object` whose key is not in `known`, as canonical JSON; empty = none. addUnknown() puts them back.
std::string unknownKeys(const json::Value& object, const std::vector<std::string_view>& known);
void addUnknown(json::Value& object, const std::string& unknown);

json::Value toJson(const Value& value);
json::Value toJson(const Payload& payload);
json::Value toJson(const Event& event);
Result<Payload> payloadFrom(const json::Value& json);
Result<Event> eventFrom(const json::Value& json);

} // namespace ownwords::record
