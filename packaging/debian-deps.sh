#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The one list of Debian 12 packages, and the one place that installs them.
#   sh packaging/debian-deps.sh                what the build needs
#   sh packaging/debian-deps.sh tests          that, and what the tests need
#   sh packaging/debian-deps.sh --list [tests] only print the names
# Installs nothing that is there already. Works as root and with sudo, asks nothing. Exit 1 when packages are missing
# and cannot be installed; the message names them.
set -u

build_packages="
    g++ cmake ninja-build ccache git pkg-config
    qt6-base-dev libsqlite3-dev libsodium-dev libseccomp-dev rapidjson-dev libexpected-dev libcli11-dev
    libpango1.0-dev libcairo2-dev libqpdf-dev
    qt6-svg-dev libqt6svg6 qt6-l10n-tools qt6-tools-dev espeak-ng
    catch2
    fonts-sil-andika fonts-noto-core fonts-noto-color-emoji"
test_packages="
    dbus-daemon qpdf poppler-utils strace util-linux xvfb xauth xdotool imagemagick
    dpkg-dev file desktop-file-utils appstream lintian debootstrap groff-base
    at-spi2-core libglib2.0-bin gir1.2-atspi-2.0 python3-gi openbox xclip
    clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14"

wanted=$build_packages
list_only=no
for argument in "$@"; do
    case $argument in
        tests) wanted="$build_packages $test_packages" ;;
        --list) list_only=yes ;;
        *)
            echo "debian-deps.sh: I do not know \"$argument\". Use: sh packaging/debian-deps.sh [--list] [tests]" >&2
            exit 2
            ;;
    esac
done

if [ $list_only = yes ]; then
    # shellcheck disable=SC2086 # a list, one word each
    printf '%s\n' $wanted
    exit 0
fi

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "This is not Debian, so nothing is installed. README.md names what is needed on other systems."
    exit 0
fi

missing=""
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
missing=${missing# }

# How to become root: already, without being asked, or by asking the person who sits here.
if [ "$(id -u)" = 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
    as_root="sudo env"
else
    echo "These packages are missing, and I may not install them:" >&2
    echo "    $missing" >&2
    echo "Please have them installed: apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

# Runs apt-get without questions and without noise; its last lines are shown when it fails.
apt() {
    if ! $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 "$@" \
        >"$log" 2>&1 </dev/null; then
        echo "apt-get $1 did not work. Its last lines:" >&2
        tail -n 15 "$log" >&2
        return 1
    fi
}

echo "Installing: $missing"
apt update || echo "Going on with the package lists that are here." >&2
# shellcheck disable=SC2086 # a list, one word each
apt install --no-install-recommends $missing || exit 1
