"""The history on the disk: what is written here is there when the method returns."""

import sqlite3
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rehab_app.history.checking import Damage, recent_damage_in
from rehab_app.history.connection import BeforeMigration, open_connection
from rehab_app.history.copying import copy_pages
from rehab_app.history.deletions import Deletions
from rehab_app.history.diary_store import DiaryStore
from rehab_app.history.digest_store import DigestStore
from rehab_app.history.errors import in_plain_words
from rehab_app.history.marshalling import (
    Row,
    correction_row,
    ending_row,
    hash_of,
    input_row,
    mark_row,
    session_row,
    utc_text,
)
from rehab_app.history.person_removal import (
    RemovedPerson,
    put_person_back,
    take_person_out,
)
from rehab_app.history.reading import (
    INPUT,
    read_levels,
    read_newest,
    read_open,
    read_session,
    read_since,
    read_summary,
)
from rehab_app.history.records import (
    Correction,
    Ending,
    RecordedInput,
    SessionOpening,
    SessionSummary,
    StoredSession,
)
from rehab_app.history.removal import Removed, put_back, take_out
from rehab_app.history.restoring import Differences, differences
from rehab_app.history.transaction import transaction
from rehab_app.history.trends import TrendStore

if TYPE_CHECKING:
    from rehab_app.history.exchange.exchange_store import ExchangeStore

# A text that was damaged is written anew when it comes again.
_KEEP_TEXT = """INSERT INTO routine_text (hash, text) VALUES (?, ?)
    ON CONFLICT (hash) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text"""
_START = "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_APPEND = "INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CORRECTION_COUNT = "SELECT count(*) FROM correction WHERE session_id = ? AND seq = ?"
_CORRECT = "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?)"
_MARK = "INSERT OR REPLACE INTO mark VALUES (?, ?, ?)"
_END = "INSERT INTO ending VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"


