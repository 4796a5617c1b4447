"""Brings back a damaged history: what can be read of it, and of the newest backup what it lacks."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from rehab_app.history.backups import Backup, check_file
from rehab_app.history.deletions import Deletions
from rehab_app.history.errors import HistoryDamaged, in_plain_words
from rehab_app.history.files import make_anew, remove
from rehab_app.history.marshalling import hash_of
from rehab_app.history.merging import NAMELESS_TITLE, complete, merge
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import BRIEF_TEXT
from rehab_app.history.restoring import Told, prepare, told_by_key
from rehab_app.history.salvaging import salvage
from rehab_app.history.tables import DERIVED, tables_of

# A session that is known in brief only has nothing else.
_EMPTY = """SELECT key FROM session WHERE text_hash = ?
    AND id NOT IN (SELECT session_id FROM digest)"""
_IDS_OF = "(SELECT id FROM session WHERE key IN (SELECT value FROM json_each(?)))"
_OWN_COUNTS = ("session", "input", "routine_text")
# Its ending counted a session's inputs; without one, their own numbers do.
_INPUTS_LOST = """SELECT key, coalesce(
        (SELECT input_count FROM ending WHERE session_id = session.id),
        (SELECT max(seq) + 1 FROM input WHERE session_id = session.id), 0)
    - (SELECT count(*) FROM input WHERE session_id = session.id) FROM session"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A history that was brought back into the file `new`, which is not in its place yet.

    `from_file_count` sessions could be read in the damaged file; `from_backup` are those that only
    the backup had, `lacking` those of which something is lost for good. `gaps` are the sessions
    before and after each place where some may be missing, None after the last one. `other_count`
    is how many entries beside those were damaged, and are not in the backup either.
    """

    new: Path
    backup: Backup | None
    session_count: int
    from_file_count: int
    from_backup: tuple[Told, ...]
    lacking: tuple[Told, ...]
    gaps: tuple[tuple[Told, Told | None], ...]
    other_count: int

    @property
    def has_losses(self) -> bool:
        """Tell whether anything is known to be lost for good, or may be."""
        return bool(self.lacking or self.gaps or self.other_count)


@dataclass(frozen=True, slots=True)
class _Coming:
    """A backup that is ready to be read, and what has been deleted since it was made, or before."""

    backup: Path
    deleted: Deletions


def recover(
    damaged: Path, new: Path, backups: Iterable[Backup], texts: Iterable[bytes]
) -> Recovery:
    """Put a history together in the file `new`; the damaged one and the backups stay as they are.

    `backups` are the newest first: the first that is still whole counts. `texts` are routines as
    they may have been played. May run in a thread of its own. Raises HistoryUnavailable, also where
    a backup can't be read now: an older one would bring back less.
    """
    beside = new.with_name(f"{new.name}-backup")
    with in_plain_words(new):
        try:
            backup = _first_whole(backups, beside)
            make_anew(new)
            lost = salvage(damaged, new)
            with closing(sqlite3.connect(new, isolation_level=None)) as target:
                target.execute("BEGIN")
                come = _Coming(beside, Deletions(damaged)) if backup else None
                recovery = _put_together(target, come, lost, texts)
                target.execute("COMMIT")
            check_file(new)
        finally:
            remove(beside)
    return replace(recovery, new=new, backup=backup)


def _first_whole(backups: Iterable[Backup], beside: Path) -> Backup | None:
    for backup in backups:
        try:
            prepare(backup.path, beside)
        except HistoryDamaged:
            continue
        return backup
    return None


def _put_together(
    target: sqlite3.Connection,
    coming: _Coming | None,
    lost: dict[str, int],
    texts: Iterable[bytes],
) -> Recovery:
    read = told_by_key(target)
    before = _counts(target)
    known_gaps: frozenset[tuple[str, str]] = frozenset()
    if coming is not None:
        merge(target, coming.backup, coming.deleted)
        with closing(sqlite3.connect(coming.backup)) as connection:
            known_gaps = frozenset(_gaps(connection, coming.deleted))
    all_of_them = told_by_key(target)
    come = {key: told for key, told in all_of_them.items() if key not in read}
    after = _counts(target, come)
    others = (name for name in lost if name not in (*_OWN_COUNTS, *DERIVED))
    other_count = sum(max(0, lost[name] - (after[name] - before[name])) for name in others)
    complete(target, (*texts, BRIEF_TEXT.encode()))
    everything = told_by_key(target)
    gaps = [pair for pair in _gaps(target) if pair not in known_gaps] if "session" in lost else []
    last = [] if read else list(everything.values())[-1:]
    return Recovery(
        new=Path(),
        backup=None,
        session_count=len(everything),
        from_file_count=len(read),
        from_backup=tuple(come.values()),
        lacking=tuple(_lacking(target, everything)),
        gaps=(
            *((everything[one], everything[other]) for one, other in gaps),
            *((told, None) for told in last),
        ),
        other_count=other_count,
    )


def _lacking(target: sqlite3.Connection, told: dict[str, Told]) -> Iterator[Told]:
    lost = dict(target.execute(_INPUTS_LOST).fetchall())
    empty = {key for (key,) in target.execute(_EMPTY, (hash_of(BRIEF_TEXT.encode()),))}
    for key, each in told.items():
        if lost[key] > 0 or key in empty or each.title == NAMELESS_TITLE:
            yield replace(each, lost_count=max(lost[key], 1))


def _gaps(
    connection: sqlite3.Connection, deleted: Container[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Yield the keys of two sessions, one after the other, whose numbers leave some out."""
    found = connection.execute("SELECT id, key FROM session ORDER BY id")
    rows = [row for row in found if row[1] not in deleted]
    return ((one[1], other[1]) for one, other in pairwise(rows) if other[0] - one[0] > 1)


def _counts(connection: sqlite3.Connection, without: Iterable[str] = ()) -> dict[str, int]:
    """Return how many rows each table has, those of some sessions (by key) left out."""
    keys = json.dumps(list(without))
    counts = {}
    for table in tables_of(len(MIGRATIONS)):
        values: tuple[str, ...] = ()
        query = f"SELECT count(*) FROM {table.name}"  # noqa: S608 (our own names)
        if "session_id" in table.parents:
            query, values = f"{query} WHERE session_id NOT IN {_IDS_OF}", (keys,)
        counts[table.name] = int(connection.execute(query, values).fetchone()[0])
    return counts
