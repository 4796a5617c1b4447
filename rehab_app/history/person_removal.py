"""All that a history has of one person taken out of it, so that it can be put back as it was."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from rehab_app.history.marshalling import Row
from rehab_app.history.removal import KEYED, OF_SESSIONS, numbered

_SESSIONS = "SELECT id FROM session WHERE person = ?"
_GOALS = "SELECT key FROM goal WHERE person = ?"
# What picks the rows of a person, in the order in which they can be put back.
_OF_PERSON = {
    "session": "person = ?",
    **dict.fromkeys(OF_SESSIONS, f"session_id IN ({_SESSIONS})"),
    "check_in": "person = ?",
    "goal_score": f"goal IN ({_GOALS})",
    "goal": "person = ?",
    "programme": "person = ?",
}
_TEXTS = """SELECT * FROM routine_text
    WHERE hash IN (SELECT text_hash FROM session WHERE person = ?)"""
# Rows of a session go with it; where a fold had come to is found again.
_DELETED = ("goal_score", "goal", "check_in", "programme", "session")
_UNUSED_TEXTS = "DELETE FROM routine_text WHERE hash NOT IN (SELECT text_hash FROM session)"


@dataclass(frozen=True, slots=True)
class RemovedPerson:
    """All rows of a person by their tables, and the texts of the routines that were played."""

    rows: dict[str, tuple[Row, ...]]
    texts: tuple[Row, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all that has one; a programme's is that of its person."""
        by_first = {row[0] for table in KEYED for row in self.rows.get(table, ())}
        return frozenset({*by_first, *(row[1] for row in self.rows["session"])})


def take_person_out(connection: sqlite3.Connection, person: str) -> RemovedPerson:
    """Delete all that belongs to a person and return it."""
    rows = {
        table: tuple(
            connection.execute(f"SELECT * FROM {table} WHERE {of}", (person,))  # noqa: S608 (ours)
        )
        for table, of in _OF_PERSON.items()
    }
    texts = tuple(connection.execute(_TEXTS, (person,)))
    for table in _DELETED:
        of = _OF_PERSON[table]
        connection.execute(f"DELETE FROM {table} WHERE {of}", (person,))  # noqa: S608 (ours)
    connection.execute("DELETE FROM checkpoint WHERE person = ?", (person,))
    connection.execute(_UNUSED_TEXTS)
    return RemovedPerson(rows, texts)


def put_person_back(connection: sqlite3.Connection, removed: RemovedPerson) -> None:
    """Write all rows of a person as they were; a session whose number is taken gets another."""
    ids = _free_ids(connection, (row[0] for row in removed.rows["session"]))
    connection.executemany("INSERT OR IGNORE INTO routine_text VALUES (?, ?)", removed.texts)
    for table, rows in removed.rows.items():
        if not rows:
            continue
        is_of_session = table == "session" or table in OF_SESSIONS
        given = [numbered(row, ids[row[0]]) for row in rows] if is_of_session else rows
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", given)  # noqa: S608 (ours)


def _free_ids(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, int]:
    """Return a number for each session: its own, or where that is taken the next one."""
    wanted = tuple(wanted)
    taken = {int(number) for (number,) in connection.execute("SELECT id FROM session")}
    following = 1 + max((*taken, *wanted), default=0)
    ids: dict[int, int] = {}
    for number in wanted:
        ids[number] = number if number not in taken else following
        following += number in taken
    return ids
