# SPDX-License-Identifier: Apache-2.0
"""The program under test as a process of its own, and what the system says about it."""
import os
import pathlib
import signal
import subprocess

FOLDER = pathlib.Path(os.environ["OWNWORDS_TEST_FOLDER"])
SOURCE = pathlib.Path(os.environ["OWNWORDS_SOURCE"])
DOCUMENTS = FOLDER / "Documents"
PATIENCE = 90  # seconds for one thing to happen on a machine that does much else


class Program:
    """`watch`: the calls of the system that strace shall write down, into `trace`. `with_refused`: also those that the
    program's own filter refuses before strace comes to know of them; this is three times as slow."""

    def __init__(self, *arguments, watch=None, with_refused=False):
        command = [os.environ["OWNWORDS_PROGRAM"], *arguments]
        self.trace = FOLDER / "trace"
        if watch:
            # strace lets a thread run freely between the calls it watches only after the first of them; each thread
            # begins with set_robust_list.
            quick = [] if with_refused else ["--seccomp-bpf"]
            command = ["strace", "-f", *quick, "-s", "4096", "-e", f"trace={watch},set_robust_list",
                       "-o", str(self.trace)] + command
        self._started = subprocess.Popen(command)
        self._is_watched = bool(watch)

    @property
    def pid(self):
        if not self._is_watched:
            return self._started.pid
        children = pathlib.Path(f"/proc/{self._started.pid}/task/{self._started.pid}/children").read_text().split()
        return int(children[0])

    def is_running(self):
        return self._started.poll() is None

    def libraries(self):
        """The files that are in its memory."""
        lines = pathlib.Path(f"/proc/{self.pid}/maps").read_text().splitlines()
        return {line.split(maxsplit=5)[5] for line in lines if len(line.split(maxsplit=5)) == 6}

    def locked_kilobytes(self):
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmLck:"):
                return int(line.split()[1])
        raise AssertionError("the system does not say how much memory is locked")

    def wait(self):
        """Until it has ended by itself; its exit code."""
        return self._started.wait(PATIENCE)

    def end(self):
        if not self.is_running():
            return
        os.kill(self.pid, signal.SIGTERM)
        try:
            self._started.wait(10)
        except subprocess.TimeoutExpired:
            self._started.kill()
            self._started.wait()
