// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/state.h"

#include <string>
#include <vector>

namespace ownwords::talk {

// One place where a talk can stop: a question, a follow-up, a question about one picked item, or a loop's "another
// one?".
struct Stop {
    enum class What { Question, Followup, Each, Again };
    Slot slot; // the item is null for the item an empty loop would begin with
    What what = What::Question;
    const pack::Question* question = nullptr; // Again: the loop
    const pack::Question* parent = nullptr; // Followup, Each
    const pack::Question* loop = nullptr;
    std::size_t section = 0;
};

// What is visible in a talk now, in order: evaluated once, top to bottom, so that a condition sees only what came
// before it. A hidden answer reads as absent and is kept.
std::vector<Stop> walk(const State& state, std::size_t chain);

// Whether a follow-up's condition holds after its parent was answered or passed.
bool followupHolds(const State& state, std::size_t chain, const pack::Question& followup, const pack::Question& parent,
    const Slot& parentSlot, const std::string& lang);

// Whether the question's own follow-ups take these words for "nothing": such an answer makes no item.
bool isNothing(const State& state, std::size_t chain, const pack::Question& question, const std::string& words);

// Whether a promise is the resident's: its question says `side: "mine"`, or the resident added it outside a talk. What
// grew from an ask is the landlord's.
bool isMine(const State& state, const Item& item);

// Items of a collection as a talk sees them: among the promises also the asks that were promised in an earlier talk.
std::vector<const Item*> itemsIn(const State& state, std::size_t chain, const std::string& collection);

// Items a loop runs over: live ones, in their order, filtered by `only` as things stood when the loop was reached.
std::vector<const Item*> loopItems(const State& state, std::size_t chain, const pack::Question& loop);

// Items that a some-question's answer points at: picked items and items made of its own words, in that order.
std::vector<ItemId> answeredItems(const State& state, std::size_t chain, const Slot& slot);

} // namespace ownwords::talk
