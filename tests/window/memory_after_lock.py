# SPDX-License-Identifier: Apache-2.0
"""After lock and Hide nothing that was typed or said is in the memory of the program that is shipped."""
from keyboard import Keyboard
from memory import copies
from program import Program
from screen_reader import ScreenReader
from visits import Visit

NAME = "Bramblethwaite the third"  # to sign in with
TYPED = "the heron on the weir told me so at dusk"  # with keys
SAID = "a bucket of cold plums behind the chapel"  # over the bus of accessibility
DRAFT = "nobody has heard of the seventh lighthouse"  # typed, and not gone on from


def next_question(reader, words):
    reader.press("Next")
    reader.wait(lambda: reader.box(words), f"“{words}” asked")


def main():
    program = Program()
    try:
        reader = ScreenReader()
        keyboard = Keyboard(reader)
        visit = Visit(reader, reader, name=NAME)
        visit.open_first()
        visit.sign_up()
        visit.confirm_code()
        reader.wait(lambda: reader.shows("This is your talk."), "the talk")
        secrets = [TYPED, SAID, DRAFT, NAME, visit.words, visit.code]

        reader.press("Next")
        reader.wait(lambda: reader.shows("You are here on your own."), "the second screen")
        next_question(reader, "What name shall we call you?")
        next_question(reader, "What has gone well for you lately?")
        keyboard.write("What is going well: What has gone well", TYPED)
        next_question(reader, "What did you do to help make it good?")
        reader.write("What is going well: What did you do", SAID)
        next_question(reader, "What are you proud of?")
        keyboard.write("What is going well: What are you proud of?", DRAFT)

        # They are found while they are on the screen: what follows can fail.
        held = copies(program.pid, secrets)
        for text in (TYPED, SAID, DRAFT):
            assert any(f"UTF-16 of “{text}”" in place for place in held), (text, held)
        assert program.locked_kilobytes() > 0

        visit.press("Take a break and lock", until="What you said is locked")
        left = copies(program.pid, secrets)
        assert not left, "after lock:\n" + "\n".join(left)
        assert program.locked_kilobytes() > 0

        visit.press("Back to the start", until="Who is here today?")
        visit.press("Start or carry on", until="I have been here before")
        visit.sign_in()
        reader.press("Carry on talking")
        reader.wait(lambda: reader.box("What are you proud of?"), "the talk again")
        assert any(DRAFT in place for place in copies(program.pid, secrets)), "nothing is found in an open record"
        keyboard.hide()
        reader.wait(lambda: reader.shows("Come back"), "the blank page")
        left = copies(program.pid, secrets)
        assert not left, "after Hide:\n" + "\n".join(left)
        print(f"{len(held)} copies in an open record, none after lock, none after Hide")
    finally:
        program.end()


main()
