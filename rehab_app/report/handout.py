"""What stands on a handout: a routine on paper, for somebody who has nothing but the paper.

What a physio wrote for themselves (`private`) is never read here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import planned_minutes, sides_of
from rehab_app.model.exercise import Exercise
from rehab_app.model.person import Side
from rehab_app.model.red_flag import RedFlagScreen
from rehab_app.model.routine import PerDay, Step
from rehab_app.report.dates import day_text
from rehab_app.report.handout_rules import (
    ShortRule,
    own_rules,
    standard_in_short,
    stop_sentences,
    warning_signs,
)
from rehab_app.step_wording import prescribed_text
from rehab_app.wording import duration

MOST_CUES = 4
_SPACE = ("clear floor", "timer")
_ONCE, _TWICE = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutExercise:
    """One exercise: how it is done, how much, what it should feel like.

    `side` is the one that is shown, BOTH where it makes no difference. `notes` are the author's.
    """

    number: int
    exercise: Exercise
    doses: tuple[str, ...]
    notes: tuple[str, ...]
    side: Side

    @property
    def cues(self) -> tuple[str, ...]:
        """Return how it is done, in its first steps."""
        return self.exercise.cues[:MOST_CUES]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutBlock:
    """A titled part of it; what was shown in an earlier part is not shown again."""

    title: str
    exercises: tuple[HandoutExercise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A routine on paper, complete in words. `order` is told where exercises come again."""

    title: str
    summary: str
    author: str
    made: str
    how_often: str
    minutes: str
    props: str
    order: str
    blocks: tuple[HandoutBlock, ...]
    stop: tuple[str, ...]
    signs: tuple[tuple[str, tuple[str, ...]], ...]
    own_rules: tuple[str, ...]
    standard: tuple[ShortRule, ...]
    fingerprint: str

    @property
    def exercises(self) -> tuple[HandoutExercise, ...]:
        """Return all exercises in the order in which they are shown."""
        return tuple(each for block in self.blocks for each in block.exercises)


def handout(facts: Facts, screen: RedFlagScreen, made: date, fingerprint: str = "") -> Handout:
    """Return what stands on the handout of a routine, as it is prescribed and at its start.

    `fingerprint` is that of the key that its author signs with, empty for none.
    """
    routine = facts.routine
    shown = _shown(facts)
    return Handout(
        title=routine.title,
        summary=routine.summary,
        author=routine.author,
        made=day_text(made),
        how_often=_how_often(routine.per_day),
        minutes=f"about {planned_minutes(facts)} min",
        props=", ".join(_props(facts)),
        order=_order(facts, shown),
        blocks=tuple(_blocks(facts, shown)),
        stop=stop_sentences(facts),
        signs=warning_signs(screen, facts),
        own_rules=own_rules(facts),
        standard=standard_in_short(facts),
        fingerprint=fingerprint,
    )


def _shown(facts: Facts) -> Mapping[str, HandoutExercise]:
    """Return each exercise once, with everything that is prescribed of it."""
    shown: dict[str, HandoutExercise] = {}
    said: dict[str, Counter[str]] = {}
    for _, block, steps in facts.routine.numbered():
        for _, step in steps:
            exercise = _first_exercise(step, facts)
            known = shown.get(exercise.id) or HandoutExercise(
                number=len(shown) + 1,
                exercise=exercise,
                doses=(),
                notes=(),
                side=_side_shown(step, facts),
            )
            doses = said.setdefault(exercise.id, Counter())
            doses[prescribed_text(step, facts, block.rounds)] += 1
            notes = dict.fromkeys((*known.notes, step.note) if step.note else known.notes)
            shown[exercise.id] = replace(known, doses=tuple(_told(doses)), notes=tuple(notes))
    return shown


def _told(doses: Counter[str]) -> Iterator[str]:
    for dose, count in doses.items():
        often = {_ONCE: "", _TWICE: ", twice"}.get(count, f", {count} times")
        yield f"{dose}{often}"


def _first_exercise(step: Step, facts: Facts) -> Exercise:
    _, rung = ladder_of(step, facts).at(None)
    return facts.exercise(rung.exercise)


def _side_shown(step: Step, facts: Facts) -> Side:
    return sides_of(step, facts.exercise(step.exercise), facts.person.sore_side)[0]


def _blocks(facts: Facts, shown: Mapping[str, HandoutExercise]) -> Iterator[HandoutBlock]:
    left = dict(shown)
    for block in facts.routine.blocks:
        ids = dict.fromkeys(_first_exercise(step, facts).id for step in block.steps)
        exercises = tuple(left.pop(each) for each in ids if each in left)
        in_turn = f", {block.rounds} rounds" if block.rounds > 1 and len(block.steps) > 1 else ""
        if exercises:
            yield HandoutBlock(title=f"{block.title}{in_turn}", exercises=exercises)


def _order(facts: Facts, shown: Mapping[str, HandoutExercise]) -> str:
    """Return the numbers of the exercises as they are done, where one comes back later on."""
    numbers: list[int] = []
    for step in facts.steps:
        number = shown[_first_exercise(step, facts).id].number
        if not numbers or numbers[-1] != number:
            numbers.append(number)
    if numbers == sorted(numbers):
        return ""
    return f"In this order: {', '.join(map(str, numbers))}"


def _props(facts: Facts) -> list[str]:
    names = dict.fromkeys(
        prop for step in facts.steps for prop in _first_exercise(step, facts).props
    )
    return [name for name in names if name not in _SPACE]


def _how_often(per_day: PerDay | None) -> str:
    if per_day is None:
        return ""
    if per_day.times == 1:
        return "once a day at most"
    gap = f", with {_gap(per_day.gap_s)} in between" if per_day.gap_s else ""
    return f"up to {per_day.times} times a day{gap}"


def _gap(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours} h" if hours and not rest else duration(seconds)
