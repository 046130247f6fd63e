// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/erasing.h"

namespace ownwords::vault {

// These people, whoever they are, out of file and copies: the caller knows that they may go. As many as could be taken
// out; an error when that is nobody.
Result<LetGo> takeOut(Place& place, const std::vector<PersonId>& people);

} // namespace ownwords::vault
