// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/recovery_code.h"
#include "core/vault/sharing.h"

#include <utility>

namespace ownwords::vault {

Result<OpenPerson> createKept(Place& place, OpenCoach& coach, const PersonId& known)
{
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    const auto row = place.store.coach(coach.id);
    const bool confirmed = row && *row && isConfirmed(place, **row).value_or(false);
    const PersonId id = known.isNull() ? PersonId(crypto::randomId()) : known;
    const crypto::Secret rootKey = crypto::Secret::random();
    Keyring keyring;
    keyring.dataKey = crypto::Secret::random();
    keyring.identity = crypto::SigningKeys::random();
    keyring.organisation = info->founderKey;
    keyring.formerSigners.push_back({coach.id, coach.notebook.identity.open, false, {}});
    keyring.consents.push_back({crypto::randomId(), coach.id, coach.name, coach.notebook.box.open,
        coach.notebook.identity.open, place.now(), std::nullopt, {}, confirmed, false});
    Manifest manifest;
    manifest.lastSaved = place.now();
    OWNWORDS_TRY(place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.putPerson(
            {id, keyring.epoch, monthOf(place.now()) + monthsKept, 0, sealKeyring(id, rootKey, keyring), {}}));
        OWNWORDS_TRY(
            place.store.putManifest({id, 1, sealManifest({id, 1, keyring.epoch}, keyring.dataKey, manifest)}, 0));
        return place.store.putGrant({coach.id, id, grantFor(id, keyring, keyring.consents.back(), rootKey)});
    }));
    return openShared(place, coach, id);
}

Result<std::string> makeMine(Place& place, OpenPerson& person, const SignIn& signIn, bool keepSharing)
{
    if (!person.isKept())
        return fail(ErrorCode::NotAllowed, "make it mine: nobody keeps it");
    const auto words = keyForNewWords(place, signIn, {});
    if (!words)
        return tl::unexpected(words.error());
    std::string code = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(code);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys recovery = crypto::keysFromCode(*folded);
    const crypto::SigningKeys identity = crypto::SigningKeys::random(); // the keeper knew the old one
    Rekey request;
    request.newRoot = true;
    request.rootKey = crypto::Secret::random();
    const SlotContent content{Holder::Resident, person.id.bytes(), request.rootKey->clone()};
    request.newSlots = {{words->locator, sealSlot(words->locator, words->key, content)},
        {recovery.locator, sealRecoverySlot(recovery.box.open, content)}};
    request.change = [&](Keyring& keyring) -> Result<> {
        keyring.identity = identity.clone();
        keyring.wordsSlot = words->locator;
        keyring.recoverySlot = recovery.locator;
        keyring.recoveryKey = recovery.box.open;
        keyring.recoveryProven = false;
        for (FormerSigner& keeper : keyring.formerSigners) {
            if (keeper.ended)
                continue;
            keeper.ended = true;
            for (const auto& [sitting, head] : keyring.heads)
                keeper.reach[sitting] = head.count;
            for (Consent& consent : keyring.consents)
                consent.ended = consent.ended || (consent.coach == keeper.coach && !keepSharing);
        }
        return {};
    };
    OWNWORDS_TRY(rekey(place, person, request));
    person.coach.reset();
    OWNWORDS_TRY(load(place, person));
    return code;
}

} // namespace ownwords::vault
