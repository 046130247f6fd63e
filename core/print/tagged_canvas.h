// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/print/pages.h"

#include <string>

namespace ownwords::print {

// Draws the pages with cairo as an unfinished PDF. Each piece, artifacts too, stands between the marks of one flat tag,
// in order: from these marks the finisher makes the real structure. `createdAt` is an ISO 8601 time.
Result<std::string> drawTagged(const Pages& pages, const std::string& createdAt);

// The same with another tag name: cairo takes standard names only, and says so (for the test of that trap).
Result<std::string> drawTagged(const Pages& pages, const std::string& createdAt, const std::string& tag);

} // namespace ownwords::print
