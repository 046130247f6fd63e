// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ownwords::test {

// A locale, a language of messages and a time zone on purpose, before anything asks for them: nothing may depend on
// either. Not by ctest: a test is the same when it is run by hand, and catch_discover_tests() cannot pass a list.
void goSomewhereElse(const char* language, const char* timeZone);

// Runs the tests of this program, for main() to return.
int runCatch(int argc, char** argv);

} // namespace ownwords::test
