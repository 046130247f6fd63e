// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// store soak: saves over and over and says each save when it is on the disk, so that a test can pull the plug and count
// what came through.
void addSoakCommand(CLI::App& stores, Command& command);

} // namespace ownwords::cli
