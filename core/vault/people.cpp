// SPDX-License-Identifier: Apache-2.0
#include "core/vault/people.h"

#include "core/crypto/recovery_code.h"
#include "core/vault/resets.h"

#include <utility>

namespace ownwords::vault {

namespace {

// Whether this person was erased, and only a slot came back with an old copy of the file.
bool wasErased(Place& place, const PersonId& person)
{
    const auto row = place.store.person(person);
    if (!row || *row || place.file.empty())
        return false;
    const auto ledger = store::readLedger(store::ledgerOf(place.file));
    return ledger && ledger->erased.contains(person);
}

// `words`: what was typed, nothing when it was the code.
Result<OpenPerson> openResident(Place& place, SlotContent content, std::optional<crypto::WordsKey> words)
{
    OpenPerson person;
    person.id = PersonId(content.id);
    if (wasErased(place, person.id))
        return fail(ErrorCode::WrongWords);
    person.owner.emplace();
    person.owner->rootKey = content.rootKey.clone();
    auto loaded = load(place, person);
    if (!loaded && loaded.error().code == ErrorCode::Tampered) {
        auto before = openAfterReset(place, person.id, std::move(content.rootKey), std::move(words));
        if (!before)
            return tl::unexpected(loaded.error());
        person = *std::move(before);
    } else if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    if (!place.store.isReadOnly())
        OWNWORDS_TRY(settle(place, person));
    return person;
}

} // namespace

Result<NewPerson> createPerson(Place& place, const SignIn& signIn, const KnownPerson& from)
{
    auto words = keyForNewWords(place, signIn, {});
    if (!words)
        return tl::unexpected(words.error());
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    NewPerson made;
    made.recoveryCode = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(made.recoveryCode);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys recovery = crypto::keysFromCode(*folded);

    const PersonId id = from.id.isNull() ? PersonId(crypto::randomId()) : from.id;
    const crypto::Secret rootKey = crypto::Secret::random();
    Keyring keyring;
    keyring.dataKey = crypto::Secret::random();
    keyring.identity = from.identitySeed != nullptr ? crypto::SigningKeys::fromSeed(from.identitySeed->clone())
                                                    : crypto::SigningKeys::random();
    keyring.wordsSlot = words->locator;
    keyring.recoverySlot = recovery.locator;
    keyring.recoveryKey = recovery.box.open;
    keyring.organisation = info->founderKey;
    const SlotContent content{Holder::Resident, id.bytes(), rootKey.clone()};
    Manifest manifest;
    manifest.lastSaved = place.now();
    const auto written = place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.addSlot({words->locator, sealSlot(words->locator, words->key, content)}));
        OWNWORDS_TRY(place.store.addSlot({recovery.locator, sealRecoverySlot(recovery.box.open, content)}));
        OWNWORDS_TRY(place.store.putPerson(
            {id, keyring.epoch, monthOf(place.now()) + monthsKept, 0, sealKeyring(id, rootKey, keyring), {}}));
        return place.store.putManifest({id, 1, sealManifest({id, 1, keyring.epoch}, keyring.dataKey, manifest)}, 0);
    });
    if (!written)
        return tl::unexpected(written.error());
    made.person.id = id;
    made.person.owner.emplace();
    made.person.owner->rootKey = rootKey.clone();
    OWNWORDS_TRY(load(place, made.person));
    return made;
}

Result<OpenPerson> unlock(Place& place, const SignIn& signIn)
{
    auto opened = contentOfWords(place, signIn, Holder::Resident);
    if (!opened)
        return tl::unexpected(opened.error());
    return openResident(place, std::move(opened->content), std::move(opened->words));
}

Result<OpenPerson> unlockWithCode(Place& place, std::string_view code)
{
    auto content = contentOfCode(place, code, Holder::Resident);
    if (!content)
        return tl::unexpected(content.error());
    return openResident(place, *std::move(content), std::nullopt);
}

Result<> changeWords(Place& place, OpenPerson& person, const SignIn& signIn)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "words: only the resident changes them");
    const auto words = keyForNewWords(place, signIn, person.owner->keyring.wordsSlot);
    if (!words)
        return tl::unexpected(words.error());
    const Keyring& before = person.owner->keyring;
    Rekey request;
    request.newRoot = true;
    request.rootKey = crypto::Secret::random();
    const SlotContent content{Holder::Resident, person.id.bytes(), request.rootKey->clone()};
    request.dropSlots = {before.wordsSlot};
    request.newSlots = {{words->locator, sealSlot(words->locator, words->key, content)},
        {before.recoverySlot, sealRecoverySlot(before.recoveryKey, content)}};
    request.change = [&](Keyring& keyring) -> Result<> {
        if (keyring.wordsSlot != words->locator)
            keyring.retiredSlots.push_back(keyring.wordsSlot);
        keyring.wordsSlot = words->locator;
        return {};
    };
    return rekey(place, person, request);
}

Result<std::string> newRecoveryCode(Place& place, OpenPerson& person)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "recovery code: only the resident makes one");
    std::string code = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(code);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys keys = crypto::keysFromCode(*folded);
    const SlotContent content{Holder::Resident, person.id.bytes(), person.owner->rootKey.clone()};
    const IdBytes old = person.owner->keyring.recoverySlot;
    OWNWORDS_TRY(changeKeyring(
        place, person,
        [&](Keyring& keyring) -> Result<> {
            keyring.retiredSlots.push_back(old);
            keyring.recoverySlot = keys.locator;
            keyring.recoveryKey = keys.box.open;
            keyring.recoveryProven = false;
            return {};
        },
        [&](const Keyring&) -> Result<> {
            OWNWORDS_TRY(place.store.removeSlot(old));
            return place.store.addSlot({keys.locator, sealRecoverySlot(keys.box.open, content)});
        }));
    return code;
}

bool isEndOfCode(std::string_view code, std::string_view typed)
{
    const auto folded = crypto::foldRecoveryCode(code);
    std::string end; // folded as the code is: case, and letters that look like figures
    for (const char c : typed) {
        if (c == ' ' || c == '-')
            continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        end += upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    }
    return folded && end.size() == 5 && crypto::sameBytes(std::string_view(*folded).substr(folded->size() - 5), end);
}

Result<> markRecoveryKept(Place& place, OpenPerson& person)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "recovery code: only the resident keeps it");
    return changeKeyring(place, person, [](Keyring& keyring) -> Result<> {
        keyring.recoveryProven = true;
        return {};
    });
}

std::int64_t monthOf(TimePoint time)
{
    const Date day(std::chrono::floor<std::chrono::days>(time));
    return static_cast<std::int64_t>(static_cast<int>(day.year())) * 12 + static_cast<unsigned>(day.month()) - 1;
}

} // namespace ownwords::vault
