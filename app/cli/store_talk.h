// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/store_access.h"
#include "app/cli/talk_start.h"
#include "core/talk/talk.h"
#include "core/vault/records.h"

// A talk in a sealed record.
namespace ownwords::cli {

// What the open record holds, ready to go on with.
Outcome<Start> readStart(PersonSession& session);

// Saves what the talk holds. When words were taken out for good, they go out of the backups, too, and the receipt is
// said.
Outcome<vault::Saved> saveTalk(PersonSession& session, talk::Talk& talk);

} // namespace ownwords::cli
