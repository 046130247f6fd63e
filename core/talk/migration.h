// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/event.h"
#include "core/talk/pack_index.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ownwords::talk {

class State;

// Where a slot of `from` lives in a newer version of the pack: matched by question id, then by `was`. The end (an empty
// slot) when the newer version does not ask it any more: the slot is retired, its answers are kept.
Slot carriedSlot(const Slot& slot, const PackIndex& from, const PackIndex& to);

// Turns an answer given to `slot` of `from` into an answer to `carried` of `to`. Same kind: as it is. An option that is
// gone becomes own words with its old label; another kind carries the words. Nothing is lost, nothing is reworded, and
// each entry keeps the item it made.
void carry(record::Payload& answer, const Slot& slot, const PackIndex& from, const Slot& carried, const PackIndex& to,
    const std::string& lang);

// What moving a talk to a newer version of its pack would do, to be shown before it is done. Ids of questions (as the
// older version calls them) and counts of answers only, never what a person said.
struct MigrationReport {
    struct Line {
        std::string question; // "good_day" or "good_day/small"
        std::size_t answers = 0;

        bool operator==(const Line&) const = default;
    };
    std::string from; // versions
    std::string to;
    std::size_t carried = 0; // answers that stay as they are
    std::vector<Line> choicesAsWords; // a choice is gone: kept with its old label
    std::vector<Line> otherKind; // asked as another kind now: kept as own words
    std::vector<Line> retired; // not asked any more: kept under "Asked before"
    std::vector<std::string> newQuestions; // as the newer version calls them

    bool operator==(const MigrationReport&) const = default;
};

MigrationReport previewMigration(const State& state, std::size_t chain, const PackIndex& to);
std::string toText(const MigrationReport& report); // a few plain lines

} // namespace ownwords::talk
