// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/place.h"
#include "core/vault/sitting_document.h"

#include <set>

namespace ownwords::vault {

// Something that is not as it was left. The rest of the record is open all the same.
struct Problem {
    SittingId sitting; // null = the list of sittings itself
    ErrorCode code = ErrorCode::Tampered; // Tampered, RolledBack, Damaged, NotFound (the row is gone)
    std::optional<TimePoint> last; // when the sitting was last spoken in: names its day
    bool shown = false; // what still opens of it is in the record

    bool operator==(const Problem&) const = default;
};

// Words without a valid signature for whom they name: "we do not know who wrote this". In no plan and no count.
struct UnknownAuthor {
    SittingId sitting;
    record::Stretch stretch;
};

// A coach set new words for this person (forgotten words, no code), and the old words or code were used now.
struct ResetNotice {
    CoachId coach;
    std::string name;
    TimePoint when;
};

struct OpenSitting {
    SittingDocument document;
    Drafts drafts;
    std::int64_t version = 0;
    bool mayGrow = true; // false: something is wrong with it, so nothing is appended
};

// Whose keys are open. The resident, or the coach who keeps the record for them.
struct Owner {
    crypto::Secret rootKey;
    Keyring keyring;
    Bytes sealed; // the keyring as it lies in the file, to see that another program changed it; empty = not read yet
};

// A coach at the table: signs their own events.
struct CoachHand {
    CoachId id;
    std::string name;
    crypto::SigningKeys identity;
    crypto::Secret draftKey;
};

// What the old words or code opened after a reset: enough to undo it.
struct ResetUndo {
    ResetNotice notice;
    Keyring before;
    std::optional<crypto::WordsKey> words; // as typed; nothing when it was the code
};

// One person's record, open. Everything secret in it goes when it goes.
struct OpenPerson {
    PersonId id;
    std::optional<Owner> owner; // nothing: a coach reads and writes what was shared
    std::optional<CoachHand> coach; // with `owner`: together
    crypto::Secret dataKey;
    std::int64_t epoch = 0;
    std::int64_t rev = 0; // of the manifest as read; 0 = there is none that opens
    bool replaceManifest = false; // the one in the file is damaged
    std::int64_t keepUntil = 0;
    Signers signers;
    Manifest manifest;
    std::map<SittingId, OpenSitting> sittings;
    record::Record record; // what may be folded
    std::vector<Problem> problems;
    std::vector<UnknownAuthor> unknownAuthors;
    std::optional<ResetUndo> resetUndo;
    bool mayBeOld = false; // came back with a backup: "These words may be your old ones"
    std::set<EventId> newFromOthers; // said since the person was here last, as their keyring knew it when it was read
    std::vector<std::string> endedNow; // names of coaches whose access ended at this sign-in

    bool isOwner() const { return owner.has_value(); }
    bool isKept() const { return owner && owner->keyring.keeper() != nullptr; }
    // How the events of whoever is signed in are signed.
    std::string signer() const;
};

// Reads everything anew: keyring, manifest, rows, drafts. A row that does not open is a problem, not an error. Errors:
// Tampered (the keyring does not open), RolledBack (it is older than its row says), Conflict (the words were changed by
// another program), NoConsent (a coach's key is no longer the one in use), and those of the store.
Result<> load(Place& place, OpenPerson& person);

// Whose keys the signatures of this person are checked with.
Result<Signers> signersOf(Place& place, const OpenPerson& person);

// The key of drafts that this signer types, when it is at the table; nullptr otherwise.
std::optional<crypto::Secret> draftKeyFor(const OpenPerson& person, std::string_view signer);

} // namespace ownwords::vault
