"""Compares what came in with the history, takes in what is new, and takes that out again.

A session is known by its key, or by its routine and the second it began in; a check-in by its key,
or by its moment and second. What the history has stays as it is; only a session that it knew in
brief gives way to the whole one.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rehab_app.history.exchange.staging import Staging
from rehab_app.history.marshalling import Row, hash_of, local_moment, with_checksum
from rehab_app.history.records import BRIEF_TEXT
from rehab_app.history.removal import OF_SESSIONS, Removed, put_back, take_out

# A key is nobody else's; one that another person here has can't come again.
_NAMES = """SELECT key, routine_id || ' ' || substr(started_utc, 1, 19), id, text_hash, person
    FROM session"""
_STAGED = "SELECT * FROM session ORDER BY started_utc, key"
_EXTENT = """SELECT (SELECT count(*) FROM input WHERE session_id = :id),
    (SELECT count(*) FROM correction WHERE session_id = :id),
    (SELECT count(*) FROM ending WHERE session_id = :id),
    (SELECT count(*) FROM note WHERE session_id = :id)"""
# A text that was damaged here is mended, and never put out by one that was damaged there.
_KEEP_TEXT = """INSERT INTO routine_text VALUES (?, ?) ON CONFLICT (hash)
    DO UPDATE SET text = excluded.text WHERE excluded.text NOT IN (x'', text)"""
_TEXT = "SELECT text FROM routine_text WHERE hash = ?"
_ID = "SELECT id FROM session WHERE key = ?"
_NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM session"
_UNUSED_TEXT = """DELETE FROM routine_text
    WHERE hash NOT IN (SELECT text_hash FROM session)"""

# Each table of the diary with the columns that name a row of it.
_DIARY = {
    "check_in": ("key", "number"),
    "goal": ("key", "number"),
    "goal_score": ("goal", "utc"),
    "programme": ("person", "utc"),
}
_CHECK_IN_NAMES = """SELECT key, moment || ' ' || coalesce(side, '') || ' ' || substr(utc, 1, 19)
    FROM check_in WHERE person = ?"""
_BRIEF_HASH = hash_of(BRIEF_TEXT.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What of a file is new and what is known, counted; `first` and `last` are days of new ones.

    `fuller` are sessions that are known here in brief and whole in the file; `differing` those of
    which the file says more than the history, which stays as it is.
    """

    new_sessions: int = 0
    known_sessions: int = 0
    fuller: int = 0
    differing: tuple[str, ...] = ()
    new_check_ins: int = 0
    known_check_ins: int = 0
    new_goals: int = 0
    new_programmes: int = 0
    new_scores: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def has_new(self) -> bool:
        """Tell whether there is anything to take in."""
        counts = (self.new_sessions, self.fuller, self.new_check_ins, self.new_goals)
        return any((*counts, self.new_programmes, self.new_scores))


@dataclass(slots=True)
class TakenIn:
    """What was taken in, so that it can be taken out again: lives as long as the program.

    Sessions are named by their keys: a number can come to be that of another one.
    """

    session_keys: list[str] = field(default_factory=list)
    replaced: list[Removed] = field(default_factory=list)
    diary: list[tuple[str, Row]] = field(default_factory=list)

    def forget(self) -> None:
        """Hold nothing."""
        for each in (self.session_keys, self.replaced, self.diary):
            each.clear()


@dataclass(frozen=True, slots=True)
class _Known:
    """The sessions of a history by their names: its id, and whether it is known in brief only."""

    by_name: dict[str, tuple[int, bool]]

    @classmethod
    def of(cls, history: sqlite3.Connection, person: str) -> "_Known":
        by_name: dict[str, tuple[int, bool]] = {}
        for key, name, session_id, text_hash, whose in history.execute(_NAMES):
            is_own = whose == person
            by_name[key] = (session_id, is_own and text_hash == _BRIEF_HASH)
            if is_own:
                by_name[name] = by_name[key]
        return cls(by_name)

    def find(self, row: Row) -> tuple[int, bool] | None:
        """Return the session that a staged row is, if there is one."""
        _, key, _, routine_id, *_, utc, _, _ = row
        return self.by_name.get(key) or self.by_name.get(f"{routine_id} {utc[:19]}")


