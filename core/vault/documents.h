// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/kdf.h"
#include "core/crypto/sealed.h"
#include "core/record/record.h"
#include "core/vault/wire.h"

#include <map>
#include <optional>
#include <vector>

// What lies inside the seals of the vault, and the seals themselves. Which key opens what: README.md beside this file.
namespace ownwords::vault {

// How far a sitting was known at some moment: the first `count` of its stretches, in their order, and which of them had
// no valid signature then. What is rewritten, dropped or moved among them is seen.
struct Head {
    std::size_t count = 0;
    Bytes hash; // over hashes and signatures of those stretches
    std::vector<std::size_t> unsignedOnes;

    bool operator==(const Head&) const = default;
};

// What a list of people shows without opening anybody: made by the program that saves, sealed with the data key.
struct Summary {
    struct Promise {
        std::string words;
        std::string by; // a date (YYYY-MM-DD) or own words
        std::string state; // as ticked by our side
        std::string who; // promised it, as it was said; empty = nobody is named. Not in exports

        bool operator==(const Promise&) const = default;
    };

    std::string called; // how the person wants to be called
    std::vector<std::string> goals;
    std::vector<std::string> gifts;
    std::vector<Promise> ourPromises;
    std::string lookBack; // date of the next look-back, or empty
    std::string nextStep; // the first open step of the first goal that goes on; not in exports
    std::string nextStepBy; // a date (YYYY-MM-DD) or own words, or empty

    bool operator==(const Summary&) const = default;
};

struct Entry {
    std::int64_t version = 0;
    std::int64_t epoch = 0; // the data key it is sealed with: an older one only when quarantined
    record::SittingType type = record::SittingType::Talk;
    TimePoint last; // when its last event was said: names the day of a sitting that does not open
    Head head;
    bool quarantined = false; // did not open when the keys changed: carried along unchanged

    bool operator==(const Entry&) const = default;
};

struct Manifest {
    TimePoint lastSaved;
    Summary summary;
    std::map<SittingId, Entry> entries;

    bool operator==(const Manifest&) const = default;
};

// What the resident agreed to. Kept after it ended: the coach's signatures must still be checked.
struct Consent {
    IdBytes id{};
    CoachId coach;
    std::string name;
    PublicKey boxKey{}; // zeros: their signature is known, and they never had access
    PublicKey signKey{};
    TimePoint when;
    std::optional<Date> until; // the last day; nothing = until withdrawn
    std::string purpose; // as the person put it; empty = a coach who kept the record for them
    bool confirmed = false; // the organisation vouched for the coach then
    bool ended = false;

    bool hadAccess() const { return boxKey != PublicKey{}; }
    bool operator==(const Consent&) const = default;
};

// Someone else who signed as this person once: an identity that was replaced by a reset, or a coach who kept the
// record.
struct FormerSigner {
    CoachId coach; // null = an identity of the resident
    PublicKey signKey{};
    bool ended = true; // false: a coach keeps the record now
    std::map<SittingId, std::size_t> reach; // how many stretches of which sittings are theirs to sign, once ended

    bool operator==(const FormerSigner&) const = default;
};

// The keyring: opened by the root key, so by the resident alone (or by the coach who keeps the record for them).
struct Keyring {
    std::int64_t epoch = 1;
    crypto::Secret dataKey;
    crypto::SigningKeys identity;
    IdBytes wordsSlot{}; // locators lie here and nowhere else, or a coach could name another person's
    IdBytes recoverySlot{};
    PublicKey recoveryKey{};
    bool recoveryProven = false; // the person typed the end of the code back
    std::vector<IdBytes> retiredSlots; // in older backups
    std::vector<Consent> consents;
    std::vector<FormerSigner> formerSigners;
    std::map<SittingId, Head> heads;
    TimePoint resetAt; // when a coach set these words; 0 = the person did
    PublicKey organisation{}; // the first coach's signing key, as first seen; zeros = there was no coach yet

