# SPDX-License-Identifier: Apache-2.0
# Shared by run.sh and the test scripts; they source it from the top folder of the project.

# quietly LOG WHAT COMMAND...: says WHAT, runs COMMAND with its output in build/log/LOG, and when it fails shows the
# last lines and where the rest is.
quietly() {
    quietly_log=build/log/$1
    mkdir -p build/log || return 1
    echo "$2 ..."
    shift 2
    "$@" >"$quietly_log" 2>&1 </dev/null && return 0
    echo "That did not work: $*" >&2
    echo "The last lines of $quietly_log:" >&2
    tail -n 40 "$quietly_log" >&2
    return 1
}

# tests_said LOG: the line in which ctest counts ("100% tests passed, 0 tests failed out of 42"), or nothing.
tests_said() {
    grep -E '^[0-9]+% tests passed, [0-9]+ tests? failed out of [0-9]+' "build/log/$1" 2>/dev/null | tail -n 1
}
