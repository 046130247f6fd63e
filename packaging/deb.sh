#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the Debian package and looks for what is wrong with it: `sh packaging/deb.sh`. Installs what is missing first.
# The package is left in build/release/dist. DEBFULLNAME and DEBEMAIL say who answers for it.
# packaging/chroot.sh then installs it on a bare Debian.
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh
umask 022

sh packaging/debian-deps.sh tests || exit 1
# The day of a version that is not released is that of its commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null)}
[ -n "$SOURCE_DATE_EPOCH" ] || SOURCE_DATE_EPOCH=$(date +%s)
export SOURCE_DATE_EPOCH

quietly deb-configure.log "Getting ready" cmake --preset release || exit 1
quietly deb-build.log "Building Ownwords" cmake --build build/release --target ownwords ownwords-cli || exit 1
rm -rf build/release/dist
quietly deb-pack.log "Making the package" cmake -E chdir build/release cpack || exit 1
for deb in build/release/dist/*.deb; do
    [ -f "$deb" ] || exit 1
done

unpacked=$(mktemp -d) || exit 1
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -x "$deb" "$unpacked" || exit 1
share=$unpacked/usr/share
quietly deb-desktop.log "Checking the desktop file" desktop-file-validate "$share"/applications/*.desktop || exit 1
quietly deb-metainfo.log "Checking the metainfo" appstreamcli validate --no-net "$share"/metainfo/*.xml || exit 1
# This package goes to no archive of Debian, so its first version closes no bug there.
quietly deb-lintian.log "Checking the package" lintian --allow-root --fail-on error,warning \
    --suppress-tags initial-upload-closes-no-bugs "$deb" || exit 1

installed=$(dpkg-deb -f "$deb" Installed-Size)
echo "$deb: $(($(stat -c %s "$deb") / 1024)) kB, installed $installed kB without what it depends on"
