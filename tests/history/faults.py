"""Puts a fault into each system call by which a scene writes, with strace."""

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.history.samples import CHECKOUT, pipe

# What can fail on a disk, as Linux calls it on the machines that this runs on.
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,openat,mkdir"

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None,
    reason="puts faults into system calls with strace, which is not here",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the n-th call of a name: it is the last one, or it fails."""

    call: str
    number: int
    what: str
    is_for_ever: bool = False

    @property
    def option(self) -> str:
        """Return it as strace wants it; it counts each name by itself."""
        when = f"{self.number}{'+' if self.is_for_ever else ''}"
        return f"inject={self.call}:{self.what}:when={when}"

    def __str__(self) -> str:
        return self.option


@dataclass(frozen=True, slots=True)
class Played:
    """What a scene said, and how it ended: 0, or minus the signal that ended it."""

    said: tuple[str, ...]
    status: int


class Stage:
    """A scene that is played again and again."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        self._server = server

    def calls(self, folder: Path) -> Counter[str]:
        """Play it without a fault and return how often each system call was made."""
        log = folder.parent / "calls"
        played = self._play(folder, ["-o", str(log)])
        assert played.status == 0, played
        names = (line.partition("(")[0] for line in log.read_text().splitlines() if "(" in line)
        return Counter(names)

    def play(self, folder: Path, fault: Fault) -> Played:
        """Play it in a folder with a fault."""
        return self._play(folder, ["-o", os.devnull, "-e", fault.option])

    def log(self, folder: Path, options: Sequence[str]) -> str:
        """Play it without a fault and return what strace tells with these options."""
        log = folder.parent / "log"
        played = self._play(folder, [*options, "-o", str(log)])
        assert played.status == 0, played
        return log.read_text(encoding="ascii")

    def _play(self, folder: Path, options: list[str]) -> Played:
        pipe(self._server.stdin).write(f"{folder}\n")
        pipe(self._server.stdin).flush()
        actor = self._line()
        with subprocess.Popen(
            ["strace", "-p", actor, "-e", f"trace={CALLS}", *options],
            stderr=subprocess.PIPE,
            text=True,
        ) as tracer:
            told = pipe(tracer.stderr).readline()
            if "attached" not in told:
                os.kill(int(actor), signal.SIGKILL)
                pytest.skip(f"strace may not trace here: {told.strip()}")
            os.kill(int(actor), signal.SIGCONT)
            said = []
            while not (line := self._line()).startswith("exit "):
                said.append(line)
            pipe(tracer.stderr).read()
        return Played(tuple(said), int(line.removeprefix("exit ")))

    def _line(self) -> str:
        line = pipe(self._server.stdout).readline()
        assert line, "the stage is gone"
        return line.strip()


@contextmanager
def stage(scene: str) -> Iterator[Stage]:
    """Make a scene of tests/history/acting.py ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.history.acting", scene],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            while pipe(server.stdout).readline() != "ready\n":
                assert server.poll() is None, "the rehearsal failed"
            yield Stage(server)
        finally:
            server.kill()


def faults(calls: Counter[str], what: str, *, is_for_ever: bool = False) -> Iterator[Fault]:
    """Yield one fault for each call."""
    for call, count in calls.items():
        for number in range(1, count + 1):
            yield Fault(call, number, what, is_for_ever)
