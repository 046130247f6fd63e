// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/records.h"
#include "core/vault/sign_in.h"

// A resident's own way in: a new record, words, recovery code.
namespace ownwords::vault {

struct NewPerson {
    OpenPerson person;
    std::string recoveryCode; // for the sheet; kept nowhere
};

// A new record under these words. Invalid: a blank name, or words that are too short (crypto::isLongEnough). Exists:
// name and words open another record: "please choose another sign-in name".
// `from`: a person who comes from another file keeps id and identity.
struct KnownPerson {
    PersonId id;
    const crypto::Secret* identitySeed = nullptr;
};
Result<NewPerson> createPerson(Place& place, const SignIn& signIn, const KnownPerson& from = {});

// WrongWords for every failure to open: no such name, wrong words, a coach's words. TryLater: too many wrong tries,
// `detail` = seconds. Afterwards the record is settled: what ended while the person was away has been done.
Result<OpenPerson> unlock(Place& place, const SignIn& signIn);
// With the code on the sheet, as typed. Invalid: a slip of a letter (the check letter shows it; no try is counted).
Result<OpenPerson> unlockWithCode(Place& place, std::string_view code);

// New words (and name) for the open record: everything gets new keys, so that an old copy of the file with old words
// opens nothing that is said from now on. The recovery code stays. Errors as createPerson().
Result<> changeWords(Place& place, OpenPerson& person, const SignIn& signIn);

// A new code for a new sheet; the old sheet opens nothing any more.
Result<std::string> newRecoveryCode(Place& place, OpenPerson& person);
// Whether `typed` are the last five letters of the code: how a person shows that they kept it.
bool isEndOfCode(std::string_view code, std::string_view typed);
Result<> markRecoveryKept(Place& place, OpenPerson& person);

// Months an untouched record is kept before it is offered for removal.
inline constexpr std::int64_t monthsKept = 36;
std::int64_t monthOf(TimePoint time); // year * 12 + month - 1

// Parts of the above for the other flows.
// What was due while the person was away: coaches whose time is over or who left, a restored backup, words taken out.
Result<> settle(Place& place, OpenPerson& person);
// Renews the month until which the record is kept.
Result<> touch(Place& place, OpenPerson& person);

} // namespace ownwords::vault
