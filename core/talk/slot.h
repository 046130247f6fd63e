// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace ownwords::talk {

// Where an answer lives: `question`, `question/followup`, `collection[item]/question` or
// `collection[item]/question/followup`. The follow-up "again" of a loop is its "Is there another one?"; a follow-up
// "#<item>" asks about one picked item. Items are named by id, never by place. Empty = the place after the last
// question.
struct Slot {
    std::string collection;
    ItemId item;
    std::string question;
    std::string followup;

    bool isEnd() const { return question.empty(); }
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of a generated comparison for a pointer
    auto operator<=>(const Slot&) const = default;
};

std::string toText(const Slot& slot);
std::optional<Slot> slotFrom(std::string_view text); // nothing for texts that are no slot; empty text = the end

} // namespace ownwords::talk

template <>
struct std::hash<ownwords::talk::Slot> {
    std::size_t operator()(const ownwords::talk::Slot& slot) const noexcept
    {
        const std::hash<std::string> text;
        return text(slot.question) * 31U + text(slot.followup) * 17U + std::hash<ownwords::ItemId>()(slot.item);
    }
};
