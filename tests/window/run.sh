#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM TEST.py: runs one test of the window on a screen, a session bus and a home of its own.
# Exit 77 where a tool is missing ("skipped"); with OWNWORDS_NO_SKIP set that is a failure.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$1
test=$2

skip() {
    echo "skipped: $1"
    [ -z "${OWNWORDS_NO_SKIP:-}" ] || exit 1
    exit 77
}
for tool in Xvfb openbox xdotool xclip dbus-run-session gdbus strace pdftotext /usr/bin/python3 \
    /usr/libexec/at-spi-bus-launcher; do
    command -v "$tool" >/dev/null || skip "$tool is missing (sh packaging/debian-deps.sh tests)"
done
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
    skip "gir1.2-atspi-2.0 or python3-gi is missing (sh packaging/debian-deps.sh tests)"
# The program forbids everybody but root to look into its memory. Root of a user namespace is root enough, when the
# program was started inside it.
case $test in
memory_*)
    if [ "$(id -u)" != 0 ]; then
        unshare --user --map-root-user true 2>/dev/null || skip "looking into the program's memory needs root"
        exec unshare --user --map-root-user sh "$0" "$@"
    fi
    ;;
esac

folder=$(mktemp -d)
server=
manager=
# Only what was started here.
trap 'kill $manager $server 2>/dev/null; wait; rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_CACHE_HOME="$folder/cache"
export XDG_STATE_HOME="$folder/state" XDG_RUNTIME_DIR="$folder/runtime" TMPDIR="$folder/tmp"
mkdir -m 700 "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME" "$XDG_RUNTIME_DIR" \
    "$TMPDIR" "$folder/Documents"
echo "XDG_DOCUMENTS_DIR=\"$folder/Documents\"" >"$XDG_CONFIG_HOME/user-dirs.dirs"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_SCALE_FACTOR QT_STYLE_OVERRIDE
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8 LANGUAGE=en PYTHONDONTWRITEBYTECODE=1

mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset 3>"$folder/number" 2>"$folder/xvfb.log" &
server=$!
read -r number <"$folder/number" || { # nobody writes into it when it does not start
    echo "Xvfb does not start: $(cat "$folder/xvfb.log")" >&2
    exit 1
}
export DISPLAY=":$number"
# A dialog gets the keys when it comes, and the window when it goes: what a window manager sees to.
openbox --sm-disable >"$folder/openbox.log" 2>&1 &
manager=$!

export OWNWORDS_PROGRAM="$program" OWNWORDS_TEST_FOLDER="$folder"
export OWNWORDS_SOURCE="$here/../.."
dbus-run-session -- sh -c '
    # Begins the bus of accessibility, which else is begun by whoever asks first.
    gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress >/dev/null
    exec /usr/bin/python3 "$1"' sh "$here/$test" 2>"$folder/errors.log"
code=$?
[ $code = 0 ] || tail -n 40 "$folder/errors.log" >&2
exit $code
