"""The diary on the disk: what is written here is there when the method returns."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from rehab_app.history.deletions import Deletions
from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.diary_rows import (
    check_in_of,
    check_in_row,
    goal_of,
    goal_row,
    note_of,
    note_row,
    programme_of,
    programme_row,
    score_of,
    score_row,
)
from rehab_app.history.errors import DamagedRow, in_plain_words
from rehab_app.history.marshalling import Row, utc_text
from rehab_app.history.transaction import transaction

_KEEP_CHECK_IN = "INSERT INTO check_in VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CHECK_INS = """SELECT * FROM check_in AS told
    WHERE person = ? AND utc >= ? AND number = (
        SELECT max(number) FROM check_in WHERE key = told.key)
    ORDER BY utc, key"""
_MORNINGS_BEFORE = """SELECT * FROM check_in AS told
    WHERE person = ? AND utc < ? AND moment = 'morning' AND level IS NOT NULL AND number = (
        SELECT max(number) FROM check_in WHERE key = told.key)
    ORDER BY utc DESC, key LIMIT ?"""
_KEEP_NOTE = "INSERT INTO note VALUES (?, ?, ?, ?, ?)"
_NOTE = "SELECT * FROM note WHERE session_id = ? ORDER BY number DESC LIMIT 1"
_NOTES = """SELECT note.* FROM note JOIN digest USING (session_id)
    WHERE person = ? AND day BETWEEN ? AND ?
        AND number = (SELECT max(number) FROM note AS said WHERE said.session_id = note.session_id)
    ORDER BY started_utc DESC"""
_NEWEST = """SELECT * FROM check_in AS told
    WHERE person = ? AND number = (SELECT max(number) FROM check_in WHERE key = told.key)
    ORDER BY utc DESC, key LIMIT ?"""
_KEEP_GOAL = "INSERT INTO goal VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_GOALS = """SELECT * FROM goal AS named
    WHERE person = ? AND number = (SELECT max(number) FROM goal WHERE key = named.key)
    ORDER BY utc, key"""
_KEEP_SCORE = "INSERT OR REPLACE INTO goal_score VALUES (?, ?, ?, ?, ?)"
_SCORES = "SELECT * FROM goal_score WHERE goal = ? ORDER BY utc"
_KEEP_PROGRAMME = "INSERT OR REPLACE INTO programme VALUES (?, ?, ?, ?, ?)"
_PROGRAMMES = "SELECT * FROM programme WHERE person = ? ORDER BY utc"

_Value = TypeVar("_Value")


class DiaryStore:
    """The check-ins, notes, goals and programmes of the history.

    Every method raises HistoryUnavailable where the disk doesn't do what is asked. A damaged row is
    left out. What was said first stays in the file: the newest of the same key counts.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    # -- check-ins

    def keep_check_in(self, check_in: CheckIn) -> None:
        """Save a reading told outside a session, or what it should have been by the same key."""
        with transaction(self._connection, self._path):
            number = self._count("SELECT count(*) FROM check_in WHERE key = ?", check_in.key)
            self._connection.execute(_KEEP_CHECK_IN, check_in_row(check_in, number))

    def check_ins(self, person: str, since: datetime | None = None) -> tuple[CheckIn, ...]:
        """Return what was told since a moment, the oldest first, each as it was corrected last."""
        start = "" if since is None else utc_text(since)
        return self._all(check_in_of, _CHECK_INS, person, start)

    def mornings_before(self, person: str, moment: datetime, newest: int) -> tuple[CheckIn, ...]:
        """Return the last mornings that were told before a moment, the oldest first."""
        of = (person, utc_text(moment), newest)
        return tuple(reversed(self._all(check_in_of, _MORNINGS_BEFORE, *of)))

    def newest_check_ins(self, person: str, limit: int) -> tuple[CheckIn, ...]:
        """Return the check-ins that were told last, the newest first."""
        return self._all(check_in_of, _NEWEST, person, limit)

    def remove_check_in(self, key: str) -> tuple[Row, ...]:
        """Delete a check-in with all that was said of it first; return what `put_back` takes."""
        with transaction(self._connection, self._path):
            rows = self._connection.execute("SELECT * FROM check_in WHERE key = ?", (key,))
            removed = tuple(rows.fetchall())
            self._connection.execute("DELETE FROM check_in WHERE key = ?", (key,))
        Deletions(self._path).add(key)
        return removed

    def put_back(self, removed: Iterable[Row]) -> None:
        """Undo `remove_check_in`."""
        rows = list(removed)
        Deletions(self._path).forget(row[0] for row in rows)
        with transaction(self._connection, self._path):
            self._connection.executemany(_KEEP_CHECK_IN, rows)

    # -- notes

    def keep_note(self, note: Note) -> None:
        """Save the note of a session in place of the one before; an empty text takes it away."""
        with transaction(self._connection, self._path):
            count = "SELECT count(*) FROM note WHERE session_id = ?"
            number = self._count(count, note.session_id)
            self._connection.execute(_KEEP_NOTE, note_row(note, number))

    def note(self, session_id: int) -> str:
        """Return the note of a session, empty where there is none."""
        notes = self._all(note_of, _NOTE, session_id)
        return notes[0].text if notes and notes[0].session_id == session_id else ""

    def notes(self, person: str, first: date, last: date) -> tuple[Note, ...]:
        """Return the notes of sessions that began on these days, the newest session first."""
        of_days = (person, first.isoformat(), last.isoformat())
        notes = self._all(note_of, _NOTES, *of_days)
        return tuple(note for note in notes if note.text)

    # -- goals

    def keep_goal(self, goal: Goal) -> None:
        """Save a goal, or its new wording by the same key."""
        with transaction(self._connection, self._path):
            number = self._count("SELECT count(*) FROM goal WHERE key = ?", goal.key)
            self._connection.execute(_KEEP_GOAL, goal_row(goal, number))

    def goals(self, person: str) -> tuple[Goal, ...]:
        """Return a person's goals, the oldest first, those that are closed included."""
        return self._all(goal_of, _GOALS, person)

    def keep_score(self, score: GoalScore) -> None:
        """Save how able a person feels; one at the same moment takes the other's place."""
        with in_plain_words(self._path):
            self._connection.execute(_KEEP_SCORE, score_row(score))

    def scores(self, goal: str) -> tuple[GoalScore, ...]:
        """Return all scores of a goal, the oldest first."""
        return self._all(score_of, _SCORES, goal)

    # -- the programme

    def keep_programme(self, since: ProgrammeSince) -> None:
        """Save what is meant to be done from a moment on; what was meant before stays known."""
        with in_plain_words(self._path):
            self._connection.execute(_KEEP_PROGRAMME, programme_row(since))

    def programmes(self, person: str) -> tuple[ProgrammeSince, ...]:
        """Return all programmes of a person, the oldest first; the last one holds."""
        return self._all(programme_of, _PROGRAMMES, person)

    # -- inside

    def _all(self, read: Callable[[Row], _Value], query: str, *of: object) -> tuple[_Value, ...]:
        with in_plain_words(self._path):
            rows = self._connection.execute(query, of).fetchall()
        values: list[_Value] = []
        for row in rows:
            try:
                values.append(read(row))
            except DamagedRow:
                continue
        return tuple(values)

    def _count(self, query: str, *of: object) -> int:
        return int(self._connection.execute(query, of).fetchone()[0])
