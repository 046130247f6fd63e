// SPDX-License-Identifier: Apache-2.0
#include "core/vault/signing.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr std::string_view coachPrefix = "coach:";

Bytes message(std::string_view stretchHash, const PersonId& person, const SittingId& sitting)
{
    return Writer("str1").id(person).id(sitting).text(stretchHash).take();
}

std::string hexOf(BytesView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto value = static_cast<std::uint8_t>(byte);
        text += digits[value >> 4U];
        text += digits[value & 15U];
    }
    return text;
}

std::optional<Bytes> bytesOf(std::string_view hex)
{
    const auto digit = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
    if (hex.size() % 2 != 0 || hex.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    Bytes bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return bytes;
}

} // namespace

std::string signerOf(const CoachId& coach)
{
    return std::string(coachPrefix) + coach.toText();
}

std::optional<CoachId> coachOf(std::string_view signer)
{
    if (!signer.starts_with(coachPrefix))
        return std::nullopt;
    return CoachId::fromText(signer.substr(coachPrefix.size()));
}

void sign(record::Stretch& stretch, const PersonId& person, const SittingId& sitting, const crypto::SigningKeys& keys)
{
    const crypto::Signature signature = keys.sign(message(record::hashOf(stretch), person, sitting));
    stretch.sig = hexOf({reinterpret_cast<const char*>(signature.data()), signature.size()});
}

bool Signers::isSignedBy(const PublicKey& key, const record::Stretch& stretch, const StretchPlace& place) const
{
    const auto signature = bytesOf(stretch.sig);
    return signature
        && signature->size()
        == std::tuple_size_v<crypto::
                Signature> && crypto::verify(key, message(record::hashOf(stretch), place.person, place.sitting), BytesView(*signature));
}

bool Signers::keptBy(const CoachId& coach, const StretchPlace& place) const
{
    return std::any_of(former.begin(), former.end(), [&](const FormerSigner& signer) {
        if (signer.coach != coach)
            return false;
        const auto reach = signer.reach.find(place.sitting);
        return !signer.ended || (reach != signer.reach.end() && place.index < reach->second);
    });
}

bool Signers::isSigned(const record::Stretch& stretch, const StretchPlace& place) const
{
    if (stretch.by == residentSigner) {
        if (isSignedBy(resident, stretch, place))
            return true;
        return std::any_of(former.begin(), former.end(), [&](const FormerSigner& signer) {
            const auto reach = signer.reach.find(place.sitting);
            return signer.coach.isNull() && reach != signer.reach.end() && place.index < reach->second
                && isSignedBy(signer.signKey, stretch, place);
        });
    }
    const auto coach = coachOf(stretch.by);
    if (!coach)
        return false;
    if (const auto known = coaches.find(*coach); known != coaches.end() && isSignedBy(known->second, stretch, place))
        return true;
    return std::any_of(former.begin(), former.end(), [&](const FormerSigner& signer) {
        return signer.coach == *coach && isSignedBy(signer.signKey, stretch, place);
    });
}

bool Signers::accept(const record::Stretch& stretch, const StretchPlace& place) const
{
    if (!isSigned(stretch, place))
        return false;
    const auto coach = coachOf(stretch.by);
    const bool mayBeResident = !coach || keptBy(*coach, place);
    return std::all_of(stretch.events.begin(), stretch.events.end(), [&](const record::Event& event) {
        const record::Header& header = event.header;
        if (header.by != stretch.by)
            return false;
        if (header.who == residentSigner)
            return mayBeResident;
        const auto speaker = coachOf(header.who);
        return !speaker || (coach && *speaker == *coach);
    });
}

bool coachMaySay(const record::Payload& payload, const std::function<bool(const ItemId&)>& isPromise)
{
    using record::Kind;
    switch (payload.kind) {
    case Kind::Note:
    case Kind::Reply:
    case Kind::Day:
    case Kind::Undo: // only of the signer's own changes: the fold sees to that
        return true;
    case Kind::Add:
        return payload.collection == "promises";
    case Kind::Say:
    case Kind::State:
    case Kind::Tick:
    case Kind::ItemRemove:
    case Kind::ItemRestore:
        return isPromise(payload.item);
    default:
        return false;
    }
}

} // namespace ownwords::vault
