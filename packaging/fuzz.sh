#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh packaging/fuzz.sh SECONDS: builds the fuzz targets and runs each for so long. What a run finds to be new stays in
# build/corpus, so the next run starts from it. An input that breaks something is left in build/corpus and named.
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh
seconds=${1:-20}

configure_and_build() {
    cmake --preset fuzz && cmake --build --preset fuzz
}

# Copies seeds under names that cannot clash; a pattern without files gives none.
seed() {
    seed_target=$1
    shift
    mkdir -p "build/corpus/$seed_target" || return 1
    for seed_file in "$@"; do
        [ -f "$seed_file" ] && cp "$seed_file" "build/corpus/$seed_target/seed-$(echo "$seed_file" | tr '/' '-')"
    done
    return 0
}

quietly fuzz-build.log "Building the fuzz targets" configure_and_build || exit 1
packs="resources/packs/*/pack.json tests/data/packs/good/*.json tests/data/packs/bad/*.json"
# shellcheck disable=SC2086 # patterns, to be filled in
{
    seed fuzz_pack $packs
    seed fuzz_json $packs tests/data/records/*.json
    seed fuzz_record tests/data/records/*.json
}
# Whole talks as records, by whichever program is built.
for program in build/release/app/cli/ownwords-cli build/asan/app/cli/ownwords-cli; do
    [ -x "$program" ] || continue
    for script in resources/samples/*.talk tests/talks/*.talk; do
        "$program" talk --script "$script" --date 2026-06-04 --force \
            --record-out "build/corpus/fuzz_record/seed-$(basename "$script" .talk).json" >/dev/null 2>&1
    done
    break
done
# What needs keys makes its seeds itself.
for target in fuzz_export fuzz_store; do
    mkdir -p "build/corpus/$target" || exit 1
    quietly "$target-seeds.log" "Making seeds: $target" \
        env OWNWORDS_SEEDS="build/corpus/$target" "build/fuzz/tests/fuzz/$target" || exit 1
done
mkdir -p build/corpus/fuzz_recovery_code || exit 1
printf '7KQ2M-7KQ2M-7KQ2M-7KQ2M-7KQ2M' >build/corpus/fuzz_recovery_code/seed-code

# Freed memory that a sanitizer holds back counts as used.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=16
export ASAN_OPTIONS
fuzz_one() {
    limits="-timeout=1 -rss_limit_mb=512"
    case $1 in fuzz_json | fuzz_pack | fuzz_record) limits="-timeout=10 -rss_limit_mb=1500" ;; esac
    # shellcheck disable=SC2086 # two options
    quietly "$1.log" "Fuzzing: $1 for $seconds s" \
        "build/fuzz/tests/fuzz/$1" -max_total_time="$seconds" $limits -max_len=262144 \
        -print_final_stats=1 -artifact_prefix="build/corpus/$1-" "build/corpus/$1"
    fuzzed=$?
    sed -n "s/^stat::number_of_executed_units: */    inputs tried by $1: /p" "build/log/$1.log"
    return $fuzzed
}

# Two at a time.
failed=0
set -- fuzz_json fuzz_pack fuzz_record fuzz_export fuzz_recovery_code fuzz_store
while [ $# -gt 1 ]; do
    fuzz_one "$1" &
    fuzz_one "$2" || failed=1
    wait $! || failed=1
    shift 2
done
exit $failed
