// SPDX-License-Identifier: Apache-2.0
#include "core/vault/resets.h"

#include "core/crypto/recovery_code.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

// What lies in the person's row after a reset. The parts are sealed one by one.
struct ResetRow {
    Bytes keyring; // the old one, by the old root key
    Bytes note; // who and when, by the old data key
    Bytes root; // the new root key, in a box to the old identity
};

Bytes toBytes(const ResetRow& row)
{
    return Writer("rst1").text(row.keyring).text(row.note).text(row.root).take();
}

Result<ResetRow> rowFrom(BytesView bytes)
{
    Reader in(bytes, "rst1");
    ResetRow row;
    row.keyring = in.text();
    row.note = in.text();
    row.root = in.text();
    OWNWORDS_TRY(in.end());
    return row;
}

Bytes notePlace(const PersonId& person)
{
    return Writer("rstn").id(person).take();
}

Bytes sealNote(const PersonId& person, const crypto::Secret& dataKey, const ResetNotice& notice)
{
    const Bytes plain = Writer("not1").id(notice.coach).text(notice.name).time(notice.when).take();
    return crypto::seal(crypto::derive(dataKey, 3, "resetnot"), plain, notePlace(person));
}

Result<ResetNotice> openNote(const PersonId& person, const crypto::Secret& dataKey, BytesView sealed)
{
    const auto plain = crypto::open(crypto::derive(dataKey, 3, "resetnot"), sealed, notePlace(person));
    if (!plain)
        return tl::unexpected(plain.error());
    Reader in(*plain, "not1");
    ResetNotice notice;
    notice.coach = in.id<CoachId>();
    notice.name = in.text();
    notice.when = in.time();
    OWNWORDS_TRY(in.end());
    return notice;
}

Bytes boxedRoot(const PublicKey& boxKey, const crypto::Secret& rootKey)
{
    Bytes plain = Writer("rot1").raw(rootKey.view()).take();
    Bytes sealed = crypto::sealTo(boxKey, plain);
    crypto::wipe(plain);
    return sealed;
}

// How far each sitting is: what the signer of today may have signed so far.
std::map<SittingId, std::size_t> reachNow(const OpenPerson& person)
{
    std::map<SittingId, std::size_t> reach;
    for (const auto& [id, sitting] : person.sittings)
        reach[id] = sitting.document.stretches.size();
    return reach;
}

// What was rewritten or dropped before the old words were used again: the new keyring cannot know.
void compareWithHeads(OpenPerson& person, const std::map<SittingId, Head>& heads)
{
    for (const auto& [id, head] : heads) {
        const auto sitting = person.sittings.find(id);
        if (sitting == person.sittings.end()) {
            person.problems.push_back({id, ErrorCode::NotFound, std::nullopt, false});
            continue;
        }
        const SittingDocument& document = sitting->second.document;
        if (head.count <= document.stretches.size() && document.prefixHash(head.count) == head.hash)
            continue;
        person.problems.push_back({id, ErrorCode::Tampered, person.manifest.entries[id].last, true});
        sitting->second.mayGrow = false;
    }
}

// Where the drafts of the old words' holder open again.
void reopenDrafts(OpenPerson& person, const crypto::Secret& oldRoot)
{
    const crypto::Secret key = crypto::derive(oldRoot, 2, "drafts__");
    for (auto& [id, sitting] : person.sittings) {
        if (sitting.document.head.by != residentSigner || !sitting.drafts.empty())
            continue;
        if (auto drafts = openDrafts(key, person.id, id, sitting.document.drafts))
            sitting.drafts = *std::move(drafts);
    }
}

} // namespace

