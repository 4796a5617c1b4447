"""Scenes that the tests of faults play, each in a process of its own that is ready to start.

`python -m tests.history.acting SCENE` reads folders, one a line. For each it forks a process that
stops itself, so that it can be traced from its first step on, and tells its id; then what that one
says, and at the end its exit status. A rehearsal comes first: it imports what is imported late.
"""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from rehab_app.clock import SteppedClock
from rehab_app.history.backups import Backups, Reason
from rehab_app.history.errors import HistoryError
from rehab_app.history.recorder import Recorder
from rehab_app.history.records import Ending
from rehab_app.history.recovering import recover
from rehab_app.history.restoring import prepare, set_aside, take_place
from rehab_app.history.store import HistoryStore
from rehab_app.settings import SettingsStore
from tests.history.samples import ROUTINE_TEXT, answer, opening

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)
ANSWERS = 6

_TRACED_BY_ANYBODY = (0x59616D61, ctypes.c_ulong(-1))


def say(words: str) -> None:
    """Tell in a system call that no fault is put into."""
    os.writev(1, [f"{words}\n".encode()])


class Home:
    """A history and its backups in a folder; it is opened when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.db"
        self.backups = Backups(folder / "backups")
        self.clock = SteppedClock(NOW)
        self._store: HistoryStore | None = None

    def history(self) -> HistoryStore:
        if self._store is None:
            self._store = HistoryStore.open(
                self.path, lambda copy: self.backups.make(copy, NOW, Reason.MIGRATION)
            )
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


def session(home: Home) -> None:
    """Play a session with six check-ins, end it and back it up; tell how many are on the disk."""
    recorder = Recorder.begin(home.history, home.clock, opening(key="new"), ROUTINE_TEXT)
    for seq in range(ANSWERS):
        recorder.record(answer(seq, seq).input, seq * 7.25)
        recorder.mark(seq * 7.25 + 5)
        _tell(recorder, seq + 1)
    recorder.end(Ending.COMPLETED)
    recorder.retry()
    _tell(recorder, ANSWERS)
    if recorder.trouble is None:
        say("ended")
    with suppress(HistoryError):
        home.backups.make(home.history().copy_to, NOW, Reason.SESSION)
        say("backed up")


def migration(home: Home) -> None:
    """Open an older history, which is backed up and brought up to date."""
    with suppress(HistoryError):
        home.history()
        say("migrated")


def settings(home: Home) -> None:
    """Change a setting twice."""
    store = SettingsStore(home.path.parent / "settings.toml")
    for percent in (150, 200):
        with suppress(OSError):
            store.update(text_percent=percent)
            say(str(percent))


def restoring(home: Home) -> None:
    """Put the oldest backup in the place of the history."""
    new = home.path.with_name("history.db.new")
    with suppress(HistoryError):
        home.backups.make(home.history().copy_to, NOW, Reason.RESTORING)
        prepare(home.backups.all()[-1].path, new)
        home.close()
        take_place(new, home.path)
        say("restored")


def recovering(home: Home) -> None:
    """Bring back a damaged history."""
    new = home.path.with_name("history.db.new")
    with suppress(HistoryError):
        recovery = recover(home.path, new, home.backups.all(), [])
        set_aside(home.path, home.path.with_name("damaged"), NOW)
        take_place(recovery.new, home.path)
        say("recovered")


def thinning(home: Home) -> None:
    """Make a backup that pushes others out."""
    with suppress(HistoryError):
        home.backups.make(home.history().copy_to, NOW, Reason.SESSION)
        say("backed up")


SCENES: dict[str, Callable[[Home], None]] = {
    "session": session,
    "migration": migration,
    "settings": settings,
    "restoring": restoring,
    "recovering": recovering,
    "thinning": thinning,
}


def _tell(recorder: Recorder, count: int) -> None:
    trouble = recorder.trouble
    unsaved = trouble.unsaved_count if trouble else 0
    say(f"saved {count - unsaved}" if recorder.session_id else "saved 0")


def _play(scene: Callable[[Home], None], folder: Path) -> None:
    ctypes.CDLL(None).prctl(*_TRACED_BY_ANYBODY)
    os.kill(os.getpid(), signal.SIGSTOP)
    _perform(scene, folder)
    os._exit(0)


def _perform(scene: Callable[[Home], None], folder: Path) -> None:
    home = Home(folder)
    scene(home)
    home.close()


def main() -> None:
    scene = SCENES[sys.argv[1]]
    sys.dont_write_bytecode = True
    datetime.strptime("2026+0000", "%Y%z")  # it imports what it needs when it is first called
    with TemporaryDirectory() as folder:
        _perform(scene, Path(folder))
    gc.disable()  # what it would look through is copied in every fork
    gc.freeze()
    say("ready")
    for line in sys.stdin:
        actor = os.fork()
        if actor == 0:
            _play(scene, Path(line.strip()))
        os.waitpid(actor, os.WUNTRACED)
        say(str(actor))
        _, status = os.waitpid(actor, 0)
        say(f"exit {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
