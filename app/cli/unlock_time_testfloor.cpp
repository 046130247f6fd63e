// SPDX-License-Identifier: Apache-2.0
#include "app/cli/unlock_time.h"

namespace ownwords::cli {

// The least there is: tests open records by the hundred.
std::chrono::milliseconds unlockTime()
{
    return std::chrono::milliseconds(0);
}

} // namespace ownwords::cli
