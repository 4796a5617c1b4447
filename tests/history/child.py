"""Programs that the tests of the history start, and kill, as processes of their own."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from rehab_app.history.connection import open_connection
from rehab_app.history.errors import HistoryInUse
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.recorder import Recorder
from rehab_app.history.store import HistoryStore
from tests.history.samples import ROUTINE_TEXT, HandClock, answer, opening


def say(words: object) -> None:
    print(words, flush=True)  # noqa: T201 (this is how the test hears of it)


def take(path: Path) -> None:
    """Wait for a line, try to open the history, tell, and keep it until the input ends."""
    say("ready")
    sys.stdin.readline()
    try:
        store = HistoryStore.open(path)
    except HistoryInUse:
        say("in use")
    else:
        say("won")
        sys.stdin.read()
        store.close()


def write(path: Path) -> None:
    """Append answers for ever, and acknowledge each."""
    store = HistoryStore.open(path)
    session_id = store.start_session(opening(), ROUTINE_TEXT)
    say(session_id)
    for seq in count():
        store.append(session_id, answer(seq, seq % 11))
        say(seq)


def migrate_slowly(path: Path) -> None:
    """Stop in the middle of a migration."""

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE session ADD COLUMN place TEXT")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("CREATE TABLE filler (text TEXT)")
        for _ in range(2000):  # more than the cache holds, so that it reaches the file
            connection.execute("INSERT INTO filler VALUES (?)", ("x" * 4000,))
        say("half-way")
        sys.stdin.readline()

    migrate(open_connection(path), (*MIGRATIONS, second))
    say("done")
    sys.stdin.readline()


def fill(path: Path) -> None:
    """Record an answer while there is room, four while there is none, one after; tell all."""
    troubles = []
    with HistoryStore.open(path) as store:
        recorder = Recorder.begin(lambda: store, HandClock(), opening(), ROUTINE_TEXT)
        for allowed in (None, 0, 512, 512, 0, None):
            with most_bytes(allowed):
                recorder.record(answer(0).input, 1.0)
            trouble = recorder.trouble
            troubles.append(trouble and (trouble.reason, trouble.unsaved_count))
        session = store.session(recorder.session_id or 0)
    say(json.dumps([troubles, [recorded.seq for recorded in session.inputs], session.damaged]))


@contextmanager
def most_bytes(allowed: int | None) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    import resource  # not on Windows

    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, unlimited if allowed is None else (allowed, unlimited[1])
    )
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


if __name__ == "__main__":
    command, path = sys.argv[1], Path(sys.argv[2])
    {"take": take, "write": write, "migrate": migrate_slowly, "fill": fill}[command](path)
