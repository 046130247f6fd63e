// SPDX-License-Identifier: Apache-2.0
#include "core/vault/people.h"
#include "core/vault/resets.h"

#include <algorithm>

namespace ownwords::vault {

namespace {

// Coaches who may look no longer: their last day is over, they left, or another key stands in their row.
Result<std::vector<CoachId>> endedCoaches(Place& place, const OpenPerson& person)
{
    std::vector<CoachId> ended;
    for (const Consent& consent : person.owner->keyring.consents) {
        if (consent.ended)
            continue;
        const auto row = place.store.coach(consent.coach);
        if (!row)
            return tl::unexpected(row.error());
        if (isOver(consent.until, place.now()) || !*row || (*row)->boxKey != consent.boxKey)
            ended.push_back(consent.coach);
    }
    return ended;
}

// Coaches who gave up their access: the consent stands, the grant is gone.
Result<> addThoseWhoGaveUp(Place& place, const OpenPerson& person, std::vector<CoachId>& ended)
{
    for (const Consent& consent : person.owner->keyring.consents) {
        if (consent.ended || std::find(ended.begin(), ended.end(), consent.coach) != ended.end())
            continue;
        const auto grant = place.store.grant(consent.coach, person.id);
        if (!grant)
            return tl::unexpected(grant.error());
        if (!*grant)
            ended.push_back(consent.coach);
    }
    return {};
}

Result<> endConsents(Place& place, OpenPerson& person, const std::vector<CoachId>& ended, std::int64_t leastEpoch)
{
    const bool all = leastEpoch > 0; // a restored copy: nobody knows who of them may still look
    Rekey request;
    request.leastEpoch = leastEpoch;
    std::vector<std::string> names;
    for (const Consent& consent : person.owner->keyring.consents) {
        if (!consent.ended && (all || std::find(ended.begin(), ended.end(), consent.coach) != ended.end()))
            names.push_back(consent.name);
    }
    request.change = [&](Keyring& keyring) -> Result<> {
        for (Consent& consent : keyring.consents) {
            const bool here = all || std::find(ended.begin(), ended.end(), consent.coach) != ended.end();
            if (!here || consent.ended)
                continue;
            consent.ended = true;
        }
        return {};
    };
    OWNWORDS_TRY(rekey(place, person, request));
    person.endedNow = std::move(names);
    return {};
}

// Words that were taken out after the backup was made which came back.
Result<> redactAgain(Place& place, OpenPerson& person, const std::set<EventId>& events)
{
    const std::unordered_set<EventId> named(events.begin(), events.end());
    bool touched = false;
    const auto redactAll = [&](OpenPerson& open) -> Result<> {
        for (auto& [id, sitting] : open.sittings) {
            const auto here = redactIn(sitting.document, named);
            if (!here)
                return tl::unexpected(here.error());
            touched = touched || *here;
        }
        return {};
    };
    OWNWORDS_TRY(redactAll(person));
    if (!touched)
        return {};
    Rekey request; // writes every sitting anew
    request.refill = redactAll;
    OWNWORDS_TRY(rekey(place, person, request));
    return load(place, person);
}

// What a full disk or a power cut kept out of the ledger when the file was changed. Whoever signs in is there, and so
// not one who was taken out.
void completeLedger(Place& place, const OpenPerson& person, const store::Ledger& known)
{
    if (place.file.empty())
        return;
    if (known.erased.contains(person.id))
        takeBackErased(place, person.id);
    store::Ledger all = known;
    store::Ledger own;
    if (person.epoch > Keyring().epoch)
        own.leastEpoch[person.id] = person.epoch;
    for (const record::Placed& placed : record::inOrder(person.record)) {
        const record::Payload& payload = placed.event->payload;
        if (payload.kind == record::Kind::Redact)
            own.redacted[person.id].insert(payload.events.begin(), payload.events.end());
    }
    all.join(own);
    if (!(all == known))
        noteInLedgers(place, own);
}

// Who made their record before the file had a coach knows the organisation from the first sign-in after that.
Result<> rememberOrganisation(Place& place, OpenPerson& person)
{
    if (person.owner->keyring.organisation != PublicKey{})
        return {};
    const auto info = fileInfo(place);
    if (!info || info->founder.isNull())
        return info ? Result<>() : tl::unexpected(info.error());
    return changeKeyring(place, person, [&](Keyring& keyring) -> Result<> {
        keyring.organisation = info->founderKey;
        return {};
    });
}

} // namespace

Result<> settle(Place& place, OpenPerson& person)
{
    store::Ledger ledger;
    if (!place.file.empty()) {
        auto read = store::readLedger(store::ledgerOf(place.file));
        if (!read)
            return tl::unexpected(read.error());
        ledger = *std::move(read);
    }
    auto ended = endedCoaches(place, person);
    if (!ended)
        return tl::unexpected(ended.error());
    const auto least = ledger.leastEpoch.find(person.id);
    const bool isOld = least != ledger.leastEpoch.end() && person.epoch < least->second;
    if (!isOld)
        OWNWORDS_TRY(addThoseWhoGaveUp(place, person, *ended));
    if (isOld || !ended->empty())
        OWNWORDS_TRY(endConsents(place, person, *ended, isOld ? least->second + 1 : 0));
    person.mayBeOld = isOld;
    if (const auto taken = ledger.redacted.find(person.id); taken != ledger.redacted.end())
        OWNWORDS_TRY(redactAgain(place, person, taken->second));
    const TimePoint resetAt = person.owner->keyring.resetAt;
    if (!person.resetUndo && resetAt != TimePoint() && place.now() - resetAt > resetKept) {
        Rekey request;
        request.endReset = true;
        OWNWORDS_TRY(rekey(place, person, request));
    }
    completeLedger(place, person, ledger);
    auto done = rememberOrganisation(place, person);
    if (done)
        done = touch(place, person);
    // A full disk keeps nobody from reading or from leaving; both are done another time.
    return !done && done.error().code == ErrorCode::DiskFull ? Result<>() : done;
}

Result<> touch(Place& place, OpenPerson& person)
{
    const std::int64_t month = monthOf(place.now()) + monthsKept;
    if (person.keepUntil == month)
        return {};
    OWNWORDS_TRY(place.store.setKeepUntil(person.id, month));
    person.keepUntil = month;
    return {};
}

} // namespace ownwords::vault
