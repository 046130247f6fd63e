// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/store_queue.h"

#include <memory>

namespace ownwords::viewmodel {

// Lets a queue finish what waits in it while its owner is already gone: Hide and Lock wait for no memory stick. Called
// in the thread that owns the queue. The end of the program waits for what is left.
void letFinish(std::unique_ptr<work::StoreQueue> queue);

} // namespace ownwords::viewmodel
