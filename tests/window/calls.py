# SPDX-License-Identifier: Apache-2.0
"""Reads what strace wrote down: which files were changed, which sockets were opened."""
import os
import re

CHANGING = {"creat", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link",
            "linkat", "symlink", "symlinkat", "mknod", "mknodat", "truncate", "chmod", "fchmodat", "chown", "lchown",
            "fchownat", "utime", "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "removexattr",
            "lremovexattr", "open_by_handle_at"}
OPENING = {"open", "openat", "openat2"}
TO_CHANGE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
CALL = re.compile(r"^(\d+)\s+(\w+)\((.*)", re.DOTALL)
RESUMED = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*)", re.DOTALL)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ENDED = re.compile(r"\)\s+= (\S+)")


def calls(trace):
    """(name, arguments, whether it succeeded) of every call; those that were cut in two are put together again."""
    begun = {}
    for line in trace.read_text(errors="replace").splitlines():
        if match := RESUMED.match(line):
            line = begun.pop((match[1], match[2]), f"{match[1]} {match[2]}(") + match[3]
        match = CALL.match(line)
        if not match:
            continue
        if line.endswith("<unfinished ...>"):
            begun[match[1], match[2]] = line.removesuffix("<unfinished ...>")
            continue
        ended = ENDED.search(line)
        yield match[2], match[3], bool(ended) and not ended[1].startswith("-")


def changed_files(trace):
    """Paths that were written to, made, renamed or deleted, or opened so that they could be."""
    changed = set()
    for name, arguments, succeeded in calls(trace):
        changes = name in CHANGING or (name in OPENING and TO_CHANGE.search(arguments))
        if succeeded and changes:
            changed.update(os.path.normpath(path) for path in QUOTED.findall(arguments))
    return changed


def sockets(trace):
    """The family of every socket that was asked for, and whether there was one."""
    return [(re.match(r"(\w+)", arguments)[1], succeeded)
            for name, arguments, succeeded in calls(trace) if name in ("socket", "socketpair")]
