// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/desk_file.h"

#include "core/usecase/people.h"
#include "core/vault/sharing.h"

#include <algorithm>
#include <utility>

namespace ownwords::viewmodel {

namespace {

std::optional<TimePoint> lastSaved(const record::Record& record)
{
    std::optional<TimePoint> last;
    for (const record::Placed& placed : record::inOrder(record))
        last = std::max(last, std::optional(placed.event->header.at));
    return last;
}

// From what the person agreed to, where that is open; else as the file names them today.
std::map<std::string, std::string> namesIn(vault::Place& place, const vault::OpenPerson& person)
{
    std::map<std::string, std::string> names;
    for (const auto& [coach, key] : person.signers.coaches) {
        if (const auto row = place.store.coach(coach); row && *row)
            names[vault::signerOf(coach)] = (*row)->name;
    }
    if (person.owner) {
        for (const vault::Consent& consent : person.owner->keyring.consents)
            names[vault::signerOf(consent.coach)] = consent.name;
    }
    return names;
}

} // namespace

void Desk::File::close()
{
    person.reset();
    coach.reset();
    brought.reset();
    place.reset();
    opened = {};
    lock.reset();
}

Result<> Desk::File::open(const std::filesystem::path& path, store::OpenedFile file, const Setup& setup)
{
    const auto where = store::placeOf(path);
    if (!where)
        return tl::unexpected<Error>(where.error());
    opened = std::move(file);
    place.emplace(vault::Place{*opened.store, *where, setup.now, setup.words});
    return {};
}

Result<OpenedFile> Desk::File::openAt(const std::filesystem::path& path, const Setup& setup)
{
    close();
    auto taken = store::FileLock::takeWhereWritable(path);
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    lock = *std::move(taken);
    store::OpenSettings settings;
    settings.today = std::chrono::floor<std::chrono::days>(setup.now());
    settings.fileSystemType = setup.fileSystemType;
    auto found = store::openFile(path, settings);
    if (!found) {
        close();
        return tl::unexpected<Error>(found.error());
    }
    OWNWORDS_TRY(open(path, *std::move(found), setup));
    auto said = ready();
    if (!said)
        close();
    return said;
}

Result<OpenedFile> Desk::File::ready()
{
    auto read = vault::fileInfo(*place);
    if (!read)
        return tl::unexpected<Error>(read.error());
    info = *std::move(read);
    OpenedFile said;
    said.readOnly = opened.readOnly;
    said.isDamaged = !opened.damage.empty();
    said.broughtUpToDate = !opened.migratedFrom.empty();
    said.organisation = info.organisation;
    said.hasCoach = !info.founder.isNull();
    // What cannot be read of these keeps nobody out: the times of this computer count then, and no promise is shown.
    if (auto house = vault::house(*place))
        said.house = *std::move(house);
    if (auto policy = vault::policy(*place))
        said.policy = std::move(policy->standing);
    if (said.readOnly || said.isDamaged)
        return said;
    // Neither is worth refusing somebody their record: both are done again at the next start.
    (void)store::keepBallast(place->file);
    (void)vault::noteDay(*place);
    return said;
}

Result<OpenedRecord> Desk::File::take(Result<vault::OpenPerson> taken)
{
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    if (coach && taken->owner && !taken->isKept())
        OWNWORDS_TRY(vault::sitTogether(*place, *taken, *coach));
    person = *std::move(taken);
    OpenedRecord said;
    auto packs = usecase::packsOf(*opened.store, person->record);
    if (!packs) {
        person.reset();
        return tl::unexpected<Error>(packs.error());
    }
    said.record = person->record;
    said.packs = *std::move(packs);
    said.device = info.device;
    said.signer = person->signer();
    said.isOwn = person->isOwner();
    if (person->isKept())
        said.keptBy = coach ? coach->name : std::string();
    said.problems = person->problems;
    said.unknownParts = person->unknownAuthors.size();
    said.mayBeOld = person->mayBeOld;
    said.hasSheet = !person->owner || person->isKept() || person->owner->keyring.recoveryProven;
    said.endedNow = person->endedNow;
    if (person->resetUndo)
        said.reset = person->resetUndo->notice;
    said.whoCanSee = whoCanSee();
    said.names = namesIn(*place, *person);
    said.lastSaved = lastSaved(person->record);
    said.newFromOthers = person->newFromOthers;
    return said;
}

Result<NewRecord> Desk::File::takeNew(Result<vault::NewPerson> made)
{
    if (!made)
        return tl::unexpected<Error>(made.error());
    hasChanged = true;
    auto said = take(std::move(made->person));
    if (!said)
        return tl::unexpected<Error>(said.error());
    return NewRecord{*std::move(said), std::move(made->recoveryCode)};
}

void Desk::File::backUp()
{
    if (!hasChanged || opened.readOnly || !opened.damage.empty() || !vault::isBackupDue(*place))
        return;
    hasChanged = !vault::backUp(*place).has_value();
}

Result<> Desk::File::signOut()
{
    Result<> out;
    if (person)
        out = vault::signOut(*place, *person);
    person.reset(); // the keys go, whatever the disk says
    coach.reset();
    brought.reset();
    if (place)
        backUp();
    return out;
}

} // namespace ownwords::viewmodel
