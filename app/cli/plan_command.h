// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// `plan`: prints the plan of a record that was saved before.
void addPlanCommand(CLI::App& app, Command& command);

} // namespace ownwords::cli
