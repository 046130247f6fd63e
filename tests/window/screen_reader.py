# SPDX-License-Identifier: Apache-2.0
"""What a screen reader does, over the bus of accessibility: hears what has the focus, looks around, presses, writes.

What counts as heard is what Orca 43 (Debian 12) speaks of a Qt program: of what gets the focus the names of the groups
that are entered, its name or label, its value or state, and its description; whether it is checked; and notifications
that appear. It does not speak alerts of another role, nor labels that appear, nor a new name or description of what has
the focus (Qt 6.4 sends these events without the text), nor groups when what had the focus before is gone.
"""
import functools
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from program import PATIENCE  # noqa: E402

State = Atspi.StateType
Role = Atspi.Role
PRESSABLE = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.CHECK_BOX, Role.RADIO_BUTTON, Role.LINK, Role.MENU_ITEM,
             Role.CHECK_MENU_ITEM, Role.RADIO_MENU_ITEM}
WINDOWS = {Role.FRAME, Role.WINDOW, Role.DIALOG, Role.FILE_CHOOSER, Role.ALERT, Role.APPLICATION}
CHECKABLE = {Role.CHECK_BOX, Role.RADIO_BUTTON, Role.TOGGLE_BUTTON}
FIELDS = {Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT, Role.SPIN_BUTTON}
EVENTS = ["object:state-changed:focused", "object:state-changed:showing", "object:state-changed:checked"]


def name_of(thing):
    """Its label where it has one, else its name."""
    for relation in thing.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return thing.get_name() or ""


def text_of(thing):
    return Atspi.Text.get_text(thing, 0, -1) if thing.get_text_iface() else ""


def has(thing, *states):
    held = thing.get_state_set()
    return all(held.contains(state) for state in states)


def ancestors(thing):
    found = []
    thing = thing.get_parent()
    while thing is not None and thing.get_role() != Role.APPLICATION:
        found.insert(0, thing)
        thing = thing.get_parent()
    return found


def steady(look):
    """Looks again while things go in the middle of it."""
    @functools.wraps(look)
    def again(*arguments):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return look(*arguments)
            except GLib.Error:
                if time.monotonic() > end:
                    raise
    return again


