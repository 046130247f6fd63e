# SPDX-License-Identifier: Apache-2.0
"""A coach and a resident at one computer: how both come in, and how the coach comes back alone."""

COACH = "Samantha"


def hears(reader, name, words):
    """Presses, and hears this."""
    since = len(reader.heard)
    reader.press(name)
    return reader.wait_to_hear(words, since)


def lock(visit, way="Lock", until="What you said is locked"):
    visit.press(way, until=until)
    visit.press("Back to the start", until="Who is here today?")


def both_sign_up(coach, resident, reader):
    coach.press("Sit down together", until="First the coach signs in.")
    reader.wait_to_hear("Coach, you are the first one here.", 0)
    coach.press("Make my sign-in", until="Your sign-in as a coach")
    reader.write("A sign-in name", COACH)
    hears(reader, "Go on", "Type your name, so people know who you are.")
    reader.write("Your name, as people know you", COACH)
    coach.take_words()
    coach.press("Not now", until="Good to have you both here.")
    reader.wait_to_hear(f"{COACH} is signed in. Now it is the turn of the one who talks", 0)
    resident.press("Keep them here", until="Choose your secret words")
    resident.take_words()
    resident.press("Not now", until="Who can see this")


def shares(reader):
    hears(reader, f"Let {COACH} look", "Say what it is for.")
    reader.press("What for? To help me with my goals")
    hears(reader, f"Let {COACH} look", "Choose until when, or choose No end.")
    reader.choose("No end")
    hears(reader, f"Let {COACH} look", f"{COACH} can see this now.")


def coach_signs_in(coach, reader):
    coach.press("I am a coach", until="I sign in here as a coach")
    reader.write("Your sign-in name", COACH)
    reader.write("Your secret words", "not my words at all")
    hears(reader, "Sign in", "Nothing has changed, and nothing is locked for good.")
    coach.sign_in("Sign in", until="People I work with")
