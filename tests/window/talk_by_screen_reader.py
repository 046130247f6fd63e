# SPDX-License-Identifier: Apache-2.0
"""A whole first talk over the bus of accessibility alone, without keys, mouse or a look at the screen."""
from first_talk import SAID, SUMMARY, READ_BACK, FirstTalk
from program import Program
from screen_reader import ScreenReader
from visits import Visit


def errors_are_heard(visit, reader):
    """What is wrong with a field is said, also when it was said before; then it is put right."""
    visit.press("Start or carry on", until="This is my first time")
    visit.press("Keep them here", until="Choose your secret words")
    visit.words = visit.to_copy()
    reader.write("A sign-in name", "Sunny")
    reader.write("Type the four secret words", "wrong words")
    for _ in range(2):
        since = len(reader.heard)
        reader.press("Go on")
        reader.wait_to_hear("These are not the four secret words above.", since)
        assert "These are not the four secret words above." in reader.focus.get_description(), reader.focus.get_description()
    reader.write("Type the four secret words", visit.words)
    visit.press("Go on", until="Your code")
    visit.code = visit.to_copy().removeprefix("Your code: ")
    reader.write("To show that you have it", "AAAAA")
    since = len(reader.heard)
    reader.press("Go on")
    reader.wait_to_hear("Those are not the last five letters and numbers.", since)


def signs_in_again(visit, reader):
    visit.press("Back to the start", until="Who is here today?")
    visit.press("Start or carry on", until="I have been here before")
    reader.write("Your sign-in name", "Sunny")
    reader.write("Your secret words", "not my words at all")
    since = len(reader.heard)
    reader.press("Open what I said")
    reader.wait_to_hear("Nothing has changed, and nothing is locked for good.", since)
    visit.sign_in()


def main():
    program = Program()
    try:
        reader = ScreenReader()
        nameless = []

        def look(*_):
            nameless.extend(f"{role} on {reader.heard[-1]}" for role in reader.without_name())

        visit = Visit(reader, reader, look)
        visit.open_first()
        reader.wait_to_hear("Get this computer ready.", 0)
        reader.wait_to_hear("Hello. Who is here today?", 0)
        assert "Hello. Who is here today?" in reader.heard[1], reader.heard  # and nothing on the way
        errors_are_heard(visit, reader)
        visit.confirm_code()
        talk = FirstTalk(reader, reader, on_screen=look)
        talk.hold()
        assert READ_BACK in talk.asked and SUMMARY in talk.asked, talk.asked
        reader.press("My goals")
        reader.wait_to_hear("You have 1 goal here.", 0)
        page = visit.save_page("Print or save my plan")
        missing = [words for words in SAID if words not in page]
        assert not missing, (missing, page)
        visit.press("Lock", until="What you said is locked")
        reader.wait_to_hear("What you said is locked", 0)
        signs_in_again(visit, reader)
        assert not nameless, nameless
        assert not reader.nameless, reader.nameless
        print(f"{len(talk.asked)} screens of a talk in {talk.seconds:.0f} s; {len(reader.heard)} times something was said")
    finally:
        program.end()


main()
