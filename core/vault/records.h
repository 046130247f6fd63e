// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ledger.h"
#include "core/vault/open_person.h"

// Saving what was said, and changing the keys it is sealed with.
namespace ownwords::vault {

// What there is to save: the whole record as the talk holds it (only what is new is written), what a list shows, and in
// which collection an item lies (a coach may only speak about promises).
struct Saying {
    const record::Record& record;
    Summary summary;
    std::function<std::string(const ItemId&)> collectionOf;
};

struct Saved {
    bool reloaded = false; // somebody else had saved: their words are in `person.record` now, ours follow them
    bool changed = false; // false: there was nothing to save
    std::size_t redacted = 0; // events whose words were taken out
};

// One transaction: the sittings that changed, and the manifest. New events are signed by whom they name; nothing stored
// is rewritten, whatever `saying.record` holds in its place (only a redaction empties what it names). Everything or
// nothing; the person is as before when it fails.
// NotAllowed: an event that this session may not sign (a coach's key answering for a resident), a sitting that somebody
// else began, or a record that does not go on from the stored one. ReadOnly, DiskFull, Busy ...
Result<Saved> save(Place& place, OpenPerson& person, const Saying& saying);

// Sign-out, lock: how far every sitting is goes into the keyring, and the log is emptied. Whoever opens must call it.
Result<> signOut(Place& place, OpenPerson& person);

// New keys for everything: withdrawing, new words, reset. The data key always; the root key when `newRoot`.
struct Rekey {
    bool newRoot = false;
    std::vector<IdBytes> dropSlots; // sign-in slots that go
    std::vector<store::SlotRow> newSlots; // of the root key below; made by the caller
    std::optional<crypto::Secret> rootKey; // the new one, when newRoot
    std::int64_t leastEpoch = 0; // the new data key counts from here, when that is more than the next one
    bool endReset = false; // forgets what a reset set aside
    // Runs inside the transaction, before the grants are written.
    std::function<Result<>(Keyring&)> change;
    // Runs when somebody else had saved and the person was read again: puts back what the caller had put in.
    std::function<Result<>(OpenPerson&)> refill;
};

// Every row sealed anew with version + 1, grants made from the consents in the keyring and never from the table, rows
// that do not open carried as they are and listed as quarantined; least epoch into the ledgers; log emptied. An error
// says that nothing was changed: what follows the change itself is done as far as it goes.
Result<> rekey(Place& place, OpenPerson& person, const Rekey& request);

// The grant a consent stands for; for the coach who keeps the record it holds the root key.
Bytes grantFor(const PersonId& person, const Keyring& keyring, const Consent& consent, const crypto::Secret& rootKey);

// Changes the keyring without new keys: `change` gets a copy, again when another program was faster; `alongside` writes
// what belongs to it in the same transaction.
Result<> changeKeyring(Place& place, OpenPerson& person, const std::function<Result<>(Keyring&)>& change,
    const std::function<Result<>(const Keyring&)>& alongside = {});

// Into the ledger beside the file and in every backup folder that is there, as far as they can be written: what was
// done in the file is done. What the ledger beside the file missed is added when the person signs in next.
void noteInLedgers(Place& place, const store::Ledger& more);
// Out of them again, as far: somebody who was to be erased is there after all.
void takeBackErased(Place& place, const PersonId& person);

} // namespace ownwords::vault
