// SPDX-License-Identifier: Apache-2.0
#include "core/guard/process_guard.h"

#ifdef __linux__
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#endif

namespace ownwords::guard {

#ifdef __linux__

namespace {

struct FilterFree {
    void operator()(void* filter) const { seccomp_release(filter); }
};

using Filter = std::unique_ptr<void, FilterFree>;

// Answers EAFNOSUPPORT when the call's first argument, the family, is not one of the two that stay in this computer.
// One rule takes one comparison of an argument: so below, above, and each one between. All 64 bits are compared,
// though the system looks at 32 only: what it would misread is refused too.
bool refuseFamilies(void* filter, int call)
{
    static_assert(AF_UNIX == 1 && AF_NETLINK == 16);
    constexpr auto refused = static_cast<scmp_datum_t>(EAFNOSUPPORT);
    const auto refuse = [&](scmp_compare comparison, scmp_datum_t family) {
        const scmp_arg_cmp argument{0, comparison, family, 0};
        return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(refused), call, 1, &argument) == 0;
    };
    bool all = refuse(SCMP_CMP_LT, AF_UNIX) && refuse(SCMP_CMP_GT, AF_NETLINK);
    for (scmp_datum_t family = AF_UNIX + 1; family < AF_NETLINK; ++family)
        all = all && refuse(SCMP_CMP_EQ, family);
    return all;
}

bool refuseCall(void* filter, int call)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(static_cast<scmp_datum_t>(ENOSYS)), call, 0, nullptr) == 0;
}

bool load(void* filter)
{
    // Calls of another kind of machine (32-bit ones on a 64-bit system) number their sockets differently: none is let
    // through. By default they would kill the process.
    const bool set
        = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(static_cast<scmp_datum_t>(ENOSYS))) == 0
        && seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 // threads that are there already
        && refuseFamilies(filter, SCMP_SYS(socket)) && refuseFamilies(filter, SCMP_SYS(socketpair));
    if (!set)
        return false;
    for (const int call : {SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register)}) {
        if (!refuseCall(filter, call))
            return false;
    }
    return seccomp_load(filter) == 0;
}

// Tries what must not succeed: a system that only pretends to filter is found out.
bool isRefused()
{
    const int opened = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (opened >= 0)
        close(opened);
    return opened < 0 && errno == EAFNOSUPPORT;
}

} // namespace

Result<> forbidDumps()
{
    const rlimit none{0, 0};
    const bool limited = setrlimit(RLIMIT_CORE, &none) == 0;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || !limited)
        return fail(ErrorCode::NotAllowed, "core dumps cannot be forbidden");
    return {};
}

Result<> forbidNetwork()
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter || !load(filter.get()) || !isRefused())
        return fail(ErrorCode::NotAllowed, "the network cannot be forbidden");
    return {};
}

#else

Result<> forbidDumps()
{
    return {};
}

Result<> forbidNetwork()
{
    return {};
}

#endif

Result<> protectProcess()
{
    const Result<> dumps = forbidDumps();
    const Result<> network = forbidNetwork();
    return dumps ? network : dumps;
}

} // namespace ownwords::guard
