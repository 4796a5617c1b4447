"""Reads what is whole in a damaged history: each row that can be reached and has its checksum."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import primary_code
from rehab_app.history.files import journal_of, make_file, remove
from rehab_app.history.marshalling import Row
from rehab_app.history.migrations import MIGRATIONS, migrate, schema_version
from rehab_app.history.tables import Table, tables_of

_MOST_LEAPS = 20_000


def salvage(damaged: Path, new: Path) -> dict[str, int]:
    """Fill the empty file `new` with all that is whole in a damaged one, which stays as it is.

    Returns how many rows were not whole, by their table, where something was wrong with it; a part
    of it that can't be reached at all counts as one. Rows in `new` may belong to rows that are not
    there. Raises OSError and sqlite3.Error where `new` can't be written.
    """
    copy = new.with_name(f"{new.name}-damaged")
    try:
        _copy(damaged, copy)
        with closing(_opened(copy)) as source, closing(sqlite3.connect(new)) as target:
            target.isolation_level = None
            version = _version(source)
            migrate(target, MIGRATIONS[:version])
            target.execute("BEGIN")
            lost = {table.name: _take(table, source, target) for table in tables_of(version)}
            target.execute("COMMIT")
            migrate(target, MIGRATIONS)
            return {name: count for name, count in lost.items() if count}
    finally:
        remove(copy)


def _copy(damaged: Path, copy: Path) -> None:
    """Copy a file with its journal, from which SQLite takes back what was half written."""
    remove(copy)
    for path, beside in ((damaged, copy), (journal_of(damaged), journal_of(copy))):
        if path.is_file():
            make_file(beside)
            shutil.copyfile(path, beside)


def _opened(copy: Path) -> sqlite3.Connection:
    """Return a connection to as much as can be read; an empty one where that is nothing."""
    if not copy.is_file():
        return sqlite3.connect(":memory:")
    if journal_of(copy).exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    connection = open_to_read(copy)
    # A table whose definition is damaged must not keep the others from being read.
    connection.execute("PRAGMA writable_schema = ON")
    return connection


def _version(source: sqlite3.Connection) -> int:
    with suppress(sqlite3.DatabaseError):
        version = schema_version(source)
        if 0 < version < len(MIGRATIONS):
            return version
    return len(MIGRATIONS)


def _take(table: Table, source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Copy the rows that are whole, and return how many are not."""
    lost = set()
    for row in _reachable(table, source):
        if row is not None and table.is_whole(row):
            target.execute(table.insert("OR IGNORE"), row)
        else:
            lost.add(row)
    return len(lost)


def _reachable(table: Table, source: sqlite3.Connection) -> Iterator[Row | None]:
    """Yield the rows that can be reached, some twice, and None for each part that can't be."""
    try:
        yield from source.execute(table.select(table.by_key()))
    except sqlite3.DatabaseError as error:
        if primary_code(error) == sqlite3.SQLITE_ERROR:
            return  # There is no such table.
        yield None
        with suppress(sqlite3.DatabaseError):
            yield from source.execute(table.select(table.by_key("DESC")))
        if table.first_is_number:
            yield from _beyond(table, source)


def _beyond(table: Table, source: sqlite3.Connection) -> Iterator[Row]:
    """Yield what lies between damaged parts: from each number on, as far as it can be read."""
    number, leaps = 0, 0
    most = _highest(table, source)
    while number <= most and leaps < _MOST_LEAPS:
        leaps += 1
        try:
            query = table.select(f'WHERE "{table.key[0]}" > ? {table.by_key()}')
            for row in source.execute(query, (number,)):
                number = max(number, row[0]) if isinstance(row[0], int) else number
                yield row
            return
        except sqlite3.DatabaseError:
            number += 1


def _highest(table: Table, source: sqlite3.Connection) -> int:
    """Return the highest number that a row of a table can begin with."""
    tables = {table.name: table.key[0], **dict.fromkeys(table.parents.values(), "id")}
    highest = 0
    for name, column in tables.items():
        with suppress(sqlite3.DatabaseError):
            query = f'SELECT max("{column}") FROM "{name}"'  # noqa: S608 (our own names)
            found = source.execute(query).fetchone()[0]
            highest = max(highest, found if isinstance(found, int) else 0)
    return highest
