// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// A stretch of a text: either words as they are (`target` empty), or a place that an answer fills.
struct Piece {
    std::string literal;
    std::string target; // "call_you", "good_day/small", "item", "parent", "@coach"
    std::string fallback; // what stands there while the target has no answer; empty when the text gives none

    bool operator==(const Piece&) const = default;
};

// Splits "Hello {call_you|you}." into its pieces. There is no escape: every { opens a place, which ends at the next }.
// A } on its own is a character. Error: Invalid when a { is not closed. Whether a target exists is not looked at: the
// loader does that, so pieces of a loaded pack are good.
Result<std::vector<Piece>> parsePiping(std::string_view text);

} // namespace ownwords::pack
