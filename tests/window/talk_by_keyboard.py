# SPDX-License-Identifier: Apache-2.0
"""A whole first talk with the keyboard alone."""
from first_talk import SAID, FirstTalk
from keyboard import Keyboard
from program import Program
from screen_reader import ScreenReader
from visits import Visit


def main():
    program = Program()
    try:
        reader = ScreenReader()
        keyboard = Keyboard(reader)
        visit = Visit(keyboard, reader)
        visit.open_first()
        visit.sign_up()
        visit.confirm_code()
        talk = FirstTalk(keyboard, reader)
        talk.hold()
        page = visit.save_page("See my page")
        missing = [words for words in SAID if words not in page]
        assert not missing, (missing, page)
        visit.press("Lock", until="What you said is locked")
        print(f"{len(talk.asked)} screens of a talk in {talk.seconds:.0f} s")
    finally:
        program.end()


main()
