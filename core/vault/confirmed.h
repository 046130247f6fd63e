// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/coaches.h"

namespace ownwords::vault {

// Who looks after a file for everybody is confirmed: anybody can add themselves as a coach. NotAllowed else.
Result<> mustBeConfirmed(Place& place, const OpenCoach& coach);

} // namespace ownwords::vault
