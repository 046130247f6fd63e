# SPDX-License-Identifier: Apache-2.0
"""What was copied or marked goes at lock, at Hide, after a minute and at the end; what others copied stays."""
from keyboard import Keyboard
from program import Program
from screen_reader import ScreenReader
from selections import CLIPBOARD, PRIMARY, SECRET_MARK, OtherProgram, pasted
from visits import Visit

QUESTION = "What name shall we call you?"
WORDS = "the heron on the weir told me so at dusk"
FOREIGN = "a shopping list of somebody else"
BOTH = (CLIPBOARD, PRIMARY)


class Copier:
    def __init__(self):
        self.reader = ScreenReader()
        self.keyboard = Keyboard(self.reader)
        self.visit = Visit(self.reader, self.reader)

    def to_question(self):
        self.reader.press("Next")
        self.reader.wait(lambda: self.reader.shows("You are here on your own."), "the second screen")
        self.reader.press("Next")
        self.reader.wait(lambda: self.reader.box(QUESTION), "the question")

    def copy(self):
        self.keyboard.focus(self.reader.box(QUESTION))
        self.keyboard.copy_all()
        for selection in BOTH:
            self.reader.wait(lambda: pasted(selection) == WORDS, f"the words to be copied ({selection})")
            assert pasted(selection, SECRET_MARK) == "secret", pasted(selection, "TARGETS")

    def expect_nothing(self, when):
        for selection in BOTH:
            self.reader.wait(lambda: pasted(selection) is None, f"nothing to paste {when} ({selection})")

    def come_back(self):
        self.visit.press("Start or carry on", until="I have been here before")
        self.visit.sign_in()
        self.reader.press("Carry on talking")
        self.reader.wait(lambda: self.reader.box(QUESTION), "the question again")

    def foreign_words_stay(self, leave):
        others = [OtherProgram(selection, FOREIGN) for selection in BOTH]
        try:
            for selection in BOTH:
                self.reader.wait(lambda: pasted(selection) == FOREIGN, f"words of others ({selection})")
            leave()
            assert [pasted(selection) for selection in BOTH] == [FOREIGN, FOREIGN]
        finally:
            for other in others:
                other.end()


def main():
    program = Program()
    try:
        person = Copier()
        person.visit.open_first()
        person.visit.sign_up()
        person.visit.confirm_code()
        person.reader.wait(lambda: person.reader.shows("This is your talk."), "the talk")
        person.to_question()
        person.reader.write(person.reader.box(QUESTION), WORDS)

        person.copy()
        person.expect_nothing("after a minute")

        person.copy()
        person.visit.press("Take a break and lock", until="What you said is locked")
        person.expect_nothing("after lock")

        person.visit.press("Back to the start", until="Who is here today?")
        person.come_back()
        person.copy()
        person.keyboard.hide()
        person.reader.wait(lambda: person.reader.shows("Come back"), "the blank page")
        person.expect_nothing("after Hide")

        person.reader.press("Come back")
        person.reader.wait(lambda: person.reader.shows("I have been here before"), "the way back")
        person.visit.sign_in()
        person.reader.press("Carry on talking")
        person.reader.wait(lambda: person.reader.box(QUESTION), "the question again")
        person.foreign_words_stay(lambda: person.visit.press("Take a break and lock", until="What you said is locked"))

        person.visit.press("Back to the start", until="Who is here today?")
        person.come_back()
        person.copy()
        person.keyboard.close_window()
        assert program.wait() == 0
        person.expect_nothing("after the end")
    finally:
        program.end()


main()
