# SPDX-License-Identifier: Apache-2.0
"""The first talk as somebody holds it who never sees the screen: by what is heard, with any hand.

A hand (ScreenReader, Keyboard) can press, choose, rate and write. Which question is asked comes from what the screen
reader says, so that a question which is not heard stops the talk.
"""
import json
import re
import time

from program import SOURCE
from screen_reader import PRESSABLE

PACK = SOURCE / "resources/packs/first-talk/pack.json"
GOAL = "I want to fix bikes with the kids on our street."
STEP = "ask Dawn for the key"

# The question, how it is answered, with what. What is not here is gone past with Next.
ANSWERS = {
    "What name shall we call you?": ("write", "Sunny"),
    "What has gone well for you lately? It can be small.": ("write", "the kids came round"),
    "What do people come to you for?": ("add", ["fixing bikes", "a listening ear"]),
    "What can you make, fix, grow, cook or care for?": ("choose", "I can fix things"),
    "Here is your gift: “a listening ear”. How do you feel about it?": ("choose", "It is fine"),
    "If you could start with just one thing, what would it be?": ("write", "get a shed for bikes"),
    "Say it how you would tell a friend. What do you want?": ("write", GOAL),
    "Where are you now? 0 means not begun. 10 means all done.": ("rate", 4),
    "Which of your gifts could help?": ("choose", "fixing bikes"),
    "What is one small thing you could do first? Small is best.": ("write", STEP),
    "When will you do it? You can pick a day, or a thing you do each day.": ("choose", "On a day I pick"),
    "Which day?": ("choose", "In 3 day"),
    "How sure are you that you can do this step? 0 means not at all. 10 means very sure.": ("rate", 10),
    "What will you do on your side?": ("write", "bring my tools"),
    "What would you ask your landlord to do?": ("write", "a light in the shed"),
    "When would you like to look at this again?": ("choose", "In 2 week"),
    "Does this page sound like you?": ("choose", "Yes"),
}
SAID = [GOAL, STEP, "fixing bikes", "a listening ear", "bring my tools", "a light in the shed", "Sunny"]
READ_BACK = "Here are your words. Is that what you said?"
SUMMARY = "This is what you said"
END = "That is the end of this talk"
ANOTHER = "No, go on"
MOST = 120  # screens


def questions():
    """Every text that a screen of the pack can show as its question, as patterns; the longest first."""
    found = set()

    def look(value):
        if isinstance(value, dict):
            for key in ("text", "again"):
                text = value.get(key)
                if isinstance(text, dict) and "en" in text and ("id" in value or key == "again"):
                    found.add(text["en"])
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(json.loads(PACK.read_text()))
    parts = ((text, re.split(r"\{[^}]*\}", text)) for text in found)
    return [re.compile(".+?".join(re.escape(part) for part in split if part), re.DOTALL)
            for text, split in sorted(parts, key=lambda pair: -len(pair[0]))]


class FirstTalk:
    """`on_screen(what)`: called at each screen of the talk, for whoever wants to look there."""

    def __init__(self, hand, reader, answers=None, on_screen=lambda what: None):
        self._hand = hand
        self._reader = reader
        self._answers = ANSWERS if answers is None else answers
        self._on_screen = on_screen
        self._questions = questions()
        self.asked = []

    def hold(self, until=END):
        """Up to this question, which is not answered."""
        started = time.monotonic()
        for _ in range(MOST):
            said, question = self._reader.wait(self._asked, "the next question heard")
            self._on_screen(question)
            if question == until:
                self.seconds = time.monotonic() - started
                return
            self.asked.append(question)
            if question == READ_BACK:
                self._hand.press("Yes, that is what I said")
            elif ANOTHER in said:
                self._hand.press(ANOTHER)
            else:
                self._answer(question)
                self._hand.press("Next")
        raise AssertionError(f"the talk does not end: {self.asked[-5:]}")

    def _asked(self):
        """What was said since the last press, and the question in it. It has to stand on the screen as well."""
        for said in self._reader.heard[self._reader.marked:]:
            for known in (READ_BACK, SUMMARY, END):
                if known in said and self._reader.shows(known):
                    return said, known
            for question in self._questions:
                match = question.search(said)
                if match and self._reader.shows(match.group()):
                    return said, match.group()
        return None

    def _answer(self, question):
        how, what = self._answers.get(question, (None, None))
        if how == "write":
            self._write(question, what)
        elif how == "add":
            for entry in what[:-1]:
                self._write(question, entry)
                self._hand.press("Add one more")
                self._reader.wait(lambda: self._reader.find(PRESSABLE, entry), f"“{entry}” taken")
            self._write(question, what[-1])
        elif how == "choose":
            self._hand.choose(what)
        elif how == "rate":
            self._hand.rate(what)

    def _write(self, question, words):
        box = self._reader.box(question)
        if box is None:  # cards, and own words folded below them
            self._hand.press("Say it in my own words" if self._reader.shows("Say it in my own words") else "Add your own")
            box = "In your own words"
        self._hand.write(box, words)
