// SPDX-License-Identifier: Apache-2.0
#include "tests/privacy/run.h"
#include "tests/support/catch_compat.h"

#include <sstream>

using namespace ownwords::test;

namespace {

// LD_BIND_NOW: a function that is looked up when it is first called leaves a copy of all registers on the stack. The
// shipped programs are linked so (core/guard/CMakeLists.txt).
std::string outputOf(const char* program)
{
    const TestFolder folder;
    const Finished done = run(folder, {"env", "LD_BIND_NOW=1", program});
    INFO(done.output);
    CHECK(done.status == 0);
    return done.output;
}

struct Counts {
    int names = 0; // that were looked for
    std::string found; // the lines of those that were found
};

Counts countsIn(const std::string& output)
{
    Counts counts;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("heap "))
            continue;
        ++counts.names;
        if (!line.starts_with("heap 0 stack 0 data 0: "))
            counts.found += line + '\n';
    }
    return counts;
}

bool has(const std::string& output, const std::string& line)
{
    return ('\n' + output).find('\n' + line + '\n') != std::string::npos;
}

} // namespace

// Test 12, for the core.
TEST_CASE("after a session nothing that was typed and no key is in memory, on heap, stack or elsewhere", "[memory]")
{
    const std::string output = outputOf(OWNWORDS_LOCKED_PROGRAM);
    CHECK(has(output, "alive 0"));
    CHECK(has(output, "free zero 1"));
    CHECK(has(output, "locked 1"));
    CHECK(has(output, "read enough 1"));
    // While the record was open it was all there, and was found.
    for (const char* const held : {"name", "phrase", "said", "said with JSON inside", "draft", "first root key",
             "first data key", "first code"}) {
        CAPTURE(held);
        CHECK(has(output, std::string("held: ") + held));
    }
    const Counts counts = countsIn(output);
    CHECK(counts.names > 50);
    CHECK(counts.found == "");
}

TEST_CASE("without wiping what is freed, much is found: the test above can fail", "[memory]")
{
    const Counts counts = countsIn(outputOf(OWNWORDS_UNWIPED_LOCKED_PROGRAM));
    CHECK(counts.names > 50);
    CHECK(counts.found.find(": said\n") != std::string::npos);
    CHECK(counts.found.find(": draft\n") != std::string::npos);
}
