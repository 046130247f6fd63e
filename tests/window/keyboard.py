# SPDX-License-Identifier: Apache-2.0
"""Somebody with a keyboard and nothing else. The screen reader is listened to only to know where the keys go."""
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from screen_reader import CHECKABLE, FIELDS, PRESSABLE, Role, State, has, name_of, text_of  # noqa: E402

MOST = 80  # Tabs to a place


class Keyboard:
    def __init__(self, reader):
        self._reader = reader
        self._presses = 0

    def press(self, name):
        """By Tab and Enter, or by its letter with Alt: now one, now the other."""
        thing = self._reader.wait(lambda: self._reader.find(PRESSABLE, name), f"“{name}” to press")
        letter = Atspi.Action.get_key_binding(thing, 0)
        self._presses += 1
        if self._presses % 2 == 0 and letter.startswith("Alt+"):
            self._reader.mark()
            self._key(letter.lower())
            return
        self._tab_to(thing)
        self._reader.mark()
        self._key("Return" if thing.get_role() == Role.PUSH_BUTTON else "space")

    def choose(self, name):
        thing = self._reader.wait(lambda: self._reader.find(CHECKABLE, name), f"“{name}” to choose")
        self._tab_to(thing)
        if not has(thing, State.CHECKED):  # by the arrows on the way
            self._key("space")
        self._reader.wait(lambda: has(thing, State.CHECKED), f"“{name}” chosen")

    def rate(self, number):
        first = self._reader.wait(lambda: self._reader.find({Role.RADIO_BUTTON}, "0"), "numbers")
        self._tab_to(first)
        self._type(str(number))
        self._reader.wait(lambda: has(self._reader.find({Role.RADIO_BUTTON}, str(number)), State.CHECKED),
                          f"{number} chosen")

    def focus(self, name):
        thing = self._reader.wait(lambda: self._reader.find(FIELDS, name), f"field “{name}”")
        self._tab_to(thing)
        return thing

    def write(self, name, words):
        thing = self.focus(name)
        self._type(words)
        if thing.get_role() != Role.PASSWORD_TEXT:
            self._reader.wait(lambda: text_of(thing) == words, f"the words in “{name}”")

    def hide(self):
        self._key("Escape", "Escape")

    def copy_all(self):
        """All of what is in the field that has the keys."""
        self._key("ctrl+a", "ctrl+c")

    def down(self):
        self._key("Down")

    def enter(self):
        self._reader.mark()
        self._key("Return")

    def close_window(self):
        self._key("alt+F4")

    # Each key is sent when the one before was seen to arrive: nothing is lost, and nothing is typed into another page.

    def _tab_to(self, thing):
        for _ in range(MOST):
            before = self._where()
            if before == thing:
                return
            self._key(self._arrow(before, thing) if self._is_beside(before, thing) else "Tab")
            self._reader.wait(lambda: self._where() not in (None, before), "the focus to move")
        raise AssertionError(f"“{name_of(thing)}” cannot be reached with Tab")

    def _where(self):
        focus = self._reader.focus
        return focus if focus is not None and has(focus, State.FOCUSED) else None

    @staticmethod
    def _is_beside(here, thing):
        """Of radio buttons Tab stops only at one; the arrows go to the others."""
        return here is not None and here.get_role() == thing.get_role() == Role.RADIO_BUTTON \
            and here.get_parent() == thing.get_parent()

    @staticmethod
    def _arrow(here, thing):
        at = Atspi.Component.get_extents(here, Atspi.CoordType.WINDOW)
        to = Atspi.Component.get_extents(thing, Atspi.CoordType.WINDOW)
        if to.y != at.y:
            return "Down" if to.y > at.y else "Up"
        return "Right" if to.x > at.x else "Left"

    @staticmethod
    def _key(*keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    @staticmethod
    def _type(words):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "8", words], check=True)
