// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// `talk`: plays a talk script and saves the plan, its text and the record.
void addTalkCommand(CLI::App& app, Command& command);

} // namespace ownwords::cli