def compare(history: sqlite3.Connection, staging: Staging) -> Comparison:
    """Return what of a file is new, without changing anything."""
    known = _Known.of(history, staging.person)
    days: list[date] = []
    counts = {"new": 0, "known": 0, "fuller": 0}
    differing: list[str] = []
    for row in staging.connection.execute(_STAGED).fetchall():
        found = known.find(row)
        day = local_moment(row[7], row[8]).date()
        if found is None:
            counts["new"] += 1
            days.append(day)
        elif _gives_way(found, row):
            counts["fuller"] += 1
        else:
            counts["known"] += 1
            if _says_more(history, staging.connection, found, row):
                differing.append(f"{row[4]}, {day.isoformat()}")
    new = {table: _new_rows(history, staging, table) for table in _DIARY}
    check_in_keys = {row[0] for row in new["check_in"]}
    days.extend(local_moment(row[4], row[5]).date() for row in new["check_in"])
    goal_keys = {row[0] for row in new["goal"]}
    staged_check_ins = staging.connection.execute("SELECT count(DISTINCT key) FROM check_in")
    return Comparison(
        new_sessions=counts["new"],
        known_sessions=counts["known"],
        fuller=counts["fuller"],
        differing=tuple(differing),
        new_check_ins=len(check_in_keys),
        known_check_ins=staged_check_ins.fetchone()[0] - len(check_in_keys),
        new_goals=len(goal_keys),
        new_scores=len(new["goal_score"]),
        new_programmes=len(new["programme"]),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def new_ids(history: sqlite3.Connection, staging: Staging) -> tuple[int, ...]:
    """Return the numbers, in what came in, of the sessions that would be taken in."""
    known = _Known.of(history, staging.person)
    rows = staging.connection.execute(_STAGED).fetchall()
    found = ((known.find(row), row) for row in rows)
    return tuple(row[0] for each, row in found if each is None or _gives_way(each, row))


def taking_in(history: sqlite3.Connection, staging: Staging, taken: TakenIn) -> Iterator[None]:
    """Write what is new into the history, inside somebody's transaction; yields in between.

    `taken` comes to hold what was written.
    """
    known = _Known.of(history, staging.person)
    for row in staging.connection.execute(_STAGED).fetchall():
        found = known.find(row)
        if found is not None and _gives_way(found, row):
            taken.replaced.append(take_out(history, found[0]))
        elif found is not None:
            continue
        _copy_session(history, staging.connection, row)
        taken.session_keys.append(row[1])
        yield
    for table, key in _DIARY.items():
        for row in _new_rows(history, staging, table):
            _insert(history, table, [row])
            taken.diary.append((table, tuple(row[: len(key)]) if table != "programme" else row[:2]))
        yield


def taking_back(history: sqlite3.Connection, taken: TakenIn) -> Iterator[None]:
    """Take out what was taken in, inside somebody's transaction; what it replaced comes back."""
    for key in taken.session_keys:
        for (session_id,) in history.execute(_ID, (key,)).fetchall():
            take_out(history, session_id)
        yield
    for removed in taken.replaced:
        put_back(history, removed)
        yield
    for table, named in taken.diary:
        where = " AND ".join(f"{column} = ?" for column in _DIARY[table])
        history.execute(f"DELETE FROM {table} WHERE {where}", named)  # noqa: S608 (our own names)
    history.execute(_UNUSED_TEXT)


def _gives_way(found: tuple[int, bool], row: Row) -> bool:
    """Tell whether a session that is known in brief meets the whole one."""
    return found[1] and row[5] != _BRIEF_HASH


def _says_more(
    history: sqlite3.Connection,
    staged: sqlite3.Connection,
    found: tuple[int, bool],
    row: Row,
) -> bool:
    here = history.execute(_EXTENT, {"id": found[0]}).fetchone()
    there = staged.execute(_EXTENT, {"id": row[0]}).fetchone()
    return any(more > less for less, more in zip(here, there, strict=True))


def _copy_session(history: sqlite3.Connection, staged: sqlite3.Connection, row: Row) -> None:
    """Copy a session with all that belongs to it under the next free number."""
    text_hash = row[5]
    text = staged.execute(_TEXT, (text_hash,)).fetchone()[0]
    history.execute(_KEEP_TEXT, (text_hash, text))
    number = int(history.execute(_NEXT_ID).fetchone()[0])
    _insert(history, "session", [_renumbered(row, number)])
    for table in OF_SESSIONS:
        rows = staged.execute(
            f"SELECT * FROM {table} WHERE session_id = ?",  # noqa: S608 (our own names)
            (row[0],),
        )
        _insert(history, table, [_renumbered(each, number) for each in rows])


def _renumbered(row: Row, number: int) -> Row:
    return with_checksum((number, *row[1:-1]))


def _new_rows(history: sqlite3.Connection, staging: Staging, table: str) -> list[Row]:
    """Return the rows of a table of the diary that the history lacks."""
    columns = ", ".join(_DIARY[table])
    query = f"SELECT {columns} FROM {table}"  # noqa: S608 (our own names)
    known = set(history.execute(query).fetchall())
    rows = staging.connection.execute(f"SELECT *, {columns} FROM {table} ORDER BY {columns}")  # noqa: S608
    count = len(_DIARY[table])
    new = [row[:-count] for row in rows if row[-count:] not in known]
    return list(_unlike(history, staging.person, new)) if table == "check_in" else new


def _unlike(history: sqlite3.Connection, person: str, rows: list[Row]) -> Iterator[Row]:
    """Yield the check-ins that aren't known under another key."""
    keys: dict[str, set[str]] = {}
    for key, name in history.execute(_CHECK_IN_NAMES, (person,)):
        keys.setdefault(name, set()).add(key)
    names = {row[0]: f"{row[3]} {row[8] or ''} {row[4][:19]}" for row in rows}
    doubles = {key for key, name in names.items() if keys.get(name, set()) - {key}}
    for row in rows:
        if row[0] not in doubles:
            yield row


def _insert(history: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        history.executemany(
            f"INSERT INTO {table} VALUES ({places})",  # noqa: S608 (our own names)
            rows,
        )
