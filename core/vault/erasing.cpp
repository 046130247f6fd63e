// SPDX-License-Identifier: Apache-2.0
#include "core/vault/erasing.h"

#include "core/store/backups.h"
#include "core/vault/taking_out.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr auto emptied = "erased"; // stands for the keyring of somebody whose row could not go
constexpr std::chrono::hours freshBackup(1); // a younger one is not made again at each sign-out

bool isThere(const std::filesystem::path& folder)
{
    std::error_code missing;
    return std::filesystem::is_directory(folder, missing);
}

// `work`, and once more without the ballast when the disk is full: erasing needs room, too.
Result<> withBallast(Place& place, const std::function<Result<>()>& work)
{
    auto done = work();
    if (done || done.error().code != ErrorCode::DiskFull || place.file.empty() || !store::releaseBallast(place.file))
        return done;
    return work();
}

using Folders = std::vector<std::filesystem::path>;

// All places where copies can lie: the folders of backups, and the file's own with what restores set aside.
Result<Folders> placesOfCopies(Place& place)
{
    auto folders = backupFolders(place);
    if (folders && !place.file.empty())
        folders->push_back(place.file.parent_path());
    return folders;
}

// `work` in each of them. The folder beside the file is made by the first backup: its absence hides no copy.
Receipt inEach(Place& place, const Folders& folders,
    const std::function<Result<store::Cleaned>(const std::filesystem::path& folder)>& work)
{
    Receipt receipt;
    receipt.when = place.now();
    for (const std::filesystem::path& folder : folders) {
        if (!isThere(folder)) {
            if (folder != place.file.parent_path() / "backups")
                receipt.notSeen.push_back(folder);
            continue;
        }
        const auto cleaned = work(folder);
        if (!cleaned) {
            receipt.failed.push_back(folder);
            continue;
        }
        receipt.cleaned.insert(receipt.cleaned.end(), cleaned->cleaned.begin(), cleaned->cleaned.end());
        receipt.failed.insert(receipt.failed.end(), cleaned->failed.begin(), cleaned->failed.end());
    }
    return receipt;
}

// What is over, as the copies of this file are to be told. Who lives in the file is in no copy too much: they came back
// by an export.
store::Ledger overIn(Place& place, store::Ledger ledger)
{
    std::erase_if(ledger.erased, [&](const PersonId& person) {
        const auto row = place.store.person(person);
        return !row || (*row && (*row)->keyring != emptied);
    });
    return ledger;
}

// Where a damaged page keeps the rows from going: everything that opens them goes.
Result<> removeKeys(Place& place, const PersonId& person, const std::vector<IdBytes>& slots)
{
    return place.store.transaction([&]() -> Result<> {
        for (const IdBytes& locator : slots)
            OWNWORDS_TRY(place.store.removeSlot(locator));
        OWNWORDS_TRY(place.store.removeGrants(person));
        store::PersonRow row;
        row.person = person;
        row.keyring = emptied;
        return place.store.putPerson(row);
    });
}

// Out of the file alone. The line in the ledger comes first, so that after a power cut no copy brings back who is gone;
// it is taken back where they stay. True: parts of them remain in a damaged page.
Result<bool> eraseRows(Place& place, const PersonId& person, const std::vector<IdBytes>& slots)
{
    store::Ledger ledger;
    ledger.erased.insert(person);
    if (!place.file.empty())
        OWNWORDS_TRY(withBallast(place, [&] { return store::addToLedger(store::ledgerOf(place.file), ledger); }));
    auto removed = withBallast(place, [&] {
        return place.store.transaction([&]() -> Result<> {
            for (const IdBytes& locator : slots)
                OWNWORDS_TRY(place.store.removeSlot(locator));
            return place.store.removePerson(person);
        });
    });
    const bool isDamaged = !removed && removed.error().code == ErrorCode::Damaged;
    if (isDamaged)
        removed = withBallast(place, [&] { return removeKeys(place, person, slots); });
    if (removed)
        return isDamaged;
    const auto row = place.store.person(person);
    const bool isGone = row && !*row;
    if (!isGone) // or nobody can tell: they are told that nothing was taken out
        takeBackErased(place, person);
    return tl::unexpected(removed.error());
}

// What follows once somebody is out of the file. Nothing of it can undo that, so nothing of it is an error.
void tellPlaces(Place& place, const store::Ledger& ledger)
{
    (void)withBallast(place, [&] { return place.store.checkpoint(store::Checkpoint::Truncate); }); // else at sign-out
    noteInLedgers(place, ledger);
}

Result<Receipt> eraseEverywhere(
    Place& place, const PersonId& person, const std::vector<IdBytes>& live, const std::vector<IdBytes>& everywhere)
{
    const auto folders = placesOfCopies(place);
    if (!folders)
        return tl::unexpected(folders.error());
    const auto partsRemain = eraseRows(place, person, live);
    if (!partsRemain)
        return tl::unexpected(partsRemain.error());
    store::Ledger ledger;
    ledger.erased.insert(person);
    tellPlaces(place, ledger);
    Receipt receipt = inEach(
        place, *folders, [&](const auto& folder) { return store::removeFromBackups(folder, person, everywhere); });
    receipt.partsRemain = *partsRemain;
    if (!place.file.empty())
        (void)store::keepBallast(place.file); // when there is room again; the next start tries, too
    return receipt;
}

