"""When it hurts: what each answer about a step does, as a table; asked of the engine.

Every level is tried with a dull ache that was there before, then with the other kinds of pain, then
with rises. Levels that lead to the same stand in one row; what else leads there stands beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rehab_app.engine.adjusting import feasible
from rehab_app.engine.answering import rule_moment_of
from rehab_app.engine.deciding import FLOOR, HARD_LIMITS, Background, Decision, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import make_plan
from rehab_app.engine.rules import Situation
from rehab_app.engine.scene import Scene
from rehab_app.engine.state import Question
from rehab_app.model.pain import Action, Moment, Quality, Reading
from rehab_app.model.plan import Plan
from rehab_app.model.routine import Routine
from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.pain_words import done_text, kinds_words

_LEVELS = range(11)
_MOST_RISE = 5
_USUAL = Quality.DULL


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRow:
    """A row: levels of a dull ache (None: none leads here), what else leads here, what is done.

    `is_hard`: a hard limit says so. `own` are the numbers of the routine's own rules that speak.
    """

    levels: tuple[int, int] | None
    others: tuple[str, ...]
    done: str
    is_hard: bool
    own: tuple[int, ...]

    @property
    def level_text(self) -> str:
        """Return the levels as a chip shows them: "0–2", empty where there are none."""
        if self.levels is None:
            return ""
        return _span_text(*self.levels)


@dataclass(frozen=True, slots=True)
class _Key:
    """What rows are told apart by: what is done, and whether a step up can still come of it."""

    do: Action
    credit: bool


_Cell = tuple[int, Quality, int]
_Place = tuple[_Key, tuple[int, int] | None]


def pain_rows(facts: Facts, step: int, plan: Plan | None = None) -> tuple[PainRow, ...]:
    """Return what answers about a step do, the mildest first; none where it is left out.

    `step` is its number in the routine, from 0. The plan of the routine is made where it is not
    given.
    """
    plan = make_plan(facts) if plan is None else plan
    mine = (n for n, each in enumerate(plan) if each.is_work and each.key and each.key.step == step)
    first = next(mine, None)
    return () if first is None else _Table(facts, plan, first).rows()


def step_number(routine: Routine, path: KeyPath) -> int:
    """Return the number in its routine, from 0, of the step that stands at a path of the text."""
    _, block, _, step = path
    return sum(len(each.steps) for each in routine.blocks[: int(block)]) + int(step)


class _Table:
    """The answers about one step of a plan, before anything has hurt in the session."""

    def __init__(self, facts: Facts, plan: Plan, first: int) -> None:
        self._facts = facts
        self._work = plan[first]
        self._scene = Scene(facts=facts, done=plan[:first], ahead=plan[first:], work=self._work)
        self._background = Background(
            rules=facts.rules,
            own=facts.routine.rules,
            person=facts.person,
            feasible=self._feasible,
        )
        self._possible: dict[Action, Action] = {}
        question = Question(moment=Moment.AFTER, work=self._work, is_blocking=True)
        self._at = rule_moment_of(question, facts)
        self._is_strained = facts.works_strained(self._work.exercise)
        self._decisions: dict[_Cell, Decision] = {}

    def rows(self) -> tuple[PainRow, ...]:
        """Return the rows, by level; what no level leads to comes before what is stronger."""
        plain = {level: self._key((level, _USUAL, 0)) for level in _LEVELS}
        others = self._others(plain)
        runs = ((key, list(run)) for key, run in groupby(plain, key=plain.__getitem__))
        placed: list[_Place] = [(key, (run[0], run[-1])) for key, run in runs]
        for key in sorted(others.keys() - plain.values(), key=_strength):
            stronger = (n for n, (each, _) in enumerate(placed) if _strength(each) > _strength(key))
            placed.insert(next(stronger, len(placed)), (key, None))
        rows: list[PainRow] = []
        for number, (key, levels) in enumerate(placed):
            is_first = all(key != each for each, _ in placed[:number])
            rows.append(self._row(key, levels, others.get(key, ()) if is_first else ()))
        return tuple(rows)

    def _row(self, key: _Key, levels: tuple[int, int] | None, others: tuple[str, ...]) -> PainRow:
        here = [
            decision
            for (level, kind, rise), decision in self._decisions.items()
            if _key_of(decision) == key
            if levels is None or (kind, rise) == (_USUAL, 0)
            if levels is None or levels[0] <= level <= levels[1]
        ]
        own = {each.rule for each in here} | {each.from_rule for each in here}
        numbers = (each.removeprefix("own-") for each in own if each and each.startswith("own-"))
        return PainRow(
            levels=levels,
            others=others,
            done=done_text(key.do, self._scene, has_credit=key.credit),
            is_hard=all(each.rule in (FLOOR, *HARD_LIMITS) for each in here),
            own=tuple(sorted(int(each) for each in numbers)),
        )

    def _others(self, plain: dict[int, _Key]) -> dict[_Key, tuple[str, ...]]:
        """Return what leads to each row beside the level of a dull ache."""
        found: dict[_Key, list[str]] = {}
        for key, text in (*self._risen(plain), *self._kinds(plain)):
            found.setdefault(key, []).append(text)
        return {key: tuple(texts) for key, texts in found.items()}

    def _risen(self, plain: dict[int, _Key]) -> Iterator[tuple[_Key, str]]:
        """Yield from which rise on a dull ache leads to more: "up 2 at 4, 3 at 3"."""
        spots: dict[_Key, dict[int, list[int]]] = {}
        for level in _LEVELS:
            before = plain[level]
            for rise in range(1, min(level, _MOST_RISE) + 1):
                key = self._key((level, _USUAL, rise))
                if key != before:
                    spots.setdefault(key, {}).setdefault(rise, []).append(level)
                before = key
        for key, rises in spots.items():
            parts = [f"{rise} at {_levels_text(levels)}" for rise, levels in sorted(rises.items())]
            yield key, f"up {', '.join(parts)}"

    def _kinds(self, plain: dict[int, _Key]) -> Iterator[tuple[_Key, str]]:
        """Yield where another kind of pain leads to more: "sharp, pinch at 0–2"."""
        alike: dict[tuple[_Key, ...], list[Quality]] = {}
        for kind in Quality:
            keys = tuple(self._key((level, kind, 0)) for level in _LEVELS)
            alike.setdefault(keys, []).append(kind)
        for keys, kinds in alike.items():
            spots: dict[_Key, list[int]] = {}
            for level, key in enumerate(keys):
                if key != plain[level]:
                    spots.setdefault(key, []).append(level)
            for key, levels in spots.items():
                yield key, f"{kinds_words(kinds)} at {_levels_text(levels)}"

    def _key(self, cell: _Cell) -> _Key:
        decision = self._decisions.get(cell)
        if decision is None:
            decision = self._decisions[cell] = self._decided(*cell)
        return _key_of(decision)

    def _decided(self, level: int, kind: Quality, rise: int) -> Decision:
        situation = Situation(
            at=self._at,
            reading=Reading(level, kind),
            rise=rise,
            exercise=self._work.exercise,
            target=self._work.target,
            is_strained=self._is_strained,
        )
        return decide_or_stop(situation, self._background)

    def _feasible(self, action: Action) -> Action:
        if action not in self._possible:
            self._possible[action] = feasible(self._scene, action)
        return self._possible[action]


def _key_of(decision: Decision) -> _Key:
    do = decision.do if isinstance(decision.do, Action) else Action.CONTINUE
    return _Key(do, decision.credit if do is Action.CONTINUE else False)


def _strength(key: _Key) -> tuple[int, bool]:
    return key.do.strength, not key.credit


def _levels_text(levels: Sequence[int]) -> str:
    runs = (list(run) for _, run in groupby(enumerate(levels), key=lambda each: each[1] - each[0]))
    return ", ".join(_span_text(run[0][1], run[-1][1]) for run in runs)


def _span_text(least: int, most: int) -> str:
    return f"{least}" if least == most else f"{least}–{most}"
