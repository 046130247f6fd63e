// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "tests/crypto/child.h"
#include "tests/support/catch_compat.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <fstream>

using namespace ownwords;
using namespace ownwords::test;

namespace {

std::string firstLine(const char* path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

std::string outputOf(const Folder& folder, const std::vector<std::string>& command)
{
    Child child(folder, command);
    std::string output = child.rest();
    CHECK(child.status() == 0);
    return output;
}

// Starts one that waits, lets another of the same user read it, and hands back what that one could do.
std::string readBy(const std::string& mode, bool guarded)
{
    const Folder folder;
    const std::string program = folder.bring(OWNWORDS_GUARDED_PROGRAM);
    Child waits(folder, {program, mode});
    if (guarded)
        CHECK(waits.line() == "guard set 0");
    const std::string place = waits.line();
    REQUIRE_FALSE(place.empty());
    return outputOf(folder, {program, "read", std::to_string(waits.pid()), place});
}

struct Crash {
    int status = 0;
    std::size_t filesLeft = 0;
};

Crash crashOf(const std::string& mode)
{
    const Folder folder;
    const std::string program = folder.bring(OWNWORDS_GUARDED_PROGRAM);
    Child child(folder, {program, mode});
    if (mode == "crash")
        CHECK(child.line() == "guard set 0");
    const int status = child.status();
    return {status, folder.files() - 1};
}

} // namespace

TEST_CASE("no other program of the same user reads the memory of one that forbids it")
{
    const std::string refused = readBy("be-read", true);
    CAPTURE(refused);
    CHECK(has(refused, "read open " + std::to_string(EACCES)));
    CHECK(has(refused, "read vm " + std::to_string(EPERM)));
    CHECK(has(refused, "read maps " + std::to_string(EACCES)));
    CHECK(has(refused, "read attach " + std::to_string(EPERM)));
    CHECK_FALSE(has(refused, "read differs 0"));
}

TEST_CASE("the memory of a program that does not forbid it is read: the test above can fail")
{
    const std::string scope = firstLine("/proc/sys/kernel/yama/ptrace_scope");
    if (scope > "1") {
        WARN("this system lets nobody read another program's memory: no control is possible");
        return;
    }
    const std::string allowed = readBy("be-read-open", false);
    CAPTURE(allowed);
    CHECK(has(allowed, "read open 0"));
    CHECK(has(allowed, "read differs 0"));
    CHECK(has(allowed, "read vm 0"));
    CHECK(has(allowed, "read attach 0"));
}

TEST_CASE("a crash leaves no core")
{
    const Crash crash = crashOf("crash");
    REQUIRE(WIFSIGNALED(crash.status));
    CHECK(WTERMSIG(crash.status) == SIGSEGV);
    CHECK_FALSE(WCOREDUMP(crash.status));
    CHECK(crash.filesLeft == 0);
}

TEST_CASE("a crash without protection leaves a core: the test above can fail")
{
    const std::string pattern = firstLine("/proc/sys/kernel/core_pattern");
    rlimit cores{};
    REQUIRE(getrlimit(RLIMIT_CORE, &cores) == 0);
    if (pattern.starts_with('|') || pattern.find('/') != std::string::npos || cores.rlim_max == 0) {
        WARN("this system keeps cores elsewhere or not at all: no control is possible");
        return;
    }
    const Crash crash = crashOf("crash-open");
    REQUIRE(WIFSIGNALED(crash.status));
    CHECK(WCOREDUMP(crash.status));
    CHECK(crash.filesLeft == 1);
}

TEST_CASE("a program without network gets errors it knows, and so do its threads and children")
{
    const Folder folder;
    const std::string output = outputOf(folder, {folder.bring(OWNWORDS_GUARDED_PROGRAM), "network"});
    CAPTURE(output);
    CHECK(has(output, "before inet 0")); // it was possible
    CHECK(has(output, "guard set 0"));
    CHECK(has(output, "guard again 0"));
    const std::string unknown = ' ' + std::to_string(EAFNOSUPPORT);
    const std::string missing = ' ' + std::to_string(ENOSYS);
    for (const std::string where : {"early-thread ", "self ", "thread ", "forked ", "started "}) {
        for (const char* const refused : {"unspec", "ax25", "inet", "inet6", "packet", "alg", "vsock", "negative",
                 "datagrams", "pair-inet", "wide-inet"}) {
            CAPTURE(where, refused);
            CHECK(has(output, where + refused + unknown));
        }
        for (const char* const refused : {"io_uring_setup", "io_uring_enter", "io_uring_register"}) {
            CAPTURE(where, refused);
            CHECK(has(output, where + refused + missing));
        }
        for (const char* const possible : {"unix", "netlink", "pair-unix"}) {
            CAPTURE(where, possible);
            CHECK(has(output, where + possible + " 0"));
        }
        CHECK((has(output, where + "old-way" + missing) || has(output, where + "old-way -1")));
    }
    CHECK(output.find("child ended") == std::string::npos);
}

TEST_CASE("both protections are had with one call")
{
    const Folder folder;
    const std::string output = outputOf(folder, {folder.bring(OWNWORDS_GUARDED_PROGRAM), "both"});
    CHECK(output == "guard set 0\nself dumpable 0\nself cores 0\nself inet " + std::to_string(EAFNOSUPPORT) + '\n');
}

// LD_BIND_NOW: a function that is looked up when it is first called leaves a copy of all registers, and with them of
// what memcpy() last moved, on the stack. What is tested is what is freed; and the stack is searched too.
TEST_CASE("what was freed is nowhere in the memory of a program that wipes")
{
    const Folder folder;
    CHECK(outputOf(folder, {"env", "LD_BIND_NOW=1", folder.bring(OWNWORDS_WIPED_PROGRAM)}) == "broken 0\nfound 0\n");
}

TEST_CASE("what was freed is found in one that does not: the test above can fail")
{
    const Folder folder;
    const std::string output = outputOf(folder, {"env", "LD_BIND_NOW=1", folder.bring(OWNWORDS_UNWIPED_PROGRAM)});
    CAPTURE(output);
    CHECK(output.starts_with("broken 0\nfound "));
    CHECK_FALSE(has(output, "found 0"));
    CHECK(output.find("18446744073709551615") == std::string::npos); // it read too little
}

TEST_CASE("keys lie in memory that is locked, guarded and left out of core dumps")
{
    const Folder folder;
    const std::string output = outputOf(folder, {folder.bring(OWNWORDS_MEMORY_PROGRAM), "locked"});
    CAPTURE(output);
    CHECK(has(output, "start done"));
    CHECK(has(output, "locked-kB 16"));
    CHECK(output.find(" lo ") != std::string::npos);
    CHECK(output.find(" dd ") != std::string::npos);
    CHECK(output.find(" guarded\n") != std::string::npos);
}

TEST_CASE("without locked memory there are no keys")
{
    const Folder folder;
    const std::string output = outputOf(folder, {folder.bring(OWNWORDS_MEMORY_PROGRAM), "unlockable"});
    CHECK(output == "start error " + std::to_string(static_cast<int>(ErrorCode::NoMemory)) + '\n');
}

TEST_CASE("too little memory for a key is an error like another, and the program goes on")
{
    const Folder folder;
    const std::string output = outputOf(folder, {folder.bring(OWNWORDS_MEMORY_PROGRAM), "narrow"});
    CHECK(output
        == "start done\nnarrow error " + std::to_string(static_cast<int>(ErrorCode::NoMemory))
            + "\ncalibrated floor\nwide done\nalive 0\n");
}

TEST_CASE("nothing is sealed with a key that is none")
{
    const Folder folder;
    const std::string program = folder.bring(OWNWORDS_MEMORY_PROGRAM);
    CHECK(outputOf(folder, {program, "misuse", "nothing"}) == "went on\n");
    for (const char* const mistake : {"moved", "short", "nonce", "empty", "large"}) {
        CAPTURE(mistake);
        Child child(folder, {program, "misuse", mistake});
        CHECK(child.rest().empty());
        REQUIRE(WIFSIGNALED(child.status()));
        CHECK(WTERMSIG(child.status()) == SIGABRT);
    }
}
