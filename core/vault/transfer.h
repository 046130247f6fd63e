// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/sharing.h"

// One person in a sealed file of their own, to be carried to another computer.
namespace ownwords::vault {

inline constexpr std::size_t largestExport = 256U << 20U; // bytes

// What an export holds, opened.
struct Exported {
    PersonId person;
    Signers signers; // the identity in public, those who signed before, the coaches who signed
    std::vector<std::pair<CoachId, std::string>> coachNames;
    std::optional<crypto::Secret> identitySeed; // only under the person's own words: with it they are themselves there
    Summary summary;
    std::map<std::string, Bytes> packs; // hash -> bytes
    std::vector<SittingDocument> sittings; // judged
    std::map<SittingId, Drafts> drafts; // only under the person's own words
    record::Record record; // what may be folded
    std::size_t refused = 0; // stretches without a valid signature: left out
};

using PackBytes = std::map<std::string, Bytes>;

// Under words of its own (at least as good as those of a sign-in). Holds the identity and the drafts.
Result<Bytes> exportWithWords(Place& place, const OpenPerson& person, std::string_view words, const PackBytes& packs);
// For one coach: neither root key nor identity nor drafts, so the coach can read it and keep it, and be nobody else.
Result<Bytes> exportForCoach(const OpenPerson& person, const PublicKey& coachKey, const PackBytes& packs);

enum class ExportKind { WithWords, ForCoach };
// Invalid: not an export. NewerFormat.
Result<ExportKind> kindOf(BytesView file);

// WrongWords: the words do not open it. Invalid: not such a file, or made too weakly. Tampered: it opens to nonsense.
Result<Exported> openExport(Place& place, BytesView file, std::string_view words);
Result<Exported> openExportForCoach(const OpenCoach& coach, BytesView file);

// A new record in this file, under new keys. The same person as there when the export holds the identity. Exists: the
// person is in this file already: sign in and merge. NotAllowed: without the identity only a coach can keep it.
Result<NewPerson> importPerson(Place& place, const Exported& exported, const SignIn& signIn);
Result<OpenPerson> importKept(Place& place, OpenCoach& coach, const Exported& exported);

// Both records as one, without saving: for a preview. Invalid: another person. KeyChanged: another identity.
Result<record::Record> merged(const OpenPerson& person, const Exported& exported);
// The same, saved in one transaction under new keys: union of sittings and stretches, redactions of both. Epochs, slots
// and consents are never merged.
Result<> merge(Place& place, OpenPerson& person, const Exported& exported);

// Opens the inner value of an export: for fuzzing what lies inside the seal.
Result<Exported> exportedFrom(BytesView body);

} // namespace ownwords::vault