Result<NewPerson> resetByCoach(Place& place, OpenCoach& coach, OpenPerson shared, const SignIn& signIn)
{
    if (shared.owner || !shared.coach || shared.coach->id != coach.id)
        return fail(ErrorCode::NotAllowed, "reset: the record is not shared with this coach");
    const auto words = keyForNewWords(place, signIn, {});
    if (!words)
        return tl::unexpected(words.error());
    auto row = place.store.person(shared.id);
    if (!row)
        return tl::unexpected(row.error());
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    const auto oldBoxKey = crypto::boxKeyOf(shared.signers.resident);
    const auto grant = place.store.grant(coach.id, shared.id);
    if (!*row || !oldBoxKey || !grant || !*grant)
        return fail(ErrorCode::Tampered, "reset: person, identity or grant");
    const auto agreed = openGrant(coach.notebook.box, coach.id, shared.id, (*grant)->sealed);
    if (!agreed)
        return tl::unexpected(agreed.error());
    const auto coachRow = place.store.coach(coach.id);
    const bool confirmed = coachRow && *coachRow && isConfirmed(place, **coachRow).value_or(false);

    NewPerson made;
    made.recoveryCode = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(made.recoveryCode);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys recovery = crypto::keysFromCode(*folded);
    const crypto::Secret rootKey = crypto::Secret::random();
    const SlotContent content{Holder::Resident, shared.id.bytes(), rootKey.clone()};
    const ResetRow reset{(*row)->keyring, sealNote(shared.id, shared.dataKey, {coach.id, coach.name, place.now()}),
        boxedRoot(*oldBoxKey, rootKey)};

    const auto prepare = [&](Keyring& keyring) {
        keyring.epoch = shared.epoch; // the next change of keys counts on from there
        keyring.dataKey = shared.dataKey.clone();
        keyring.identity = crypto::SigningKeys::random();
        keyring.wordsSlot = words->locator;
        keyring.recoverySlot = recovery.locator;
        keyring.recoveryKey = recovery.box.open;
        keyring.resetAt = place.now();
        keyring.organisation = info->founderKey; // what was known before lies in the old keyring
        keyring.formerSigners = shared.signers.former;
        keyring.formerSigners.push_back({CoachId(), shared.signers.resident, true, reachNow(shared)});
        for (const auto& [id, key] : shared.signers.coaches) // so that what they signed is still known
            keyring.consents.push_back(
                {crypto::randomId(), id, {}, {}, key, place.now(), std::nullopt, {}, false, true});
        keyring.consents.push_back({crypto::randomId(), coach.id, coach.name, coach.notebook.box.open,
            coach.notebook.identity.open, agreed->when, agreed->until, agreed->purpose, confirmed, false});
    };
    Keyring keyring;
    prepare(keyring);
    OWNWORDS_TRY(place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.putSlot({words->locator, sealSlot(words->locator, words->key, content)}));
        OWNWORDS_TRY(place.store.putSlot({recovery.locator, sealRecoverySlot(recovery.box.open, content)}));
        (*row)->keyring = sealKeyring(shared.id, rootKey, keyring);
        (*row)->reset = toBytes(reset);
        return place.store.putPerson(**row);
    }));
    OpenPerson& person = made.person;
    person.id = shared.id;
    person.owner.emplace();
    person.owner->rootKey = rootKey.clone();
    OWNWORDS_TRY(load(place, person));
    OWNWORDS_TRY(rekey(place, person, {})); // other coaches' grants go with the old data key
    OWNWORDS_TRY(load(place, person));
    OWNWORDS_TRY(remember(place, coach, person));
    return made;
}

