"""The program as a process of its own: run to its end, or played on a terminal of its own."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehab_app.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "rehab_app")
PATIENCE_S = 20.0
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
ROW = re.compile(r"\[((?:[A-Z][0-9]+|floor|own-[0-9]+)(?: from [A-Z][0-9]+)?)\]")
CLOCK = SystemClock()

ONE_POSE = """\
format: 1
id: one-pose
title: One pose
kind: stretch
blocks:
  - title: All
    steps:
      - {exercise: seated-butterfly, hold: 60 s, sets: 2, rest: 10 s}
      - {exercise: supine-figure-four, hold: 20 s, sides: sore, rest: 0 s}
"""


def run(*arguments: object, python: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run a command to its end with nobody at the keys."""
    return subprocess.run(
        [sys.executable, *python, "-m", "rehab_app", *map(str, arguments)],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )


def json_of(*arguments: object) -> Any:
    """Run a command that succeeds and return the JSON it printed."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@contextmanager
def started(*arguments: object) -> "Iterator[subprocess.Popen[str]]":
    """Start a command with nobody at the keys; it is killed at the end."""
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


class Terminal:
    """A terminal with the program in it: what is shown is read, keys are pressed."""

    def __init__(self, process: "subprocess.Popen[bytes]", number: int) -> None:
        self.process = process
        self._number = number
        self._unread = ""
        self.shown = ""

    def press(self, keys: str) -> None:
        os.write(self._number, keys.encode())

    def see(self, text: str) -> str:
        """Read on until a text is shown; return all that was shown up to it."""
        latest = CLOCK.now() + PATIENCE_S
        while text not in self._unread and CLOCK.now() < latest:
            self._unread += self._read()
        assert text in self._unread, f"{text!r} was never shown, but:\n{self.shown}"
        end = self._unread.index(text) + len(text)
        before, self._unread = self._unread[:end], self._unread[end:]
        return before

    def see_the_end(self) -> str:
        """Read on until the program has ended; return what was left to show."""
        while more := self._read():
            self._unread += more
        self.process.wait(PATIENCE_S)
        rest, self._unread = self._unread, ""
        return rest

    def unplug(self) -> None:
        """Take the terminal away."""
        os.close(self._number)
        self._number = -1

    def _read(self) -> str:
        if not select.select([self._number], [], [], PATIENCE_S)[0]:
            return ""
        try:
            data = os.read(self._number, 65536)
        except OSError:  # so Linux tells that nobody is at the other end any more
            return ""
        text = ESCAPES.sub("", data.decode(errors="replace")).replace("\r", "")
        self.shown += text
        return text


@contextmanager
def terminal(*arguments: object, program: tuple[str, ...] = PROGRAM) -> "Iterator[Terminal]":
    """Start a command on a terminal of its own; it is killed at the end."""
    ours, its = pty.openpty()
    with subprocess.Popen(
        [*program, *map(str, arguments)], cwd=CHECKOUT, stdin=its, stdout=its, stderr=its
    ) as process:
        os.close(its)
        screen = Terminal(process, ours)
        try:
            yield screen
        finally:
            process.kill()
            with suppress(OSError):
                os.close(ours)
