// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// store new|info|check|backup|restore|soak
void addStoreCommands(CLI::App& app, Command& command);

} // namespace ownwords::cli
