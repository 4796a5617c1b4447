"""What own rules come to beside the standard ones and the hard limits: asked of the engine.

Typical readings are tried at each moment: every level, a kind of pain of each class and those that
a rule names, and rises around all ends. Where another rule speaks for a reading than the own one
that fits it, that is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from rehab_app.engine.deciding import (
    FLOOR,
    HARD_LIMITS,
    Background,
    Decision,
    decide_by_rows,
    standard_row,
)
from rehab_app.engine.facts import Facts
from rehab_app.engine.rules import Situation, class_of, first_match
from rehab_app.model.pain import Quality, Reading, RuleMoment
from rehab_app.model.rule import Rule
from rehab_app.workbench.rule_phrases import Cell, Instead, phrases
from rehab_app.workbench.rule_words import ABOUT_WORK

_ONE_OF_EACH_CLASS = (Quality.DULL, Quality.SHARP, Quality.NUMB)
_TYPICAL_RISES = (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
_WEEKLY_RISES = (-1.0, 0.0, 0.5, 1.0, 1.5, 2.0)
_TOP = 10
_Cells = dict[Instead, set[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What an own rule comes to: sentences, empty where all it says is done.

    `limits`: where a hard limit does more than the rule. `overruled`: where a standard rule does.
    `shadowed`: where a rule above it is tried first, or none of its readings is left to it.
    """

    limits: str = ""
    overruled: str = ""
    shadowed: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """All own rules of a routine beside the standard ones.

    `own` has a weighing for each rule in order; `before` says, by the id of a standard rule, which
    own ones are done in its place, and `before_all` which standard rules never come to speak then.
    """

    own: tuple[Weighing, ...]
    before: Mapping[str, tuple[int, ...]]
    before_all: frozenset[str]


def weighed(facts: Facts) -> Beside:
    """Return what the own rules of a routine come to."""
    return _Scales(facts).beside()


class _Scales:
    """Tries readings, each against the standard rules once."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._own = facts.routine.rules
        self._before: dict[str, set[int]] = defaultdict(set)
        self._spoken: dict[str, bool] = {}  # by standard row: is it left any reading at all

    def beside(self) -> Beside:
        found: list[_Tried] = [_Tried() for _ in self._own]
        for at in dict.fromkeys(rule.at for rule in self._own):
            for situation in self._situations(at):
                self._try(situation, found)
        never = frozenset(name for name, is_left in self._spoken.items() if not is_left)
        return Beside(
            tuple(self._weighing(each) for each in found),
            {name: tuple(sorted(numbers)) for name, numbers in self._before.items()},
            never,
        )

    def _try(self, situation: Situation, found: "list[_Tried]") -> None:
        rules = self._facts.rules
        standard = standard_row(situation, rules)
        if standard is None:
            return
        self._spoken.setdefault(standard.id, False)
        fitting = [n for n, rule in enumerate(self._own) if first_match((rule,), situation, rules)]
        for later in fitting[1:]:
            found[later].shadows.add(fitting[0])
        if not fitting:
            self._spoken[standard.id] = True
            return
        first = fitting[0]
        background = Background(rules=rules, own=(self._own[first],), person=self._facts.person)
        decision = decide_by_rows(situation, background)
        cell = Cell(int(situation.reading.level or 0), class_of(situation.reading, rules))
        if decision.rule == self._own[first].id:
            found[first].done.add(cell)
            self._before[standard.id].add(first + 1)
            return
        self._spoken[standard.id] = True
        found[first].others[cell].append(decision)

    def _weighing(self, tried: "_Tried") -> Weighing:
        numbers = " and ".join(f"rule {number + 1}" for number in sorted(tried.shadows))
        shadowed = ""
        if tried.shadows:
            shadowed = f"Where {numbers} fits too, that one counts: it stands above."
        if not tried.done and not tried.others:
            shadowed = (
                f"Nothing is left for this rule: {numbers} above it always fits first."
                if numbers
                else "No answer fits this rule."
            )
        limits, stronger = ("; ".join(phrases(each)) for each in tried.instead())
        only = "" if tried.done else "This rule changes nothing. "
        return Weighing(
            limits=f"A hard limit stops here: {limits}, whatever a file says." if limits else "",
            overruled=f"{only}The standard rules want more: {stronger}." if stronger else "",
            shadowed=shadowed,
        )

    def _situations(self, at: RuleMoment) -> Iterator[Situation]:
        mine = [rule for rule in self._own if rule.at is at]
        named = (case.quality for rule in mine for case in rule.cases)
        kinds = tuple(dict.fromkeys((*_ONE_OF_EACH_CLASS, *(kind for kind in named if kind))))
        rises = sorted({*_rises(mine, at)})
        for exercise, target in self._works(mine) if at in ABOUT_WORK else {("", "")}:
            is_strained = bool(exercise) and self._facts.works_strained(exercise)
            for level in range(_TOP + 1):
                for rise in rises:
                    if not level - _TOP <= rise <= level:
                        continue
                    for kind in kinds:
                        yield Situation(
                            at=at,
                            reading=Reading(level, kind),
                            rise=rise,
                            exercise=exercise,
                            target=target,
                            is_strained=is_strained,
                        )

    def _works(self, rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
        """Yield the exercises that rules tell apart, each with its target; and any other."""
        yield "", ""
        works: dict[tuple[str, str], None] = {}
        for rule in rules:
            for case in rule.cases:
                known = case.exercise is not None and case.exercise in self._facts.catalogue
                if known and case.exercise is not None:
                    target = self._facts.exercise(case.exercise).target
                    works[case.exercise, target] = None
                if case.target and not case.exercise:
                    works["", case.target] = None
        yield from works


class _Tried:
    """What came of the readings that an own rule fits."""

    def __init__(self) -> None:
        self.shadows: set[int] = set()
        self.done: set[Cell] = set()
        self.others: dict[Cell, list[Decision]] = defaultdict(list)

    def instead(self) -> tuple[_Cells, _Cells]:
        """Return what is always done instead, where a hard limit does it and where another row.

        The mildest of what is done at a level with a kind of pain: a rise can only add to it.
        """
        hard: _Cells = defaultdict(set)
        stronger: _Cells = defaultdict(set)
        for cell, decisions in self.others.items():
            mildest = min(decisions, key=lambda each: each.do.strength)
            is_hard = mildest.rule == FLOOR or mildest.rule in HARD_LIMITS
            instead = Instead(mildest.do, when_risen=cell in self.done)
            (hard if is_hard else stronger)[instead].add(cell)
        return hard, stronger


def _rises(rules: Iterable[Rule], at: RuleMoment) -> Iterator[float]:
    yield from _WEEKLY_RISES if at is RuleMoment.WEEK else _TYPICAL_RISES
    for rule in rules:
        for case in rule.cases:
            ends = (case.rise.least, case.rise.most) if case.rise else ()
            yield from (end for end in ends if isfinite(end))
