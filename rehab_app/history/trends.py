"""How it went, day by day and pose by pose, added up on the disk from sessions in brief.

Of a day the highest level counts that was told on it, in sessions and outside of them: it doesn't
fall because much was asked about poses that don't hurt. Days are those of the zone each reading was
told in. Of a pose a session gives one pair: the level before the session, and the mean of what was
told after the sets of that pose, or where a set was stopped, of what was told then. They are
compared with the start of the session as the rules do, not with the pose before, which may have
hurt. What was told before a session is about its sore side; so sets of the other one give no pair.

Nothing is played again and no session is loaded: ten years are added up where they lie.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rehab_app.engine.estimating import Pairs
from rehab_app.history.errors import in_plain_words
from rehab_app.history.marshalling import Row
from rehab_app.model.pain import Gate
from rehab_app.model.person import Side

_DAY = timedelta(days=1)

# The last word of each check-in, with its day where the person was.
_CHECK_IN_DAYS = """SELECT date(utc, substr(zone, 1, 3) || ':' || substr(zone, 4, 2)) AS day, level
    FROM check_in AS told
    WHERE person = :person AND utc BETWEEN :from_utc AND :to_utc AND level IS NOT NULL
        AND (:side IS NULL OR side IN (:side, 'both'))
        AND number = (SELECT max(number) FROM check_in WHERE key = told.key)"""
_DAYS = f"""SELECT day, max(level) FROM (
        SELECT day, max(highest) AS level FROM digest
            WHERE person = :person AND day BETWEEN :first AND :last AND highest IS NOT NULL
            GROUP BY day
        UNION ALL {_CHECK_IN_DAYS})
    WHERE day BETWEEN :first AND :last GROUP BY day ORDER BY day"""  # noqa: S608 (our own text)
_SORE = """CASE WHEN json_valid(session.opening)
    THEN json_extract(session.opening, '$.sore_side') END"""
_DAYS_OF_SIDE = f"""SELECT day, max(level) FROM (
        SELECT day, max(ifnull(before_level, end_level), ifnull(end_level, before_level)) AS level
            FROM digest JOIN session ON session.id = digest.session_id
            WHERE digest.person = :person AND day BETWEEN :first AND :last
                AND {_SORE} IN (:side, 'both')
        UNION ALL
        SELECT day, max(ifnull(during_level, after_level), ifnull(after_level, during_level))
            FROM digest JOIN set_digest USING (session_id)
            WHERE person = :person AND day BETWEEN :first AND :last AND side = :side
        UNION ALL {_CHECK_IN_DAYS})
    WHERE day BETWEEN :first AND :last AND level IS NOT NULL
    GROUP BY day ORDER BY day"""  # noqa: S608 (our own text)
_SESSIONS = """SELECT day, sum(did_start), max(highest),
        max(did_start = 0 AND gate IN (:rest, :none)), sum(worked_s)
    FROM digest WHERE person = :person AND day BETWEEN :first AND :last
    GROUP BY day ORDER BY day"""
# The sore side is read once for each session: looked up for every set, it takes most of the time.
_POSES = f"""WITH begun AS MATERIALIZED (
        SELECT session_id, before_level AS before, {_SORE} AS sore
            FROM digest JOIN session ON session.id = digest.session_id
            WHERE digest.person = :person AND day BETWEEN :first AND :last
                AND before_level IS NOT NULL)
    SELECT exercise, count(*), avg(before), avg(after), sum(after - before),
        sum((after - before) * (after - before))
    FROM (
        SELECT exercise, before, avg(ifnull(after_level, during_level)) AS after
            FROM begun CROSS JOIN set_digest USING (session_id)
            WHERE ifnull(after_level, during_level) IS NOT NULL
                AND ifnull(side IN (sore, 'both') OR sore = 'both', 1)
                AND (:side IS NULL OR side = :side)
            GROUP BY exercise, session_id)
    GROUP BY exercise ORDER BY count(*) DESC, exercise"""  # noqa: S608 (our own text)
_SIDES = f"""SELECT DISTINCT side FROM (
        SELECT side FROM check_in WHERE person = :person
        UNION SELECT {_SORE} FROM session WHERE person = :person)
    WHERE side IN ('left', 'right')"""  # noqa: S608 (our own text)
_FIRST = f"""SELECT min(day) FROM (
        SELECT min(day) AS day FROM digest WHERE person = :person
        UNION ALL SELECT min(day) FROM ({_CHECK_IN_DAYS}))"""  # noqa: S608 (our own text)
_ROUTINES = """SELECT digest.routine_id, routine_title, count(*)
    FROM digest JOIN session ON session.id = digest.session_id
    WHERE digest.person = :person AND day BETWEEN :first AND :last AND did_start
    GROUP BY digest.routine_id ORDER BY count(*) DESC, digest.routine_id"""
_CHANGED = """SELECT session_id, day FROM digest
    WHERE person = :person AND day BETWEEN :first AND :last AND changes > 0
    ORDER BY started_utc DESC LIMIT :limit"""
_LEVELS = "SELECT before_level, end_level FROM digest WHERE session_id = ?"


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day on which something was told, and the highest level of it (0-10)."""

    day: date
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySessions:
    """A day with sessions: how many were begun, how long was worked, and the highest level told.

    `is_rest` where the reading before it let nothing be played: a rest that pain called for.
    """

    day: date
    count: int
    worked_s: float
    highest: int | None
    is_rest: bool


