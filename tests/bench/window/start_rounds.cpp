// SPDX-License-Identifier: Apache-2.0
// start_rounds LABEL ROUNDS TRIVIAL REAL: starts both programs in turn and prints the time from before the start to the
// first paint, and memory then. The first round of several is not counted.
#include "tests/bench/measure.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using ownwords::bench::giveUp;
using ownwords::bench::printFigure;

struct Start {
    double first = 0; // ms
    double settled = 0;
    double pss = 0; // MB
};

Start startOnce(const std::string& program)
{
    int ends[2];
    if (pipe(ends) != 0)
        giveUp("pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    char* const arguments[] = {const_cast<char*>(program.c_str()), nullptr};
    const auto begun = std::chrono::steady_clock::now().time_since_epoch();
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), &actions, nullptr, arguments, environ) != 0)
        giveUp("cannot start " + program);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::FILE* const said = fdopen(ends[0], "r");
    long long first = 0;
    long long last = 0;
    long pss = 0;
    const bool isSaid = std::fscanf(said, "%lld %lld %ld", &first, &last, &pss) == 3;
    std::fclose(said);
    int status = 0;
    waitpid(child, &status, 0);
    if (!isSaid || status != 0)
        giveUp(program + " did not paint");
    const double from = std::chrono::duration<double, std::milli>(begun).count();
    return {static_cast<double>(first) / 1e6 - from, static_cast<double>(last) / 1e6 - from,
        static_cast<double>(pss) / 1024};
}

double median(std::vector<Start> starts, double Start::*what)
{
    std::sort(starts.begin(), starts.end(), [what](const Start& a, const Start& b) { return a.*what < b.*what; });
    return starts[starts.size() / 2].*what;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5)
        giveUp("start_rounds LABEL ROUNDS TRIVIAL REAL");
    const std::string label = std::string("start_") + argv[1];
    const int rounds = std::atoi(argv[2]);
    setenv("OWNWORDS_BENCH_PAINT", "1", 1);
    std::vector<Start> trivial;
    std::vector<Start> real;
    for (int i = rounds > 1 ? -1 : 0; i < rounds; ++i) {
        const Start one = startOnce(argv[3]);
        const Start other = startOnce(argv[4]);
        if (i < 0)
            continue;
        trivial.push_back(one);
        real.push_back(other);
    }
    const bool isWarm = rounds > 1;
    const double times = median(trivial, &Start::first);
    printFigure(label + "_trivial", times, "ms");
    printFigure(label, median(real, &Start::first), "ms");
    printFigure(label + "_all_painted", median(real, &Start::settled), "ms");
    printFigure(label + "_beside_trivial", median(real, &Start::first) / times, "x", isWarm ? "1.3" : "");
    if (!isWarm)
        return 0;
    const double memory = median(trivial, &Start::pss);
    printFigure("memory_trivial", memory, "MB");
    printFigure("memory_at_start", median(real, &Start::pss), "MB");
    printFigure("memory_at_start_beside_trivial", median(real, &Start::pss) / memory, "x", "1.6");
    return 0;
}
