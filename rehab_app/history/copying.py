"""Copies of a history while it is in use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

# A step keeps the connection's own thread waiting for less than a millisecond.
_STEP_PAGES = 128
# Every page is looked at once; what is kept of them would stay with the program for good.
CACHE_KIB = 256
_LOCKED_WAIT_S = 0.005

# Another thread may use the connection only where SQLite was built for it, as nearly everywhere.
CAN_COPY_BESIDE = sqlite3.threadsafety == 3

Copy = Callable[[Path], None]


def copy_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Copy all that is saved into an empty file, some pages at a time.

    May run in a thread of its own: between two steps the connection's own thread goes on, and what
    it writes meanwhile is copied too. Whoever calls lets the copy reach the disk.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        target.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.backup(target, pages=_STEP_PAGES, sleep=_LOCKED_WAIT_S)
