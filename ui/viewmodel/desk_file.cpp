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
        for (const vault::Consent& consent : person.owner->keyring.consents) {
            if (!consent.name.empty()) // a reset knows their keys only
                names[vault::signerOf(consent.coach)] = consent.name;
        }
    }
    return names;
}

// The file alone would vouch for whoever it names as its founder. What cannot be read is no promise.
std::optional<vault::StandingPolicy> policyFor(vault::Place& place, const vault::OpenPerson& person)
{
    PublicKey pinned{};
    if (person.resetUndo) // what the person knew before somebody set new words
        pinned = person.resetUndo->before.organisation;
    else if (person.owner)
        pinned = person.owner->keyring.organisation;
    auto found = vault::policy(place, pinned);
    return found ? std::move(found->standing) : std::nullopt;
}

// The coach may look, and would not be let in: they knew this person by another key.
bool isStrangeTo(const vault::OpenCoach& coach, const vault::OpenPerson& person)
{
    const auto known = coach.notebook.pins.find(person.id);
    return person.owner && !person.isKept() && person.owner->keyring.consentFor(coach.id) != nullptr
        && known != coach.notebook.pins.end() && known->second.identity != person.signers.resident;
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
    if (store::isCopy(path))
        return fail(ErrorCode::NotAllowed, "a copy");
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
    auto packs = usecase::packsOf(*opened.store, taken->record);
    if (!packs)
        return tl::unexpected<Error>(packs.error());
    return take(*std::move(taken), *std::move(packs));
}

OpenedRecord Desk::File::take(vault::OpenPerson taken, talk::Packs packs)
{
    person = std::move(taken);
    kept = {};
    return tell(std::move(packs));
}

OpenedRecord Desk::File::tell(talk::Packs packs)
{
    // What does not work here keeps nobody from their record. In the window all that is said beside it is signed with
    // the person's own key, so there is nothing that could not be saved for want of the coach's.
    if (coach && person->owner && !person->isKept())
        (void)vault::sitTogether(*place, *person, *coach);
    OpenedRecord said;
    said.record = person->record;
    said.packs = std::move(packs);
    said.device = info.device;
    said.signer = person->signer();
    said.isOwn = person->isOwner();
    said.isStrange = coach && isStrangeTo(*coach, *person);
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
    said.policy = policyFor(*place, *person);
    said.names = namesIn(*place, *person);
    said.lastSaved = lastSaved(person->record);
    said.newFromOthers = person->newFromOthers;
    return said;
}

Result<NewRecord> Desk::File::takeNew(Result<vault::NewPerson> made, talk::Packs packs)
{
    if (!made)
        return tl::unexpected<Error>(made.error());
    hasChanged = true;
    OpenedRecord said = take(std::move(made->person), std::move(packs));
    return NewRecord{std::move(said), std::move(made->recoveryCode)};
}

void Desk::File::backUp()
{
    if (!hasChanged || opened.readOnly || !opened.damage.empty() || !vault::isBackupDue(*place))
        return;
    hasChanged = !vault::backUp(*place).has_value();
}

Result<> Desk::File::letKeysGo()
{
    Result<> out;
    if (person)
        out = vault::signOut(*place, *person);
    person.reset(); // the keys go, whatever the disk says
    coach.reset();
    brought.reset();
    return out;
}

Result<> Desk::File::signOut()
{
    Result<> out = letKeysGo();
    if (!place)
        return out;
    backUp();
    if (out && !opened.readOnly) // what a coach changed lies in the log still
        out = opened.store->checkpoint(store::Checkpoint::Truncate);
    return out;
}

} // namespace ownwords::viewmodel
