// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ownwords::test {

// Runs the tests of this program, for main() to return.
int runCatch(int argc, char** argv);

} // namespace ownwords::test
