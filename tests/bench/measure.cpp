// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace ownwords::bench {

double milliseconds(const std::function<void()>& work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

double Series::median() const
{
    std::vector<double> sorted = m_times;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
}

void Series::print(const std::string& name, const std::string& aim) const
{
    std::vector<double> sorted = m_times;
    std::sort(sorted.begin(), sorted.end());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"case\":\"%s\",\"rounds\":%zu,\"median_ms\":%.3f,\"p99_ms\":%.3f,\"peak_mb\":%.1f,\"aim\":\"%s\"}\n",
        name.c_str(), sorted.size(), sorted[sorted.size() / 2], sorted[sorted.size() * 99 / 100],
        static_cast<double>(usage.ru_maxrss) / 1024, aim.c_str());
    std::fflush(stdout);
}

void report(const std::string& name, int rounds, const std::string& aim, const std::function<void()>& work)
{
    work();
    Series series;
    for (int i = 0; i < rounds; ++i)
        series.add(work);
    series.print(name, aim);
}

void printFigure(const std::string& name, double value, const std::string& unit, const std::string& aim)
{
    std::printf("{\"case\":\"%s\",\"%s\":%.3f,\"aim\":\"%s\"}\n", name.c_str(), unit.c_str(), value, aim.c_str());
    std::fflush(stdout);
}

void giveUp(const std::string& why)
{
    std::fprintf(stderr, "ownwords_bench: %s\n", why.c_str());
    std::exit(1);
}

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        giveUp("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace ownwords::bench
