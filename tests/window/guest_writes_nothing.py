# SPDX-License-Identifier: Apache-2.0
"""A talk that is not kept leaves nothing behind: strace names every file that the program changes."""
import re

from calls import changed_files
from first_talk import ANSWERS, FirstTalk
from program import DOCUMENTS, FOLDER, Program
from screen_reader import ScreenReader
from visits import Visit

QUESTION = "What are you proud of?"
CANARY = "the heron on the weir told me so at dusk"
# What may be changed besides, and why that holds no words.
ALLOWED = {
    r"/dev/null": "swallows all",
    r"/dev/shm/.*|/memfd:.*|/SYSV.*": "pictures of the window, shared with the display",
    r"/dev/dri/.*|/dev/nvidia.*": "the graphics card",
    r"/proc/(self|\d+)/.*": "of the system: settings of the process itself",
    r".*/cache/fontconfig(/.*)?|/var/cache/fontconfig(/.*)?": "which fonts there are",
    r".*/cache/mesa_shader_cache(/.*)?|.*/cache/qtshadercache[^/]*(/.*)?": "programs of the graphics card",
    r".*/runtime/(at-spi|bus)(/.*)?": "the bus of accessibility",
}


def beside_allowed(trace):
    return sorted(path for path in changed_files(trace)
                  if not any(re.fullmatch(pattern, path) for pattern in ALLOWED))


def files_with(words):
    """Files of the test's own folder that hold the words, in either way to write them down."""
    forms = [words.encode("utf-8"), words.encode("utf-16-le")]
    return [path for path in FOLDER.rglob("*")
            if path.is_file() and path != FOLDER / "trace" and any(form in path.read_bytes() for form in forms)]


class Guest:
    def __init__(self):
        self.program = Program(watch="%file")
        self.reader = ScreenReader()
        self.visit = Visit(self.reader, self.reader)

    def begin(self, way):
        self.reader.wait(lambda: self.reader.shows("Get this computer ready"), "the window")
        self.visit.press("Go on without keeping anything", until="Who is here today?")
        self.visit.press("Start or carry on", until="Start a talk")
        self.visit.press(way, until="4 numbers to come back")
        self.reader.press("Go on without numbers")

    def talk(self):
        talk = FirstTalk(self.reader, self.reader, ANSWERS | {QUESTION: ("write", CANARY)})
        talk.hold()
        assert QUESTION in talk.asked

    def leave(self):
        self.reader.press("Finish and wipe")
        self.visit.press("Wipe them now", until="What you said is wiped")
        self.program.end()


def just_talks():
    guest = Guest()
    try:
        guest.begin("Just talk")
        guest.talk()
        guest.leave()
    finally:
        guest.program.end()
    assert beside_allowed(guest.program.trace) == [], beside_allowed(guest.program.trace)
    assert files_with(CANARY) == [], files_with(CANARY)


def takes_a_page():
    guest = Guest()
    try:
        guest.begin("Print them, then wipe them")
        guest.talk()
        page = guest.visit.save_page("See my page")
        assert CANARY in page, page
        guest.leave()
    finally:
        guest.program.end()
    saved = list(DOCUMENTS.iterdir())
    assert len(saved) == 1, saved
    # It is written under a hidden name beside it, until it is whole.
    others = [path for path in beside_allowed(guest.program.trace)
              if path != str(saved[0]) and not re.fullmatch(rf"{re.escape(str(DOCUMENTS))}(/\.ownwords-.*\.part)?", path)]
    assert others == [], others
    assert str(saved[0]) in changed_files(guest.program.trace), "what is written is not seen"
    assert files_with(CANARY) == [], files_with(CANARY)  # in the PDF the words are drawn


def main():
    just_talks()
    takes_a_page()
    print("no file was changed by a guest who just talks, and one by a guest who takes a page")


main()
