// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/talk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Talk scripts and their messages name items by place, not by id: `gifts[2]/feel` is the question "feel" about the
// second live gift, `goals[1]/helper/#2` the one about the second live item that can be picked there. The item that
// an empty loop begins with has the place after the live ones.
namespace ownwords::talk {

// The address of a slot; "end" for the end, empty for slots of items that are not live.
std::string addressOf(const Talk& talk, const Slot& slot);

// The slot at an address: one that is visible now, or one that holds something said earlier.
std::optional<Slot> slotAt(const Talk& talk, std::string_view address);

// The live item at `gifts[2]`.
std::optional<ItemId> itemAt(const Talk& talk, std::string_view address);

// The removed item that `restore gifts[2]` means: the one removed last of those that stood at this place, else the
// second of all that were removed.
std::optional<ItemId> removedItemAt(const Talk& talk, std::string_view address);

// What a script picks, as the option ids the talk knows: `#2` = the second live item to pick from, `goal:1` = the
// first live goal where parts of the plan are picked. Other names stay as they are; nothing when a place is not there.
std::optional<std::vector<std::string>> picksAt(
    const Talk& talk, const pack::Question& question, const std::vector<std::string>& names);

// The choices of a question by the names a script picks them with ("love", "#1", "goal:2").
std::vector<std::string> choiceNames(const Talk& talk, const pack::Question& question);

} // namespace ownwords::talk
