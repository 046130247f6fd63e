// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace ownwords::test {

// durability_child at work, as a program of its own.
class Child {
public:
    explicit Child(const std::vector<std::string>& arguments);
    ~Child(); // kills it when it still runs
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    std::string line(); // the next whole line it said; empty = it says nothing more
    void kill(); // no warning, no goodbye
    int end(); // waits for it: its exit code, -1 when it was killed

private:
    pid_t m_pid = -1;
    int m_output = -1;
    int m_status = -1;
    bool m_isRunning = true;
};

} // namespace ownwords::test
