// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/window/figures.h"

#include <algorithm>
#include <cstdio>

namespace ownwords::bench {

namespace {

struct Spread {
    double median;
    double p99;
    double most;
};

Spread spreadOf(std::vector<double> times)
{
    if (times.empty())
        giveUp("nothing was measured");
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100], times.back()};
}

} // namespace

void printTimes(const std::string& name, const std::vector<double>& times, const std::string& aim)
{
    const Spread spread = spreadOf(times);
    printFigure(name + "_rounds", static_cast<double>(times.size()), "times");
    printFigure(name + "_median", spread.median, "ms");
    printFigure(name + "_p99", spread.p99, "ms", aim);
    printFigure(name + "_most", spread.most, "ms");
}

void printLongest(const std::string& name, const WatchedApplication& application)
{
    printFigure(name + "_longest_block", application.longest(), "ms", "16");
    printFigure(name + "_blocks_over_16_ms", application.countOver(), "times", "0");
    std::fprintf(stderr, "%s: the longest was %s\n", name.c_str(), application.longestName().c_str());
}

} // namespace ownwords::bench
