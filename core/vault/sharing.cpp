// SPDX-License-Identifier: Apache-2.0
#include "core/vault/sharing.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

Result<store::CoachRow> coachRow(Place& place, const CoachId& coach)
{
    const auto row = place.store.coach(coach);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "coach");
    return **row;
}

// Another program of this person may have shared or withdrawn since.
Result<> readAgainIfChanged(Place& place, OpenPerson& person)
{
    const auto row = place.store.person(person.id);
    if (!row)
        return tl::unexpected(row.error());
    const bool isAsRead = *row && (*row)->keyring == person.owner->sealed;
    return isAsRead ? Result<>() : load(place, person);
}

void pin(OpenCoach& coach, const OpenPerson& person)
{
    coach.notebook.pins[person.id] = {person.signers.resident, person.epoch, person.rev};
}

// What a grant opens, from the notebook when it was checked before.
struct Opened {
    crypto::Secret dataKey;
    PublicKey identity{};
    std::int64_t epoch = 0;
    std::optional<Date> until;
    std::vector<FormerSigner> formerSigners;
    std::optional<crypto::Secret> rootKey;
    bool fromNotebook = false;
};

Result<Opened> openGrantRow(OpenCoach& coach, const store::GrantRow& row)
{
    auto grant = openGrant(coach.notebook.box, coach.id, row.person, row.sealed);
    if (!grant)
        return tl::unexpected(grant.error());
    if (!grant->rootKey) // a kept record is always opened whole
        coach.notebook.seen[row.person]
            = {crypto::hash(row.sealed), Bytes(grant->dataKey.view()), grant->identity, grant->epoch, grant->until};
    return Opened{std::move(grant->dataKey), grant->identity, grant->epoch, grant->until,
        std::move(grant->formerSigners), std::move(grant->rootKey), false};
}

Result<Opened> openForList(OpenCoach& coach, const store::GrantRow& row)
{
    const auto seen = coach.notebook.seen.find(row.person);
    if (seen == coach.notebook.seen.end() || seen->second.grantHash != crypto::hash(row.sealed))
        return openGrantRow(coach, row);
    const Notebook::Seen& known = seen->second;
    return Opened{
        crypto::Secret::copyOf(known.dataKey), known.identity, known.epoch, known.until, {}, std::nullopt, true};
}

Result<> checkPin(const OpenCoach& coach, const PersonId& person, const Opened& opened)
{
    const auto pinned = coach.notebook.pins.find(person);
    if (pinned == coach.notebook.pins.end())
        return {};
    if (pinned->second.identity != opened.identity)
        return fail(ErrorCode::KeyChanged, "person: another identity");
    if (opened.epoch < pinned->second.epoch)
        return fail(ErrorCode::RolledBack, "grant: an older one");
    return {};
}

Result<ListedPerson> listed(Place& place, OpenCoach& coach, const store::SharedRow& row)
{
    const auto opened = openForList(coach, row.grant);
    if (!opened)
        return tl::unexpected(opened.error());
    OWNWORDS_TRY(checkPin(coach, row.grant.person, *opened));
    if (isOver(opened->until, place.now()))
        return fail(ErrorCode::NoConsent, "grant: its time is over");
    if (opened->epoch != row.epoch)
        return fail(ErrorCode::NoConsent, "grant: of older keys");
    auto manifest = openManifest({row.grant.person, row.manifest.rev, row.epoch}, opened->dataKey, row.manifest.sealed);
    if (!manifest)
        return tl::unexpected(manifest.error());
    return ListedPerson{
        row.grant.person, std::move(manifest->summary), manifest->lastSaved, std::nullopt, opened->rootKey.has_value()};
}

bool contains(const std::string& text, const std::string& folded)
{
    return text::foldCase(text).find(folded) != std::string::npos;
}

} // namespace

bool isOver(const std::optional<Date>& until, TimePoint now)
{
    return until && std::chrono::sys_days(*until) + std::chrono::days(1) <= now;
}

