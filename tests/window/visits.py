# SPDX-License-Identifier: Apache-2.0
"""What surrounds a talk: the first start, a new record, the saved page; with any hand."""
import subprocess

from program import DOCUMENTS
from screen_reader import Role, State, has


class Visit:
    """One person at the computer: `hand` presses and writes, `reader` says where they are."""

    def __init__(self, hand, reader, on_page=lambda: None, name="Sunny"):
        self._hand = hand
        self._reader = reader
        self._on_page = on_page
        self.name = name
        self.words = ""  # four, once there are some
        self.code = ""

    def press(self, name, until):
        """And waits until these words stand on the screen."""
        self._hand.press(name)
        self._reader.wait(lambda: self._reader.shows(until), f"“{until}” to be seen")
        self._on_page()

    def open_first(self):
        self._reader.wait(lambda: self._reader.shows("Get this computer ready"), "the window")
        self._on_page()
        self.press("Make the file here", until="Who is here today?")

    def sign_up(self):
        self.press("Start or carry on", until="This is my first time")
        self.press("Keep them here", until="Choose your secret words")
        self.take_words()

    def take_words(self):
        """The four that are offered, and the code for the day they are forgotten."""
        beside = self._reader.shows("please look away now.")
        if beside:
            self._hand.press("Show me four secret words")
        self.words = self.to_copy()
        self._hand.write("A sign-in name", self.name)
        self._hand.write("Type the four secret words", self.words)
        self.press("Go on", until="Your code")
        if beside:
            self._hand.press("Show my code")
        self.code = self.to_copy().removeprefix("Your code: ")

    def confirm_code(self):
        self._hand.write("To show that you have it", self.code[-5:])
        self._hand.press("Go on")

    def sign_in(self, way="Open what I said", until="These words are yours"):
        self._hand.write("Your sign-in name", self.name)
        self._hand.write("Your secret words", self.words)
        self.press(way, until=until)

    def save_page(self, way):
        """From the plan to a PDF in the folder of documents; gives its text, without line breaks."""
        self.press(way, until="Choose what goes on it")
        before = set(DOCUMENTS.glob("*.pdf"))
        self._hand.choose("Large print")
        self.press("Save as PDF", until="Save here")
        self.press("Save here", until="Others who use this computer could find it there")
        since = len(self._reader.heard)
        self._hand.press("Save here anyway")
        self._reader.wait_to_hear("Saved in the folder “Documents”.", since)
        made = set(DOCUMENTS.glob("*.pdf")) - before
        assert len(made) == 1, made
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", made.pop(), "-"], capture_output=True, check=True)
        return " ".join(text.stdout.decode().split())

    def to_copy(self):
        """What stands there to be written down: the four words, or the code."""
        return self._reader.wait(
            lambda: next((thing.get_name() for thing in self._reader.things()
                          if thing.get_role() == Role.LABEL and has(thing, State.FOCUSABLE)), None), "words to copy")
