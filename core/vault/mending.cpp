// SPDX-License-Identifier: Apache-2.0
#include "core/vault/mending.h"

#include "core/store/backups.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr int mostTries = 8; // when another program saves between our reading and our writing

// The person as a backup has them; an error when the words of today do not open it.
Result<OpenPerson> openIn(const Place& place, const std::filesystem::path& backup, const OpenPerson& person)
{
    const auto file = store::openFile(backup);
    if (!file)
        return tl::unexpected(file.error());
    Place there{*file->store, {}, place.now, place.words};
    OpenPerson copy;
    copy.id = person.id;
    copy.owner.emplace();
    copy.owner->rootKey = person.owner->rootKey.clone();
    OWNWORDS_TRY(load(there, copy));
    return copy;
}

// Whole there, and at least as far as the keyring of today knows it.
const OpenSitting* soundIn(const OpenPerson& copy, const OpenPerson& person, const SittingId& sitting)
{
    const auto found = copy.sittings.find(sitting);
    if (found == copy.sittings.end() || !found->second.mayGrow)
        return nullptr;
    const auto head = person.owner->keyring.heads.find(sitting);
    if (head == person.owner->keyring.heads.end())
        return &found->second;
    const SittingDocument& document = found->second.document;
    const bool isWhole = head->second.count <= document.stretches.size()
        && document.prefixHash(head->second.count) == head->second.hash;
    return isWhole ? &found->second : nullptr;
}

std::vector<SittingId> sittingsWithProblems(const OpenPerson& person)
{
    std::vector<SittingId> sittings;
    for (const Problem& problem : person.problems) {
        if (!problem.sitting.isNull())
            sittings.push_back(problem.sitting);
    }
    return sittings;
}

Result<> write(Place& place, OpenPerson& person, const OpenSitting& sound)
{
    const SittingId& id = sound.document.head.id;
    const auto row = place.store.record(person.id, id);
    if (!row)
        return tl::unexpected(row.error());
    const std::int64_t version = *row ? (*row)->version : 0;
    Entry& entry = person.manifest.entries[id];
    entry.version = std::max(entry.version, version) + 1;
    entry.epoch = person.epoch;
    entry.type = sound.document.head.type;
    entry.head = sound.document.headNow();
    entry.quarantined = false;
    const std::int64_t rev = person.rev + 1;
    const Bytes sealed
        = sealRecord({person.id, id, entry.version, person.epoch}, person.dataKey, sound.document.toBytes());
    return place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.putRecord({person.id, id, entry.version, sealed}, version));
        const store::ManifestRow manifest{
            person.id, rev, sealManifest({person.id, rev, person.epoch}, person.dataKey, person.manifest)};
        return person.replaceManifest ? place.store.replaceManifest(manifest)
                                      : place.store.putManifest(manifest, person.rev);
    });
}

} // namespace

Result<std::vector<SoundCopy>> soundCopies(Place& place, const OpenPerson& person)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "mend: only the resident");
    std::vector<SoundCopy> copies;
    std::vector<SittingId> wanted = sittingsWithProblems(person);
    const auto folders = backupFolders(place);
    if (!folders)
        return tl::unexpected(folders.error());
    for (const std::filesystem::path& folder : *folders) {
        const auto backups = store::backupsIn(folder);
        for (const store::Backup& backup : backups ? *backups : std::vector<store::Backup>()) { // newest first
            if (wanted.empty())
                return copies;
            const auto copy = openIn(place, backup.path, person);
            if (!copy)
                continue;
            std::erase_if(wanted, [&](const SittingId& sitting) {
                const OpenSitting* const sound = soundIn(*copy, person, sitting);
                if (sound != nullptr)
                    copies.push_back({sitting, backup.path, backup.made, sound->document.stretches.size()});
                return sound != nullptr;
            });
        }
    }
    return copies;
}

Result<> takeBack(Place& place, OpenPerson& person, const SoundCopy& copy)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "mend: only the resident");
    const auto there = openIn(place, copy.backup, person);
    if (!there)
        return fail(ErrorCode::NotFound, "mend: the backup");
    const OpenSitting* const sound = soundIn(*there, person, copy.sitting);
    if (sound == nullptr)
        return fail(ErrorCode::NotFound, "mend: the sitting");
    for (int tries = 1;; ++tries) {
        auto written = write(place, person, *sound);
        OWNWORDS_TRY(load(place, person));
        if (written || written.error().code != ErrorCode::Conflict || tries == mostTries)
            return written;
    }
}

} // namespace ownwords::vault