Result<> share(Place& place, OpenPerson& person, const CoachId& coach, const Sharing& sharing, OpenCoach* present)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "share: only the resident");
    if (text::isBlank(sharing.purpose) || isOver(sharing.until, place.now()))
        return fail(ErrorCode::Invalid, "share: purpose or last day");
    OWNWORDS_TRY(readAgainIfChanged(place, person));
    if (person.owner->keyring.consentFor(coach) != nullptr)
        return fail(ErrorCode::Exists, "share");
    const auto row = coachRow(place, coach);
    if (!row)
        return tl::unexpected(row.error());
    if (!sharing.keyWords.empty() && sharing.keyWords != keyWords(*row, place.words))
        return fail(ErrorCode::KeyChanged, "share: other keys than were compared");
    const auto confirmed = isConfirmed(place, *row, person.owner->keyring.organisation);
    if (!confirmed)
        return tl::unexpected(confirmed.error());
    if (present != nullptr
        && (present->id != coach || present->notebook.box.open != row->boxKey
            || present->notebook.identity.open != row->signKey))
        return fail(ErrorCode::KeyChanged, "share: another coach is signed in");
    const Consent consent{crypto::randomId(), coach, row->name, row->boxKey, row->signKey, place.now(), sharing.until,
        sharing.purpose, *confirmed, false};
    OWNWORDS_TRY(changeKeyring(
        place, person,
        [&](Keyring& keyring) -> Result<> {
            if (keyring.consentFor(coach) != nullptr)
                return fail(ErrorCode::Exists, "share");
            keyring.consents.push_back(consent);
            return {};
        },
        [&](const Keyring& keyring) -> Result<> {
            Bytes grant = grantFor(person.id, keyring, consent, person.owner->rootKey);
            if (grant.empty()) // a key that anybody could open: planted
                return fail(ErrorCode::KeyChanged, "share: the coach's key");
            return place.store.putGrant({coach, person.id, std::move(grant)});
        }));
    person.signers.coaches[coach] = consent.signKey;
    if (present == nullptr)
        return {};
    pin(*present, person);
    return saveNotebook(place, *present);
}

Result<> withdraw(Place& place, OpenPerson& person, const CoachId& coach)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "withdraw: only the resident");
    OWNWORDS_TRY(readAgainIfChanged(place, person));
    if (person.owner->keyring.consentFor(coach) == nullptr)
        return fail(ErrorCode::NoConsent, "withdraw: not shared");
    Rekey request;
    request.change = [&](Keyring& keyring) -> Result<> {
        for (Consent& consent : keyring.consents) {
            if (consent.coach == coach)
                consent.ended = true;
        }
        return {};
    };
    return rekey(place, person, request);
}

Result<> remember(Place& place, OpenCoach& coach, const OpenPerson& person)
{
    if (!person.owner || person.owner->keyring.consentFor(coach.id) == nullptr)
        return fail(ErrorCode::NotAllowed, "remember: not signed in, or not shared");
    coach.notebook.seen.erase(person.id);
    pin(coach, person);
    return saveNotebook(place, coach);
}

Result<> giveUp(Place& place, OpenCoach& coach, const PersonId& person)
{
    const auto row = place.store.grant(coach.id, person);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NoConsent, "give up: nothing was shared");
    const auto opened = openGrant(coach.notebook.box, coach.id, person, (*row)->sealed);
    if (opened && opened->rootKey)
        return fail(ErrorCode::NotAllowed, "give up: the coach keeps this record");
    coach.notebook.seen.erase(person);
    coach.notebook.pins.erase(person);
    OWNWORDS_TRY(place.store.removeGrant(coach.id, person));
    OWNWORDS_TRY(saveNotebook(place, coach));
    return place.store.checkpoint(store::Checkpoint::Truncate);
}

