#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Everything that takes too long for each change: `sh tests/nightly.sh [SECONDS]`. All of clang-tidy, the random
# sittings, kills, power cuts and damage in many rounds, the Debian package, and each fuzz target for SECONDS (an hour
# when not said).
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh
seconds=${1:-3600}
failed=0

sh packaging/debian-deps.sh tests || exit 1
quietly check.log "Building and testing (with sanitizers)" cmake --workflow --preset check || failed=1
tests_said check.log
quietly format.log "Checking the format" cmake --build --preset asan --target format-check || failed=1
quietly tidy.log "Running clang-tidy over everything" cmake --build --preset asan --target tidy || failed=1
quietly look.log "Every page in every theme, at both sizes" \
    env OWNWORDS_EVERY_LOOK=1 build/asan/tests/ui/app_tests "[look]" || failed=1
quietly bench.log "Building the benches of the window" sh -c \
    'cmake --preset release && cmake --build build/release --target ownwords_window_bench' || failed=1
quietly model.log "Random sittings, many rounds" \
    env OWNWORDS_ROUNDS="${OWNWORDS_ROUNDS:-5000}" build/asan/tests/model/model_tests || failed=1
quietly durability.log "Kills, power cuts, damage, many" env OWNWORDS_ROUNDS=2000 OWNWORDS_IMAGES=20000 \
    OWNWORDS_DAMAGES=4000 OWNWORDS_SEEDS=500 build/asan/tests/durability/durability_tests || failed=1
quietly store.log "Faults and damage in the store, every operation" \
    env OWNWORDS_ROUNDS=2000 build/asan/tests/store/store_tests || failed=1
sh packaging/deb.sh || failed=1
if [ "$(id -u)" = 0 ]; then
    sh packaging/chroot.sh || failed=1
else
    echo "The package is not tried on a bare Debian: only root can make one."
fi
sh packaging/fuzz.sh "$seconds" || failed=1
exit $failed
