// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"

namespace ownwords::cli {

// person add|unlock|change-words|recover|print-sheet|mend|redact|erase, and those of the other two.
void addPersonCommands(CLI::App& app, Command& command);
// person share|withdraw|reset|undo-reset|make-mine
void addSharingCommands(CLI::App& people, Command& command);
// person export|import
void addTransferCommands(CLI::App& people, Command& command);

} // namespace ownwords::cli
