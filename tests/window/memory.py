# SPDX-License-Identifier: Apache-2.0
"""Looks for texts in the memory of another process. What may look there: root, or root of its user namespace."""
import re

PART = 12  # characters of the pieces that are looked for beside the whole
WINDOW = 1 << 24
SHADES = {"UTF-8": "utf-8", "UTF-16": "utf-16-le"}


def needles(text):
    """The text and its beginning, middle and end, in both ways to write it down."""
    middle = (len(text) - PART) // 2
    pieces = {text, text[:PART], text[middle:middle + PART], text[-PART:]}
    return {piece.encode(codec): f"{shade} of “{piece}”" for piece in pieces for shade, codec in SHADES.items()}


def regions(pid):
    for line in open(f"/proc/{pid}/maps", encoding="utf-8"):
        where, rights, *rest = line.split(maxsplit=5)
        name = rest[3].strip() if len(rest) > 3 else "anonymous"
        begin, end = (int(number, 16) for number in where.split("-"))
        if rights.startswith("r") and name not in ("[vvar]", "[vsyscall]"):
            yield begin, end, name


def copies(pid, texts):
    """Where they lie: “UTF-16 of “...” at [heap]+12ab, beside ...”."""
    wanted = {needle: says for text in texts for needle, says in needles(text).items()}
    pattern = re.compile(b"|".join(re.escape(needle) for needle in sorted(wanted, key=len, reverse=True)))
    overlap = max(len(needle) for needle in wanted)
    found = []
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for begin, end, name in regions(pid):
            for start in range(begin, end, WINDOW):
                try:
                    memory.seek(start)
                    window = memory.read(min(WINDOW + overlap, end - start))
                except OSError:
                    break  # mapped, and readable by nobody
                for match in pattern.finditer(window):
                    around = window[max(0, match.start() - 48):match.end() + 48].replace(b"\0", b"")
                    found.append(f"{wanted[match.group()]} at {name}+{start + match.start() - begin:x}"
                                 f" of {end - begin:x}, in {around!r}")
    return found
