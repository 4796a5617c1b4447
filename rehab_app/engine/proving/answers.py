"""All answers to a question at once, whatever the session began with and what was before it.

A step of the engine depends on little of an answer, and there are few that differ in it. So the
classes of all beginnings are put together first, and what pain before adds is looked at once for
each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rehab_app.engine.deciding import Decision
from rehab_app.engine.proving.branches import Branches
from rehab_app.engine.proving.judge import LEVELS, Judge
from rehab_app.engine.proving.questions import Asked, Feasible, Kin, Outcome
from rehab_app.engine.proving.steps import Branch
from rehab_app.model.pain import Quality, QualityClass, Reading, RuleMoment
from rehab_app.model.replacing import replace

_BENIGN = QualityClass.BENIGN


class Given(NamedTuple):
    """A class of answers, and the question as it was asked with one beginning."""

    asked: Asked
    kin: Kin
    decision: Decision


@dataclass(frozen=True, slots=True)
class Together:
    """The classes that differ, which of them has to do at least as much as which, and any gap."""

    given: tuple[Given, ...]
    milder: tuple[tuple[int, int], ...]
    has_gap: bool


class Answers:
    """Gives the answers to questions of sessions with these levels before them."""

    def __init__(
        self, judge: Judge, branches: Branches, befores: Iterable[int | None], base: float | None
    ) -> None:
        self._judge = judge
        self._branches = branches
        self._befores = tuple(befores)
        self._base = base
        self._stopped_at = sorted({judge.stop_class(level) for level in LEVELS})
        self.together = cache(self._together)
        self.outcomes = cache(self._outcomes)
        self.branches = cache(self._branches_of)
        self._milder = cache(self._milder_than)

    def _outcomes(
        self, asked: Asked, counted: frozenset[str], feasible: Feasible
    ) -> tuple[Outcome, ...]:
        """Return what each class of answers leads to, in the order in which they are together."""
        return tuple(
            self._judge.outcome(each.asked, each.kin, counted, feasible)
            for each in self.together(asked).given
        )

    def _branches_of(
        self, asked: Asked, counted: frozenset[str], feasible: Feasible
    ) -> tuple[tuple[Asked, Branch], ...]:
        """Return the answers that differ in what a step depends on, and to what question."""
        found: dict[tuple[object, ...], tuple[Asked, Branch]] = {}
        outcomes = self.outcomes(asked, counted, feasible)
        for each, outcome in zip(self.together(asked).given, outcomes, strict=True):
            branch = self._branches.branch(each.asked, outcome)
            found.setdefault((branch.kind, branch.counts), (each.asked, branch))
        return tuple(found.values())

    def _together(self, asked: Asked) -> Together:
        given: dict[tuple[object, ...], Given] = {}
        numbers: dict[tuple[object, ...], int] = {}
        milder: dict[tuple[int, int], None] = {}
        has_gap = False
        for each in self._as_asked(asked):
            place: dict[Reading, int] = {}
            for kin in self._judge.kin(each):
                if kin.decision is None:
                    has_gap = True
                    continue
                key = (kin.decision, *self._judge.told_apart(each, kin))
                number = numbers.setdefault(key, len(numbers))
                given.setdefault(key, Given(each, kin, kin.decision))
                place.update(dict.fromkeys(kin.readings, number))
            milder.update(dict.fromkeys(self._pairs(place)))
        return Together(tuple(given.values()), tuple(milder), has_gap)

    def _as_asked(self, asked: Asked) -> Iterable[Asked]:
        stops: Iterable[int | None] = (None,)
        if asked.at is RuleMoment.RECHECK:
            stops = self._stopped_at
        for before in self._befores:
            for stopped_at in stops:
                level = self._base if before is None else before
                yield replace(asked, before=level, stopped_at=stopped_at)

    def _pairs(self, place: dict[Reading, int]) -> Iterable[tuple[int, int]]:
        """Yield the classes of answers that come one after the other in strength."""
        for reading, number in place.items():
            for other in self._milder(reading):
                there = place.get(other)
                if there is not None and there != number:
                    yield there, number

    def _milder_than(self, reading: Reading) -> tuple[Reading, ...]:
        """Return the answers right below another: a level less, and of the benign kind."""
        if reading.level is None:
            return ()
        others: list[Reading] = []
        if reading.quality is not None and self._judge.class_of(reading) is not _BENIGN:
            others.append(Reading(reading.level, Quality.DULL, reading.skin_fine))
        if reading.level:
            others.append(Reading(reading.level - 1, reading.quality, reading.skin_fine))
        return tuple(others)
