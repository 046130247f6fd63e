#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Draws the icon in the sizes that desktops ask for, after icons/ownwords.svg was changed. The pictures are kept in
# the repository, so that the build needs no program that draws. Needs librsvg2-bin.
set -eu
cd "$(dirname "$0")/icons"
for size in 16 22 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "ownwords-$size.png" ownwords.svg
done
sha256sum ownwords.svg >drawn-from.sha256 # a test compares