class HistoryStore:
    """The only way to the history; one at a time has the file, and one thread uses it.

    (`copy_to` alone may be called by another.)

    Every method raises HistoryUnavailable where the disk doesn't do what is asked; what was
    written before stays, and the same call can be made again.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take a connection that `open_connection` made."""
        self._connection = connection
        self._path = path
        self.diary = DiaryStore(connection, path)
        self.digests = DigestStore(connection, path)
        self.trends = TrendStore(connection, path)

    @classmethod
    def open(cls, path: Path, before_migration: BeforeMigration | None = None) -> Self:
        """Open the history in `path`, or make it there, and keep everybody else out.

        `before_migration` is called before an older history is changed. Raises HistoryInUse,
        HistoryRefused (the file keeps every byte) or HistoryUnavailable.
        """
        return cls(open_connection(path, before_migration), path)

    def close(self) -> None:
        """Let others have the file."""
        self._connection.close()

    @property
    def change_count(self) -> int:
        """Return how many rows were written since it was opened: as many mean the same history."""
        return self._connection.total_changes

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def exchange(self) -> "ExchangeStore":
        """Return what gives the history out in files, and takes files in."""
        from rehab_app.history.exchange.exchange_store import (  # noqa: PLC0415 (rarely)
            ExchangeStore,
        )

        return ExchangeStore(self._connection, self._path)

    # -- writing

    def start_session(self, opening: SessionOpening, routine_text: str) -> int:
        """Save what a session starts from and return its id; the same opening has one id."""
        text = routine_text.encode()
        with self._transaction():
            known = self._row("SELECT id FROM session WHERE key = ?", opening.key)
            if known:
                return int(known[0])
            session_id = self._number("SELECT coalesce(max(id), 0) + 1 FROM session")
            self._connection.execute(_KEEP_TEXT, (hash_of(text), text))
            self._connection.execute(_START, session_row(session_id, opening, hash_of(text)))
        return session_id

    def append(self, session_id: int, recorded: RecordedInput) -> None:
        """Save an input. The same one again changes nothing."""
        row = input_row(session_id, recorded)
        with in_plain_words(self._path):
            try:
                self._connection.execute(_APPEND, row)
            except sqlite3.IntegrityError:
                # An error can come after the row was saved, so a second try may meet it.
                if self._row(INPUT, session_id, recorded.seq) != row:
                    raise

    def correct(self, session_id: int, correction: Correction) -> None:
        """Save what an answer should have been; what was said first stays beside it.

        What was made of the session in brief no longer holds and is forgotten with it.
        """
        with self._transaction():
            self.digests.erase(session_id)
            number = self._number(_CORRECTION_COUNT, session_id, correction.seq)
            self._connection.execute(_CORRECT, correction_row(session_id, number, correction))

    def mark(self, session_id: int, at_s: float) -> None:
        """Save how far a session's clock is, in place of the last mark."""
        with in_plain_words(self._path):
            self._connection.execute(_MARK, mark_row(session_id, at_s))

    def end_session(self, session_id: int, how: Ending, utc: datetime) -> None:
        """Save how a session ended and how many inputs it has; the first ending counts."""
        with self._transaction():
            count = self._number("SELECT count(*) FROM input WHERE session_id = ?", session_id)
            self._connection.execute(_END, ending_row(session_id, how, utc, count))

    def remove_session(self, session_id: int) -> Removed:
        """Delete a session with all that belongs to it; return what `put_back` takes.

        Raises KeyError where there is none.
        """
        with self._transaction():
            removed = take_out(self._connection, session_id)
        Deletions(self._path).add(removed.key)
        return removed

    def put_back(self, removed: Removed) -> None:
        """Undo `remove_session`."""
        Deletions(self._path).forget([removed.key])
        with self._transaction():
            put_back(self._connection, removed)

    def remove_person(self, person: str) -> RemovedPerson:
        """Delete all that belongs to a person; return what `put_person_back` takes."""
        with self._transaction():
            removed = take_person_out(self._connection, person)
        Deletions(self._path).add(*removed.keys)
        return removed

    def put_person_back(self, removed: RemovedPerson) -> None:
        """Undo `remove_person`."""
        Deletions(self._path).forget(removed.keys)
        with self._transaction():
            put_person_back(self._connection, removed)

    # -- reading

    def sessions(self, limit: int, person: str | None = None) -> tuple[SessionSummary, ...]:
        """Return the newest sessions of a person, or of everybody, the newest first."""
        with in_plain_words(self._path):
            return read_newest(self._connection, limit, person)

    def sessions_since(self, moment: datetime, person: str) -> tuple[SessionSummary, ...]:
        """Return a person's sessions that began at a moment or later, the newest first."""
        with in_plain_words(self._path):
            return read_since(self._connection, person, utc_text(moment))

    def open_sessions(self, person: str | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions of a person, or of everybody, that have not ended, newest first."""
        with in_plain_words(self._path):
            return read_open(self._connection, person)

    def session(self, session_id: int) -> StoredSession:
        """Return a session with its inputs in order; raises KeyError where there is none."""
        with in_plain_words(self._path):
            return read_session(self._connection, session_id)

    def summary(self, session_id: int) -> SessionSummary:
        """Return a session from outside; raises KeyError where there is none."""
        with in_plain_words(self._path):
            return read_summary(self._connection, session_id)

    def levels(self, session_id: int) -> tuple[int, ...]:
        """Return the levels told in a session that stand, as they were corrected last."""
        with in_plain_words(self._path):
            return read_levels(self._connection, session_id)

    def counts_of(self, person: str) -> tuple[int, int]:
        """Return how many sessions and how many check-ins there are of a person."""
        with in_plain_words(self._path):
            return (
                self._number("SELECT count(*) FROM session WHERE person = ?", person),
                self._number("SELECT count(DISTINCT key) FROM check_in WHERE person = ?", person),
            )

    # -- copying

    def copy_to(self, path: Path) -> None:
        """Copy all that is saved into an empty file; may be called in a thread of its own."""
        with in_plain_words(self._path):
            copy_pages(self._connection, path)

    def differences(self, then: Path) -> Differences:
        """Return what would be otherwise with a prepared file in the place of this history."""
        with in_plain_words(self._path):
            return differences(self._connection, then)

    def recent_damage(self) -> Damage:
        """Return what is wrong in the newest entries of each kind: some milliseconds."""
        with in_plain_words(self._path):
            return recent_damage_in(self._connection)

    # -- inside

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._connection, self._path)

    def _number(self, query: str, *values: object) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])

    def _row(self, query: str, *values: object) -> Row | None:
        row: Row | None = self._connection.execute(query, values).fetchone()
        return row
