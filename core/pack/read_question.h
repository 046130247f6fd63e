// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/reader.h"

#include <string>
#include <vector>

namespace ownwords::pack {

Section readSection(Context& context, const json::Value& value);

// What an option can make of the item of its loop, and what `only` of a loop can ask for.
const std::vector<std::string_view>& itemStates();

// The options of one list of the pack.
std::vector<Option> readOptions(Context& context, const json::Value& value, const std::string& list);

} // namespace ownwords::pack
