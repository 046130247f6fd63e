#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds Ownwords and opens it: `sh packaging/run.sh`. Without a display it runs a sample talk to
# a PDF and says where.
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh

sh packaging/debian-deps.sh || exit 1
quietly release.log "Building Ownwords" cmake --workflow --preset release || exit 1

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    echo "Opening Ownwords. From the command line: build/release/app/cli/ownwords-cli --help"
    exec build/release/app/gui/ownwords "$@"
fi
program=build/release/app/cli/ownwords-cli
script=resources/samples/first-talk.talk
plan=build/sample/plan
mkdir -p build/sample || exit 1
"$program" talk --script "$script" --date "$(date +%Y-%m-%d)" --pdf "$plan.pdf" --text "$plan.txt" --force || exit 1
echo "The sample talk ($script) ran from start to end."
echo "The goal plan is in $PWD/$plan.pdf"
echo "The same as plain text: $PWD/$plan.txt"
echo "More: $program --help"
