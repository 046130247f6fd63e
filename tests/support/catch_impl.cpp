// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch_run.h"

// Catch2's own code, compiled once for all test programs: v2 is header-only and takes 10-40 s.
#ifdef OWNWORDS_CATCH3
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <cstdlib>

namespace ownwords::test {

void goSomewhereElse(const char* language, const char* timeZone)
{
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("LANGUAGE", language, 1);
    ::setenv("TZ", timeZone, 1);
}

int runCatch(int argc, char** argv)
{
    return Catch::Session().run(argc, argv);
}

} // namespace ownwords::test
