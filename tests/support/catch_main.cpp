// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch_run.h"

// For programs without a main() of their own: the linker takes this file from the library only when it is needed.
int main(int argc, char** argv)
{
    ownwords::test::goSomewhereElse("ar", "Asia/Kathmandu"); // where noon UTC, `--date` of the scripts, is the same day
    return ownwords::test::runCatch(argc, argv);
}
