"""The sessions in brief on the disk; they follow from the inputs and can be made anew."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

from rehab_app.history.digest_rows import (
    Digested,
    digest_of_row,
    digest_row,
    set_of,
    set_row,
)
from rehab_app.history.errors import DamagedRow, in_plain_words
from rehab_app.history.marshalling import Row, checked, local_moment, with_checksum
from rehab_app.history.transaction import transaction
from rehab_app.model.digest import SetDigest

_KEEP = f"INSERT INTO digest VALUES ({', '.join('?' * 22)})"  # noqa: S608 (no values)
_KEEP_SET = f"INSERT INTO set_digest VALUES ({', '.join('?' * 19)})"  # noqa: S608 (no values)
_ALL = """SELECT * FROM digest WHERE person = :person AND day BETWEEN :first AND :last
    ORDER BY started_utc, session_id"""
_OF_ROUTINE = """SELECT * FROM digest
    WHERE person = :person AND routine_id = :routine_id AND day BETWEEN :first AND :last
    ORDER BY started_utc, session_id"""
# Those that asked for something beside their outcomes, were closed, or were asked about later.
_NOTABLE = """SELECT * FROM digest WHERE person = :person AND day BETWEEN :first AND :last
    AND (also <> '[]' OR gate <> 'planned' OR key IN (
        SELECT session_key FROM check_in WHERE person = :person AND moment = 'hour'))
    ORDER BY started_utc, session_id"""
_BEFORES = """SELECT day, before_level FROM digest
    WHERE person = ? AND day BETWEEN ? AND ? AND before_level IS NOT NULL
    ORDER BY day DESC, started_utc DESC LIMIT ?"""
_PLAYED_ON = """SELECT started_utc, zone, routine_id FROM digest
    WHERE person = ? AND day >= ? AND did_start = 1 ORDER BY started_utc, session_id"""
_CHECKPOINT = "SELECT * FROM checkpoint WHERE person = ? AND routine_id = ?"
_KEEP_CHECKPOINT = "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?)"
_SETS = "SELECT * FROM set_digest WHERE session_id = ? ORDER BY number"
# Half as long as a join or a look at the one for each of the other.
_MISSING = """SELECT session_id FROM ending WHERE how <> 'dropped'
    EXCEPT SELECT session_id FROM digest ORDER BY session_id"""


class DigestStore:
    """The digests of the history; raises HistoryUnavailable where the disk doesn't do its part."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._all_known_at = -1  # how many rows had been changed when nothing was missing

    def keep(self, digested: Digested) -> None:
        """Save a session in brief in place of what was known of it."""
        with transaction(self._connection, self._path):
            self.write(digested)

    def write(self, digested: Digested) -> None:
        """Do the same inside somebody's transaction."""
        session_id = digested.session_id
        self.erase(session_id)
        self._connection.execute(_KEEP, digest_row(digested))
        self._connection.executemany(
            _KEEP_SET,
            (set_row(session_id, number, each) for number, each in enumerate(digested.digest.sets)),
        )

    def forget(self, session_id: int) -> None:
        """Take away what was made of a session; its inputs stay, and it is missing from then on."""
        with transaction(self._connection, self._path):
            self.erase(session_id)

    def erase(self, session_id: int) -> None:
        """Do the same inside somebody's transaction."""
        self._connection.execute("DELETE FROM set_digest WHERE session_id = ?", (session_id,))
        self._connection.execute("DELETE FROM digest WHERE session_id = ?", (session_id,))

    def missing(self) -> tuple[int, ...]:
        """Return the sessions that are over and not yet known in brief, the oldest first."""
        changed = self._connection.total_changes
        if changed == self._all_known_at:
            return ()
        with in_plain_words(self._path):
            missing = tuple(row[0] for row in self._connection.execute(_MISSING))
        # What is changed in a transaction may yet be undone, which counts as no change.
        if not missing and not self._connection.in_transaction:
            self._all_known_at = changed
        return missing

    def all(
        self,
        person: str,
        *,
        routine_id: str | None = None,
        first: date = date.min,
        last: date = date.max,
    ) -> tuple[Digested, ...]:
        """Return a person's sessions of these days in brief, the oldest first, without their sets.

        A damaged row is left out.
        """
        query = _ALL if routine_id is None else _OF_ROUTINE
        return self._read(query, person, first, last, routine_id=routine_id)

    def notable(
        self, person: str, first: date = date.min, last: date = date.max
    ) -> tuple[Digested, ...]:
        """Return those of the same that can ask for rest: most sessions of a year ask for nothing.

        Beside them those that something was told of an hour later.
        """
        return self._read(_NOTABLE, person, first, last)

    def befores(
        self, person: str, *, first: date = date.min, last: date = date.max, newest: int = -1
    ) -> list[tuple[date, int]]:
        """Return the levels told before sessions of these days with the days, the oldest first.

        `newest` takes only so many.
        """
        of = (person, first.isoformat(), last.isoformat(), newest)
        with in_plain_words(self._path):
            rows = self._connection.execute(_BEFORES, of).fetchall()
        return [(date.fromisoformat(day), level) for day, level in reversed(rows)]

    def played_on(self, person: str, first: date) -> list[tuple[datetime, str]]:
        """Return when a person's sessions began since a day, and their routines, in their order."""
        with in_plain_words(self._path):
            rows = self._connection.execute(_PLAYED_ON, (person, first.isoformat())).fetchall()
        return [(local_moment(utc, zone), routine_id) for utc, zone, routine_id in rows]

    def checkpoint(self, person: str, routine_id: str, made_for: str) -> tuple[date, str] | None:
        """Return up to which day a fold has been gone through, and where it had come to.

        None where there is none that was made for the same.
        """
        with in_plain_words(self._path):
            row = self._connection.execute(_CHECKPOINT, (person, routine_id)).fetchone()
        try:
            _, _, until, known_for, progression = checked(row) if row else (None,) * 5
        except DamagedRow:
            return None
        return (date.fromisoformat(until), progression) if known_for == made_for else None

    def keep_checkpoint(
        self, person: str, routine_id: str, made_for: str, until: date, progression: str
    ) -> None:
        """Save where a fold has come to; whatever changes before that day takes it away again."""
        row = with_checksum((person, routine_id, until.isoformat(), made_for, progression))
        with in_plain_words(self._path):
            self._connection.execute(_KEEP_CHECKPOINT, row)

    def sets(self, session_id: int) -> tuple[SetDigest, ...]:
        """Return the sets of a session in their order; a damaged one is left out."""
        with in_plain_words(self._path):
            rows = self._connection.execute(_SETS, (session_id,)).fetchall()
        found: list[SetDigest] = []
        for row in rows:
            if row[0] != session_id:
                continue
            try:
                found.append(set_of(row))
            except DamagedRow:
                continue
        return tuple(found)

    # -- inside

    def _read(
        self, query: str, person: str, first: date, last: date, **of: object
    ) -> tuple[Digested, ...]:
        values = {**of, "person": person, "first": first.isoformat(), "last": last.isoformat()}
        with in_plain_words(self._path):
            rows = self._connection.execute(query, values).fetchall()
        found = (_whole(row) for row in rows)
        return tuple(each for each in found if each is not None)


def _whole(row: Row) -> Digested | None:
    try:
        return digest_of_row(row)
    except DamagedRow:
        return None
