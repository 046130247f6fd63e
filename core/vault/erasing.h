// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/sharing.h"

// Taking a person, or some of their words, out for good: out of the file, its log and every backup that is there.
namespace ownwords::vault {

// What the person is handed. Paths only.
struct Receipt {
    TimePoint when;
    std::vector<std::filesystem::path> cleaned; // backups without them now
    std::vector<std::filesystem::path> failed; // backups that could not be cleaned: to be destroyed by hand
    bool partsRemain = false; // a damaged page could not be emptied: what lies there is sealed, and its keys are gone
    std::vector<std::filesystem::path> notSeen; // folders that are not here: cleaned when a backup goes there next
};

// The record and everything that opens it. Works on a full disk (the ballast is given up) and with damaged rows.
// NotAllowed: neither the resident nor the coach who keeps the record.
Result<Receipt> erase(Place& place, OpenPerson& person);

// When words and code are lost: a coach with whom the record is shared, the person beside them.
Result<Receipt> eraseWithCoach(Place& place, OpenCoach& coach, OpenPerson& shared);

// After words were taken out: a fresh backup, then this person out of all older ones (their keys are gone from there).
Result<Receipt> takeOutOfBackups(Place& place, OpenPerson& person);

// After sharing was taken back: the grants that ended go out of every copy that is there, since a coach can read on in
// one that lies beside the file. Places that are not here are closed when a backup goes there next.
Result<Receipt> closeInBackups(Place& place);

// A backup into every folder that is there. Before it, what is over goes out of the copies that are there: erased
// people and ended grants, where it could not be done at once. An error only where no backup could be made at all.
struct BackedUp {
    struct Failed {
        std::filesystem::path folder;
        Error error;
    };
    std::vector<std::filesystem::path> made;
    std::vector<std::filesystem::path> notSeen;
    std::vector<Failed> failed;
};
Result<BackedUp> backUp(Place& place);
// Whether the last rolling backup beside the file is over an hour old, or there is none.
bool isBackupDue(Place& place);

// Records nobody opened for years. Nothing is deleted by a date alone: a clock can be wrong. They are offered to a
// signed-in, confirmed coach once the file has been used on three separate days past their month; then they are held
// for 30 days in which any sign-in keeps them; and then a coach may let them go.
inline constexpr std::int64_t daysHeld = 30;
Result<> noteDay(Place& place); // once a session: which days the file was used on
struct Untouched {
    std::size_t offered = 0; // may be held
    std::size_t held = 0;
    std::size_t due = 0; // held long enough
};
Result<Untouched> untouched(Place& place);
Result<std::size_t> hold(Place& place, const OpenCoach& coach);
// Out of the file and of the copies, as erase(). Where it fails half-way the others stay due.
struct LetGo {
    std::size_t people = 0;
    Receipt receipt;
};
Result<LetGo> letGo(Place& place, const OpenCoach& coach);

} // namespace ownwords::vault
