"""What a walk carries from question to question beside the place where it stands."""

from functools import cache
from typing import NamedTuple

from rehab_app.engine.proving.questions import Flags
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side

Kept = tuple[tuple[Side, Reading], ...]


class Carried(NamedTuple):
    """What earlier answers still decide.

    `flags` are the rows that have counted once; `stopped` the exercises and targets that pain has
    stopped, as far as later stretches hold them; `missing` the questions in a row without an
    answer; `stopped_at` the level that stopped a pose, until it is asked about again; `kept` the
    highest readings of sides that are asked again.
    """

    flags: Flags = frozenset()
    stopped: frozenset[str] = frozenset()
    missing: int = 0
    stopped_at: int | None = None
    kept: Kept = ()

    def highest(self, side: Side | None) -> Reading | None:
        """Return the highest earlier reading of a side that has changed little."""
        return next((reading for mine, reading in self.kept if mine == side), None)


class Carrying:
    """Numbers what is carried."""

    def __init__(self) -> None:
        self._carried: list[Carried] = []
        self._numbers: dict[Carried, int] = {}
        self.with_kept = cache(self._with_kept)

    def of(self, number: int) -> Carried:
        """Return what is carried by its number."""
        return self._carried[number]

    def number(self, carried: Carried) -> int:
        """Return the number of what is carried."""
        number = self._numbers.setdefault(carried, len(self._carried))
        if number == len(self._carried):
            self._carried.append(carried)
        return number

    def _with_kept(self, number: int, kept: Kept) -> int:
        return self.number(self._carried[number]._replace(kept=kept))


def kept_after(kept: Kept, side: Side | None, reading: Reading | None) -> Kept:
    """Return the highest readings after another one of a side."""
    if side is None or reading is None:
        return kept
    readings = dict(kept)
    before = readings.get(side)
    if (reading.level or 0) > (before.level or 0 if before else 0):
        readings[side] = reading
    return tuple(sorted(readings.items(), key=lambda entry: entry[0]))
