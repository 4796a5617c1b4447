"""Plays where there is little: `python -m tests.history.scarce COMMAND FOLDER`.

`memory`: plays a session in the terminal and exports it, with less and less memory, each time in a
fork of its own and in a folder of its own. Tells how each ended.
`room`: records answers until the disk is full, some more, and one when there is room again.
"""

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from rehab_app import cli
from rehab_app.history.recorder import Recorder
from rehab_app.history.store import HistoryStore
from tests.history.samples import ROUTINE_TEXT, HandClock, answer, opening

# What a start needs that has nothing loaded yet, down to nothing; then the same for one that has.
COLD_BYTES = tuple(2 * 1024**2 * step for step in range(10))
WARM_BYTES = tuple(256 * 1024 * step for step in range(10))


def memory(folder: Path) -> None:
    """Play and export with so many bytes more than a process has when it begins."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    _less_and_less(folder, "cold", COLD_BYTES)
    output = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _play(folder)
    os.dup2(output, 1)
    _less_and_less(folder, "warm", WARM_BYTES)


def _less_and_less(folder: Path, name: str, steps: Iterable[int]) -> None:
    for most in steps:
        child = os.fork()
        if not child:
            _with_memory(folder / f"{name}-{most}", most)
        _, status = os.waitpid(child, 0)
        _say([f"{name}-{most}", os.waitstatus_to_exitcode(status)])


def _with_memory(folder: Path, most: int) -> None:
    """Do it in this process, which ends; what it says goes into a file."""
    import resource  # not on Windows

    folder.mkdir()
    said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(said, stream)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + most
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    status = 70
    with suppress(BaseException):  # an import that has no memory fails in many ways
        status = _play(folder)
    os._exit(status)


def _play(folder: Path) -> int:
    os.environ["REHAB_APP_HOME"] = str(folder / "home")
    played = cli.main(["play", "desk-break-mini", "--speed", "5000", "--answers", "1"])
    exported = cli.main(["export", str(folder / "out.json")])
    sys.stdout.flush()
    return played or exported


def room(folder: Path) -> None:
    """Record an answer, four on a full disk, and one when there is room again; tell all."""
    troubles = []
    filler = folder / "filler"
    with HistoryStore.open(folder / "history.db") as store:
        recorder = Recorder.begin(lambda: store, HandClock(), opening(), ROUTINE_TEXT)
        for number in range(6):
            if number == 1:
                _fill(filler)
            if number == 5:
                filler.unlink()
            recorder.record(answer(0).input, 1.0)
            trouble = recorder.trouble
            troubles.append(trouble and (trouble.reason, trouble.unsaved_count))
        session = store.session(recorder.session_id or 0)
    _say([troubles, [each.seq for each in session.inputs], session.damaged])


def _fill(path: Path) -> None:
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024))


def _say(what: object) -> None:
    os.write(1, f"{json.dumps(what)}\n".encode())


if __name__ == "__main__":
    {"memory": memory, "room": room}[sys.argv[1]](Path(sys.argv[2]))