    const Consent* consentFor(const CoachId& coach) const; // one that has not ended
    const FormerSigner* keeper() const; // the coach who keeps the record now; nullptr = the person does
};

// One coach's own papers: opened by the coach's root key.
struct Notebook {
    struct Pin {
        PublicKey identity{};
        std::int64_t epoch = 0;
        std::int64_t rev = 0;
    };
    // A grant that was opened and checked before: saves a box and a signature for each name of a list.
    struct Seen {
        Bytes grantHash;
        Bytes dataKey;
        PublicKey identity{};
        std::int64_t epoch = 0;
        std::optional<Date> until;
    };

    crypto::BoxKeys box;
    crypto::SigningKeys identity;
    IdBytes wordsSlot{};
    IdBytes recoverySlot{};
    PublicKey recoveryKey{};
    std::map<PersonId, Pin> pins;
    std::map<PersonId, Seen> seen;
};

// What a sign-in slot opens to.
enum class Holder : std::uint8_t { Resident = 1, Coach = 2 };
struct SlotContent {
    Holder holder = Holder::Resident;
    IdBytes id{};
    crypto::Secret rootKey;
};

// What a coach gets from a resident: the data key, and the consent it rests on, signed with the resident's identity.
// With `rootKey` the coach keeps the record for them (custody).
struct Grant {
    PersonId person;
    CoachId coach;
    std::int64_t epoch = 0;
    crypto::Secret dataKey;
    PublicKey identity{};
    TimePoint when;
    std::optional<Date> until;
    std::string purpose;
    std::vector<FormerSigner> formerSigners; // so that the coach can check what was signed before
    std::optional<crypto::Secret> rootKey;
};

Bytes sealSlot(const IdBytes& locator, const crypto::Secret& key, const SlotContent& content);
Result<SlotContent> openSlot(const IdBytes& locator, const crypto::Secret& key, BytesView sealed);
Bytes sealRecoverySlot(const PublicKey& recoveryKey, const SlotContent& content);
Result<SlotContent> openRecoverySlot(const crypto::BoxKeys& keys, BytesView sealed);

Bytes sealKeyring(const PersonId& person, const crypto::Secret& rootKey, const Keyring& keyring);
Result<Keyring> openKeyring(const PersonId& person, const crypto::Secret& rootKey, BytesView sealed);

// `dataKey` of `epoch`; `rev` is the row's.
struct ManifestPlace {
    PersonId person;
    std::int64_t rev = 0;
    std::int64_t epoch = 0;
};
Bytes sealManifest(const ManifestPlace& place, const crypto::Secret& dataKey, const Manifest& manifest);
Result<Manifest> openManifest(const ManifestPlace& place, const crypto::Secret& dataKey, BytesView sealed);

Bytes sealNotebook(const CoachId& coach, const crypto::Secret& rootKey, const Notebook& notebook);
Result<Notebook> openNotebook(const CoachId& coach, const crypto::Secret& rootKey, BytesView sealed);

Bytes sealGrant(const PublicKey& coachKey, const Grant& grant, const crypto::SigningKeys& identity);
// Checks the signature, and that the grant is for this coach and person: else Tampered.
Result<Grant> openGrant(
    const crypto::BoxKeys& coachKeys, const CoachId& coach, const PersonId& person, BytesView sealed);

struct RecordPlace {
    PersonId person;
    SittingId sitting;
    std::int64_t version = 0;
    std::int64_t epoch = 0;
};
Bytes sealRecord(const RecordPlace& place, const crypto::Secret& dataKey, BytesView plain);
Result<Bytes> openRecord(const RecordPlace& place, const crypto::Secret& dataKey, BytesView sealed);

// Parts of these that other values hold too.
void write(Writer& out, const FormerSigner& former);
FormerSigner readFormer(Reader& in);
void write(Writer& out, const Head& head);
Head readHead(Reader& in);
void write(Writer& out, const Summary& summary);
Summary readSummary(Reader& in);
void write(Writer& out, const std::optional<Date>& date);
std::optional<Date> readDate(Reader& in);

} // namespace ownwords::vault
