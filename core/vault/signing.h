// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/documents.h"

#include <functional>
#include <unordered_map>

// Who wrote a stretch. The signature covers the person, the sitting, and through the stretch's hash what it followed,
// the headers and the commitments; so redaction breaks no signature, and nothing can be moved elsewhere.
namespace ownwords::vault {

void sign(record::Stretch& stretch, const PersonId& person, const SittingId& sitting, const crypto::SigningKeys& keys);

// Where a stretch stands: `index` counts from 0 in the order they are stored.
struct StretchPlace {
    PersonId person;
    SittingId sitting;
    std::size_t index = 0;
};

// The keys that may have signed in a person's record.
struct Signers {
    PublicKey resident{};
    std::vector<FormerSigner> former;
    std::unordered_map<CoachId, PublicKey> coaches;

    // Signed by whom it names, and each event says no more than that signer may say for others: "resident" needs the
    // resident's key (or that of the coach who kept the record then), "coach:<id>" that coach's.
    bool accept(const record::Stretch& stretch, const StretchPlace& place) const;

private:
    bool isSignedBy(const PublicKey& key, const record::Stretch& stretch, const StretchPlace& place) const;
    bool isSigned(const record::Stretch& stretch, const StretchPlace& place) const;
    bool keptBy(const CoachId& coach, const StretchPlace& place) const;
};

// "resident" or "coach:<id>" as headers and stretches name signers.
inline constexpr std::string_view residentSigner = "resident";
std::string signerOf(const CoachId& coach);
std::optional<CoachId> coachOf(std::string_view signer);

// What a coach's key may say for itself: notes, replies, our promises and their ticks, a look-back day
// (core/record/README.md). `isPromise` tells whether an item is one of our promises.
bool coachMaySay(const record::Payload& payload, const std::function<bool(const ItemId&)>& isPromise);

} // namespace ownwords::vault
