// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

// What a program of ours asks of the system for itself, before its first thread. Linux; elsewhere nothing is done and
// nothing is claimed.
namespace ownwords::guard {

// No core dump, and no other process of the same account may read this one's memory (PR_SET_DUMPABLE 0, RLIMIT_CORE 0).
Result<> forbidDumps();

// From now on, sockets other than AF_UNIX and AF_NETLINK answer EAFNOSUPPORT, and io_uring (which could open one)
// ENOSYS; for this process and those it starts (libseccomp). The program can then not reach a network, whatever a
// library in it tries. Never kills: a library that tries gets an error it knows.
Result<> forbidNetwork();

// Both. What cannot be had is an error; the caller says so and goes on or not.
Result<> protectProcess();

} // namespace ownwords::guard
