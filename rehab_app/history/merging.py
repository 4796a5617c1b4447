"""Puts one history together from several: what one of them lacks, another gives."""

import sqlite3
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from rehab_app.history.connection import open_to_read
from rehab_app.history.marshalling import Row, hash_of, session_row, with_checksum
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import SessionOpening
from rehab_app.history.removal import KEYED
from rehab_app.history.tables import Table, tables_of

NAMELESS_ID = "unknown"
NAMELESS_TITLE = "A session whose first entry was lost"

_NO_TEXT = b""
_INPUTS = "SELECT * FROM input WHERE session_id = ?"
_WITHOUT_TEXT = """SELECT * FROM session
    WHERE NOT EXISTS (SELECT 1 FROM routine_text WHERE hash = session.text_hash)"""
_KEEP_TEXT = "INSERT OR IGNORE INTO routine_text (hash, text) VALUES (?, ?)"
_DROP_UNUSED = "DELETE FROM routine_text WHERE hash NOT IN (SELECT text_hash FROM session)"


def merge(target: sqlite3.Connection, source: Path, deleted: Container[str] = frozenset()) -> None:
    """Add to a history what it lacks of another of the same version; what it has stays.

    Sessions are the same where their keys are; one whose number is taken gets another. What has a
    key that was deleted does not come again.
    """
    with closing(open_to_read(source)) as connection:
        ids = _merge_sessions(target, connection, deleted)
        for table in tables_of(len(MIGRATIONS)):
            if table.name != "session":
                rows: Iterable[Row] = connection.execute(table.select(table.by_key()))
                if table.name in KEYED:
                    rows = (row for row in rows if row[0] not in deleted)
                target.executemany(table.insert("OR IGNORE"), _renumbered(rows, table, ids))


def complete(target: sqlite3.Connection, texts: Iterable[bytes]) -> None:
    """Give every row what it belongs to, so that what is whole of a session can be read.

    `texts` are routines as they may have been played. Where none fits, a session keeps its readings
    without a routine; where its first entry is lost, it gets one that says so.
    """
    for table in _of_sessions():
        for session_id, told in _orphans(target, table).items():
            if told is not None:
                _name(target, session_id, told)
    for table in _of_sessions():  # A mark alone says nothing.
        target.execute(f"DELETE FROM {table.name} WHERE {_ORPHANED}")  # noqa: S608 (our own)
    target.executemany(_KEEP_TEXT, ((hash_of(text), text) for text in (*texts, _NO_TEXT)))
    session = _sessions()
    place = session.columns.index("text_hash")
    for row in target.execute(_WITHOUT_TEXT).fetchall():
        values = (*row[:place], hash_of(_NO_TEXT), *row[place + 1 : -1])
        target.execute(session.insert("OR REPLACE"), with_checksum(values))
    target.execute(_DROP_UNUSED)
    target.execute("DELETE FROM checkpoint")  # It sums up what may have been more before.


_ORPHANED = "session_id NOT IN (SELECT id FROM session)"


def _sessions() -> Table:
    return next(table for table in tables_of(len(MIGRATIONS)) if table.name == "session")


def _of_sessions() -> tuple[Table, ...]:
    """Return the tables whose rows belong to a session."""
    return tuple(each for each in tables_of(len(MIGRATIONS)) if "session_id" in each.parents)


def _merge_sessions(
    target: sqlite3.Connection, source: sqlite3.Connection, deleted: Container[str]
) -> dict[int, int]:
    """Return the ids in the target by those in the source."""
    session = _sessions()
    known = dict(target.execute("SELECT key, id FROM session").fetchall())
    taken = set(known.values())
    free_ids = count(1 + max(_highest_id(target), _highest_id(source)))
    ids: dict[int, int] = {}
    for row in source.execute(session.select(session.by_key())):
        number, key = row[0], row[1]
        if key not in known:
            if key in deleted:
                continue
            is_free = number not in taken and _may_be_same(target, source, number)
            given = number if is_free else next(free_ids)
            target.execute(session.insert(), with_checksum((given, *row[1:-1])))
            known[key] = given
            taken.add(given)
        ids[number] = known[key]
    return ids


def _highest_id(connection: sqlite3.Connection) -> int:
    """Return the highest number that any row names."""
    columns = [("session", "id"), *((table.name, "session_id") for table in _of_sessions())]
    queries = (f"SELECT max({column}) FROM {table}" for table, column in columns)  # noqa: S608
    return max(connection.execute(query).fetchone()[0] or 0 for query in queries)


def _may_be_same(target: sqlite3.Connection, source: sqlite3.Connection, number: int) -> bool:
    """Tell whether the inputs that lost their session are of this one: a number can come again."""
    ours = {row[1]: row for row in target.execute(_INPUTS, (number,))}
    theirs = {row[1]: row for row in source.execute(_INPUTS, (number,))}
    both = ours.keys() & theirs.keys()
    return not ours or (bool(both) and all(ours[seq] == theirs[seq] for seq in both))


def _renumbered(rows: Iterable[Row], table: Table, ids: dict[int, int]) -> Iterator[Row]:
    if "session_id" not in table.parents:
        yield from rows
        return
    place = table.columns.index("session_id")
    for row in rows:
        given = ids.get(row[place])
        if given is None:  # its session was deleted
            continue
        yield with_checksum((*row[:place], given, *row[place + 1 : -1]))


def _orphans(target: sqlite3.Connection, table: Table) -> dict[int, datetime | None]:
    """Return the ids of sessions that only other rows speak of, with the first time these name."""
    place = table.columns.index("session_id")
    times = [number for number, column in enumerate(table.columns) if column.endswith("utc")]
    found: dict[int, datetime | None] = {}
    for row in target.execute(table.select(f"WHERE {_ORPHANED} {table.by_key()}")):
        told = datetime.fromisoformat(row[times[0]]) if times else None
        found.setdefault(row[place], told)
    return found


def _name(target: sqlite3.Connection, session_id: int, started: datetime) -> None:
    opening = SessionOpening(routine_id=NAMELESS_ID, routine_title=NAMELESS_TITLE, started=started)
    target.execute(_sessions().insert(), session_row(session_id, opening, hash_of(_NO_TEXT)))
