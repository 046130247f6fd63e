// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "core/talk/talk.h"
#include "core/vault/erasing.h"
#include "core/vault/transfer.h"

// What the programs do with an open record: the vault and the talk engine together.
namespace ownwords::usecase {

// The packs that a record was asked from, out of the store. NotFound: one is missing (detail: its hash). Tampered: it
// is not what its hash says.
Result<talk::Packs> packsOf(store::Store& store, const record::Record& record);
Result<> keepPack(store::Store& store, const pack::Pack& pack);

// What the coach's list shows of a person.
vault::Summary summaryOf(const talk::Story& story);

// Saves what a talk holds, with its pack and the summary of today. For autosave: only what is new is written.
Result<vault::Saved> save(vault::Place& place, vault::OpenPerson& person, talk::Talk& talk);
// The same from what Talk::save() gave and the state it was in then, for a thread that does not own the talk.
Result<vault::Saved> save(
    vault::Place& place, vault::OpenPerson& person, const record::Record& said, const talk::State& state);

// What a merge would bring, for asking before it is done.
struct MergePreview {
    std::size_t newAnswers = 0; // answers and additions that are not here yet
    std::size_t goalsSaidTwoWays = 0; // other confirmed words lead on each side
    std::size_t takenOut = 0; // words here that were taken out there
    std::size_t refused = 0; // saves without a valid signature: left out
    bool bringsNothing = false; // all of it is here already, to the letter

    bool operator==(const MergePreview&) const = default;
};
Result<MergePreview> previewMerge(
    vault::Place& place, const vault::OpenPerson& person, const vault::Exported& exported);

// What an export that was made for a coach would bring, for asking before it is kept. NotFound, Tampered: a pack that
// it was asked from is missing, or is not what its hash says.
struct KeptPreview {
    std::string called; // empty = no name was said
    std::size_t talks = 0; // with look-backs
    std::size_t goals = 0;
    std::size_t promises = 0; // of both sides
    std::size_t refused = 0; // saves without a valid signature: left out

    bool operator==(const KeptPreview&) const = default;
};
Result<KeptPreview> previewKept(vault::Place& place, const vault::Exported& exported);

// Tampered: an export brings a pack that is not what its hash says. It would stand in the way of the true one.
Result<> checkPacks(const vault::Exported& exported);

// The packs of a person's record as bytes, for an export.
Result<vault::PackBytes> packBytesOf(store::Store& store, const record::Record& record);

} // namespace ownwords::usecase
