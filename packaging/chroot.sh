#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian package on a bare Debian 12, in a folder (debootstrap), uses both programs there as an ordinary
# user, and takes the package away again: `sh packaging/chroot.sh`, as root, after packaging/deb.sh. Leaves a picture of
# the window and the plan of the sample talk in build/chroot. OWNWORDS_MIRROR names another mirror of Debian.
# The mounts are in a name space of their own: they are gone when it ends, however it ends.
set -u
cd "$(dirname "$0")/.." || exit 1
. packaging/steps.sh
umask 022
folder=$PWD/build/chroot
root=$folder/root
base=$folder/bookworm.tar
mirror=${OWNWORDS_MIRROR:-http://deb.debian.org/debian}

fail() {
    echo "chroot.sh: $*" >&2
    exit 1
}

newest_deb() { # nothing when none is made
    find "$PWD/build/release/dist" -maxdepth 1 -name '*.deb' -printf '%T@ %p\n' 2>/dev/null |
        sort -n | tail -n 1 | cut -d' ' -f2-
}

inside() { # as root there
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} "$@"
}
as_anna() { # as somebody who uses the computer
    exec chroot --userspec=1000:1000 "$root" env -i -C /home/anna HOME=/home/anna LC_ALL=C.UTF-8 PATH=/usr/bin:/bin "$@"
}
size() { # kB on the disk
    du -skx --exclude="$root/var/cache/apt" --exclude="$root/var/lib/apt" "$root" | cut -f1
}
packages() {
    inside dpkg-query -f '.\n' -W | wc -l
}

make_base() {
    rm -rf --one-file-system "$root"
    /usr/sbin/debootstrap --variant=minbase bookworm "$root" "$mirror" || return 1
    rm -rf "$root"/var/cache/apt/archives/*.deb
    tar -C "$root" -cf "$base.new" . && mv "$base.new" "$base"
}

prepare() {
    rm -rf --one-file-system "$root"
    mkdir -p "$root" || return 1
    tar -C "$root" -xf "$base" || return 1
    cp /etc/resolv.conf /etc/hosts "$root/etc/" || return 1
    apt-config dump | grep -E '^Acquire::https?::' >"$root/etc/apt/apt.conf.d/99host" # the way to the mirror
    mount -t proc proc "$root/proc" && inside useradd --uid 1000 --create-home anna && inside apt-get -q update
}

# Starts the window on a screen of its own, and takes a picture when it has been drawn.
window() {
    rm -f "$folder/display"
    mkfifo "$folder/display" || return 1
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -ac 3>"$folder/display" 2>"$folder/xvfb.log" &
    server=$!
    trap 'kill "$server" 2>/dev/null' EXIT
    read -r DISPLAY <"$folder/display" || fail "Xvfb does not start: $(cat "$folder/xvfb.log")"
    DISPLAY=:$DISPLAY
    export DISPLAY
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix" || fail "the screen cannot be reached from inside"
    (as_anna DISPLAY="$DISPLAY" ownwords >"$folder/window.log" 2>&1) &
    program=$!
    waited=0
    until xdotool search --onlyvisible --name . >/dev/null 2>&1; do
        kill -0 "$program" 2>/dev/null || fail "the window ended by itself: $(cat "$folder/window.log")"
        [ $((waited += 1)) -le 300 ] || fail "no window came up"
        sleep 0.1
    done
    colours=0
    waited=0
    until [ "$colours" -gt 30 ]; do # letters have soft edges: an empty window has a few colours
        [ $((waited += 1)) -le 50 ] || fail "the window stays empty; see $folder/window.png"
        sleep 0.2
        import -window root "$folder/window.png"
        colours=$(identify -format %k "$folder/window.png")
    done
    kill "$program" 2>/dev/null
    wait "$program" 2>/dev/null
    kill "$server" 2>/dev/null
    trap - EXIT
    grep -v 'XDG_RUNTIME_DIR' "$folder/window.log" # what the program had to say
    umount "$root/tmp/.X11-unix"
}

plan() {
    (as_anna ownwords-cli talk --script /usr/share/doc/ownwords/examples/first-talk.talk --date 2026-06-04 \
        --pdf plan.pdf --strict) || return 1
    cp "$root/home/anna/plan.pdf" "$folder/plan.pdf"
    pdffonts "$folder/plan.pdf" | grep Andika # a machine without our fonts would have taken another
}

# Files of the package, and anything by its name; /home is not the package's.
left_behind() {
    while read -r file; do
        [ -d "$root$file" ] && [ ! -L "$root$file" ] || [ ! -e "$root$file" ] || echo "$file"
    done <"$folder/files"
    find "$root" -xdev -path "$root/home" -prune -o -iname '*ownwords*' -print
}

try() {
    deb=$(newest_deb)
    [ -f "$base" ] || quietly chroot-base.log "Fetching a bare Debian (once)" make_base || exit 1
    quietly chroot-root.log "Unpacking a bare Debian" prepare || exit 1
    before=$(size)
    count=$(packages)
    cp "$deb" "$root/tmp/package.deb" || exit 1
    start=$(date +%s)
    quietly chroot-install.log "Installing the package there" \
        inside apt-get -q -y --no-install-recommends install /tmp/package.deb || exit 1
    took=$(($(date +%s) - start))
    rm "$root/tmp/package.deb"
    inside apt-get clean
    echo "Installed: $(($(packages) - count)) packages, $((($(size) - before) / 1024)) MB on the disk, $took s"
    inside dpkg -L ownwords >"$folder/files"
    for type in x-ownwords x-ownwords-export; do
        [ -f "$root/usr/share/mime/application/$type.xml" ] || fail "no file type $type"
    done
    module=$(grep 'ownwords_print\.so$' "$folder/files")
    inside ldd "$module" | grep 'not found' && fail "the part that prints lacks a library"
    echo "Opening the window there ..."
    window
    echo "The window: $folder/window.png"
    quietly chroot-plan.log "Making the plan of the sample talk there" plan || exit 1
    echo "The plan: $folder/plan.pdf"
    quietly chroot-remove.log "Taking the package away" inside apt-get -q -y purge ownwords || exit 1
    left=$(left_behind)
    [ -z "$left" ] || fail "left behind: $left"
    echo "Nothing of it is left behind."
}

if [ "${1:-}" = --try ]; then
    try
    exit 0
fi
[ "$(id -u)" = 0 ] || fail "only root can make another Debian in a folder"
sh packaging/debian-deps.sh tests || exit 1
[ -n "$(newest_deb)" ] || sh packaging/deb.sh || exit 1
mkdir -p "$folder" || exit 1
trap 'rm -rf --one-file-system "$root"' EXIT
trap 'exit 1' INT TERM
unshare --mount --propagation private sh packaging/chroot.sh --try
