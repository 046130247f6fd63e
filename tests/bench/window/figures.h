// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/measure.h"
#include "tests/bench/window/watched_application.h"

#include <string>
#include <vector>

namespace ownwords::bench {

// How often, the median, the 99th percentile (beside its aim) and the longest of some times.
void printTimes(const std::string& name, const std::vector<double>& times, const std::string& aim);
// For how long the window stood still since forget(), and by what.
void printLongest(const std::string& name, const WatchedApplication& application);

} // namespace ownwords::bench
