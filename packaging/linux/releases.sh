#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What CHANGELOG.md says, in the forms that others read. Writes to stdout.
#   sh releases.sh metainfo CHANGELOG.md TEMPLATE               TEMPLATE with <releases> in the place of @RELEASES@
#   sh releases.sh debian CHANGELOG.md REVISION MAINTAINER      a Debian changelog; REVISION is Debian's, as in 0.1.0-1
# A version's heading is "## 1.2.3 (2026-11-23)" or "## 1.2.3 (unreleased)". The day of one that is not released is
# today, or that of SOURCE_DATE_EPOCH. Exit 1: a line after the first heading is neither heading nor item, or there is no
# version.
set -eu
export LC_ALL=C

# version TAB day TAB "unreleased" or nothing TAB item, an item a line.
items() {
    awk -v today="$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%F)" '
        function flush() { if (item != "") print version "\t" day "\t" state "\t" item; item = "" }
        function wrong() {
            print FILENAME ":" FNR ": neither a version nor an item: " $0 >"/dev/stderr"
            bad = 1
            exit 1
        }
        /^## / {
            flush()
            if (NF != 3 || $2 !~ /^[0-9]+\.[0-9]+\.[0-9]+$/) wrong()
            if ($3 !~ /^\((unreleased|[0-9]+-[0-9][0-9]-[0-9][0-9])\)$/) wrong()
            version = $2
            state = $3 == "(unreleased)" ? "unreleased" : ""
            day = state == "" ? substr($3, 2, 10) : today
            next
        }
        version == "" { next }
        /^- / { flush(); item = substr($0, 3); next }
        /^  [^ ]/ && item != "" { item = item " " substr($0, 3); next }
        /^$/ { flush(); next }
        { wrong() }
        END {
            if (bad) exit 1
            flush()
            if (version == "") { print FILENAME ": no version" >"/dev/stderr"; exit 1 }
        }' "$1"
}

as_metainfo() {
    awk -F '\t' '
        function close_release() { if (version != "") print "        </ul>\n      </description>\n    </release>" }
        BEGIN { print "  <releases>" }
        $1 != version {
            close_release()
            version = $1
            type = $3 == "unreleased" ? "development" : "stable"
            print "    <release version=\"" version "\" date=\"" $2 "\" type=\"" type "\">"
            print "      <description>\n        <ul>"
        }
        {
            gsub(/&/, "\\&amp;", $4); gsub(/</, "\\&lt;", $4); gsub(/>/, "\\&gt;", $4)
            while (match($4, /`[^`]*`/))
                $4 = substr($4, 1, RSTART - 1) "<code>" substr($4, RSTART + 1, RLENGTH - 2) "</code>" \
                    substr($4, RSTART + RLENGTH)
            print "          <li>" $4 "</li>"
        }
        END { close_release(); print "  </releases>" }'
}

as_debian() {
    tab=$(printf '\t')
    open=
    last=
    while IFS="$tab" read -r version day rest; do
        # `rest` is "<state>TAB<item>"; read takes an empty state for none.
        item=${rest#unreleased"$tab"}
        if [ "$version" != "$open" ]; then
            [ -z "$open" ] || signature "$last" "$2"
            printf 'ownwords (%s-%s) bookworm; urgency=medium\n\n' "$version" "$1"
            open=$version
            last=$day
        fi
        printf '%s\n' "$item" | fold -s -w 75 | sed -e 's/ *$//' -e '1s/^/  * /' -e '2,$s/^/    /'
    done
    signature "$last" "$2"
}

signature() { # DAY MAINTAINER
    printf '\n -- %s  %s\n' "$2" "$(date -u -d "$1" +'%a, %d %b %Y %H:%M:%S +0000')"
}

all=$(items "$2")
case $1 in
    metainfo)
        releases=$(printf '%s\n' "$all" | as_metainfo)
        sed -e '/@RELEASES@/{' -e 'r /dev/stdin' -e 'd' -e '}' "$3" <<END
$releases
END
        ;;
    debian) printf '%s\n' "$all" | as_debian "$3" "$4" ;;
    *)
        echo "releases.sh: metainfo or debian" >&2
        exit 2
        ;;
esac
