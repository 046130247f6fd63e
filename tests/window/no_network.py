# SPDX-License-Identifier: Apache-2.0
"""A whole talk opens no socket but those of this computer, and holds no library for a network at any page."""
from calls import changed_files, sockets
from first_talk import FirstTalk
from program import Program
from screen_reader import ScreenReader
from visits import Visit

LOCAL = {"AF_UNIX", "AF_NETLINK"}


def main():
    program = Program(watch="%file,socket,socketpair", with_refused=True)
    try:
        reader = ScreenReader()
        pages = []

        def look(*_):
            libraries = program.libraries()
            assert any("libQt6Widgets" in library for library in libraries), libraries
            assert not any("libQt6Network" in library for library in libraries), libraries
            pages.append(len(libraries))

        visit = Visit(reader, reader, look)
        visit.open_first()
        visit.sign_up()
        visit.confirm_code()
        FirstTalk(reader, reader, on_screen=look).hold()
        visit.save_page("See my page")
        visit.press("Lock", until="What you said is locked")
    finally:
        program.end()
    opened = sockets(program.trace)
    beyond = [family for family, succeeded in opened if succeeded and family not in LOCAL]
    assert not beyond, beyond
    # The program tries one itself, to see that it is refused.
    tried = [family for family, succeeded in opened if not succeeded and family not in LOCAL]
    assert len(tried) == 1, tried
    assert any(succeeded for _, succeeded in opened), "the way to the display is not seen"
    assert any(path.endswith("home.ownwords") for path in changed_files(program.trace)), "calls are not seen"
    print(f"{len(opened) - 1} local sockets, no other; {len(pages)} pages without a library for a network")


main()
