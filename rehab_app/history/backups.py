"""Backups: whole copies of the history beside it, made by themselves and checked.

A backup is written under another name, opened again and checked row by row, and gets its own name
only then. So whatever is listed was whole when it was made.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from rehab_app.history.checking import damage_in, refuse_damage
from rehab_app.history.connection import open_to_read
from rehab_app.history.copying import CACHE_KIB, Copy
from rehab_app.history.errors import in_plain_words
from rehab_app.history.files import make_file, make_folder, put_in_place, sync_folder
from rehab_app.history.removal import KEYED
from rehab_app.history.thinning import kept

DUE_AFTER = timedelta(minutes=30)
UNFINISHED = ".new"

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"history-(\d{8}T\d{12}Z)-([a-z]+)\.db")


class Reason(StrEnum):
    """Why a backup was made."""

    SESSION = "session"
    WEEK = "week"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    DELETION = "deletion"
    RESTORING = "restoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup: its file, when it was made (aware, UTC) and why."""

    path: Path
    made: datetime
    reason: Reason


class Backups:
    """The backups in a folder, which is made with the first of them.

    What the disk refuses is HistoryUnavailable; nothing that was there before is lost by it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[Backup, ...]:
        """Return the backups, the newest first; other files in the folder are none."""
        with in_plain_words(self._folder):
            paths = list(self._folder.iterdir()) if self._folder.exists() else []
        found = (_backup_in(path) for path in paths)
        return tuple(
            sorted((each for each in found if each), key=lambda each: each.made, reverse=True)
        )

    def session_count(self, backup: Backup) -> int:
        """Return how many sessions a backup holds."""
        with in_plain_words(backup.path), closing(open_to_read(backup.path)) as connection:
            return int(connection.execute("SELECT count(*) FROM session").fetchone()[0])

    def is_due(self, history: Path, now: datetime) -> bool:
        """Tell whether a history has changed since the last backup, and that is some time ago."""
        last = next(iter(self.all()), None)
        if last is None:
            return True
        try:
            # A backup is as old as its last page, also after a restart or a change of the clock.
            has_changed = history.stat().st_mtime_ns >= last.path.stat().st_mtime_ns
        except OSError:
            return False
        return has_changed and abs(now - last.made) > DUE_AFTER

    def make(
        self, copy: Copy, now: datetime, reason: Reason, rest: Callable[[], None] | None = None
    ) -> Backup:
        """Make a backup with `copy`, which fills an empty file, and thin out the older ones.

        May run in a thread of its own; `rest` is called after every few rows that are checked.
        Raises HistoryDamaged, and keeps no backup, where the copy is not whole.
        """
        with in_plain_words(self._folder / "backup"):
            make_folder(self._folder)
            backup = self._free(now, reason)
            unfinished = backup.path.with_name(backup.path.name + UNFINISHED)
            make_file(unfinished)
            try:
                copy(unfinished)
                check_file(unfinished, rest)
                put_in_place(unfinished, backup.path)
            finally:
                unfinished.unlink(missing_ok=True)
            self._thin(now)
        return backup

    def delete(self, backups: Iterable[Backup]) -> None:
        """Delete backups for good."""
        with in_plain_words(self._folder / "backup"):
            for backup in backups:
                backup.path.unlink(missing_ok=True)
            if self._folder.exists():
                sync_folder(self._folder)

    # -- inside

    def _free(self, now: datetime, reason: Reason) -> Backup:
        """Return a backup under a name that nobody has yet."""
        made = now.astimezone(UTC)
        taken = {each.made for each in self.all()}
        while made in taken:
            made += timedelta(microseconds=1)
        path = self._folder / f"history-{made.strftime(_STAMP)}-{reason}.db"
        return Backup(path=path, made=made, reason=reason)

    def _thin(self, now: datetime) -> None:
        backups = self.all()
        keep = kept((backup.made for backup in backups), now)
        self.delete(backup for backup in backups if backup.made not in keep)
        for path in self._folder.glob(f"*{UNFINISHED}"):
            stamp = _stamp(path.name.removesuffix(UNFINISHED))
            if stamp is not None and abs(now - stamp) > DUE_AFTER:
                path.unlink(missing_ok=True)  # left over by a program that was ended meanwhile


def keys_in(backup: Path) -> Iterator[str]:
    """Yield the keys of all that has one in a backup; a programme's is that of its person."""
    with closing(open_to_read(backup)) as connection:
        for row in connection.execute("SELECT key FROM session"):
            yield row[0]
        for table in KEYED:
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 (our own)
                yield row[0]


def check_file(path: Path, rest: Callable[[], None] | None = None) -> None:
    """Open a copy of a history again and check all of it; raises HistoryDamaged."""
    with closing(open_to_read(path)) as connection:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        refuse_damage(damage_in(connection, rest))


def _backup_in(path: Path) -> Backup | None:
    name = _NAME.fullmatch(path.name)
    made = _stamp(path.name)
    if name is None or made is None or name[2] not in list(Reason):
        return None
    return Backup(path=path, made=made, reason=Reason(name[2]))


def _stamp(file_name: str) -> datetime | None:
    name = _NAME.fullmatch(file_name)
    if name is not None:
        with suppress(ValueError):
            return datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
    return None
