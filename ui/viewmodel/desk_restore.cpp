// SPDX-License-Identifier: Apache-2.0
#include "core/store/place.h"
#include "ui/viewmodel/desk_file.h"

#include <algorithm>
#include <utility>

// Copies of the file: which there are, a new one, and one brought back.
namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes sameCopy(1);

BackupPlace placeAt(const fs::path& folder, bool isOwn)
{
    std::error_code error;
    BackupPlace place{folder, isOwn, fs::is_directory(folder, error), false, {}};
    const auto backups = store::backupsIn(folder);
    if (!backups) { // as good as not there: nothing can be read from it
        place.isThere = false;
        return place;
    }
    for (const store::Backup& backup : *backups) {
        const auto size = fs::file_size(backup.path, error);
        place.copies.push_back({backup.path, backup.made, error ? 0 : size, backup.isKept});
    }
    return place;
}

// The newest copy that comes and goes with time; nothing = there is none.
std::optional<TimePoint> newestIn(const BackupPlace& place)
{
    const auto newest = std::find_if(
        place.copies.begin(), place.copies.end(), [](const BackupPlace::Copy& copy) { return !copy.isKept; });
    return newest == place.copies.end() ? std::nullopt : std::optional(newest->made);
}

// One copy made in all places bears about the same time everywhere.
void findThoseBehind(std::vector<BackupPlace>& places)
{
    std::optional<TimePoint> newest;
    for (const BackupPlace& place : places)
        newest = std::max(newest, newestIn(place));
    for (BackupPlace& place : places)
        place.isBehind = place.isThere && newest && newestIn(place).value_or(TimePoint()) + sameCopy < *newest;
}

} // namespace

Result<std::vector<BackupPlace>> backupPlacesOf(vault::Place& place)
{
    const auto folders = vault::backupFolders(place);
    if (!folders)
        return tl::unexpected<Error>(folders.error());
    std::vector<BackupPlace> places;
    for (const fs::path& folder : *folders)
        places.push_back(placeAt(folder, places.empty()));
    findThoseBehind(places);
    return places;
}

void Desk::backupPlaces(const fs::path& file, QObject* listener, const Then<std::vector<BackupPlace>>& then)
{
    using Places = std::vector<BackupPlace>;
    m_queue->run(
        listener,
        [path = file, open = m_file.get()]() -> Result<Places> {
            if (!open->place)
                return Places{placeAt(path.parent_path() / "backups", true)};
            OWNWORDS_TRY(open->mayCare());
            return backupPlacesOf(*open->place);
        },
        then);
}

void Desk::backUpNow(QObject* listener, const Then<vault::BackedUp>& then)
{
    askCare<vault::BackedUp>(
        listener,
        [](File& file, vault::OpenCoach& /*coach*/) -> Result<vault::BackedUp> {
            if (!file.opened.damage.empty()) // a copy of a damaged file would push a good one out
                return fail(ErrorCode::Damaged, "file");
            auto made = vault::backUp(*file.place);
            file.hasChanged = file.hasChanged && !made;
            return made;
        },
        then);
}

void Desk::previewRestore(
    const fs::path& copy, const fs::path& file, QObject* listener, const Then<store::RestorePreview>& then)
{
    m_queue->run(
        listener,
        [copy, path = file, open = m_file.get()]() -> Result<store::RestorePreview> {
            if (!open->place)
                return store::previewRestore(copy, path);
            OWNWORDS_TRY(open->mayCare());
            return store::previewRestore(copy, open->place->file);
        },
        then);
}

void Desk::restore(
    const fs::path& copy, const fs::path& file, QObject* listener, const std::function<void(Restored)>& then)
{
    if (m_path.empty())
        m_path = file;
    m_queue->run(
        listener,
        [this, copy, path = file, open = m_file.get()]() -> Restored {
            if (open->place) {
                if (const auto may = open->mayCare(); !may)
                    return {tl::unexpected<Error>(may.error()), may.error(), {}};
            } else if (auto opens = open->openAt(path, m_setup)) { // people can sign in: then a coach decides
                return {std::move(opens), Error{ErrorCode::NotAllowed, "the file opens"}, {}};
            }
            const fs::path target = open->place ? open->place->file : path;
            // The words were kept before. No copy of what is about to be set aside: it could push out the one that was
            // chosen.
            (void)open->letKeysGo();
            open->close();
            std::error_code error;
            fs::create_directories(target.parent_path(), error); // what is wrong with it, restoring says
            Result<fs::path> aside = fail(ErrorCode::Internal, {});
            {
                const auto lock = store::FileLock::take(target);
                aside = lock ? store::restoreBackup(copy, target, m_setup.now()) : tl::unexpected<Error>(lock.error());
            }
            Restored restored{open->openAt(target, m_setup), {}, {}};
            if (aside) {
                restored.aside = *aside;
                open->hasChanged = false;
            } else {
                restored.trouble = aside.error();
            }
            return restored;
        },
        then);
}

} // namespace ownwords::viewmodel
