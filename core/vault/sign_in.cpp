// SPDX-License-Identifier: Apache-2.0
#include "core/vault/sign_in.h"

#include "core/base/text.h"
#include "core/crypto/recovery_code.h"
#include "core/vault/throttle.h"

#include <utility>

namespace ownwords::vault {

namespace {

Result<crypto::WordsKey> keyOf(Place& place, const SignIn& signIn)
{
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    std::string name = crypto::foldName(signIn.name);
    std::string words = crypto::foldWords(signIn.words, place.words);
    auto key = crypto::keyFromWords(name, words, info->salt, info->cost);
    crypto::wipe(name);
    crypto::wipe(words);
    return key;
}

// Opens a slot with `open`, one wording for everything that goes wrong, wrong tries counted.
Result<SlotContent> trySlot(
    Place& place, const IdBytes& locator, Holder holder, const std::function<Result<SlotContent>(BytesView)>& open)
{
    const auto row = place.store.slot(locator);
    if (!row)
        return tl::unexpected(row.error());
    auto content = *row ? open((*row)->sealed) : fail(ErrorCode::WrongWords);
    if (content && content->holder != holder)
        content = fail(ErrorCode::WrongWords);
    auto throttle = readThrottle(place);
    if (!throttle)
        return tl::unexpected(throttle.error());
    const Throttle before = *throttle;
    if (content)
        throttle->succeeded();
    else
        throttle->failed(place.now());
    if (*throttle != before)
        OWNWORDS_TRY(writeThrottle(place, *throttle));
    if (!content)
        return fail(ErrorCode::WrongWords);
    return content;
}

Result<> mayTry(Place& place)
{
    const auto throttle = readThrottle(place);
    if (!throttle)
        return tl::unexpected(throttle.error());
    const auto wait = throttle->waitAt(place.now());
    if (wait > std::chrono::seconds(0))
        return fail(ErrorCode::TryLater, std::to_string(wait.count()));
    return {};
}

} // namespace

Result<OpenedSlot> contentOfWords(Place& place, const SignIn& signIn, Holder holder)
{
    OWNWORDS_TRY(mayTry(place));
    auto words = keyOf(place, signIn);
    if (!words)
        return tl::unexpected(words.error());
    auto content = trySlot(
        place, words->locator, holder, [&](BytesView sealed) { return openSlot(words->locator, words->key, sealed); });
    if (!content)
        return tl::unexpected(content.error());
    return OpenedSlot{*std::move(content), *std::move(words)};
}

Result<SlotContent> contentOfCode(Place& place, std::string_view code, Holder holder)
{
    OWNWORDS_TRY(mayTry(place));
    auto folded = crypto::foldRecoveryCode(code);
    if (!folded)
        return tl::unexpected(folded.error());
    const crypto::RecoveryKeys keys = crypto::keysFromCode(*folded);
    crypto::wipe(*folded);
    return trySlot(place, keys.locator, holder, [&](BytesView sealed) { return openRecoverySlot(keys.box, sealed); });
}

Result<crypto::WordsKey> keyForNewWords(Place& place, const SignIn& signIn, const IdBytes& own)
{
    if (text::isBlank(signIn.name))
        return fail(ErrorCode::Invalid, "sign-in name: blank");
    if (!crypto::isLongEnough(signIn.words, place.words))
        return fail(ErrorCode::Invalid, "words: too short");
    auto key = keyOf(place, signIn);
    if (!key || key->locator == own)
        return key;
    const auto taken = place.store.slot(key->locator);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken)
        return fail(ErrorCode::Exists, "sign-in name");
    return key;
}

} // namespace ownwords::vault
