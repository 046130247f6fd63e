#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds with sanitizers, runs every test, then those of the window that is shipped, then each
# fuzz target for 20 s: `sh tests/run.sh`.
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh

sh packaging/debian-deps.sh tests || exit 1
quietly check.log "Building and testing (with sanitizers)" cmake --workflow --preset check
checked=$?
tests_said check.log
[ $checked = 0 ] || exit 1
quietly release.log "Building and trying what is shipped" cmake --workflow --preset release || exit 1
# Most of the time the tests of the window wait for a screen and a bus: the fuzz targets are built and run beside them.
quietly window.log "Using the window from outside" env OWNWORDS_NO_SKIP=1 ctest --preset window &
window=$!
sh packaging/fuzz.sh 20
fuzzed=$?
wait $window
window=$?
tests_said window.log
[ $window = 0 ] && [ $fuzzed = 0 ] || exit 1
echo "All tests passed."
