// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/store/ledger.h"
#include "core/store/sqlite_store.h"

#include <string_view>

// Rolling copies of the file, beside it and where the organisation wants them: on sign-out when something changed (at
// most one an hour), 7 daily, 4 weekly, one before each migration and each restore. An update never deletes one.
namespace ownwords::store {

struct Backup {
    std::filesystem::path path;
    TimePoint made; // from its name: ownwords-20261122T101500Z.backup (UTC); -before-N for those that are never thinned
    bool isKept = false; // made before a migration or a restore

    bool operator==(const Backup&) const = default;
};

// What a restore set aside lies beside the file as <name>.before-restore-<time>.
inline constexpr std::string_view setAsideMark = ".before-restore-";

// Whether a file is named as a copy of the house: a backup, or what a restore set aside. Nobody signs in to one: who
// could look when it was made could look on.
bool isCopy(const std::filesystem::path& path);

// Those in a folder, newest first. Other files are not looked at.
Result<std::vector<Backup>> backupsIn(const std::filesystem::path& folder);

// Which of them may go now: all but the newest of each of the last 7 days that have one, the newest of each of the last
// 4 weeks that have one, those of the last hour and those that are kept.
std::vector<Backup> outdated(const std::vector<Backup>& backups, TimePoint now);

// Copies `from` into `folder` (made when missing), with a copy of the ledger, and thins the folder out. Nothing is
// removed when the copy fails. Returns the new backup.
Result<Backup> makeBackup(Store& from, const Ledger& ledger, const std::filesystem::path& folder, TimePoint now);

// Puts `backup` in the place of `file`, which must not be open: the old file (with its log) is set aside under
// <name>.before-restore-<time>, never deleted; the copy is checked before and after; the ledgers (beside the file and
// beside the backup, joined) are applied: erased people go. Returns where the old file lies now (empty = there was
// none).
Result<std::filesystem::path> restoreBackup(
    const std::filesystem::path& backup, const std::filesystem::path& file, TimePoint now);

// What putting `backup` in the place of `file` would change, as counts: they need nobody's key. Errors about the copy
// as restoreBackup(); asking changes nothing.
struct RestorePreview {
    std::size_t people = 0; // who would be there afterwards
    std::optional<std::size_t> peopleNow; // nothing: there is no file now, or it cannot be read
    std::size_t peopleGone = 0; // new since the copy: their records would be gone
    std::size_t talksGone = 0; // begun since the copy
    std::size_t talksShorter = 0; // went on since: what was said after the copy would be gone
    std::size_t erased = 0; // in the copy, and taken out for good since: they stay out
    std::size_t sharingEnds = 0; // took sharing back or changed their words since: what they shared then ends

    bool operator==(const RestorePreview&) const = default;
};
Result<RestorePreview> previewRestore(const std::filesystem::path& backup, const std::filesystem::path& file);

// Takes a person out of every backup in `folder`: rows and these slots, secure delete, VACUUM, check. `spared` is left
// alone (the fresh copy after words were taken out). How many copies were cleaned, and those that could not be.
struct Cleaned {
    std::vector<std::filesystem::path> cleaned;
    std::vector<std::filesystem::path> failed;
};
Result<Cleaned> removeFromBackups(const std::filesystem::path& folder, const PersonId& person,
    const std::vector<IdBytes>& slots, const std::filesystem::path& spared = {});

// Takes out of every copy in `folder` what a restore would leave out: erased people, and grants from before a person's
// least epoch. Copies that hold nothing of that are not written to, and stand in neither list.
Result<Cleaned> bringInStep(const std::filesystem::path& folder, const Ledger& ledger);

} // namespace ownwords::store
