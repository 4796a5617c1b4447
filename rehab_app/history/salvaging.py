"""Reads what is whole in a damaged history: each row that has its checksum, wherever it lies."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import REPORTS, primary_code
from rehab_app.history.files import journal_of, make_file, remove
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.pages import Record, records_in
from rehab_app.history.tables import Table, tables_of

_VERSION = slice(60, 64)  # where a file says which migrations it has seen


def salvage(damaged: Path, new: Path) -> dict[str, int]:
    """Fill the empty file `new` with all that is whole in a damaged one, which stays as it is.

    Returns how many rows are lost of each table of which any is; a table that can't be counted has
    lost one at least. Rows in `new` may belong to rows that are not there. Raises OSError and
    sqlite3.Error where `new` can't be written.
    """
    copy = new.with_name(f"{new.name}-damaged")
    try:
        _copy(damaged, copy)
        data = copy.read_bytes() if copy.is_file() else b""
        tables = tables_of(_version(data))
        with closing(sqlite3.connect(new, isolation_level=None)) as target:
            migrate(target, MIGRATIONS[: _version(data)])
            target.execute("BEGIN")
            for record in records_in(data):
                _keep(record, tables, target)
            target.execute("COMMIT")
            lost = {table.name: _lost(table, copy, target) for table in tables}
            migrate(target, MIGRATIONS)
        return {name: count for name, count in lost.items() if count}
    finally:
        remove(copy)


def _copy(damaged: Path, copy: Path) -> None:
    """Copy a file, and let SQLite take back in the copy what its journal says is half written."""
    remove(copy)
    for path, beside in ((damaged, copy), (journal_of(damaged), journal_of(copy))):
        if path.is_file():
            make_file(beside)
            shutil.copyfile(path, beside)
    if journal_of(copy).exists():
        with suppress(*REPORTS), closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()


def _version(data: bytes) -> int:
    version = int.from_bytes(data[_VERSION], "big")
    return version if 0 < version < len(MIGRATIONS) else len(MIGRATIONS)


def _keep(record: Record, tables: tuple[Table, ...], target: sqlite3.Connection) -> None:
    for table in tables:
        row = table.row_of(record)
        if row is not None and table.is_whole(row):
            target.execute(table.insert("OR IGNORE"), row)


def _lost(table: Table, copy: Path, target: sqlite3.Connection) -> int:
    """Return how many rows of a table the damaged file still counts and are not whole."""
    query = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608 (our own names)
    found = int(target.execute(query).fetchone()[0])
    if not copy.is_file():
        return 0
    try:
        with closing(open_to_read(copy)) as source:
            return max(0, int(source.execute(query).fetchone()[0]) - found)
    except REPORTS as error:
        return 0 if primary_code(error) == sqlite3.SQLITE_ERROR else 1
