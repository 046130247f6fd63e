// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/coaches.h"

// Who else may see a record: agreed to by the resident, signed, with a purpose and a last day, and taken back at any
// time. Version 1 shares the whole record (without drafts) or nothing.
namespace ownwords::vault {

struct Sharing {
    std::string purpose;
    std::optional<Date> until; // the last day
    std::string keyWords{}; // of the coach as the person saw them; empty = none were shown
};

// Whether the last day has passed.
bool isOver(const std::optional<Date>& until, TimePoint now);

// The resident lets a coach see and write in the record. `present`: the coach is signed in beside them, and remembers
// this person's identity at once. Invalid: blank purpose, or a last day that is over. Exists: shared already.
// NotFound: no such coach. NotAllowed: not the resident. KeyChanged: other keys stand there than those that were shown,
// or than those of the coach who is present.
Result<> share(
    Place& place, OpenPerson& person, const CoachId& coach, const Sharing& sharing, OpenCoach* present = nullptr);

// Takes it back: new keys, the others keep what they had. The coach keeps what they have read, printed or copied.
// NoConsent: it was not shared with this coach.
Result<> withdraw(Place& place, OpenPerson& person, const CoachId& coach);

// The coach looks at a new identity on purpose, the person signed in beside them: after "make it mine" and after a
// reset. NotAllowed: not signed in, or not shared with this coach.
Result<> remember(Place& place, OpenCoach& coach, const OpenPerson& person);

// The coach gives up access by themselves (asked by telephone): the grant goes now, the keys at the resident's next
// sign-in. NotAllowed while the coach keeps the record for them.
Result<> giveUp(Place& place, OpenCoach& coach, const PersonId& person);

// A person who shared. NoConsent: not (or no longer, or its time is over). KeyChanged: not the person that was pinned.
// RolledBack: an older consent or an older copy of the record. Tampered: the grant is not for this coach and person.
Result<OpenPerson> openShared(Place& place, OpenCoach& coach, const PersonId& person);

// Everybody who shares with the coach, by what they are called. A person that cannot be shown has a code instead.
struct ListedPerson {
    PersonId person;
    Summary summary;
    TimePoint lastSaved;
    std::optional<ErrorCode> problem;
    bool isKept = false; // the coach keeps the record for them
};
Result<std::vector<ListedPerson>> peopleOf(Place& place, OpenCoach& coach);

// Those with `words` in name, goals, gifts or promises, letter case aside. In memory: there is no index on any disk.
std::vector<const ListedPerson*> found(const std::vector<ListedPerson>& people, std::string_view words);

// Together: the coach's key beside the resident's. What each says is signed by its own key.
Result<> sitTogether(Place& place, OpenPerson& person, const OpenCoach& coach);

// A record that a coach keeps for a person who wants no words of their own. Shown as such, for ever.
// `id`: a person who comes from another file.
Result<OpenPerson> createKept(Place& place, OpenCoach& coach, const PersonId& id = {});
// "Make it mine": own words, new keys, a new identity. `keepSharing`: the coach stays one who may look.
// Returns the recovery code. Errors as createPerson(); NotAllowed: nobody keeps it.
Result<std::string> makeMine(Place& place, OpenPerson& person, const SignIn& signIn, bool keepSharing);

} // namespace ownwords::vault
