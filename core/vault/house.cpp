// SPDX-License-Identifier: Apache-2.0
#include "core/vault/house.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/vault/confirmed.h"
#include "core/vault/wire.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr auto houseKey = "house";
constexpr auto policyKey = "policy";
constexpr std::string_view none = "pol0"; // was there, and was taken away
constexpr std::size_t longestText = 10'000; // bytes
constexpr std::size_t signatureLength = 64;

std::chrono::minutes bounded(std::uint64_t minutes)
{
    const auto most = static_cast<std::uint64_t>(longestLock.count());
    return std::clamp(std::chrono::minutes(std::min(minutes, most)), shortestLock, longestLock);
}

bool isBounded(std::chrono::minutes time)
{
    return time >= shortestLock && time <= longestLock;
}

// The file's id is a part of it: a policy of another house does not stand here.
Bytes policyMessage(const FileInfo& info, const CoachId& signer, const Policy& policy)
{
    return Writer("pol1")
        .id(info.id)
        .id(signer)
        .text(policy.name)
        .text(policy.role)
        .text(toText(policy.date))
        .text(policy.text)
        .take();
}

// Where it was signed by a confirmed coach of this file.
Result<std::optional<StandingPolicy>> standing(Place& place, BytesView bytes, const PublicKey& pinned)
{
    Reader in(bytes, "pol1");
    const IdBytes file = in.idBytes();
    const auto signer = in.id<CoachId>();
    Policy policy;
    policy.name = in.text(longestText);
    policy.role = in.text(longestText);
    const auto date = parseDate(in.text(longestText));
    policy.text = in.text(longestText);
    const BytesView signature = in.raw(signatureLength);
    if (!in.end() || !date)
        return std::nullopt;
    policy.date = *date;
    const auto info = fileInfo(place);
    const auto row = place.store.coach(signer);
    if (!info || !row)
        return tl::unexpected(info ? row.error() : info.error());
    if (!*row || info->id != file)
        return std::nullopt;
    const auto confirmed = isConfirmed(place, **row, pinned);
    if (!confirmed)
        return tl::unexpected(confirmed.error());
    const Bytes message = policyMessage(*info, signer, policy);
    if (!*confirmed || !crypto::verify((*row)->signKey, message, signature))
        return std::nullopt;
    return StandingPolicy{std::move(policy), blake2b256Hex(message)};
}

} // namespace

Result<std::optional<House>> house(Place& place)
{
    const auto bytes = place.store.meta(houseKey);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!*bytes)
        return std::nullopt;
    Reader in(**bytes, "hou1");
    House read;
    read.alone = bounded(in.number());
    read.together = bounded(in.number());
    for (std::size_t left = in.count(mostContacts); left > 0 && in.isGood(); --left) {
        House::Contact contact;
        contact.name = in.text(longestText);
        contact.how = in.text(longestText);
        read.contacts.push_back(std::move(contact));
    }
    OWNWORDS_TRY(in.end());
    return read;
}

Result<> setHouse(Place& place, const OpenCoach& by, const House& house)
{
    OWNWORDS_TRY(mustBeConfirmed(place, by));
    const bool isNamed = std::all_of(house.contacts.begin(), house.contacts.end(), [](const House::Contact& contact) {
        return !text::isBlank(contact.name) && contact.name.size() <= longestText && contact.how.size() <= longestText;
    });
    if (!isBounded(house.alone) || !isBounded(house.together) || !isNamed || house.contacts.size() > mostContacts)
        return fail(ErrorCode::Invalid, "house");
    Writer out("hou1");
    out.number(static_cast<std::int64_t>(house.alone.count()));
    out.number(static_cast<std::int64_t>(house.together.count()));
    out.count(house.contacts.size());
    for (const House::Contact& contact : house.contacts)
        out.text(contact.name).text(contact.how);
    return place.store.putMeta(houseKey, out.bytes());
}

Result<> setPolicy(Place& place, const OpenCoach& by, const Policy& policy)
{
    OWNWORDS_TRY(mustBeConfirmed(place, by));
    for (const std::string* const part : {&policy.name, &policy.role, &policy.text}) {
        if (text::isBlank(*part) || part->size() > longestText)
            return fail(ErrorCode::Invalid, "policy: a part is blank or too long");
    }
    if (!policy.date.ok())
        return fail(ErrorCode::Invalid, "policy: there is no such day");
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    Bytes bytes = policyMessage(*info, by.id, policy);
    const crypto::Signature signature = by.notebook.identity.sign(bytes);
    bytes.append(reinterpret_cast<const char*>(signature.data()), signature.size());
    return place.store.putMeta(policyKey, bytes);
}

Result<> removePolicy(Place& place, const OpenCoach& by)
{
    OWNWORDS_TRY(mustBeConfirmed(place, by));
    return place.store.putMeta(policyKey, none);
}

Result<PolicyFound> policy(Place& place, const PublicKey& pinned)
{
    const auto bytes = place.store.meta(policyKey);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!*bytes || **bytes == none)
        return PolicyFound();
    auto found = standing(place, **bytes, pinned);
    if (!found)
        return tl::unexpected(found.error());
    const bool isBroken = !found->has_value();
    return PolicyFound{*std::move(found), isBroken};
}

} // namespace ownwords::vault
