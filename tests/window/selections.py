# SPDX-License-Identifier: Apache-2.0
"""What can be pasted on this display: CLIPBOARD (copied) and PRIMARY (marked)."""
import subprocess

CLIPBOARD = "clipboard"
PRIMARY = "primary"
SECRET_MARK = "x-kde-passwordManagerHint"


def pasted(selection, target="UTF8_STRING"):
    """What another program would get; None when nobody offers anything."""
    got = subprocess.run(["xclip", "-out", "-selection", selection, "-target", target], capture_output=True, timeout=30)
    return got.stdout.decode() if got.returncode == 0 else None


class OtherProgram:
    """Offers words of its own to be pasted."""

    def __init__(self, selection, words):
        self._offer = subprocess.Popen(["xclip", "-quiet", "-in", "-selection", selection],
                                       stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._offer.stdin.write(words.encode())
        self._offer.stdin.close()

    def is_offering(self):
        return self._offer.poll() is None  # it ends when another takes its place

    def end(self):
        self._offer.terminate()
        self._offer.wait()