@dataclass(frozen=True, slots=True)
class PosePairs:
    """A pose and its pairs, one for each session."""

    exercise: str
    pairs: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineCount:
    """A routine and how many sessions of it were begun."""

    id: str
    title: str
    count: int


class TrendStore:
    """Adds the history up; raises HistoryUnavailable where the disk doesn't do its part.

    Days are inclusive. Rows are added up as they are: their checksums are looked at where a single
    session is read.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def days(
        self, person: str, first: date, last: date, side: Side | None = None
    ) -> tuple[DayTold, ...]:
        """Return the highest level of each day on which something was told, the oldest first.

        Of one side: what was told of poses on it, before and after sessions for which it was the
        sore one, and in check-ins that name it.
        """
        query = _DAYS if side is None else _DAYS_OF_SIDE
        rows = self._all(query, person, first, last, side=side)
        return tuple(DayTold(date.fromisoformat(day), level) for day, level in rows)

    def sessions(self, person: str, first: date, last: date) -> tuple[DaySessions, ...]:
        """Return the days on which a session was begun or refused, the oldest first."""
        rest, none = Gate.RELIEF_ONLY, Gate.NO_SESSION
        rows = self._all(_SESSIONS, person, first, last, rest=rest, none=none)
        return tuple(
            DaySessions(
                day=date.fromisoformat(day),
                count=count,
                worked_s=worked_s,
                highest=highest,
                is_rest=bool(is_rest) and not count,
            )
            for day, count, highest, is_rest, worked_s in rows
        )

    def poses(
        self, person: str, first: date, last: date, side: Side | None = None
    ) -> tuple[PosePairs, ...]:
        """Return the pairs of each pose by its exercise, the one with the most sessions first."""
        rows = self._all(_POSES, person, first, last, side=side)
        return tuple(
            PosePairs(
                exercise,
                Pairs(count=count, before=before, after=after, sum=sum_, sum_of_squares=squares),
            )
            for exercise, count, before, after, sum_, squares in rows
        )

    def routines(self, person: str, first: date, last: date) -> tuple[RoutineCount, ...]:
        """Return the routines that were played, the one played most first."""
        rows = self._all(_ROUTINES, person, first, last)
        return tuple(RoutineCount(id=id_, title=title, count=count) for id_, title, count in rows)

    def changed_sessions(
        self, person: str, first: date, last: date, limit: int
    ) -> tuple[tuple[int, date], ...]:
        """Return sessions in which pain changed the plan, with their days, the newest first."""
        rows = self._all(_CHANGED, person, first, last, limit=limit)
        return tuple((session_id, date.fromisoformat(day)) for session_id, day in rows)

    def sides(self, person: str) -> frozenset[Side]:
        """Return the sides that something was ever told of by name."""
        rows = self._all(_SIDES, person, date.min, date.max)
        return frozenset(Side(side) for (side,) in rows)

    def first_day(self, person: str) -> date | None:
        """Return the first day of which anything is known, None where nothing is."""
        ((day,),) = self._all(_FIRST, person, date.min, date.max)
        return None if day is None else date.fromisoformat(day)

    def before_and_after(self, session_id: int) -> tuple[int | None, int | None]:
        """Return the levels told before and at the end of a session, as they were corrected."""
        with in_plain_words(self._path):
            row = self._connection.execute(_LEVELS, (session_id,)).fetchone()
        return (None, None) if row is None else (row[0], row[1])

    # -- inside

    def _all(self, query: str, person: str, first: date, last: date, **of: object) -> list[Row]:
        # A check-in's own day may be the one before or after that of its moment in UTC.
        around = (max(first, date.min + _DAY) - _DAY, min(last, date.max - 2 * _DAY) + 2 * _DAY)
        values = {
            "side": None,
            **of,
            "person": person,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "from_utc": around[0].isoformat(),
            "to_utc": around[1].isoformat(),
        }
        with in_plain_words(self._path):
            return self._connection.execute(query, values).fetchall()
