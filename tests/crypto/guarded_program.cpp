// SPDX-License-Identifier: Apache-2.0
// guarded_program MODE ...: protects itself and says what then happens. A program of its own, because neither
// protection can be taken back. Every answer is one line: where, what, and the error's number (0 = it was possible).
#include "core/guard/process_guard.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>
#include <thread>

using namespace ownwords;

namespace {

// What another program must not read. Not const, so that it lies where words lie.
std::array<char, 32> kept = {"the words of this program alone"};

void say(const std::string& where, const char* what, int error)
{
    std::printf("%s %s %d\n", where.c_str(), what, error);
    std::fflush(stdout);
}

int errorOf(long result)
{
    const int error = result < 0 ? errno : 0;
    return error;
}

int errorOfOpening(int opened)
{
    const int error = errorOf(opened);
    if (opened >= 0)
        close(opened);
    return error;
}

int pairError(int family)
{
    std::array<int, 2> pair{-1, -1};
    const int error = errorOf(socketpair(family, SOCK_STREAM, 0, pair.data()));
    for (const int end : pair) {
        if (end >= 0)
            close(end);
    }
    return error;
}

// socket(AF_INET) the way a 32-bit program asks for it, which has another number there. In a child: where the system
// knows no such programs, asking is a crash (told as -1).
int oldWayError()
{
    const pid_t child = fork();
    if (child == 0) {
        long result = -ENOSYS;
#ifdef __x86_64__
        __asm__ volatile("int $0x80"
                         : "=a"(result)
                         : "a"(359), "b"(AF_INET), "c"(SOCK_STREAM), "d"(0)
                         : "memory", "r8", "r9", "r10", "r11");
#endif
        _exit(result < 0 ? static_cast<int>(-result) : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void attempts(const std::string& where)
{
    struct Family {
        const char* name;
        int number;
    };
    for (const Family family : {Family{"unspec", AF_UNSPEC}, Family{"ax25", AF_AX25}, Family{"inet", AF_INET},
             Family{"inet6", AF_INET6}, Family{"packet", AF_PACKET}, Family{"alg", AF_ALG}, Family{"vsock", AF_VSOCK},
             Family{"negative", -1}, Family{"unix", AF_UNIX}})
        say(where, family.name, errorOfOpening(socket(family.number, SOCK_STREAM, 0)));
    say(where, "datagrams", errorOfOpening(socket(AF_INET, SOCK_DGRAM, 0)));
    say(where, "netlink", errorOfOpening(socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)));
    say(where, "pair-unix", pairError(AF_UNIX));
    say(where, "pair-inet", pairError(AF_INET));
    // The system looks at 32 bits of the family only.
    constexpr unsigned long high = 1UL << 32U;
    say(where, "wide-inet", errorOfOpening(static_cast<int>(syscall(SYS_socket, high | AF_INET, SOCK_STREAM, 0))));
    std::array<char, 256> settings{};
    say(where, "io_uring_setup", errorOfOpening(static_cast<int>(syscall(SYS_io_uring_setup, 1, settings.data()))));
    say(where, "io_uring_enter", errorOf(syscall(SYS_io_uring_enter, -1, 0, 0, 0, nullptr, 0)));
    say(where, "io_uring_register", errorOf(syscall(SYS_io_uring_register, -1, 0, nullptr, 0)));
    say(where, "old-way", oldWayError());
}

void waitFor(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        say("child", "ended", status);
}

int network(char* self)
{
    say("before", "inet", errorOfOpening(socket(AF_INET, SOCK_STREAM, 0)));
    std::promise<void> guarded;
    std::promise<void> tried;
    std::thread early([&] {
        guarded.get_future().wait();
        attempts("early-thread");
        tried.set_value();
    });
    say("guard", "set", guard::forbidNetwork() ? 0 : 1);
    guarded.set_value();
    early.join();
    attempts("self");
    std::thread([] { attempts("thread"); }).join();
    const pid_t forked = fork();
    if (forked == 0) {
        attempts("forked");
        _exit(0);
    }
    waitFor(forked);
    const pid_t started = fork();
    if (started == 0) {
        std::string mode = "attempts";
        const std::array<char*, 3> arguments{self, mode.data(), nullptr};
        execv("/proc/self/exe", arguments.data());
        _exit(127);
    }
    waitFor(started);
    say("guard", "again", guard::forbidNetwork() ? 0 : 1);
    return 0;
}

// Waits until its input ends, so that another program can try to read it.
int beRead(bool guarded)
{
    // Where only parents may read a process, it allows all: what then refuses is what is tested.
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    if (guarded)
        say("guard", "set", guard::forbidDumps() ? 0 : 1);
    std::printf("%lu\n", reinterpret_cast<unsigned long>(kept.data()));
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

int readAnother(pid_t other, unsigned long place)
{
    const std::string folder = "/proc/" + std::to_string(other);
    decltype(kept) found{};
    const int memory = open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    say("read", "open", errorOf(memory));
    if (memory >= 0) {
        static_cast<void>(pread(memory, found.data(), found.size(), static_cast<off_t>(place)));
        say("read", "differs", found == kept ? 0 : 1);
        close(memory);
    }
    iovec here{found.data(), found.size()};
    iovec there{reinterpret_cast<void*>(place), found.size()}; // NOLINT(performance-no-int-to-ptr): of another process
    say("read", "vm", errorOf(process_vm_readv(other, &here, 1, &there, 1, 0)));
    say("read", "maps", errorOfOpening(open((folder + "/maps").c_str(), O_RDONLY | O_CLOEXEC)));
    const int attached = errorOf(ptrace(PTRACE_ATTACH, other, nullptr, nullptr));
    say("read", "attach", attached);
    if (attached == 0) {
        waitpid(other, nullptr, 0);
        ptrace(PTRACE_DETACH, other, nullptr, nullptr);
    }
    return 0;
}

int crash(bool guarded)
{
    rlimit cores{};
    getrlimit(RLIMIT_CORE, &cores);
    cores.rlim_cur = cores.rlim_max;
    setrlimit(RLIMIT_CORE, &cores);
    if (guarded)
        say("guard", "set", guard::forbidDumps() ? 0 : 1);
    return std::raise(SIGSEGV);
}

int both()
{
    say("guard", "set", guard::protectProcess() ? 0 : 1);
    say("self", "dumpable", prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
    rlimit cores{1, 1};
    getrlimit(RLIMIT_CORE, &cores);
    say("self", "cores", static_cast<int>(cores.rlim_cur + cores.rlim_max));
    say("self", "inet", errorOfOpening(socket(AF_INET, SOCK_STREAM, 0)));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "network")
        return network(argv[0]);
    if (mode == "attempts") {
        attempts("started");
        return 0;
    }
    if (mode == "be-read" || mode == "be-read-open")
        return beRead(mode == "be-read");
    if (mode == "read" && argc == 4)
        return readAnother(static_cast<pid_t>(std::atol(argv[2])), std::strtoul(argv[3], nullptr, 10));
    if (mode == "crash" || mode == "crash-open")
        return crash(mode == "crash");
    return mode == "both" ? both() : 64;
}
