// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

// What the cases of ownwords_bench share: clocks, and one JSON line for each figure.
namespace ownwords::bench {

using Cases = std::map<std::string, void (*)()>;

double milliseconds(const std::function<void()>& work);

// Times of one thing, for work that is measured in turn with other work.
class Series {
public:
    void add(const std::function<void()>& work) { m_times.push_back(milliseconds(work)); }
    double median() const;
    // Median, 99th percentile and the process's peak memory.
    void print(const std::string& name, const std::string& aim) const;

private:
    std::vector<double> m_times;
};

// Runs `work` `rounds` times after one warm-up and prints the series.
void report(const std::string& name, int rounds, const std::string& aim, const std::function<void()>& work);

// Any other figure.
void printFigure(const std::string& name, double value, const std::string& unit, const std::string& aim = {});

[[noreturn]] void giveUp(const std::string& why);

std::string contentOf(const std::string& path);

} // namespace ownwords::bench