std::vector<IdBytes> slotsOf(const Keyring& keyring)
{
    std::vector<IdBytes> slots = keyring.retiredSlots;
    slots.push_back(keyring.wordsSlot);
    slots.push_back(keyring.recoverySlot);
    return slots;
}

} // namespace

Result<Receipt> erase(Place& place, OpenPerson& person)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "erase: only the resident");
    const Keyring& keyring = person.owner->keyring;
    return eraseEverywhere(place, person.id, {keyring.wordsSlot, keyring.recoverySlot}, slotsOf(keyring));
}

Result<Receipt> eraseWithCoach(Place& place, OpenCoach& coach, OpenPerson& shared)
{
    const auto grant = place.store.grant(coach.id, shared.id);
    if (!grant)
        return tl::unexpected(grant.error());
    if (!*grant || !shared.coach || shared.coach->id != coach.id)
        return fail(ErrorCode::NotAllowed, "erase: not shared with this coach");
    coach.notebook.pins.erase(shared.id);
    coach.notebook.seen.erase(shared.id);
    OWNWORDS_TRY(saveNotebook(place, coach));
    return eraseEverywhere(place, shared.id, {}, {});
}

Result<LetGo> takeOut(Place& place, const std::vector<PersonId>& people)
{
    const auto folders = placesOfCopies(place);
    if (!folders)
        return tl::unexpected(folders.error());
    LetGo gone;
    store::Ledger ledger;
    bool partsRemain = false;
    for (const PersonId& person : people) {
        const auto parts = eraseRows(place, person, {});
        if (!parts && gone.people == 0)
            return tl::unexpected(parts.error());
        if (!parts)
            break;
        partsRemain = partsRemain || *parts;
        ledger.erased.insert(person);
        ++gone.people;
    }
    if (gone.people == 0)
        return gone;
    tellPlaces(place, ledger);
    gone.receipt = inEach(place, *folders, [&](const auto& folder) { return store::bringInStep(folder, ledger); });
    gone.receipt.partsRemain = partsRemain;
    return gone;
}

Result<Receipt> takeOutOfBackups(Place& place, OpenPerson& person)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "backups: only the resident");
    if (place.file.empty())
        return Receipt();
    const std::filesystem::path own = place.file.parent_path() / "backups";
    const auto ledger = store::readLedger(store::ledgerOf(place.file));
    const auto folders = placesOfCopies(place);
    if (!ledger || !folders)
        return tl::unexpected(ledger ? folders.error() : ledger.error());
    const auto fresh = store::makeBackup(place.store, *ledger, own, place.now());
    if (!fresh)
        return tl::unexpected(fresh.error());
    const std::vector<IdBytes> slots = slotsOf(person.owner->keyring);
    return inEach(place, *folders, [&](const auto& folder) {
        return store::removeFromBackups(
            folder, person.id, slots, folder == own ? fresh->path : std::filesystem::path());
    });
}

Result<Receipt> closeInBackups(Place& place)
{
    if (place.file.empty())
        return Receipt();
    const auto ledger = store::readLedger(store::ledgerOf(place.file));
    const auto folders = placesOfCopies(place);
    if (!ledger || !folders)
        return tl::unexpected(ledger ? folders.error() : ledger.error());
    const store::Ledger over = overIn(place, *ledger);
    return inEach(place, *folders, [&](const auto& folder) { return store::bringInStep(folder, over); });
}

bool isBackupDue(Place& place)
{
    const auto backups = store::backupsIn(place.file.parent_path() / "backups");
    const TimePoint now = place.now();
    return !backups || std::none_of(backups->begin(), backups->end(), [&](const store::Backup& backup) {
        return !backup.isKept && backup.made <= now && now - backup.made < freshBackup;
    });
}

Result<BackedUp> backUp(Place& place)
{
    const auto ledger = store::readLedger(store::ledgerOf(place.file));
    const auto folders = backupFolders(place);
    if (!ledger || !folders)
        return tl::unexpected(ledger ? folders.error() : ledger.error());
    (void)closeInBackups(place); // what fails is in no receipt any more
    BackedUp result;
    for (const std::filesystem::path& folder : *folders) {
        if (folder != folders->front() && !isThere(folder)) {
            result.notSeen.push_back(folder);
            continue;
        }
        const auto made = store::makeBackup(place.store, *ledger, folder, place.now());
        if (made)
            result.made.push_back(made->path);
        else
            result.failed.push_back({folder, made.error()});
    }
    if (result.made.empty() && !result.failed.empty())
        return tl::unexpected(result.failed.front().error);
    return result;
}

} // namespace ownwords::vault
