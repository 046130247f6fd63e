// SPDX-License-Identifier: Apache-2.0
// memory_program MODE: core/crypto where memory is short, and where its keys lie. A program of its own, because a limit
// once set cannot always be taken back, and without a sanitizer, which needs all the memory there is and locks none.
#include "core/crypto/kdf.h"
#include "core/crypto/sealed.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

using namespace ownwords;

namespace {

void say(const std::string& what, const std::string& answer)
{
    std::printf("%s %s\n", what.c_str(), answer.c_str());
}

template <typename T>
std::string outcome(const Result<T>& result)
{
    return result ? "done" : "error " + std::to_string(static_cast<int>(result.error().code));
}

std::string statusLine(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ':'))
            return line.substr(name.size() + 1);
    }
    return {};
}

// What the system says of the memory in which `place` lies: its VmFlags, and "guarded" when nothing may be read right
// behind it.
std::string flagsOf(const void* place)
{
    const auto address = reinterpret_cast<std::uintptr_t>(place);
    std::ifstream maps("/proc/self/smaps");
    bool within = false;
    std::string flags;
    for (std::string line; std::getline(maps, line);) {
        unsigned long begin = 0;
        unsigned long end = 0;
        std::string rights;
        char dash = 0;
        if (std::istringstream(line) >> std::hex >> begin >> dash >> end >> rights && dash == '-') {
            if (!flags.empty())
                return flags + (rights.starts_with("---") ? "guarded" : "");
            within = address >= begin && address < end;
        }
        if (within && line.starts_with("VmFlags:"))
            flags = line.substr(8) + ' ';
    }
    return flags;
}

int locked()
{
    say("start", outcome(crypto::start()));
    say("locked-kB", std::to_string(std::strtol(statusLine("VmLck").c_str(), nullptr, 10)));
    const crypto::Secret secret = crypto::Secret::random();
    say("flags", flagsOf(secret.data()));
    return 0;
}

int unlockable()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_MEMLOCK, &none);
    say("start", outcome(crypto::start()));
    return 0;
}

int narrow()
{
    say("start", outcome(crypto::start()));
    const auto key
        = [] { return outcome(crypto::keyFromWords("sam", "bread lamp river stone", {}, crypto::kdfFloor())); };
    rlimit limit{};
    getrlimit(RLIMIT_AS, &limit);
    const rlim_t before = limit.rlim_cur;
    const auto used = static_cast<rlim_t>(std::strtoul(statusLine("VmSize").c_str(), nullptr, 10)) * 1024;
    limit.rlim_cur = used + crypto::kdfFloor().memory / 2;
    setrlimit(RLIMIT_AS, &limit);
    say("narrow", key());
    say("calibrated", crypto::calibrate() == crypto::kdfFloor() ? "floor" : "other");
    limit.rlim_cur = before;
    setrlimit(RLIMIT_AS, &limit);
    say("wide", key());
    say("alive", std::to_string(crypto::secretsAlive()));
    return 0;
}

// Each is a mistake that ends the program before anything is sealed with a key that is none.
int misuse(const std::string& what)
{
    crypto::Secret key = crypto::Secret::random();
    if (what == "moved") {
        const crypto::Secret taken = std::move(key);
        static_cast<void>(crypto::seal(key, "words", {})); // NOLINT(bugprone-use-after-move): the mistake
    }
    if (what == "short")
        static_cast<void>(crypto::seal(crypto::Secret(16), "words", {}));
    if (what == "nonce")
        static_cast<void>(crypto::sealWithNonce(key, "words", {}, "too short"));
    if (what == "empty")
        static_cast<void>(crypto::Secret(0));
    if (what == "large")
        static_cast<void>(crypto::Secret(65));
    say("went", "on");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "locked")
        return locked();
    if (mode == "unlockable")
        return unlockable();
    if (mode == "narrow")
        return narrow();
    return mode == "misuse" && argc == 3 ? misuse(argv[2]) : 64;
}