Result<OpenPerson> openShared(Place& place, OpenCoach& coach, const PersonId& id)
{
    const auto row = place.store.grant(coach.id, id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NoConsent, "person: not shared with this coach");
    auto opened = openGrantRow(coach, **row);
    if (!opened)
        return tl::unexpected(opened.error());
    OWNWORDS_TRY(checkPin(coach, id, *opened));
    if (isOver(opened->until, place.now()))
        return fail(ErrorCode::NoConsent, "grant: its time is over");
    OpenPerson person;
    person.id = id;
    person.coach = coach.hand();
    if (opened->rootKey) {
        person.owner.emplace();
        person.owner->rootKey = std::move(*opened->rootKey);
    } else {
        person.dataKey = std::move(opened->dataKey);
        person.epoch = opened->epoch;
        person.signers.resident = opened->identity;
        person.signers.former = std::move(opened->formerSigners);
    }
    OWNWORDS_TRY(load(place, person));
    const auto pinned = coach.notebook.pins.find(id);
    if (pinned != coach.notebook.pins.end() && !person.replaceManifest && person.rev < pinned->second.rev)
        return fail(ErrorCode::RolledBack, "record: an older copy");
    pin(coach, person);
    OWNWORDS_TRY(saveNotebook(place, coach));
    return person;
}

Result<std::vector<ListedPerson>> peopleOf(Place& place, OpenCoach& coach)
{
    const auto rows = place.store.sharedWith(coach.id);
    if (!rows)
        return tl::unexpected(rows.error());
    const std::size_t known = coach.notebook.seen.size();
    bool isNew = false;
    std::vector<ListedPerson> people;
    people.reserve(rows->size());
    for (const store::SharedRow& row : *rows) {
        const auto before = coach.notebook.seen.find(row.grant.person);
        const Bytes hashBefore = before == coach.notebook.seen.end() ? Bytes() : before->second.grantHash;
        auto person = listed(place, coach, row);
        const auto after = coach.notebook.seen.find(row.grant.person);
        isNew = isNew || (after != coach.notebook.seen.end() && after->second.grantHash != hashBefore);
        if (person)
            people.push_back(*std::move(person));
        else
            people.push_back({row.grant.person, {}, {}, person.error().code, false});
    }
    if (isNew || coach.notebook.seen.size() != known)
        OWNWORDS_TRY(saveNotebook(place, coach));
    std::stable_sort(people.begin(), people.end(), [](const ListedPerson& a, const ListedPerson& b) {
        return text::foldCase(a.summary.called) < text::foldCase(b.summary.called);
    });
    return people;
}

std::vector<const ListedPerson*> found(const std::vector<ListedPerson>& people, std::string_view words)
{
    const std::string folded = text::foldCase(words);
    const auto in = [&](const std::vector<std::string>& texts) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return contains(text, folded); });
    };
    std::vector<const ListedPerson*> matches;
    for (const ListedPerson& person : people) {
        const Summary& summary = person.summary;
        const bool inPromises = std::any_of(summary.ourPromises.begin(), summary.ourPromises.end(),
            [&](const Summary::Promise& promise) { return contains(promise.words, folded); });
        if (contains(summary.called, folded) || in(summary.goals) || in(summary.gifts) || inPromises)
            matches.push_back(&person);
    }
    return matches;
}

Result<> sitTogether(Place& place, OpenPerson& person, const OpenCoach& coach)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "together: the resident is not signed in");
    const auto& consents = person.owner->keyring.consents;
    const bool isKnown = std::any_of(consents.begin(), consents.end(), [&](const Consent& consent) {
        return consent.coach == coach.id && consent.signKey == coach.notebook.identity.open;
    });
    if (!isKnown) { // at the table, without access afterwards: their signatures must be checked all the same
        const Consent seen{crypto::randomId(), coach.id, coach.name, {}, coach.notebook.identity.open, place.now(),
            std::nullopt, {}, false, true};
        OWNWORDS_TRY(changeKeyring(place, person, [&](Keyring& keyring) -> Result<> {
            keyring.consents.push_back(seen);
            return {};
        }));
    }
    person.coach = coach.hand();
    person.signers.coaches[coach.id] = coach.notebook.identity.open;
    return {};
}

} // namespace ownwords::vault
