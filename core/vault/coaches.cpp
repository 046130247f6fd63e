// SPDX-License-Identifier: Apache-2.0
#include "core/vault/coaches.h"

#include "core/base/text.h"
#include "core/crypto/recovery_code.h"
#include "core/vault/confirmed.h"
#include "core/vault/sign_in.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr int longestChain = 64; // of vouchers
constexpr PublicKey nobody{};

Bytes vouchMessage(const store::CoachRow& coach)
{
    return Writer("vch1").id(coach.coach).key(coach.boxKey).key(coach.signKey).text(coach.name).take();
}

Result<OpenCoach> openCoach(Place& place, SlotContent content)
{
    OpenCoach coach;
    coach.id = CoachId(content.id);
    coach.rootKey = std::move(content.rootKey);
    const auto row = place.store.coach(coach.id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::WrongWords, "coach: left");
    auto notebook = openNotebook(coach.id, coach.rootKey, (*row)->notebook);
    if (!notebook)
        return tl::unexpected(notebook.error());
    coach.notebook = *std::move(notebook);
    coach.name = (*row)->name;
    coach.sealed = (*row)->notebook;
    if ((*row)->boxKey != coach.notebook.box.open || (*row)->signKey != coach.notebook.identity.open)
        return fail(ErrorCode::KeyChanged, "coach: another public key stands in the row");
    return coach;
}

Result<store::CoachRow> rowOf(Place& place, const CoachId& coach)
{
    const auto row = place.store.coach(coach);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, "coach");
    return **row;
}

// As isConfirmed(), as if the coach `gone` had left.
Result<bool> isConfirmedWithout(
    Place& place, const FileInfo& info, const store::CoachRow& coach, const std::optional<CoachId>& gone)
{
    store::CoachRow row = coach;
    for (int links = 0; links < longestChain; ++links) {
        if (row.coach == info.founder)
            return row.signKey == info.founderKey;
        Reader in(row.vouch, "vch1");
        const auto voucher = in.id<CoachId>();
        const BytesView signature = in.raw(64);
        if (!in.end())
            return false;
        const PublicKey* key = nullptr;
        const auto next
            = voucher == gone ? Result<std::optional<store::CoachRow>>(std::nullopt) : place.store.coach(voucher);
        if (!next)
            return tl::unexpected(next.error());
        if (*next)
            key = &(*next)->signKey;
        else if (voucher == info.founder) // has left; the organisation's key is known all the same
            key = &info.founderKey;
        if (key == nullptr || !crypto::verify(*key, vouchMessage(row), signature))
            return false;
        if (!*next)
            return true;
        row = **next;
    }
    return false;
}

Result<bool> keepsRecords(Place& place, const OpenCoach& coach)
{
    const auto shared = place.store.sharedWith(coach.id);
    if (!shared)
        return tl::unexpected(shared.error());
    return std::any_of(shared->begin(), shared->end(), [&](const store::SharedRow& row) {
        const auto grant = openGrant(coach.notebook.box, coach.id, row.grant.person, row.grant.sealed);
        return grant && grant->rootKey;
    });
}

// Slots of a coach under `words` and the recovery key in the notebook.
Result<> writeSlots(Place& place, const OpenCoach& coach, const crypto::WordsKey& words)
{
    const SlotContent content{Holder::Coach, coach.id.bytes(), coach.rootKey.clone()};
    OWNWORDS_TRY(place.store.putSlot({words.locator, sealSlot(words.locator, words.key, content)}));
    const Notebook& notebook = coach.notebook;
    return place.store.putSlot({notebook.recoverySlot, sealRecoverySlot(notebook.recoveryKey, content)});
}

