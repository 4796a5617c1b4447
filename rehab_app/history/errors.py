"""What can go wrong with the history, in words for the person in front of it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL_BELOW_BYTES = 1 << 20
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
# SQLite's message can quote what it can't read.
REPORTS = (sqlite3.DatabaseError, UnicodeDecodeError)
_BUGS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)


class HistoryError(Exception):
    """The history can't be used now; the message is a sentence to show."""


class HistoryInUse(HistoryError):
    """Another window or program has the history open."""


class HistoryRefused(HistoryError):
    """The file is not ours to change: made by a newer version, or no file at all."""


class HistoryDamaged(HistoryRefused):
    """The file is damaged or another program's; what can be read of it can be brought back."""


class HistoryUnavailable(HistoryError):
    """The disk doesn't do what is asked; trying again later may help."""


class DamagedRow(Exception):
    """A stored row is not what was written."""


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error; SQLITE_ERROR where it has none."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report about a file into HistoryUnavailable.

    A file that can't be read is HistoryDamaged; too little memory passes too. Broken constraints
    and wrong calls are our own mistakes and stay as they are.
    """
    try:
        yield
    except _BUGS:
        raise
    except MemoryError as error:
        raise HistoryUnavailable("There is not enough memory for it now.") from error
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        if primary_code(error) in _DAMAGED or isinstance(error, UnicodeDecodeError):
            raise HistoryDamaged(f"The history in {path} is damaged.") from error
        raise HistoryUnavailable(_reason(error, path)) from error


def _reason(error: BaseException, path: Path) -> str:
    """Return why, by what can be seen: a full disk has several codes, even "I/O error"."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL or _is_full(path.parent):
        return "The disk is full."
    if code in _NOT_WRITABLE or not os.access(path.parent, os.W_OK):
        return f"Nothing can be written in {path.parent}."
    return f"The disk reported an error ({error})."


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL_BELOW_BYTES
    except OSError:
        return False