class ScreenReader:
    def __init__(self):
        Atspi.init()
        self.heard = []  # sentences, oldest first
        self.marked = 0  # how much was heard when something was pressed last
        self.nameless = []  # what had the focus and no name
        self.focus = None
        self._app = None
        self._events = []
        self._listener = Atspi.EventListener.new(self._events.append)
        for event in EVENTS:
            self._listener.register(event)

    # Hearing

    def wait(self, met, what):
        """Until `met()` gives something, which is returned. Things that go while they are looked at are not there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._listen()
            try:
                result = met()
            except GLib.Error:
                result = None
            if result:
                return result
            time.sleep(0.02)
        raise AssertionError(f"waited for {what}; heard last: {self.heard[-5:]}; to be seen: {self.names()}")

    def wait_to_hear(self, words, since):
        """Until one of the sentences after the first `since` holds the words; gives that sentence."""
        return self.wait(lambda: next((said for said in self.heard[since:] if words in said), None), f"“{words}” heard")

    def mark(self):
        self.marked = len(self.heard)

    def _listen(self):
        while GLib.MainContext.default().iteration(False):
            pass
        events = list(self._events)
        del self._events[:len(events)]
        for event in events:
            try:
                self._hear(event)
            except GLib.Error:
                pass  # gone before it could be asked

    def _hear(self, event):
        source = event.source
        if source is None or source.get_application() is None:
            return
        if event.type == "object:state-changed:focused":
            if event.detail1:
                self._hear_focus(source)
        elif event.type == "object:state-changed:showing":
            if event.detail1 and source.get_role() == Role.NOTIFICATION:
                said = name_of(source)
                labels = [name_of(thing) for thing in self._walk(source) if thing.get_role() == Role.LABEL]
                self._say("notification", said, *(label for label in labels if label not in said))
        elif source == self.focus:
            self._say("checked" if event.detail1 else "not checked")

    def _hear_focus(self, thing):
        if thing == self.focus or not has(thing, State.FOCUSED):
            return
        entered = []
        if self.focus is not None and self._is_there(self.focus):
            before = ancestors(self.focus)
            entered = [group.get_name() for group in ancestors(thing) if group not in before and group.get_name()]
        self.focus = thing
        name = name_of(thing)
        if not name and thing.get_role() not in WINDOWS:
            self.nameless.append(f"{thing.get_role_name()} within {entered}")
        value = text_of(thing) if thing.get_role() in FIELDS else ""
        if thing.get_role() in CHECKABLE:
            value = "checked" if has(thing, State.CHECKED) else "not checked"
        if has(thing, State.EXPANDABLE):
            value = "expanded" if has(thing, State.EXPANDED) else "collapsed"
        self._say(*entered, name, thing.get_role_name(), value, thing.get_description())

    def _say(self, *parts):
        sentence = ". ".join(part for part in parts if part)
        if sentence:
            self.heard.append(sentence)

    # Looking around

    @staticmethod
    def _is_there(thing):
        try:
            return not has(thing, State.DEFUNCT) and thing.get_application() is not None
        except GLib.Error:
            return False

    def _find_app(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_name() == "ownwords" and app.get_child_count() > 0:
                app.set_cache_mask(Atspi.Cache.NONE)
                return app
        return None

    @steady
    def window(self):
        """The window that has the keys; None while there is none."""
        if self._app is None:
            self._app = self._find_app()
        if self._app is None:
            return None
        tops = [self._app.get_child_at_index(i) for i in range(self._app.get_child_count())]
        return next((top for top in tops if top is not None and has(top, State.ACTIVE)), None)

    def _walk(self, thing):
        yield thing
        for i in range(thing.get_child_count()):
            child = thing.get_child_at_index(i)
            if child is not None and has(child, State.SHOWING):
                yield from self._walk(child)

    def things(self):
        window = self.window()
        return list(self._walk(window)) if window is not None else []

    @steady
    def names(self):
        return [name_of(thing) for thing in self.things() if name_of(thing)]

    @steady
    def shows(self, words):
        return any(words in name_of(thing) for thing in self.things())

    @steady
    def without_name(self):
        """What can get the focus on this page, and would be heard without a name."""
        return [thing.get_role_name() for thing in self.things()
                if has(thing, State.FOCUSABLE, State.ENABLED) and thing.get_role() not in WINDOWS
                and not name_of(thing)]

    @steady
    def find(self, roles, name):
        """The first of these roles with this name, or whose name begins with it."""
        found = [thing for thing in self.things() if thing.get_role() in roles and has(thing, State.ENABLED)]
        for thing in found:
            if name_of(thing) == name:
                return thing
        return next((thing for thing in found if name_of(thing).startswith(name)), None)

    @steady
    def box(self, question):
        """The name of the field that is named by this question; None where it is answered otherwise."""
        return next((name_of(thing) for thing in self.things()
                     if thing.get_role() in FIELDS and question in name_of(thing)), None)

    # Doing

    def press(self, name):
        """Something to press, by its name or how that begins."""
        thing = self.wait(lambda: self.find(PRESSABLE, name), f"“{name}” to press")
        self.mark()
        self._act(thing)

    @staticmethod
    def _act(thing):
        actions = [Atspi.Action.get_action_name(thing, i) for i in range(Atspi.Action.get_n_actions(thing))]
        wanted = next(action for action in ("Press", "Toggle", "Check") if action in actions)
        Atspi.Action.do_action(thing, actions.index(wanted))

    def choose(self, name):
        thing = self.wait(lambda: self.find(CHECKABLE, name), f"“{name}” to choose")
        self._act(thing)
        self.wait(lambda: has(thing, State.CHECKED), f"“{name}” chosen")

    def rate(self, number):
        self.choose(str(number))

    def write(self, name, words):
        thing = self.wait(lambda: self.find(FIELDS, name), f"field “{name}”")
        Atspi.Component.grab_focus(thing)
        self.wait(lambda: has(thing, State.FOCUSED), f"the focus in “{name}”")
        Atspi.EditableText.set_text_contents(thing, words)
        if thing.get_role() != Role.PASSWORD_TEXT:  # which tells nobody
            self.wait(lambda: len(text_of(thing)) == len(words), f"the words in “{name}”")
