# SPDX-License-Identifier: Apache-2.0
"""A coach and a resident share a talk, the coach adds to it, the resident answers alone and stops sharing; over the bus
of accessibility, and with keys in the coach's list, which a screen reader is walked through with."""
import re
import time

from first_talk import ANSWERS, GOAL, READ_BACK, STEP, FirstTalk
from keyboard import Keyboard
from memory import needles
from pair import COACH, both_sign_up, coach_signs_in, hears, lock, shares
from program import FOLDER, Program
from screen_reader import CHECKABLE, PRESSABLE, Role, ScreenReader, State, has, name_of
from visits import Visit

OURS = "find out about a light"  # promised in the talk
PROMISE = "ring the council about the shed"
NOTE = "a kind and busy street"
SEEN = "so they see what you write. No one else can, unless you say yes."  # asked only of two together
FILE = "data/ownwords/home.ownwords"
HALF = "Whose idea is this?"


def talk_together(reader, keyboard, look):
    """From beginning to end: the resident has the keys, then the coach goes on over the bus. Gives the seconds."""
    reader.press("Go on to the talk")
    first = FirstTalk(keyboard, reader, on_screen=look)
    first.hold(until=HALF)
    assert READ_BACK in first.asked, first.asked
    assert any(SEEN in question for question in first.asked), first.asked
    then = FirstTalk(reader, reader, {**ANSWERS, "What will we do on our side?": ("write", OURS)}, on_screen=look)
    then.hold()
    return len(first.asked + then.asked), first.seconds + then.seconds


def rows(reader):
    return [name_of(thing) for thing in reader.things() if thing.get_role() == Role.LIST_ITEM]


def coach_opens(reader, keyboard):
    """By the list, where each person is one sentence with their own words."""
    reader.wait(lambda: len(rows(reader)) == 1, "one person in the list")
    since = len(reader.heard)
    reader.write("Find a person", "kites")
    reader.wait_to_hear("Nothing like that is in the list.", since)
    reader.write("Find a person", "fix bikes")
    reader.wait(lambda: len(rows(reader)) == 1, "the person found")
    since = len(reader.heard)
    keyboard.down()
    said = reader.wait_to_hear("Sunny", since)
    assert f"“{GOAL}”" in said, said
    reader.wait(lambda: reader.focus.get_role() == Role.LIST_ITEM, "the focus on the person, not on the list")
    since = len(reader.heard)
    keyboard.enter()
    reader.wait_to_hear("This is what they chose to share with you.", since)


def coach_adds(reader):
    reader.write("What will you do?", PROMISE)
    hears(reader, "Promise it", "By when will you do this?")
    reader.choose(next(name for name in reader.names() if re.fullmatch(r"\w+day \d+ \w+", name)))
    hears(reader, "Promise it", "can see your promise now.")
    hears(reader, "Add the note", "Write your note first.")
    reader.write("Your note", NOTE)
    hears(reader, "Add the note", "can see your note now.")


def resident_answers(resident, reader, keyboard):
    resident.press("Start or carry on", until="I have been here before")
    resident.sign_in(until=NOTE)
    assert reader.shows(f"{COACH}: {PROMISE}"), reader.names()
    answer = f"Not yet. {COACH}: {PROMISE}"
    keyboard.press(answer)
    reader.wait(lambda: has(reader.find(CHECKABLE, answer), State.CHECKED), "the answer to stand there")
    # The page was made anew, and the focus is where it was.
    reader.wait(lambda: has(reader.find(PRESSABLE, answer), State.FOCUSED), "the focus to stay")


def resident_stops(resident, reader):
    hears(reader, "See or change who", "You chose to let them look.")
    said = hears(reader, f"Stop sharing with {COACH}", "will no longer see these promises")
    assert PROMISE in said, said
    hears(reader, f"Stop sharing with {COACH}", f"{COACH} can no longer see this.")
    lock(resident)


def no_words_on_the_disk(secrets):
    """In no file that the program made: not the records, not what it keeps beside them. Gives their names."""
    wanted = {needle: says for text in secrets for needle, says in needles(text).items()}
    held = {str(path.relative_to(FOLDER)): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    assert COACH.encode() in held[FILE], held.keys()  # what everybody may see is found
    found = [(name, says) for name, content in held.items() for needle, says in wanted.items() if needle in content]
    assert not found, found
    return held.keys()


def main():
    program = Program()
    started = time.monotonic()
    try:
        reader = ScreenReader()
        keyboard = Keyboard(reader)
        nameless = []

        def look(*_):
            nameless.extend(f"{role} on {reader.heard[-1]}" for role in reader.without_name())

        coach = Visit(reader, reader, look, name=COACH)
        resident = Visit(reader, reader, look)
        coach.open_first()
        both_sign_up(coach, resident, reader)
        shares(reader)
        screens, seconds = talk_together(reader, keyboard, look)
        page = resident.save_page("See my page")
        missing = [words for words in ("Our deal", GOAL, STEP, OURS, "bring my tools") if words not in page]
        assert not missing, (missing, page)
        lock(resident)

        coach_signs_in(coach, reader)
        coach_opens(reader, keyboard)
        look()
        coach_adds(reader)
        lock(coach, until="The desk is locked")

        resident_answers(resident, reader, keyboard)
        resident_stops(resident, reader)

        coach.press("I am a coach", until="I sign in here as a coach")
        since = len(reader.heard)
        coach.sign_in("Sign in", until="Nobody shares with you just now.")
        reader.wait_to_hear("Nobody shares with you just now.", since)
        assert not rows(reader), rows(reader)
        secrets = [GOAL, "fixing bikes", "a listening ear", OURS, PROMISE, NOTE, resident.words, coach.words]
        assert FILE + "-wal" in no_words_on_the_disk(secrets)
        keyboard.close_window()
        assert program.wait() == 0
        files = no_words_on_the_disk(secrets)
        unseen = [said for said in reader.heard if said.endswith("table cell")]  # days of a calendar nobody opened
        assert not unseen, reader.heard
        assert not nameless, nameless
        assert not reader.nameless, reader.nameless
        print(f"{screens} screens of a talk in {seconds:.0f} s, the scene in "
              f"{time.monotonic() - started:.0f} s; no words in {len(files)} files")
    finally:
        program.end()


main()