// New root key under these words and this recovery key, in one step: all of it counts, or what was there before.
Result<> renew(Place& place, OpenCoach& coach, const SignIn& signIn, IdBytes recoverySlot, PublicKey recoveryKey)
{
    const auto words = keyForNewWords(place, signIn, coach.notebook.wordsSlot);
    if (!words)
        return tl::unexpected(words.error());
    auto row = rowOf(place, coach.id);
    if (!row)
        return tl::unexpected(row.error());
    if (row->notebook != coach.sealed)
        return fail(ErrorCode::Conflict, "coach: signed in elsewhere");
    IdBytes wordsSlot = words->locator;
    crypto::Secret rootKey = crypto::Secret::random();
    const auto exchange = [&] {
        std::swap(coach.notebook.wordsSlot, wordsSlot);
        std::swap(coach.notebook.recoverySlot, recoverySlot);
        std::swap(coach.notebook.recoveryKey, recoveryKey);
        std::swap(coach.rootKey, rootKey);
    };
    exchange(); // from here on these are the old ones
    row->notebook = sealNotebook(coach.id, coach.rootKey, coach.notebook);
    auto written = place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.removeSlot(wordsSlot));
        OWNWORDS_TRY(place.store.removeSlot(recoverySlot));
        OWNWORDS_TRY(writeSlots(place, coach, *words));
        return place.store.putCoach(*row);
    });
    if (!written) {
        exchange();
        return written;
    }
    coach.sealed = row->notebook;
    (void)place.store.checkpoint(store::Checkpoint::Truncate); // it is done: what fails here is done at the next one
    return {};
}

} // namespace

CoachHand OpenCoach::hand() const
{
    return {id, name, notebook.identity.clone(), crypto::derive(rootKey, 2, "drafts__")};
}

Result<NewCoach> createCoach(Place& place, const SignIn& signIn, const std::string& name)
{
    if (text::isBlank(name))
        return fail(ErrorCode::Invalid, "coach: blank name");
    const auto words = keyForNewWords(place, signIn, {});
    if (!words)
        return tl::unexpected(words.error());
    auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    const auto others = place.store.coaches();
    if (!others)
        return tl::unexpected(others.error());
    if (std::any_of(others->begin(), others->end(), [&](const store::CoachRow& row) { return row.name == name; }))
        return fail(ErrorCode::Exists, "coach: name");
    NewCoach made;
    made.recoveryCode = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(made.recoveryCode);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys recovery = crypto::keysFromCode(*folded);
    OpenCoach& coach = made.coach;
    coach.id = CoachId(crypto::randomId());
    coach.name = name;
    coach.rootKey = crypto::Secret::random();
    coach.notebook.box = crypto::BoxKeys::random();
    coach.notebook.identity = crypto::SigningKeys::random();
    coach.notebook.wordsSlot = words->locator;
    coach.notebook.recoverySlot = recovery.locator;
    coach.notebook.recoveryKey = recovery.box.open;
    coach.sealed = sealNotebook(coach.id, coach.rootKey, coach.notebook);
    const bool isFounder = info->founder.isNull();
    const auto written = place.store.transaction([&]() -> Result<> {
        OWNWORDS_TRY(place.store.putCoach(
            {coach.id, name, coach.notebook.box.open, coach.notebook.identity.open, {}, coach.sealed}));
        OWNWORDS_TRY(writeSlots(place, coach, *words));
        if (!isFounder)
            return {};
        info->founder = coach.id;
        info->founderKey = coach.notebook.identity.open;
        return writeFileInfo(place, *info);
    });
    if (!written)
        return tl::unexpected(written.error());
    return made;
}

Result<OpenCoach> unlockCoach(Place& place, const SignIn& signIn)
{
    auto content = contentOfWords(place, signIn, Holder::Coach);
    if (!content)
        return tl::unexpected(content.error());
    return openCoach(place, std::move(content->content));
}

Result<OpenCoach> unlockCoachWithCode(Place& place, std::string_view code)
{
    auto content = contentOfCode(place, code, Holder::Coach);
    if (!content)
        return tl::unexpected(content.error());
    return openCoach(place, *std::move(content));
}

Result<> changeCoachWords(Place& place, OpenCoach& coach, const SignIn& signIn)
{
    return renew(place, coach, signIn, coach.notebook.recoverySlot, coach.notebook.recoveryKey);
}

Result<std::string> newCoachWordsAndCode(Place& place, OpenCoach& coach, const SignIn& signIn)
{
    std::string code = crypto::newRecoveryCode();
    const auto folded = crypto::foldRecoveryCode(code);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys recovery = crypto::keysFromCode(*folded);
    OWNWORDS_TRY(renew(place, coach, signIn, recovery.locator, recovery.box.open));
    return code;
}

