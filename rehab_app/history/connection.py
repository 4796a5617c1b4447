"""Opens the history's file: looks whether it is ours, locks it, and brings it up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from operator import methodcaller
from pathlib import Path
from stat import S_IMODE

from rehab_app.history.copying import Copy, copy_pages
from rehab_app.history.errors import (
    REPORTS,
    HistoryDamaged,
    HistoryInUse,
    HistoryRefused,
    in_plain_words,
    primary_code,
)
from rehab_app.history.files import OWNER_ONLY_FILE, journal_of, make_file
from rehab_app.history.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_version

# A program that starts at the same moment looks for some milliseconds; one that has the history
# keeps it. So a short wait tells them apart.
_LOCK_WAIT_S = 0.25

_UNREADABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)

_SETTINGS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
    # An exclusive journal stays beside the file; empty, it holds nothing of what was deleted.
    "journal_size_limit = 0",
    # Half of what SQLite takes by itself: a program that is left open for weeks stays small.
    "cache_size = -1024",  # KiB
)


BeforeMigration = Callable[[Copy], object]


def open_connection(
    path: Path, before_migration: BeforeMigration | None = None
) -> sqlite3.Connection:
    """Return the only connection to the history in `path`, made where there is none yet.

    Every statement outside a transaction is its own. `before_migration` gets what copies an older
    history, before that is changed; what it raises leaves it as it is. Raises HistoryInUse,
    HistoryRefused (the file keeps every byte) or HistoryUnavailable.
    """
    with in_plain_words(path):
        _make_file(path)
        _look(path)
        connection = _connect(path, "mode=rw")
        try:
            _lock(connection, path)
            _refuse_foreign(connection, path)
            _refuse_read_only(connection)
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            if before_migration and 0 < schema_version(connection) < len(MIGRATIONS):
                before_migration(partial(copy_pages, connection))
            migrate(connection, MIGRATIONS)
        except BaseException:
            connection.close()
            raise
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that nobody writes to; not a byte of it is changed."""
    return _connect(path, "mode=ro&immutable=1")


def _make_file(path: Path) -> None:
    """Make an empty file for its owner only; SQLite gives its journal the same rights."""
    with suppress(FileExistsError):
        make_file(path)
    if not path.is_file():
        raise HistoryRefused(f"{path} is not a file.")
    if S_IMODE(path.stat().st_mode) != OWNER_ONLY_FILE:
        # Some disks know no rights; the folder is closed to others too.
        with suppress(PermissionError):
            path.chmod(OWNER_ONLY_FILE)


def _look(path: Path) -> None:
    """Refuse a file that is not ours before anything can be written to it."""
    if journal_of(path).exists():
        return  # SQLite has to repair it first; it is looked at once it is locked
    with closing(open_to_read(path)) as connection:
        _refuse_foreign(connection, path)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        timeout=_LOCK_WAIT_S,
        check_same_thread=False,  # a backup is copied in a thread of its own
    )
    # A flipped bit must not keep the whole row from being read; its checksum tells.
    connection.text_factory = methodcaller("decode", "utf-8", "replace")
    return connection


def _lock(connection: sqlite3.Connection, path: Path) -> None:
    """Lock the file until the connection is closed or its process is gone."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except REPORTS as error:
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise HistoryInUse("The history is open in another window of rehab-app.") from error
        _refuse_unreadable(error, path)
        raise
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("COMMIT")


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    try:
        version = schema_version(connection)
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        if application == APPLICATION_ID and version > len(MIGRATIONS):
            raise HistoryRefused(
                f"The history in {path} was made by a newer version of rehab-app; that one can "
                "open it. Nothing in it was changed."
            )
        is_empty = not connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except REPORTS as error:
        _refuse_unreadable(error, path)
        raise
    if application != APPLICATION_ID and not (is_empty and application == version == 0):
        raise _not_ours(path)


def _refuse_read_only(connection: sqlite3.Connection) -> None:
    """Let it be tried again later: SQLite opens a file read-only, and for good, where it must."""
    if schema_version(connection):
        connection.execute("DELETE FROM mark WHERE FALSE")


def _refuse_unreadable(error: Exception, path: Path) -> None:
    if primary_code(error) in _UNREADABLE:
        raise _not_ours(path) from error


def _not_ours(path: Path) -> HistoryDamaged:
    return HistoryDamaged(
        f"{path} is damaged or is not a history of rehab-app. Nothing in it was changed."
    )
