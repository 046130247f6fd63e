// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace ownwords::cli {

// How long opening a record in a new store should take. Each program has its own, as it has its own floor of costs.
std::chrono::milliseconds unlockTime();

} // namespace ownwords::cli
