# SPDX-License-Identifier: Apache-2.0
"""After a coach's lock and Hide nothing of the people in the list is in the memory of the program that is shipped, nor
what the coach typed."""
from first_talk import FirstTalk
from keyboard import Keyboard
from memory import copies
from pair import both_sign_up, coach_signs_in, lock, shares, COACH
from program import Program
from screen_reader import ScreenReader, Role
from visits import Visit

NAME = "Bramblethwaite"  # in the list
WELL = "the heron on the weir told me so at dusk"
NOTE = "a bucket of cold plums behind the chapel"
DRAFT = "nobody has heard of the seventh lighthouse"  # a note that is typed, and not added
ANSWERS = {"What name shall we call you?": ("write", NAME),
           "What has gone well for you lately? It can be small.": ("write", WELL)}


def main():
    program = Program()
    try:
        reader = ScreenReader()
        keyboard = Keyboard(reader)
        coach = Visit(reader, reader, name=COACH)
        resident = Visit(reader, reader)
        coach.open_first()
        both_sign_up(coach, resident, reader)
        shares(reader)
        reader.press("Go on")
        FirstTalk(reader, reader, ANSWERS).hold(until="What are you proud of?")
        lock(resident, "Take a break and lock")
        secrets = [NAME, WELL, NOTE, DRAFT, coach.words, coach.code, resident.words, resident.code]

        def opens_person():
            reader.wait(lambda: any(NAME in name for name in reader.names()), "the person in the list")
            reader.write("Find a person", NAME)
            keyboard.down()
            reader.wait(lambda: reader.focus.get_role() == Role.LIST_ITEM, "the focus on the person")
            keyboard.enter()
            reader.wait(lambda: reader.box("Your note"), "their page")

        coach_signs_in(coach, reader)
        opens_person()
        keyboard.write("Your note", NOTE)
        coach.press("Add the note", until="can see your note now")
        keyboard.write("Your note", DRAFT)

        # They are found while they are on the screen: what follows can fail.
        held = copies(program.pid, secrets)
        for text in (NAME, NOTE, DRAFT):
            assert any(f"of “{text}”" in place for place in held), (text, held)
        lock(coach, until="The desk is locked")
        left = copies(program.pid, secrets)
        assert not left, "after lock:\n" + "\n".join(left)

        coach.press("I am a coach", until="I sign in here as a coach")
        coach.sign_in("Sign in", until="People I work with")
        opens_person()
        assert any(DRAFT in place for place in copies(program.pid, secrets)), "what was typed is kept"
        keyboard.hide()
        reader.wait(lambda: reader.shows("Come back"), "the blank page")
        left = copies(program.pid, secrets)
        assert not left, "after Hide:\n" + "\n".join(left)
        print(f"{len(held)} copies at an open desk, none after lock, none after Hide")
    finally:
        program.end()


main()
