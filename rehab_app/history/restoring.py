"""Brings back an older state of the history: what that changes is said before it is done."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rehab_app.history.backups import check_file
from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import DamagedRow, in_plain_words
from rehab_app.history.files import (
    journal_of,
    make_anew,
    make_file,
    make_folder,
    put_in_place,
    sync_folder,
)
from rehab_app.history.marshalling import opening_of
from rehab_app.history.migrations import MIGRATIONS, migrate
from rehab_app.history.tables import DERIVED, tables_of

_SESSIONS = "SELECT * FROM session ORDER BY started_utc, id"
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A session as it is named in a report; `lost_count` is how many of its entries are gone."""

    title: str
    started: datetime
    lost_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What another state of the history has that this one has not, and the other way round.

    `changed` are sessions that both have, with other entries; `other_count` is how many entries
    beside sessions differ. Sessions are in the order in which they began.
    """

    coming: tuple[Told, ...]
    going: tuple[Told, ...]
    changed: tuple[Told, ...]
    other_count: int

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.coming or self.going or self.changed or self.other_count)


def prepare(backup: Path, new: Path) -> None:
    """Fill the file `new` with a backup, brought up to date.

    Raises HistoryDamaged where the backup is no longer whole, or HistoryUnavailable.
    """
    copy_anew(backup, new)
    with in_plain_words(new):
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            migrate(connection, MIGRATIONS)
        check_file(new)


def copy_anew(backup: Path, new: Path) -> None:
    """Copy a backup into a new file for its owner only, in place of one that was left over."""
    with in_plain_words(new):
        make_anew(new)
        shutil.copyfile(backup, new)


def differences(now: sqlite3.Connection, then: Path) -> Differences:
    """Return what would be otherwise with `then` in place of the history; both are whole."""
    with closing(open_to_read(then)) as other:
        ours, theirs = told_by_key(now), told_by_key(other)
        our_sums, their_sums = _sums_by_key(now), _sums_by_key(other)
        both = [key for key in ours if key in theirs]
        return Differences(
            coming=tuple(told for key, told in theirs.items() if key not in ours),
            going=tuple(told for key, told in ours.items() if key not in theirs),
            changed=tuple(ours[key] for key in both if our_sums[key] != their_sums[key]),
            other_count=len(_rows_beside(now) ^ _rows_beside(other)),
        )


def set_aside(history: Path, folder: Path, now: datetime) -> Path | None:
    """Keep a copy of a damaged history, with its journal, under a name with the date.

    Returns where it is now; None where there was nothing to keep.
    """
    with in_plain_words(history):
        if not history.is_file() or not history.stat().st_size:
            return None
        make_folder(folder)
        kept = folder / f"history-{now.strftime(_STAMP)}.db"
        while kept.exists():
            kept = kept.with_name(f"{kept.stem}-again.db")
        for path, beside in ((history, kept), (journal_of(history), journal_of(kept))):
            if path.is_file():
                make_file(beside)
                shutil.copyfile(path, beside)
        sync_folder(folder)
        return kept


def take_place(new: Path, history: Path) -> None:
    """Let a finished history take the place of another one, which nobody has open."""
    with in_plain_words(history):
        # A journal is another history's as soon as the file is another one.
        journal_of(history).unlink(missing_ok=True)
        put_in_place(new, history)


def told_by_key(connection: sqlite3.Connection) -> dict[str, Told]:
    """Return the sessions of a history by their keys, in the order in which they began."""
    told: dict[str, Told] = {}
    for row in connection.execute(_SESSIONS):
        try:
            opening, _ = opening_of(row)
        except DamagedRow:
            continue
        told[opening.key] = Told(title=opening.routine_title, started=opening.started)
    return told


def _sums_by_key(connection: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """Return for each session, by its key, how many rows it has in each table and their sums."""
    keys = dict(connection.execute("SELECT id, key FROM session").fetchall())
    sums: dict[str, tuple[object, ...]] = dict.fromkeys(keys.values(), ())
    for table in tables_of(len(MIGRATIONS)):
        if "session_id" not in table.parents or table.name in DERIVED:
            continue
        query = f"SELECT session_id, count(*), sum(crc) FROM {table.name} GROUP BY session_id"  # noqa: S608
        for session_id, count, crc_sum in connection.execute(query):
            key = keys[session_id]
            sums[key] = (*sums[key], table.name, count, crc_sum)
    return sums


def _rows_beside(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    """Return all rows that belong to no session."""
    return {
        (table.name, *row)
        for table in tables_of(len(MIGRATIONS))
        if table.name not in ("session", "routine_text") and "session_id" not in table.parents
        for row in connection.execute(table.select())
    }
