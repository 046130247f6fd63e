// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// coach add|vouch|people|leave|change-words|recover|give-up|keep-house
void addCoachCommands(CLI::App& app, Command& command);

} // namespace ownwords::cli
