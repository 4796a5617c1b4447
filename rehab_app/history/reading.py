"""Stored sessions, read row by row: a damaged row is left out and counted, never guessed at."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from rehab_app.history.errors import DamagedRow
from rehab_app.history.marshalling import (
    Row,
    checked,
    correction_of,
    ending_of,
    hash_of,
    mark_of,
    opening_of,
    recorded_input,
)
from rehab_app.history.records import (
    Correction,
    RecordedInput,
    SessionSummary,
    StoredSession,
)

INPUT = "SELECT * FROM input WHERE session_id = ? AND seq = ?"
_INPUTS = "SELECT * FROM input WHERE session_id = ? ORDER BY seq"
_SESSION = "SELECT * FROM session WHERE id = ?"
_ENDING = "SELECT * FROM ending WHERE session_id = ?"
_CORRECTIONS = "SELECT * FROM correction WHERE session_id = ? ORDER BY seq, number"
_MARK = "SELECT * FROM mark WHERE session_id = ?"
_TEXT = "SELECT text FROM routine_text WHERE hash = ?"

# Not by number: sessions that came in from a file have the last ones, and are older.
_NEWEST = """SELECT * FROM session WHERE ? IS NULL OR person = ?
    ORDER BY started_utc DESC, id DESC LIMIT ?"""
_SINCE = """SELECT * FROM session WHERE person = ? AND started_utc >= ?
    ORDER BY started_utc DESC, id DESC"""
# The numbers of all sessions less those of all endings: a third of a look at the ending of each.
_OPEN = """SELECT * FROM session WHERE (? IS NULL OR person = ?)
    AND id IN (SELECT id FROM session EXCEPT SELECT session_id FROM ending)
    ORDER BY started_utc DESC, id DESC"""
_ANSWERS = """SELECT * FROM input WHERE session_id = ? AND kind IN ('answer', 'undo')
    ORDER BY seq"""

_Value = TypeVar("_Value")


def read_newest(
    connection: sqlite3.Connection, limit: int, person: str | None
) -> tuple[SessionSummary, ...]:
    """Return the newest sessions of a person, None for everybody, the newest first."""
    rows = connection.execute(_NEWEST, (person, person, limit))
    return tuple(_summary(connection, row) for row in rows)


def read_open(connection: sqlite3.Connection, person: str | None) -> tuple[SessionSummary, ...]:
    """Return the sessions of a person, None for everybody, without an ending, the newest first."""
    return tuple(_summary(connection, row) for row in connection.execute(_OPEN, (person, person)))


def read_since(connection: sqlite3.Connection, person: str, utc: str) -> tuple[SessionSummary, ...]:
    """Return the sessions of a person that began at a moment in UTC or later, newest first."""
    rows = connection.execute(_SINCE, (person, utc))
    return tuple(_summary(connection, row) for row in rows)


def read_levels(connection: sqlite3.Connection, session_id: int) -> tuple[int, ...]:
    """Return the levels told in a session that stand, as far as they are whole.

    The same as its `standing` says, in half the time: Today looks at two weeks of sessions.
    """
    corrections, _ = _corrections(connection, session_id)
    corrected = {each.seq: each.reading.level for each in corrections}
    told: list[int | None] = []
    for row in connection.execute(_ANSWERS, (session_id,)):
        answer = _whole(_answer, row)
        if answer is None or row[0] != session_id:
            continue
        seq, kind, level = answer
        if kind == "answer":
            told.append(corrected.get(seq, level))
        elif told:
            told.pop()
    return tuple(level for level in told if level is not None)


def read_session(connection: sqlite3.Connection, session_id: int) -> StoredSession:
    """Return all that is whole of a session; raises KeyError where there is none."""
    row = _one(connection, _SESSION, session_id)
    if row is None:
        raise KeyError(session_id)
    summary = _summary(connection, row)
    text = read_text(connection, summary.text_hash)
    inputs, rows = _inputs(connection, session_id)
    mark = _one(connection, _MARK, session_id)
    marked_s = _whole(mark_of, mark)
    corrections, lost_corrections = _corrections(connection, session_id)
    return StoredSession(
        id=session_id,
        opening=summary.opening,
        text_hash=summary.text_hash,
        ended=summary.ended,
        ended_utc=summary.ended_utc,
        input_count=summary.input_count,
        damaged=summary.damaged
        + (text is None and summary.text_hash is not None)
        + (marked_s is None and mark is not None)
        + _lost_inputs(summary.input_count, inputs, rows)
        + lost_corrections,
        routine_text=text,
        inputs=inputs,
        reached_s=max(marked_s or 0.0, *(recorded.at_s for recorded in inputs), 0.0),
        next_seq=1 + max((row[1] for row in rows if isinstance(row[1], int)), default=-1),
        corrections=corrections,
    )


def read_summary(connection: sqlite3.Connection, session_id: int) -> SessionSummary:
    """Return a session from outside; raises KeyError where there is none."""
    row = _one(connection, _SESSION, session_id)
    if row is None:
        raise KeyError(session_id)
    return _summary(connection, row)


def read_text(connection: sqlite3.Connection, text_hash: str | None) -> str | None:
    """Return a routine's text by its hash; None where it is lost or not what was stored."""
    row = _one(connection, _TEXT, text_hash)
    text = row[0] if row else None
    if isinstance(text, bytes) and hash_of(text) == text_hash:
        return text.decode()
    return None


