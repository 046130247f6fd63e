// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/people.h"

// Coaches: their own words and papers, who vouched for whom. Their names lie in the file in clear; they are staff.
namespace ownwords::vault {

struct OpenCoach {
    CoachId id;
    std::string name;
    crypto::Secret rootKey;
    Notebook notebook;
    Bytes sealed; // the notebook as it lies in the file

    CoachHand hand() const; // what signs at a table
};

struct NewCoach {
    OpenCoach coach;
    std::string recoveryCode;
};

// The first coach of a file founds its organisation: confirmed by themselves. Later ones stand there unconfirmed until
// somebody vouches. Invalid: blank name, words too short. Exists: the name or the words are taken.
Result<NewCoach> createCoach(Place& place, const SignIn& signIn, const std::string& name);

// WrongWords, TryLater as unlock(). KeyChanged: somebody put another key into this coach's row.
Result<OpenCoach> unlockCoach(Place& place, const SignIn& signIn);
Result<OpenCoach> unlockCoachWithCode(Place& place, std::string_view code);

// New root key and slots; the keys that residents agreed to stay, and so does the recovery code. Nothing is changed
// when it fails. Errors as createCoach(), and Conflict: another program changed this coach's papers.
Result<> changeCoachWords(Place& place, OpenCoach& coach, const SignIn& signIn);

// The same with a new code for a new sheet, in one step. Neither the old words nor the old sheet open anything that is
// in the file from then on, also when their slots come back out of an old copy.
Result<std::string> newCoachWordsAndCode(Place& place, OpenCoach& coach, const SignIn& signIn);

Result<> saveNotebook(Place& place, OpenCoach& coach);

// "This is a colleague": signs the other coach's keys and name. NotAllowed: the voucher is not confirmed.
Result<> vouch(Place& place, const OpenCoach& voucher, const CoachId& other);
// Whether the organisation stands behind this coach: the founder, or vouched for in an unbroken chain. `pinned`: the
// organisation's key as a resident's keyring remembers it (zeros = none): another founder is then not believed.
Result<bool> isConfirmed(Place& place, const store::CoachRow& coach, const PublicKey& pinned = {});

// Four words of the list that stand for a coach's keys, to be compared aloud or on paper.
std::string keyWords(const store::CoachRow& coach, const crypto::WordList& words);

// Whether a coach can leave of their own will. KeepsRecords: those people would lose theirs. LastConfirmed: nobody that
// stays would be confirmed, and without one nobody ever is again.
enum class Leaving { Yes, KeepsRecords, LastConfirmed };
Result<Leaving> mayLeave(Place& place, const OpenCoach& coach);

// The coach goes, or the laptop is lost: row, slots and all grants. Residents' keys change at their next sign-in. Done
// by the coach (NotAllowed: not now, see mayLeave()), or by a confirmed colleague (NotAllowed: is not confirmed). A
// colleague cannot open the grants, so nobody can tell them whether the coach keeps records: those are lost then, but
// for the copies made before.
Result<> removeCoach(Place& place, OpenCoach& by, const CoachId& leaving);

} // namespace ownwords::vault
