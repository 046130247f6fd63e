// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>

namespace ownwords::store {

// What a restored copy must not bring back (core/record/README.md, "Backups"): random ids only. Lies beside the file as
// <file>.ledger and in every backup folder as ownwords.ledger; a text file, one entry a line.
struct Ledger {
    std::set<PersonId> erased;
    std::map<PersonId, std::int64_t> leastEpoch; // a data key before this one was withdrawn
    std::map<PersonId, std::set<EventId>> redacted;

    void join(const Ledger& other); // union; the greater epoch
    bool operator==(const Ledger&) const = default;
};

std::filesystem::path ledgerOf(const std::filesystem::path& file);

// Missing = an empty one. Invalid: a line that is not one of ours (detail = its number); what could be read is lost to
// nobody, the file stays as it is.
Result<Ledger> readLedger(const std::filesystem::path& path);
// Joined with what is there, written beside, synced, renamed.
Result<> addToLedger(const std::filesystem::path& path, const Ledger& more);
// Somebody who was to be erased is there after all.
Result<> takeBackErased(const std::filesystem::path& path, const PersonId& person);

} // namespace ownwords::store
