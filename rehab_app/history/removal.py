"""A session taken out of the history whole, so that it can be put back as it was."""

import sqlite3
from dataclasses import dataclass

from rehab_app.history.marshalling import Row, with_checksum

# The tables whose rows belong to a session.
OF_SESSIONS = ("input", "correction", "mark", "ending", "note", "digest", "set_digest")
# The tables beside those of sessions, whose rows are named by their first column.
KEYED = ("check_in", "goal", "goal_score", "programme")
# In the order in which they can be put back: what others refer to comes first.
_TABLES = {"session": "id", **dict.fromkeys(OF_SESSIONS, "session_id")}
_UNUSED_TEXT = """DELETE FROM routine_text WHERE hash = ?
    AND NOT EXISTS (SELECT 1 FROM session WHERE text_hash = routine_text.hash)"""


@dataclass(frozen=True, slots=True)
class Removed:
    """All rows of a session by their tables, and the text of its routine."""

    rows: dict[str, tuple[Row, ...]]
    text: Row | None

    @property
    def key(self) -> str:
        """Return the session's key."""
        return str(self.rows["session"][0][1])


def take_out(connection: sqlite3.Connection, session_id: int) -> Removed:
    """Delete a session and return its rows; raises KeyError where there is none."""
    rows = {
        table: tuple(
            connection.execute(
                f"SELECT * FROM {table} WHERE {column} = ?",  # noqa: S608 (our own names)
                (session_id,),
            )
        )
        for table, column in _TABLES.items()
    }
    if not rows["session"]:
        raise KeyError(session_id)
    text_hash = rows["session"][0][5]
    found = connection.execute("SELECT * FROM routine_text WHERE hash = ?", (text_hash,))
    text: Row | None = found.fetchone()
    connection.execute("DELETE FROM session WHERE id = ?", (session_id,))
    connection.execute(_UNUSED_TEXT, (text_hash,))
    return Removed(rows, text)


def put_back(connection: sqlite3.Connection, removed: Removed) -> None:
    """Write all rows of a removed session as they were.

    Where another session has its number by now, it gets the next one.
    """
    session_id = removed.rows["session"][0][0]
    if connection.execute("SELECT 1 FROM session WHERE id = ?", (session_id,)).fetchone():
        (session_id,) = connection.execute("SELECT max(id) + 1 FROM session").fetchone()
    if removed.text is not None:
        connection.execute("INSERT OR IGNORE INTO routine_text VALUES (?, ?)", removed.text)
    for table, rows in removed.rows.items():
        for row in rows:
            given = numbered(row, session_id)
            places = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} VALUES ({places})", given)  # noqa: S608


def numbered(row: Row, session_id: int) -> Row:
    """Return a row with a session's number; one that is damaged stays so."""
    given = (session_id, *row[1:])
    return with_checksum(given[:-1]) if with_checksum(row[:-1]) == row else given