def _one(connection: sqlite3.Connection, query: str, value: object) -> Row | None:
    row: Row | None = connection.execute(query, (value,)).fetchone()
    return row


def _whole(read: Callable[[Row], _Value], row: Row | None) -> _Value | None:
    """Return what a row says; None where there is no row or it is damaged."""
    try:
        return None if row is None else read(row)
    except DamagedRow:
        return None


def _summary(connection: sqlite3.Connection, row: Row) -> SessionSummary:
    opening, text_hash = _whole(opening_of, row) or (None, None)
    ending = _one(connection, _ENDING, row[0])
    ended, ended_utc, input_count = _whole(ending_of, ending) or (None, None, None)
    return SessionSummary(
        id=row[0],
        opening=opening,
        text_hash=text_hash,
        ended=ended,
        ended_utc=ended_utc,
        input_count=input_count,
        damaged=(opening is None) + (ended is None and ending is not None),
    )


def _answer(row: Row) -> tuple[int, str, int | None]:
    """Return the number, the kind and the level of an input; raises DamagedRow."""
    _, seq, _, _, kind, level, *_ = checked(row)
    return seq, kind, level


def _inputs(
    connection: sqlite3.Connection, session_id: int
) -> tuple[tuple[RecordedInput, ...], list[Row]]:
    """Return the inputs that are whole, and all their rows.

    Where pages are mixed up, SQLite can come upon rows of another session; those are damage.
    """
    rows = connection.execute(_INPUTS, (session_id,)).fetchall()
    read = (_whole(recorded_input, row) for row in rows if row[0] == session_id)
    return tuple(given for given in read if given is not None), rows


def _corrections(
    connection: sqlite3.Connection, session_id: int
) -> tuple[tuple[Correction, ...], int]:
    """Return the corrections that are whole, and how many are damaged."""
    rows = connection.execute(_CORRECTIONS, (session_id,)).fetchall()
    read = (_whole(correction_of, row) for row in rows if row[0] == session_id)
    whole = tuple(each for each in read if each is not None)
    return whole, len(rows) - len(whole)


def _lost_inputs(counted: int | None, inputs: tuple[RecordedInput, ...], rows: list[Row]) -> int:
    """Return how many are damaged or missing: the ending counted them, else their numbers do."""
    if counted is None:
        counted = inputs[-1].seq + 1 if inputs else 0
    return max(len(rows), counted) - len(inputs)
