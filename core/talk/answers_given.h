// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/talk/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::talk {

// A place where something was said or only typed that still stands in the record, of any talk: what Talk::redact()
// takes out. Also answers that were cleared or undone: their words are still kept.
struct AnswerGiven {
    std::size_t chain = 0;
    Slot slot;
    std::string asked; // the question as it was asked; empty when the pack does not have it any more
    std::string text; // the latest that was said there, as a person would write it in `lang`
    std::optional<Date> day; // when that was said, where it was said; nothing = it was only typed
    std::string who; // as in the header of what was said; empty = it was only typed

    bool operator==(const AnswerGiven&) const = default;
};

// One for each place, in the order in which they were first answered; then what was only typed. `record`: what was
// folded to `state`.
std::vector<AnswerGiven> answersGiven(const State& state, const record::Record& record, std::string_view lang);

} // namespace ownwords::talk
