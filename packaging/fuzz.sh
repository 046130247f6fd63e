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

failed=0
for target in fuzz_json fuzz_pack fuzz_record; do
    corpus=build/corpus/$target
    quietly "$target.log" "Fuzzing: $target for $seconds s" \
        "build/fuzz/tests/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -max_len=262144 \
        -print_final_stats=1 -artifact_prefix="build/corpus/$target-" "$corpus" || failed=1
    sed -n 's/^stat::number_of_executed_units: */    inputs tried: /p' "build/log/$target.log"
done
exit $failed
