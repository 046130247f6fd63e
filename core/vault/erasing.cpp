// SPDX-License-Identifier: Apache-2.0
#include "core/vault/erasing.h"

#include "core/store/backups.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

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

Result<Receipt> cleanBackups(Place& place, const PersonId& person, const std::vector<IdBytes>& slots,
    const std::filesystem::path& sparedFolder, const std::filesystem::path& spared)
{
    Receipt receipt;
    receipt.when = place.now();
    auto folders = backupFolders(place);
    if (!folders)
        return tl::unexpected(folders.error());
    if (!place.file.empty())
        folders->push_back(place.file.parent_path()); // files that a restore set aside
    for (const std::filesystem::path& folder : *folders) {
        if (!isThere(folder)) {
            receipt.notSeen.push_back(folder);
            continue;
        }
        const auto cleaned = store::removeFromBackups(
            folder, person, slots, folder == sparedFolder ? spared : std::filesystem::path());
        if (!cleaned) {
            receipt.failed.push_back(folder);
            continue;
        }
        receipt.cleaned.insert(receipt.cleaned.end(), cleaned->cleaned.begin(), cleaned->cleaned.end());
        receipt.failed.insert(receipt.failed.end(), cleaned->failed.begin(), cleaned->failed.end());
    }
    return receipt;
}

// The folder beside the file is made by the first backup: its absence hides no copy.
void forgetOwnFolder(const Place& place, Receipt& receipt)
{
    std::erase(receipt.notSeen, place.file.parent_path() / "backups");
}

// Where a damaged page keeps the rows from going: everything that opens them goes.
Result<> removeKeys(Place& place, const PersonId& person, const std::vector<IdBytes>& slots)
{
    return place.store.transaction([&]() -> Result<> {
        for (const IdBytes& locator : slots)
            OWNWORDS_TRY(place.store.removeSlot(locator));
        OWNWORDS_TRY(place.store.removeGrants(person));
        store::PersonRow emptied;
        emptied.person = person;
        emptied.keyring = "erased";
        return place.store.putPerson(emptied);
    });
}

Result<Receipt> eraseRows(
    Place& place, const PersonId& person, const std::vector<IdBytes>& live, const std::vector<IdBytes>& everywhere)
{
    store::Ledger ledger;
    ledger.erased.insert(person);
    OWNWORDS_TRY(withBallast(place, [&] { return addToLedgers(place, ledger); }));
    auto removed = withBallast(place, [&] {
        return place.store.transaction([&]() -> Result<> {
            for (const IdBytes& locator : live)
                OWNWORDS_TRY(place.store.removeSlot(locator));
            return place.store.removePerson(person);
        });
    });
    const bool isDamaged = !removed && removed.error().code == ErrorCode::Damaged;
    if (isDamaged)
        removed = withBallast(place, [&] { return removeKeys(place, person, live); });
    OWNWORDS_TRY(removed);
    OWNWORDS_TRY(withBallast(place, [&] { return place.store.checkpoint(store::Checkpoint::Truncate); }));
    auto receipt = cleanBackups(place, person, everywhere, {}, {});
    if (!receipt)
        return receipt;
    forgetOwnFolder(place, *receipt);
    receipt->partsRemain = isDamaged;
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
    return eraseRows(place, person.id, {keyring.wordsSlot, keyring.recoverySlot}, slotsOf(keyring));
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
    return eraseRows(place, shared.id, {}, {});
}

Result<Receipt> takeOutOfBackups(Place& place, OpenPerson& person)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "backups: only the resident");
    if (place.file.empty())
        return Receipt();
    const std::filesystem::path own = place.file.parent_path() / "backups";
    auto ledger = store::readLedger(store::ledgerOf(place.file));
    if (!ledger)
        return tl::unexpected(ledger.error());
    const auto fresh = store::makeBackup(place.store, *ledger, own, place.now());
    if (!fresh)
        return tl::unexpected(fresh.error());
    return cleanBackups(place, person.id, slotsOf(person.owner->keyring), own, fresh->path);
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
    BackedUp result;
    auto ledger = store::readLedger(store::ledgerOf(place.file));
    const auto folders = backupFolders(place);
    if (!ledger || !folders)
        return tl::unexpected(ledger ? folders.error() : ledger.error());
    const std::filesystem::path own = place.file.parent_path() / "backups";
    for (const std::filesystem::path& folder : *folders) {
        if (folder != own && !isThere(folder)) {
            result.notSeen.push_back(folder);
            continue;
        }
        const auto known = store::readLedger(folder / "ownwords.ledger");
        for (const PersonId& person : ledger->erased) {
            if (known && !known->erased.contains(person) && isThere(folder))
                (void)store::removeFromBackups(folder, person, {}); // what fails is in no receipt any more
        }
        const auto made = store::makeBackup(place.store, *ledger, folder, place.now());
        if (!made)
            return tl::unexpected(made.error());
        result.made.push_back(made->path);
    }
    return result;
}

} // namespace ownwords::vault
