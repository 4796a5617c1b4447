"""What comes in from a file is a history of its own first: looked at, and then taken in or not.

It is a data base without a name, which SQLite keeps in memory and, where that is too small, in a
file that nobody else sees and that is gone when it is closed.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.diary_rows import (
    check_in_row,
    goal_row,
    note_row,
    programme_row,
    score_row,
)
from rehab_app.history.digest_rows import Digested, digest_row, set_row
from rehab_app.history.errors import in_plain_words
from rehab_app.history.exchange.briefs import is_brief
from rehab_app.history.exchange.skipping import SkippedError
from rehab_app.history.marshalling import (
    Row,
    correction_row,
    ending_row,
    hash_of,
    input_row,
    mark_row,
    session_row,
)
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.reading import read_session
from rehab_app.history.records import (
    Correction,
    Ending,
    RecordedInput,
    SessionOpening,
    StoredSession,
)
from rehab_app.model.digest import SessionDigest

_TWICE = "it stands in the file twice; the first one counts"
_WITHOUT_TEXT = """INSERT OR IGNORE INTO routine_text SELECT DISTINCT text_hash, x'' FROM session
    WHERE NOT EXISTS (SELECT 1 FROM routine_text WHERE hash = text_hash)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingSession:
    """A session with all that belongs to it; a note is when it was written and its text."""

    opening: SessionOpening
    text_hash: str
    inputs: tuple[RecordedInput, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mark_s: float | None = None
    ending: tuple[Ending, datetime, int] | None = None
    notes: tuple[tuple[datetime, str], ...] = ()
    digest: SessionDigest | None = None


@dataclass(slots=True)
class Staging:
    """The history that came in, of one person. Whatever is added is there whole or not at all.

    Methods that add raise SkippedError where the same thing is there already.
    """

    person: str
    connection: sqlite3.Connection = field(init=False)
    path: Path = field(init=False)

    def __post_init__(self) -> None:
        """Make the tables, which are those of the history."""
        self.path = Path(gettempdir()) / "rehab-app"
        with in_plain_words(self.path):
            self.connection = sqlite3.connect("", isolation_level=None)
            migrate(self.connection, MIGRATIONS)
            for setting in ("journal_mode = MEMORY", "synchronous = OFF", "secure_delete = ON"):
                self.connection.execute(f"PRAGMA {setting}")
            self.connection.execute("BEGIN")

    def close(self) -> None:
        """Forget all of it."""
        self.connection.close()

    # -- adding

    def add_text(self, text: str) -> str:
        """Add the text of a routine and return its hash."""
        data = text.encode()
        with self._whole():
            self._insert("INSERT OR IGNORE", "routine_text", [(hash_of(data), data)])
        return hash_of(data)

    def add_session(self, coming: IncomingSession) -> None:
        """Add a session."""
        with self._whole():
            found = self.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM session")
            number = int(found.fetchone()[0])
            row = session_row(number, coming.opening, coming.text_hash)
            self._insert("INSERT", "session", [row])
            for table, rows in _rows_of(number, coming):
                self._insert("INSERT", table, rows)

    def add_check_in(self, said: Iterable[CheckIn]) -> None:
        """Add a check-in with all that was said of it, in that order."""
        rows = [check_in_row(each, number) for number, each in enumerate(said)]
        with self._whole():
            self._insert("INSERT", "check_in", rows)

    def add_goal(self, said: Iterable[Goal], scores: Iterable[GoalScore]) -> None:
        """Add a goal with all its wordings, in that order, and its scores."""
        with self._whole():
            self._insert(
                "INSERT", "goal", [goal_row(each, number) for number, each in enumerate(said)]
            )
            self._insert("INSERT", "goal_score", map(score_row, scores))

    def add_programme(self, since: ProgrammeSince) -> None:
        """Add a programme."""
        with self._whole():
            self._insert("INSERT", "programme", [programme_row(since)])

    def add_digest(
        self, number: int, digested: Callable[[StoredSession, SessionOpening], Digested]
    ) -> None:
        """Bring a session into brief, by its number here, unless it is open or was thrown away."""
        with in_plain_words(self.path):
            stored = read_session(self.connection, number)
        if stored.ended not in (None, Ending.DROPPED) and stored.opening and not is_brief(stored):
            rows = _digest_rows(number, digested(stored, stored.opening))
            with self._whole():
                for table, each in rows:
                    self._insert("INSERT", table, each)

    def finish(self) -> None:
        """Give a session whose routine's text is not in the file a damaged one: it has none."""
        with in_plain_words(self.path):
            self.connection.execute(_WITHOUT_TEXT)

    # -- inside

    @contextmanager
    def _whole(self) -> Iterator[None]:
        with in_plain_words(self.path):
            self.connection.execute("SAVEPOINT part")
            try:
                yield
            except sqlite3.IntegrityError as error:
                self.connection.execute("ROLLBACK TO part")
                raise SkippedError(_TWICE) from error
            except BaseException:
                self.connection.execute("ROLLBACK TO part")
                raise
            finally:
                self.connection.execute("RELEASE part")

    def _insert(self, how: str, table: str, rows: Iterable[Row]) -> None:
        listed = list(rows)
        if listed:
            places = ", ".join("?" * len(listed[0]))
            self.connection.executemany(f"{how} INTO {table} VALUES ({places})", listed)


def _rows_of(number: int, coming: IncomingSession) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of all tables that belong to a session."""
    yield "input", [input_row(number, each) for each in coming.inputs]
    yield "correction", list(_correction_rows(number, coming.corrections))
    if coming.mark_s is not None:
        yield "mark", [mark_row(number, coming.mark_s)]
    if coming.ending is not None:
        yield "ending", [ending_row(number, *coming.ending)]
    notes = (Note(session_id=number, text=text, written=at) for at, text in coming.notes)
    yield "note", [note_row(each, place) for place, each in enumerate(notes)]
    if coming.digest is not None:
        yield from _digest_rows(number, _digested(number, coming.opening, coming.digest))


def _correction_rows(number: int, corrections: Iterable[Correction]) -> Iterator[Row]:
    """Yield the rows of corrections; those of one answer are counted from 0."""
    counts: dict[int, int] = {}
    for each in corrections:
        counts[each.seq] = counts.get(each.seq, -1) + 1
        yield correction_row(number, counts[each.seq], each)


def _digested(number: int, opening: SessionOpening, digest: SessionDigest) -> Digested:
    return Digested(
        session_id=number,
        key=opening.key,
        person=opening.person,
        routine_id=opening.routine_id,
        started=opening.started,
        refused=opening.refused,
        digest=digest,
    )


def _digest_rows(number: int, digested: Digested) -> Iterator[tuple[str, list[Row]]]:
    sets = digested.digest.sets
    yield "digest", [digest_row(digested)]
    yield "set_digest", [set_row(number, place, each) for place, each in enumerate(sets)]
