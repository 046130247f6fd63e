// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/store_access.h"

#include <string>

namespace ownwords::cli {

// Notes what a person whose record a coach keeps wants to be called, as the first answer of a first talk: the coach's
// list finds them by it.
Result<> nameKept(CoachSession& session, vault::OpenPerson& person, const std::string& called);

} // namespace ownwords::cli