Result<OpenPerson> openAfterReset(
    Place& place, const PersonId& id, crypto::Secret oldRoot, std::optional<crypto::WordsKey> words)
{
    const auto row = place.store.person(id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || (*row)->reset.empty())
        return fail(ErrorCode::Tampered, "keyring");
    const auto reset = rowFrom((*row)->reset);
    if (!reset)
        return tl::unexpected(reset.error());
    auto before = openKeyring(id, oldRoot, reset->keyring);
    if (!before)
        return tl::unexpected(before.error());
    auto notice = openNote(id, before->dataKey, reset->note);
    if (!notice)
        return tl::unexpected(notice.error());
    auto root = crypto::openBox(before->identity.asBoxKeys(), reset->root);
    if (!root)
        return tl::unexpected(root.error());
    Reader in(*root, "rot1");
    const BytesView rootKey = in.raw(32);
    OWNWORDS_TRY(in.end());
    OpenPerson person;
    person.id = id;
    person.owner.emplace();
    person.owner->rootKey = crypto::Secret::copyOf(rootKey);
    crypto::wipe(*root);
    OWNWORDS_TRY(load(place, person));
    reopenDrafts(person, oldRoot);
    compareWithHeads(person, before->heads);
    person.resetUndo = ResetUndo{*std::move(notice), *std::move(before), std::move(words)};
    return person;
}

Result<> undoReset(Place& place, OpenPerson& person, const std::optional<SignIn>& signIn)
{
    if (!person.owner || !person.resetUndo)
        return fail(ErrorCode::NotAllowed, "reset: nothing to undo");
    ResetUndo& undo = *person.resetUndo;
    if (signIn) {
        auto words = keyForNewWords(place, *signIn, undo.before.wordsSlot);
        if (!words)
            return tl::unexpected(words.error());
        undo.words = *std::move(words);
    }
    if (!undo.words)
        return fail(ErrorCode::NotAllowed, "reset: new words are needed");
    const Keyring& now = person.owner->keyring;
    Rekey request;
    request.newRoot = true;
    request.rootKey = crypto::Secret::random();
    const SlotContent content{Holder::Resident, person.id.bytes(), request.rootKey->clone()};
    request.dropSlots = {now.wordsSlot, now.recoverySlot, undo.before.wordsSlot};
    request.newSlots = {{undo.words->locator, sealSlot(undo.words->locator, undo.words->key, content)},
        {undo.before.recoverySlot, sealRecoverySlot(undo.before.recoveryKey, content)}};
    request.change = [&](Keyring& keyring) -> Result<> {
        keyring.formerSigners.push_back({CoachId(), keyring.identity.open, true, reachNow(person)});
        keyring.identity = undo.before.identity.clone();
        keyring.retiredSlots.insert(keyring.retiredSlots.end(), {keyring.wordsSlot, keyring.recoverySlot});
        keyring.retiredSlots.insert(
            keyring.retiredSlots.end(), undo.before.retiredSlots.begin(), undo.before.retiredSlots.end());
        keyring.wordsSlot = undo.words->locator;
        keyring.recoverySlot = undo.before.recoverySlot;
        keyring.recoveryKey = undo.before.recoveryKey;
        keyring.recoveryProven = undo.before.recoveryProven;
        keyring.organisation = undo.before.organisation;
        auto consents = undo.before.consents;
        for (Consent& since : keyring.consents) {
            since.ended = true; // agreed to under the words that are undone; their signatures stay known
            consents.push_back(std::move(since));
        }
        keyring.consents = std::move(consents);
        for (const Problem& problem : person.problems) { // goes on being named
            if (const auto head = undo.before.heads.find(problem.sitting); head != undo.before.heads.end())
                keyring.heads[head->first] = head->second;
        }
        return {};
    };
    request.endReset = true;
    OWNWORDS_TRY(rekey(place, person, request));
    person.resetUndo.reset();
    return load(place, person);
}

Result<Bytes> withNewRoot(const Bytes& reset, const PublicKey& oldIdentity, const crypto::Secret& rootKey)
{
    auto row = rowFrom(reset);
    if (!row)
        return tl::unexpected(row.error());
    const auto boxKey = crypto::boxKeyOf(oldIdentity);
    if (!boxKey)
        return tl::unexpected(boxKey.error());
    row->root = boxedRoot(*boxKey, rootKey);
    return toBytes(*row);
}

} // namespace ownwords::vault
