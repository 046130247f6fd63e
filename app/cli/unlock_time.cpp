// SPDX-License-Identifier: Apache-2.0
#include "app/cli/unlock_time.h"

namespace ownwords::cli {

// Long enough to make guessing dear, short enough to be waited for.
std::chrono::milliseconds unlockTime()
{
    return std::chrono::milliseconds(700);
}

} // namespace ownwords::cli
