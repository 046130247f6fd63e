// SPDX-License-Identifier: Apache-2.0
// Catch2's own code, compiled once for all test programs: v2 is header-only and takes 10-40 s.
#ifdef OWNWORDS_CATCH3
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char** argv)
{
    return Catch::Session().run(argc, argv);
}
