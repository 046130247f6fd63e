// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/store_access.h"
#include "core/vault/sharing.h"

#include <string>

namespace ownwords::cli {

// The one person who shares with the coach and is called this, or whose id begins so (as `coach people` shows it; 8
// letters and figures or more). A list entry that cannot be shown is found by its id.
Outcome<PersonId> personCalled(CoachSession& session, const std::string& called);

// That person's record, as the coach may see it.
Outcome<vault::OpenPerson> openCalled(CoachSession& session, const std::string& called);

void addCalled(CLI::App& command, std::string& called);

} // namespace ownwords::cli
