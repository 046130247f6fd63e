// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/event.h"

#include <map>
#include <string>
#include <vector>

namespace ownwords::record {

enum class SittingType { Talk, Review, Changes, Coach };

std::string_view toText(SittingType type);
std::optional<SittingType> sittingTypeFrom(std::string_view text);

// The events of one save. `prev` = hash of the stretch it followed. `sig` is Ed25519 in hex, written when the vault
// saves (core/vault/signing.h); empty before.
struct Stretch {
    std::string prev;
    std::string by;
    std::string sig;
    std::vector<Event> events;

    bool operator==(const Stretch&) const = default;
};

struct Sitting {
    SittingId id;
    SittingType type = SittingType::Talk;
    SittingId continues; // null = begins a chain
    DeviceId dev;
    std::string by;
    std::vector<Stretch> stretches;
    std::map<std::string, std::string> drafts; // slot -> what is being typed
    std::string unknown; // keys of a newer version, see Event

    bool operator==(const Sitting&) const = default;
};

struct Record {
    PersonId person;
    std::vector<Sitting> sittings;
    bool readOnly = false; // holds something a newer version made

    bool operator==(const Record&) const = default;
};

// Hash of a stretch for the next one's `prev`: covers prev, signer, headers and commitments, never payloads, so that
// redaction changes nothing.
std::string hashOf(const Stretch& stretch);

// Appends one save to a sitting.
void append(Sitting& sitting, std::vector<Event> events, std::string by);

// A sitting of this size is closed, and another continues it: what is sealed at each save must stay small.
inline constexpr std::size_t fullSitting = 2'000'000;

// About how many bytes a sitting's events take: payloads, and a constant for each header.
std::size_t sizeOf(const Sitting& sitting);

// The greatest logical clock in the record; 0 when empty.
std::int64_t lastN(const Record& record);

// Blanks every event that a `redact` event names, wherever it lies.
void applyRedactions(Record& record);

// Union of sittings and of stretches; a stretch is the same when its headers and commitments are. Both sides'
// redactions apply. Drafts of `mine` win. Refused: another person's record.
Result<Record> merge(const Record& mine, const Record& theirs);

// One event and the sitting it lies in, in the order of the fold.
struct Placed {
    const Event* event = nullptr;
    std::size_t sitting = 0;
};
std::vector<Placed> inOrder(const Record& record);

json::Value toJson(const Stretch& stretch);
// Also checks that every event's commitment fits.
Result<Stretch> stretchFrom(const json::Value& json);

json::Value toJson(const Sitting& sitting);
// Also checks that every event's commitment fits and that no event id comes twice.
Result<Sitting> sittingFrom(const json::Value& json);

} // namespace ownwords::record
