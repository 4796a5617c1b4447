"""The tables of a history, all treated alike: what they are called, and which rows are whole.

Every row ends in a checksum, `crc`, of what stands before it; a routine's text has its hash.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from rehab_app.history.errors import DamagedRow
from rehab_app.history.marshalling import Row, checked, hash_of
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.pages import Record

_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
_COLUMNS = "SELECT name, pk, type FROM pragma_table_info(?) ORDER BY cid"
_PARENTS = 'SELECT "table", "from" FROM pragma_foreign_key_list(?)'
_WITHOUT_ROWID = "SELECT wr FROM pragma_table_list WHERE name = ?"
_PYTHON_TYPES = {"INTEGER": int, "REAL": float, "TEXT": str, "BLOB": bytes}

# What follows from the rest and is made anew where it is missing: but for sessions that were taken
# in from elsewhere, of which there is nothing else.
DERIVED = ("mark", "digest", "set_digest", "checkpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, those of its primary key, and which columns name rows of others."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    parents: dict[str, str]
    types: tuple[str, ...]
    has_rowid: bool

    def is_whole(self, row: Row) -> bool:
        """Tell whether a row is what was stored."""
        if self.columns[-1] != "crc":
            named, text = row
            return isinstance(text, bytes) and hash_of(text) == named
        try:
            checked(row)
        except DamagedRow:
            return False
        return True

    def row_of(self, record: Record) -> Row | None:
        """Return the row that a stored record is, None where it can't be one of this table."""
        if len(record.values) != len(self.columns) or self.has_rowid != (record.rowid is not None):
            return None
        stored = dict(zip(self._stored_columns, record.values, strict=True))
        if self.has_rowid and self._number_column:
            stored[self._number_column] = record.rowid
        values = [stored[column] for column in self.columns]
        for place, type_ in enumerate(self.types):
            value = values[place]
            if type_ == "REAL" and isinstance(value, int):
                values[place] = float(value)  # SQLite stores 2.0 as 2.
            elif value is not None and not isinstance(value, _PYTHON_TYPES[type_]):
                return None
        return tuple(values)

    @property
    def _stored_columns(self) -> tuple[str, ...]:
        """Return the columns in the order in which they are stored."""
        if self.has_rowid:
            return self.columns
        return (*self.key, *(column for column in self.columns if column not in self.key))

    @property
    def _number_column(self) -> str | None:
        """Return the column that is the row's own number, if there is one."""
        is_number = len(self.key) == 1 and self.types[self.columns.index(self.key[0])] == "INTEGER"
        return self.key[0] if is_number else None

    def select(self, rest: str = "") -> str:
        """Return the query of all its columns."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        return f'SELECT {columns} FROM "{self.name}" {rest}'  # noqa: S608 (our own names)

    def insert(self, otherwise: str = "") -> str:
        """Return the statement that adds a row; `otherwise` says what a known key does."""
        places = ", ".join("?" * len(self.columns))
        return f'INSERT {otherwise} INTO "{self.name}" VALUES ({places})'  # noqa: S608 (our own)

    def by_key(self, direction: str = "ASC") -> str:
        """Return the order of its primary key."""
        return "ORDER BY " + ", ".join(f'"{column}" {direction}' for column in self.key)


@cache
def tables_of(version: int) -> tuple[Table, ...]:
    """Return the tables of a version of the schema, each after those that its rows name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:version])
        names = [str(name) for (name,) in connection.execute(_NAMES)]
        return tuple(_in_order([_table(connection, name) for name in names]))


def _table(connection: sqlite3.Connection, name: str) -> Table:
    columns = connection.execute(_COLUMNS, (name,)).fetchall()
    parents = {column: parent for parent, column in connection.execute(_PARENTS, (name,))}
    key = sorted((place, column) for column, place, _ in columns if place)
    types = {column: type_ for column, _, type_ in columns}
    return Table(
        name=name,
        columns=tuple(types),
        key=tuple(column for _, column in key),
        parents=parents,
        types=tuple(types.values()),
        has_rowid=not connection.execute(_WITHOUT_ROWID, (name,)).fetchone()[0],
    )


def _in_order(tables: list[Table]) -> Iterator[Table]:
    """Yield tables, each after its parents."""
    told: set[str] = set()
    while tables:
        ready = [table for table in tables if set(table.parents.values()) <= {*told, table.name}]
        yield from ready
        told |= {table.name for table in ready}
        tables = [table for table in tables if table.name not in told]
