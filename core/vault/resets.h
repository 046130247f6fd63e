// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/sharing.h"

// Forgotten words, no code, but a coach who shares the record: both sit at the table, and the coach sets new words with
// them. Software cannot see that the person is there. So the old keyring stays for 30 days, sealed; whoever opens with
// the old words or code sees who set new words and when, and can undo it. A coach with consent can replace a record,
// but not unseen.
namespace ownwords::vault {

inline constexpr std::chrono::days resetKept{30};

// New root key, identity and words. The coach's own access stays, that of other coaches ends (their consents lie in the
// old keyring, which the coach cannot open). Drafts stay with the old words. NotAllowed: not shared with this coach.
Result<NewPerson> resetByCoach(Place& place, OpenCoach& coach, OpenPerson shared, const SignIn& signIn);

// What old words or code open when a reset was made: the record of today with `resetUndo` set. Tampered: no reset, or
// not of this key.
Result<OpenPerson> openAfterReset(
    Place& place, const PersonId& person, crypto::Secret oldRoot, std::optional<crypto::WordsKey> words);

// The old words and code count again, with the old identity; the new ones open nothing. What was said meanwhile stays.
// `signIn`: words to be set, needed when it was the code that opened. NotAllowed: nothing to undo.
Result<> undoReset(Place& place, OpenPerson& person, const std::optional<SignIn>& signIn = std::nullopt);

// For a change of the root key while a reset can still be undone: the old identity must be able to open the new one.
Result<Bytes> withNewRoot(const Bytes& reset, const PublicKey& oldIdentity, const crypto::Secret& rootKey);

} // namespace ownwords::vault
