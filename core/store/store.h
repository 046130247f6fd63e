// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// Where sealed values lie. Nothing here knows a key or a word that somebody said: rows go in and out as they are.
namespace ownwords::store {

// Sign-in slots of residents and coaches alike; cannot be linked to a person without its key.
struct SlotRow {
    IdBytes locator{};
    Bytes sealed;

    bool operator==(const SlotRow&) const = default;
};

struct PersonRow {
    PersonId person;
    std::int64_t epoch = 1; // counts the data keys
    std::int64_t keepUntil = 0; // month: year * 12 + month - 1
    std::int64_t heldSince = 0; // day since 1970; 0 = not held
    Bytes keyring;
    Bytes reset; // what a coach-assisted reset set aside; empty = none

    bool operator==(const PersonRow&) const = default;
};

struct ManifestRow {
    PersonId person;
    std::int64_t rev = 0;
    Bytes sealed;

    bool operator==(const ManifestRow&) const = default;
};

struct RecordRow {
    PersonId person;
    SittingId sitting;
    std::int64_t version = 0;
    Bytes sealed;

    bool operator==(const RecordRow&) const = default;
};

struct RecordRows {
    std::vector<RecordRow> rows; // in no order that means anything
    std::vector<SittingId> unreadable; // named by the file, but their page is damaged
    bool complete = true; // false: damage hides which rows there are
};

struct CoachRow {
    CoachId coach;
    std::string name; // in clear, on purpose: staff
    PublicKey boxKey{};
    PublicKey signKey{};
    Bytes vouch; // another coach's signature over this row; empty = nobody vouched
    Bytes notebook;

    bool operator==(const CoachRow&) const = default;
};

struct GrantRow {
    CoachId coach;
    PersonId person;
    Bytes sealed;

    bool operator==(const GrantRow&) const = default;
};

// A grant with what a list of people needs, read in one go.
struct SharedRow {
    GrantRow grant;
    std::int64_t epoch = 0;
    ManifestRow manifest; // rev 0 = missing
};

// What happens to the space and the log after a change.
enum class Checkpoint { Passive, Truncate };

// One file (or, later, one server's mailbox) of sealed rows. One thread at a time. Every call fails with what stands at
// its ErrorCode: DiskFull, ReadOnly, Busy, Damaged, CannotRead, CannotWrite. Writes outside transaction() are
// transactions of their own.
class Store {
public:
    Store() = default;
    virtual ~Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // All or nothing. A failing `work` is rolled back and its error returned. Not nested.
    virtual Result<> transaction(const std::function<Result<>()>& work) = 0;

    virtual Result<std::optional<Bytes>> meta(const std::string& key) = 0;
    virtual Result<> putMeta(const std::string& key, BytesView value) = 0; // replaces

    virtual Result<std::optional<SlotRow>> slot(const IdBytes& locator) = 0;
    virtual Result<> addSlot(const SlotRow& row) = 0; // Exists: the locator is taken
    virtual Result<> putSlot(const SlotRow& row) = 0; // replaces
    virtual Result<> removeSlot(const IdBytes& locator) = 0; // also when it is not there

    virtual Result<std::optional<PersonRow>> person(const PersonId& person) = 0;
    virtual Result<> putPerson(const PersonRow& row) = 0; // adds or replaces
    virtual Result<> setKeepUntil(const PersonId& person, std::int64_t month) = 0; // also ends a hold
    virtual Result<> setHeldSince(const PersonId& person, std::int64_t day) = 0;
    virtual Result<> removePerson(const PersonId& person) = 0; // with manifest, records and grants
    virtual Result<std::vector<PersonRow>> untouchedSince(std::int64_t month)
        = 0; // keepUntil < month; without keyrings
    virtual Result<std::int64_t> personCount() = 0;

    virtual Result<std::optional<ManifestRow>> manifest(const PersonId& person) = 0;
    // Adds when `readRev` is 0, else replaces the row with that rev; Conflict when there is none.
    virtual Result<> putManifest(const ManifestRow& row, std::int64_t readRev) = 0;
    // Whatever is there: for rows that damage or a merge left behind.
    virtual Result<> replaceManifest(const ManifestRow& row) = 0;

    virtual Result<RecordRows> records(const PersonId& person) = 0;
    virtual Result<std::optional<RecordRow>> record(const PersonId& person, const SittingId& sitting) = 0;
    // Adds when `readVersion` is 0, else replaces the row of that version; Conflict when there is none.
    virtual Result<> putRecord(const RecordRow& row, std::int64_t readVersion) = 0;
    virtual Result<> removeRecord(const PersonId& person, const SittingId& sitting) = 0;

    virtual Result<std::vector<CoachRow>> coaches() = 0; // by name
    virtual Result<std::optional<CoachRow>> coach(const CoachId& coach) = 0;
    virtual Result<> putCoach(const CoachRow& row) = 0; // adds or replaces
    virtual Result<> removeCoach(const CoachId& coach) = 0; // with all grants to them

    virtual Result<std::optional<GrantRow>> grant(const CoachId& coach, const PersonId& person) = 0;
    virtual Result<std::vector<SharedRow>> sharedWith(const CoachId& coach) = 0;
    virtual Result<> putGrant(const GrantRow& row) = 0; // adds or replaces
    virtual Result<> removeGrant(const CoachId& coach, const PersonId& person) = 0;
    virtual Result<> removeGrants(const PersonId& person) = 0;

    virtual Result<std::optional<Bytes>> pack(const std::string& hash) = 0; // 64 hex digits
    virtual Result<> putPack(const std::string& hash, BytesView bytes) = 0; // nothing when it is there

    virtual Result<> checkpoint(Checkpoint kind) = 0;
    virtual bool isReadOnly() const = 0;
};

} // namespace ownwords::store
