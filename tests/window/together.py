# SPDX-License-Identifier: Apache-2.0
"""A coach and a resident share a talk, the coach adds to it, the resident answers alone and stops sharing; over the bus
of accessibility, and with keys in the coach's list, which a screen reader is walked through with."""
import datetime
import time

from first_talk import GOAL, READ_BACK, FirstTalk
from keyboard import Keyboard
from memory import needles
from program import FOLDER, Program
from screen_reader import CHECKABLE, PRESSABLE, Role, ScreenReader, State, has, name_of
from visits import Visit

COACH = "Samantha"
PROMISE = "ring the council about the shed"
NOTE = "a kind and busy street"
SEEN = "can see what you write. No one else can, unless you say yes."  # asked only of two together
FILE = "data/ownwords/home.ownwords"
LAST = "Whose idea is this?"


def hears(reader, name, words):
    """Presses, and hears this."""
    since = len(reader.heard)
    reader.press(name)
    return reader.wait_to_hear(words, since)


def lock(visit, way="Lock", until="Your words are locked"):
    visit.press(way, until=until)
    visit.press("Back to the start", until="Who is here today?")


def both_sign_up(coach, resident, reader):
    coach.press("Sit down together", until="First the coach signs in.")
    reader.wait_to_hear("Coach, you are the first one here.", 0)
    coach.press("Make my way in", until="Your way in as a coach")
    reader.write("A sign-in name", COACH)
    hears(reader, "Go on", "Type your name, so people know who you are.")
    reader.write("Your name, as people know you", COACH)
    coach.take_words()
    coach.press("Not now", until="Good to have you both here.")
    reader.wait_to_hear(f"{COACH} is signed in. Now it is the turn of the one who talks", 0)
    resident.press("Keep them here", until="Lock your words")
    resident.take_words()
    resident.press("Not now", until="Who can see this")


def shares(resident, reader):
    hears(reader, f"Let {COACH} look", "Say what it is for.")
    reader.press("What for? To help me with my goals")
    hears(reader, f"Let {COACH} look", "Choose until when, or choose No end.")
    reader.choose("No end")
    hears(reader, f"Let {COACH} look", f"{COACH} can see this now.")


def talk_together(reader, look):
    reader.press("Go on")
    talk = FirstTalk(reader, reader, on_screen=look)
    talk.hold(until=LAST)
    assert READ_BACK in talk.asked, talk.asked
    assert any(SEEN in question for question in talk.asked), talk.asked
    return talk


def coach_signs_in(coach, reader):
    coach.press("I am a coach", until="I sign in here as a coach")
    reader.write("Your sign-in name", COACH)
    reader.write("Your secret words", "not my words at all")
    hears(reader, "Sign in", "Nothing has changed, and nothing is locked for good.")
    coach.sign_in("Sign in", until="People I work with")


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
    day = datetime.date.today() + datetime.timedelta(days=3)
    reader.choose(f"{day:%A} {day.day} {day:%B}")
    hears(reader, "Promise it", "Your promise stands there, and they see it.")
    hears(reader, "Add the note", "Write your note first.")
    reader.write("Your note", NOTE)
    hears(reader, "Add the note", "Your note stands there, and they see it.")


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
        shares(resident, reader)
        talk = talk_together(reader, look)
        lock(resident, "Take a break")

        coach_signs_in(coach, reader)
        coach_opens(reader, keyboard)
        look()
        coach_adds(reader)
        lock(coach, until="The desk is locked")

        resident_answers(resident, reader, keyboard)
        resident_stops(resident, reader)

        coach.press("I am a coach", until="I sign in here as a coach")
        since = len(reader.heard)
        coach.sign_in("Sign in", until="Nobody shares with you yet.")
        reader.wait_to_hear("Nobody shares with you yet.", since)
        assert not rows(reader), rows(reader)
        secrets = [GOAL, "fixing bikes", "a listening ear", PROMISE, NOTE, resident.words, coach.words]
        assert FILE + "-wal" in no_words_on_the_disk(secrets)
        keyboard.close_window()
        assert program.wait() == 0
        files = no_words_on_the_disk(secrets)
        unseen = [said for said in reader.heard if said.endswith("table cell")]  # days of a calendar nobody opened
        assert not unseen, reader.heard
        assert not nameless, nameless
        assert not reader.nameless, reader.nameless
        print(f"{len(talk.asked)} screens of a talk in {talk.seconds:.0f} s, the scene in "
              f"{time.monotonic() - started:.0f} s; no words in {len(files)} files")
    finally:
        program.end()


main()