Result<> saveNotebook(Place& place, OpenCoach& coach)
{
    if (place.store.isReadOnly())
        return {};
    auto row = rowOf(place, coach.id);
    if (!row)
        return tl::unexpected(row.error());
    if (row->notebook != coach.sealed) { // another program of this coach: the greater pins of both
        const auto theirs = openNotebook(coach.id, coach.rootKey, row->notebook);
        if (!theirs)
            return fail(ErrorCode::Conflict, "coach: words changed elsewhere");
        for (const auto& [person, pin] : theirs->pins) {
            Notebook::Pin& mine = coach.notebook.pins.try_emplace(person, pin).first->second;
            mine.epoch = std::max(mine.epoch, pin.epoch);
            mine.rev = std::max(mine.rev, pin.rev);
        }
    }
    row->notebook = sealNotebook(coach.id, coach.rootKey, coach.notebook);
    OWNWORDS_TRY(place.store.putCoach(*row));
    coach.sealed = row->notebook;
    return {};
}

Result<> vouch(Place& place, const OpenCoach& voucher, const CoachId& other)
{
    OWNWORDS_TRY(mustBeConfirmed(place, voucher));
    auto row = rowOf(place, other);
    if (!row)
        return tl::unexpected(row.error());
    const crypto::Signature signature = voucher.notebook.identity.sign(vouchMessage(*row));
    row->vouch
        = Writer("vch1").id(voucher.id).raw({reinterpret_cast<const char*>(signature.data()), signature.size()}).take();
    return place.store.putCoach(*row);
}

Result<bool> isConfirmed(Place& place, const store::CoachRow& coach, const PublicKey& pinned)
{
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    if (info->founder.isNull() || (pinned != nobody && pinned != info->founderKey))
        return false;
    return isConfirmedWithout(place, *info, coach, std::nullopt);
}

Result<> mustBeConfirmed(Place& place, const OpenCoach& coach)
{
    const auto row = place.store.coach(coach.id);
    if (!row)
        return tl::unexpected(row.error());
    const auto confirmed = *row ? isConfirmed(place, **row) : Result<bool>(false);
    if (!confirmed)
        return tl::unexpected(confirmed.error());
    if (!*confirmed)
        return fail(ErrorCode::NotAllowed, "the coach is not confirmed");
    return {};
}

std::string keyWords(const store::CoachRow& coach, const crypto::WordList& words)
{
    const Bytes keys = Writer("wrd1").key(coach.boxKey).key(coach.signKey).take();
    std::size_t draws = 0; // each draw its own hash: none of the words follows from another
    return words.offer(4, [&] {
        const Bytes hash = crypto::hash(keys + Writer("draw").count(draws++).take());
        IdBytes bytes{};
        std::copy_n(hash.begin(), bytes.size(), reinterpret_cast<char*>(bytes.data()));
        return bytes;
    });
}

Result<Leaving> mayLeave(Place& place, const OpenCoach& coach)
{
    const auto keeps = keepsRecords(place, coach);
    if (!keeps)
        return tl::unexpected(keeps.error());
    if (*keeps)
        return Leaving::KeepsRecords;
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    const auto rows = place.store.coaches();
    if (!rows)
        return tl::unexpected(rows.error());
    bool isConfirmedNow = false;
    for (const store::CoachRow& row : *rows) {
        const bool isSelf = row.coach == coach.id;
        const auto confirmed = isConfirmedWithout(place, *info, row, isSelf ? std::nullopt : std::optional(coach.id));
        if (!confirmed)
            return tl::unexpected(confirmed.error());
        if (*confirmed && !isSelf)
            return Leaving::Yes;
        isConfirmedNow = isConfirmedNow || *confirmed;
    }
    return isConfirmedNow ? Leaving::LastConfirmed : Leaving::Yes;
}

Result<> removeCoach(Place& place, OpenCoach& by, const CoachId& leaving)
{
    if (by.id == leaving) {
        const auto may = mayLeave(place, by);
        if (!may)
            return tl::unexpected(may.error());
        if (*may == Leaving::KeepsRecords)
            return fail(ErrorCode::NotAllowed, "coach: keeps somebody's record");
        if (*may == Leaving::LastConfirmed)
            return fail(ErrorCode::NotAllowed, "coach: the last confirmed one");
    } else {
        OWNWORDS_TRY(mustBeConfirmed(place, by));
    }
    OWNWORDS_TRY(place.store.transaction([&]() -> Result<> {
        if (by.id == leaving) {
            OWNWORDS_TRY(place.store.removeSlot(by.notebook.wordsSlot));
            OWNWORDS_TRY(place.store.removeSlot(by.notebook.recoverySlot));
        }
        return place.store.removeCoach(leaving);
    }));
    return place.store.checkpoint(store::Checkpoint::Truncate);
}

} // namespace ownwords::vault
