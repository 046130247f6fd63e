#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Format and lint; the build targets `format`, `format-check` and `tidy` call it.
#   sh packaging/quality.sh format         writes every source as .clang-format says
#   sh packaging/quality.sh format-check   exit 1 when one is not written so
#   sh packaging/quality.sh tidy BUILD     clang-tidy with BUILD/compile_commands.json, two files at a time
# With OWNWORDS_TIDY_SINCE=COMMIT only what changed since then is tidied; with OWNWORDS_TIDY_MOST=N at most so many
# files, and it says so: tests/nightly.sh does them all. Tests are formatted but not tidied: Catch2's macros take half a minute a
# file and are not ours to mend.
set -u
cd "$(dirname "$0")/.." || exit 1

sources() {
    find app core tests ui -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort
}

# The .cpp files to tidy. A changed header is seen through the .cpp of its name.
to_tidy() {
    if [ -z "${OWNWORDS_TIDY_SINCE:-}" ]; then
        find app core ui -type f -name '*.cpp' | LC_ALL=C sort
        return
    fi
    git diff --name-only --diff-filter=d "$OWNWORDS_TIDY_SINCE" -- app core ui | sed 's/\.h$/.cpp/' | LC_ALL=C sort -u |
        while read -r file; do
            case $file in *.cpp) [ -f "$file" ] && echo "$file" ;; esac
        done
}

case ${1:-} in
    format) sources | xargs clang-format-14 -i ;;
    format-check)
        sources | xargs clang-format-14 --dry-run -Werror || exit 1
        echo "format: every source is written as .clang-format says"
        ;;
    tidy)
        build=${2:?which build folder?}
        files=$(to_tidy)
        if [ -z "$files" ]; then
            echo "tidy: nothing to look at"
            exit 0
        fi
        count=$(echo "$files" | wc -l)
        most=${OWNWORDS_TIDY_MOST:-$count}
        if [ "$count" -gt "$most" ]; then
            echo "tidy: $count files to look at; $most of them now, all of them in tests/nightly.sh"
            # Evenly from all folders, not the first of the alphabet.
            files=$(echo "$files" | awk -v c="$count" -v m="$most" 'int(NR * m / c) != int((NR - 1) * m / c)')
        fi
        # The build is made by gcc: what only gcc knows among its options is not clang's mistake. What clang-tidy says
        # on stderr is counts of what it did not look at, unless it could not work at all.
        # Nor can clang read the headers that gcc has read before.
        asked=$(mktemp -d) || exit 1
        trap 'rm -rf "$asked"' EXIT
        sed 's/ -Winvalid-pch -include [^ ]*cmake_pch\.hxx / /' "$build/compile_commands.json" \
            >"$asked/compile_commands.json" || exit 1
        noise=$asked/noise
        if ! echo "$files" | xargs -P 2 -n 4 clang-tidy-14 -p "$asked" --quiet \
            --extra-arg=-Wno-unknown-warning-option 2>"$noise"; then
            grep -v 'warnings\{0,1\} generated' "$noise" >&2
            exit 1
        fi
        echo "tidy: no findings in $(echo "$files" | wc -l) files"
        ;;
    *)
        echo "quality.sh: use format, format-check or tidy BUILD" >&2
        exit 2
        ;;
esac
