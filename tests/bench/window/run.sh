#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The figures of the desktop app, beside their aims: `sh tests/bench/window/run.sh`. Needs Xvfb. Nothing else should run
# on the machine. Figures that miss their aim are marked; the script fails only where something could not be measured.
set -eu
cd "$(dirname "$0")/../../.."
[ -n "${OWNWORDS_BENCH_BUILT:-}" ] || {
    cmake --preset release >/dev/null
    cmake --build build/release --target ownwords_window_bench >/dev/null
}
programs=build/release/tests/bench/window
folder=$(mktemp -d)
server=
# Only what was started here.
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM

mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$folder/number" 2>"$folder/xvfb.log" &
server=$!
read -r number <"$folder/number"
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 LANGUAGE=en
unset WAYLAND_DISPLAY
export XDG_CONFIG_HOME="$folder/config" XDG_RUNTIME_DIR="$folder/runtime" XDG_CACHE_HOME="$folder/cache"
mkdir -m 700 "$folder/config" "$folder/runtime" "$folder/cache"

# Everything the two programs read at start, out of the system's memory, as far as no other program holds it there.
read_at_start() {
    ldd "$programs/window_start" | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p'
    find /usr/lib -path '*qt6/plugins/*' -name '*.so' 2>/dev/null
    fc-list --format '%{file}\n' 2>/dev/null | sort -u
    find /usr/share/X11/locale /usr/share/X11/xkb -type f 2>/dev/null
    printf '%s\n' "$programs/window_start" "$programs/trivial_window"
}
forget_files() {
    sync
    read_at_start | while read -r file; do
        dd if="$file" iflag=nocache count=0 2>/dev/null || true
    done
}
held() {
    read_at_start | xargs -r fincore --bytes --noheadings --output RES 2>/dev/null | awk '{n += $1} END {print n / 1048576}'
}

figures="$folder/figures"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
mkdir "$folder/start"
"$programs/window_bench" make "$folder/start" >/dev/null
(
    export XDG_DATA_HOME="$folder/start"
    warm=$(held)
    forget_files
    cold=$(held)
    # Each of the two alone after the files were forgotten: the first to start would warm what both need.
    if awk "BEGIN {exit !($cold < $warm / 4)}"; then
        for program in trivial_window window_start; do
            forget_files
            "$programs/start_rounds" "cold_$program" 1 "$programs/$program" "$programs/trivial_window" |
                sed -n "s/start_cold_${program}_trivial/start_cold_$program/p"
        done
    else
        echo "NOT MEASURED: cold start ($cold of $warm MB stay in memory, since other programs hold them)" >&2
    fi
    "$programs/start_rounds" warm 11 "$programs/trivial_window" "$programs/window_start"
) >"$figures"
failed=0
for mode in typing next hide hide_while_typing preview memory; do
    mkdir "$folder/$mode"
    "$programs/window_bench" "$mode" "$folder/$mode" >>"$figures" || {
        echo "NOT MEASURED: $mode" >&2
        failed=1
    }
done
for count in 200 2000; do
    mkdir "$folder/people_$count"
    "$programs/people_bench" "$count" "$folder/people_$count" | sed "s/people_/people_${count}_/" >>"$figures" || {
        echo "NOT MEASURED: people_$count" >&2
        failed=1
    }
done
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"

[ -z "${OWNWORDS_BENCH_FIGURES:-}" ] || cp "$figures" "$OWNWORDS_BENCH_FIGURES"
awk -F'[":,]+' '
    { name = $3; unit = $4; value = $5; aim = ($7 == "}" ? "" : $7); show(name, value, unit, aim); at[name] = value }
    function show(name, value, unit, aim) {
        printf "%-48s %9.2f %-5s %s\n", name, value, unit,
            aim == "" ? "" : (value <= aim + 0 ? "aim " aim : "aim " aim "  MISSED")
    }
    END {
        if ("start_cold_trivial_window" in at)
            show("start_cold_beside_trivial", at["start_cold_window_start"] / at["start_cold_trivial_window"], "x", "")
        show("memory_after_talk_beside_trivial", at["memory_after_talk"] / at["memory_trivial"], "x", "2")
    }' "$figures"
exit "$failed"
