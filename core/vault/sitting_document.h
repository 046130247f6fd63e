// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/signing.h"

#include <unordered_set>

namespace ownwords::vault {

// A sitting as it lies in its sealed row. Stretches are kept as the bytes they were saved as, so that a later save
// appends and cannot change what is there. Drafts are sealed once more, for the session that types them.
struct SittingDocument {
    struct Stored {
        Bytes json; // canonical
        std::string hash; // record::hashOf
        std::string sig;
        bool accepted = false; // signed by whom it names
    };

    record::Sitting head; // without stretches and drafts
    std::vector<Stored> stretches;
    Bytes drafts; // sealed; empty = none

    Bytes toBytes() const;
    // Stretches are not judged yet: `accepted` is false. Their values come beside them.
    struct Read;
    static Result<Read> fromBytes(BytesView bytes);

    void append(const record::Stretch& stretch);
    // The first `count` stretches as one hash.
    Bytes prefixHash(std::size_t count) const;
    Head headNow() const;
};

struct SittingDocument::Read {
    SittingDocument document;
    std::vector<record::Stretch> stretches; // in the same order
};

// Takes the words of these events out of the stored stretches; hashes and signatures stay valid. Whether there were
// any.
Result<bool> redactIn(SittingDocument& document, const std::unordered_set<EventId>& events);

using Drafts = std::map<std::string, std::string>;
Bytes sealDrafts(const crypto::Secret& key, const PersonId& person, const SittingId& sitting, const Drafts& drafts);
Result<Drafts> openDrafts(
    const crypto::Secret& key, const PersonId& person, const SittingId& sitting, BytesView sealed);

// Judges the stretches. Those within `known` were judged before; `known` that does not fit makes the answer false and
// every stretch is judged anew.
bool judge(SittingDocument::Read& sitting, const PersonId& person, const Signers& signers, const Head* known);

// The sitting as it may be folded: accepted stretches only.
record::Sitting sittingOf(const SittingDocument::Read& sitting);
// The same, by moving them out: `sitting.stretches` is empty afterwards.
record::Sitting takeSitting(SittingDocument::Read& sitting);

} // namespace ownwords::vault
