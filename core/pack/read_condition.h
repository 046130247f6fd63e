// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/reader.h"

#include <optional>
#include <string>

namespace ownwords::pack {

// The `when` of a section or question: tests of earlier answers and flags. Nothing when it holds a mistake.
std::optional<Condition> readCondition(
    Context& context, const json::Value& value, const Place& place, const std::string& name);

// The `when` of a follow-up: tests of the answer it follows, `parent`.
std::optional<Condition> readFollowUpCondition(
    Context& context, const json::Value& value, const Source& parent, const std::string& name);

} // namespace ownwords::pack
