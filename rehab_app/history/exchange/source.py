"""What an export is made from: one person's history, each part in an order of its own.

The order is by time, then by key, and never by number: the same history has the same order on
every computer.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.diary_rows import check_in_of, goal_of, note_of, programme_of, score_of
from rehab_app.history.digest_rows import Digested, digest_of_row, set_of
from rehab_app.history.errors import DamagedRow, in_plain_words
from rehab_app.history.exchange.period import ALWAYS, Period
from rehab_app.history.marshalling import Row, all_checked, local_moment, mark_of
from rehab_app.history.reading import read_session, read_text
from rehab_app.history.records import StoredSession
from rehab_app.model.digest import SetDigest

_SESSIONS = """SELECT id, started_utc, zone FROM session
    WHERE person = ? ORDER BY started_utc, key"""
_TEXTS = "SELECT DISTINCT text_hash FROM session WHERE id = ?"
_MARK = "SELECT * FROM mark WHERE session_id = ?"
_NOTES = "SELECT * FROM note WHERE session_id = ? ORDER BY number"
_DIGEST = "SELECT * FROM digest WHERE session_id = ?"
_SETS = "SELECT * FROM set_digest WHERE session_id = ? ORDER BY number"
_OUTSIDE = (
    "SELECT * FROM session WHERE id IN ({})",
    "SELECT * FROM ending WHERE session_id IN ({})",
)
_IN_BRIEF = (
    "SELECT * FROM digest WHERE session_id IN ({})",
    "SELECT * FROM note WHERE session_id IN ({}) ORDER BY session_id, number",
    "SELECT * FROM set_digest WHERE session_id IN ({}) ORDER BY session_id, number",
)
_CHECK_INS = """SELECT said.* FROM check_in AS said
    JOIN check_in AS first ON first.key = said.key AND first.number = (
        SELECT min(number) FROM check_in WHERE key = said.key)
    WHERE said.person = ? ORDER BY first.utc, said.key, said.number"""
_GOALS = """SELECT said.* FROM goal AS said
    JOIN goal AS first ON first.key = said.key AND first.number = (
        SELECT min(number) FROM goal WHERE key = said.key)
    WHERE said.person = ? ORDER BY first.utc, said.key, said.number"""
_SCORES = "SELECT * FROM goal_score WHERE goal = ? ORDER BY utc"
_PROGRAMMES = "SELECT * FROM programme WHERE person = ? ORDER BY utc"

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRows:
    """What is stored of a session in brief: the values of its rows, in the order of the columns.

    `ending` is None where that row is damaged; the last of the notes counts.
    """

    session: Row
    ending: Row | None
    digest: Row
    notes: Sequence[Row]
    sets: Sequence[Row]


@dataclass(slots=True)
class Damage:
    """How many entries are damaged and so left out."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The history of a person in a period, read while it is asked for.

    Every method raises HistoryUnavailable where the disk doesn't do what is asked. A damaged row is
    left out and counted in `damage`. The period is about sessions, check-ins and scores; goals and
    programmes begin before its end.
    """

    connection: sqlite3.Connection
    path: Path
    person: str
    period: Period = ALWAYS
    damage: Damage = field(default_factory=Damage)

    # -- sessions

    def session_ids(self) -> tuple[int, ...]:
        """Return the sessions of the period, the first one first."""
        ids: list[int] = []
        for session_id, utc, zone in self._rows(_SESSIONS, self.person):
            try:
                if local_moment(utc, zone).date() in self.period:
                    ids.append(session_id)
            except ValueError:  # so damaged that it says no time
                self.damage.count += 1
        return tuple(ids)

    def session(self, session_id: int) -> StoredSession | None:
        """Return a session; None where it has been deleted meanwhile, or its opening is lost."""
        with suppress(KeyError), in_plain_words(self.path):
            stored = read_session(self.connection, session_id)
            self.damage.count += stored.damaged
            return stored if stored.opening is not None else None
        return None

    def text(self, text_hash: str) -> str | None:
        """Return a routine's text by its hash; None where it is damaged."""
        with in_plain_words(self.path):
            return read_text(self.connection, text_hash)

    def text_hashes(self, session_ids: tuple[int, ...]) -> tuple[str, ...]:
        """Return the hashes of the texts that sessions were played by, each once."""
        found = (self._rows(_TEXTS, session_id) for session_id in session_ids)
        return tuple(sorted({str(row[0]) for rows in found for row in rows}))

    def mark_s(self, session_id: int) -> float | None:
        """Return how far the clock of a session was when it was last saved."""
        return next(iter(self._whole(mark_of, self._rows(_MARK, session_id))), None)

    def notes(self, session_id: int) -> tuple[Note, ...]:
        """Return the notes of a session, of which the last counts."""
        return self._whole(note_of, self._rows(_NOTES, session_id))

    def brief(self, session_id: int) -> Digested | None:
        """Return a session in brief with its sets; None where there is none."""
        found = self._whole(digest_of_row, self._rows(_DIGEST, session_id))
        if not found:
            return None
        return replace(found[0], digest=replace(found[0].digest, sets=self._sets(session_id)))

    def in_brief(self, session_ids: Sequence[int]) -> Iterator[BriefRows]:
        """Yield the rows of sessions in brief, in the order asked for.

        Those that have been deleted meanwhile, that are not over, or whose opening is lost are left
        out. Rows are given as they are stored: a million values need not become objects to be text.
        """
        sessions, endings = (self._of_sessions(query, session_ids, Damage()) for query in _OUTSIDE)
        briefs, notes, sets = (
            self._of_sessions(query, session_ids, self.damage) for query in _IN_BRIEF
        )
        for each in session_ids:
            if briefs[each] and sessions[each]:
                yield BriefRows(
                    session=sessions[each][0],
                    ending=endings[each][0] if endings[each] else None,
                    digest=briefs[each][0],
                    notes=notes[each],
                    sets=sets[each],
                )

    # -- the diary

    def check_ins(self) -> Iterator[tuple[CheckIn, ...]]:
        """Yield each check-in with all that was said of it, in the order in which it was said."""
        said = self._whole(check_in_of, self._rows(_CHECK_INS, self.person))
        for _, versions in groupby(said, key=lambda each: each.key):
            check_in = tuple(versions)
            if check_in[-1].told.date() in self.period:
                yield check_in

    def goals(self) -> Iterator[tuple[tuple[Goal, ...], tuple[GoalScore, ...]]]:
        """Yield each goal with all its wordings, and its scores."""
        said = self._whole(goal_of, self._rows(_GOALS, self.person))
        for key, versions in groupby(said, key=lambda each: each.key):
            goal = tuple(versions)
            if goal[0].set_on.date() <= self.period.last:
                scores = self._whole(score_of, self._rows(_SCORES, key))
                yield goal, tuple(each for each in scores if each.told.date() in self.period)

    def programmes(self) -> tuple[ProgrammeSince, ...]:
        """Return the programmes that began before the period's end, the first one first."""
        found = self._whole(programme_of, self._rows(_PROGRAMMES, self.person))
        return tuple(each for each in found if each.since.date() <= self.period.last)

    # -- inside

    def _sets(self, session_id: int) -> tuple[SetDigest, ...]:
        return self._whole(set_of, self._rows(_SETS, session_id))

    def _of_sessions(
        self, query: str, session_ids: Sequence[int], damage: Damage
    ) -> dict[int, list[Row]]:
        """Return the values of whole rows by the session, whose number is their first."""
        found: dict[int, list[Row]] = {each: [] for each in session_ids}
        places = ", ".join("?" * len(session_ids))
        for values in all_checked(self._rows(query.format(places), *session_ids)):
            if values is None:
                damage.count += 1
            elif values[0] in found:  # not so where pages are mixed up
                found[values[0]].append(values)
        return found

    def _rows(self, query: str, *of: object) -> list[Row]:
        with in_plain_words(self.path):
            return self.connection.execute(query, of).fetchall()

    def _whole(self, read: Callable[[Row], _Value], rows: list[Row]) -> tuple[_Value, ...]:
        values: list[_Value] = []
        for row in rows:
            try:
                values.append(read(row))
            except DamagedRow:
                self.damage.count += 1
        return tuple(values)
