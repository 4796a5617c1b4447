"""Looks whether a history is whole: SQLite's own check of the file, and the checksum of each row.

Neither is enough alone: SQLite's check misses a third of the flipped bits that change what is read.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from rehab_app.history.errors import REPORTS, HistoryDamaged
from rehab_app.history.marshalling import Row
from rehab_app.history.migrations import schema_version
from rehab_app.history.tables import Table, tables_of

RECENT_ROWS = 200
_SLICE_ROWS = 200
_MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a history: faults of the file, and how many rows, by their table."""

    faults: tuple[str, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.faults or self.rows)

    def __str__(self) -> str:
        """Return it as a sentence."""
        count = sum(self.rows.values())
        if count:
            return f"The history is damaged: {count} of its entries can't be read."
        return "The history is damaged." if self.faults else "The history is whole."


def refuse_damage(damage: Damage) -> None:
    """Raise HistoryDamaged where there is damage."""
    if damage:
        raise HistoryDamaged(str(damage))


def damage_in(connection: sqlite3.Connection, rest: Callable[[], None] | None = None) -> Damage:
    """Return what is wrong in all of a history; `rest` is called after every few rows.

    Takes about two seconds for a million rows.
    """
    faults = _faults(connection)
    rows: dict[str, int] = {}
    try:
        for table in tables_of(schema_version(connection)):
            _count_damaged(rows, table, connection.execute(table.select()), rest)
    except REPORTS as error:
        faults = (*faults, str(error))
    return Damage(faults, rows)


def recent_damage_in(connection: sqlite3.Connection) -> Damage:
    """Return what is wrong in the newest rows of each table: some milliseconds, however many."""
    rows: dict[str, int] = {}
    try:
        for table in tables_of(schema_version(connection)):
            newest = connection.execute(table.select(f"{table.by_key('DESC')} LIMIT {RECENT_ROWS}"))
            _count_damaged(rows, table, newest)
    except REPORTS as error:
        return Damage((str(error),), rows)
    return Damage((), rows)


def _faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        found = connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()
        lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    except REPORTS as error:
        return (str(error),)
    faults = tuple(str(fault) for (fault,) in found if fault != "ok")
    return (*faults, "a row belongs to nothing") if lost else faults


def _count_damaged(
    counted: dict[str, int],
    table: Table,
    rows: Iterable[Row],
    rest: Callable[[], None] | None = None,
) -> None:
    remaining = iter(rows)
    while some := list(islice(remaining, _SLICE_ROWS)):
        damaged = sum(not table.is_whole(row) for row in some)
        if damaged:
            counted[table.name] = counted.get(table.name, 0) + damaged
        if rest is not None:
            rest()
