// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// `pack check FILE...` and `pack print`: packs for the people who write them.
void addPackCommands(CLI::App& app, Command& command);

} // namespace ownwords::cli
