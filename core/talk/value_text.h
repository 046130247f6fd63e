// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/state.h"

#include <string>
#include <vector>

namespace ownwords::talk {

// The label of an option in the person's language; the id itself when the pack has no such option.
std::string optionText(
    const PackIndex& pack, const pack::Question& question, const std::string& id, std::string_view lang);

// A number as a person would write it: 6, 7.5
std::string numberText(double number);

// A day as a person would say it in `lang`: "Tuesday 9 June 2026".
std::string dayText(Date date, std::string_view lang);

// The same without the year: "Tuesday 9 June".
std::string weekdayText(Date date, std::string_view lang);

// The same without the weekday: "9 June 2026".
std::string shortDayText(Date date, std::string_view lang);

// An answer entry by entry, as it is shown: picked options by label, picked items by their words, own words exactly.
std::vector<std::string> entryTexts(const State& state, const PackIndex& pack, const pack::Question& question,
    const record::Value& value, std::string_view lang);

// The same in one text, entries parted by commas.
std::string answerText(const State& state, const PackIndex& pack, const pack::Question& question,
    const record::Value& value, std::string_view lang);

} // namespace ownwords::talk
