"""What is shown of the library: a card for each routine, and what has to be asked before one."""

from collections.abc import Sequence
from dataclasses import replace

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import make_plan, planned_minutes
from rehab_app.gui.routine_search import index_of
from rehab_app.gui.widgets.routine_card import RoutineCard
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.problem import Problem, Severity
from rehab_app.model.routine import Kind, Sides

KIND_WORDS = {
    Kind.STRETCH: "Stretch",
    Kind.ROLL: "Foam roll",
    Kind.YIN: "Yin",
    Kind.ICE: "Ice",
    Kind.HEAT: "Heat",
    Kind.STRENGTH: "Strength",
    Kind.WARM_UP: "Warm-up",
    Kind.RUN_WALK: "Run",
    Kind.GENTLE: "Gentle",
    Kind.MIXED: "Mixed",
}
NO_PROPS = "no props"
NOT_FOR_YOU = "your conditions leave out all of its exercises"
BROKEN = "broken"

_SORE = (Sides.SORE, Sides.SORE_FIRST)
_SPACE = ("clear floor", "timer")
_MOST_PROPS = 3
_WARM_UP, _RELIEF = "2.11", "2.8"
_WALK = ("whole-leg",)
# The groups of the catalogue that are typical of a kind; of any other all but what is done aside.
_GROUPS = {
    Kind.STRETCH: ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6"),
    Kind.ROLL: ("2.7",),
    Kind.YIN: ("2.9",),
    Kind.ICE: (_RELIEF,),
    Kind.HEAT: (_RELIEF,),
    Kind.STRENGTH: ("2.10",),
    Kind.WARM_UP: (_WARM_UP,),
    Kind.RUN_WALK: (_WARM_UP,),
}
_ASIDE = (_WARM_UP, _RELIEF)


def routine_card(
    facts: Facts, *, is_own: bool = False, closed: str = "", can_insist: bool = False
) -> RoutineCard:
    """Return the card of a routine that can be read.

    `closed` says why it is not for now, `can_insist` that it can be begun all the same.
    """
    routine = facts.routine
    minutes, props = minutes_text(facts), props_of(facts)
    kind = KIND_WORDS[routine.kind]
    targets = [target for step in facts.steps for target in facts.exercise(step.exercise).targets]
    words = (routine.title, minutes, kind, routine.kind.value, props or NO_PROPS, *targets)
    return RoutineCard(
        title=routine.title,
        minutes=minutes,
        props=_few(props),
        kind=routine.kind.value,
        kind_text=kind,
        summary=routine.summary,
        closed=closed or ("" if _has_work(facts) else NOT_FOR_YOU),
        can_insist=can_insist,
        is_own=is_own,
        index=index_of((*words, "own") if is_own else words),
    )


def closed_by_now(card: RoutineCard, closed: str, *, can_insist: bool) -> RoutineCard:
    """Return a card with what keeps its routine closed now; what is for nobody stays so."""
    never = NOT_FOR_YOU if card.closed == NOT_FOR_YOU else ""
    return replace(card, closed=closed or never, can_insist=can_insist)


def broken_card(name: str, problems: tuple[Problem, ...], *, is_own: bool = True) -> RoutineCard:
    """Return the card of a file with errors: its name and its first error."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    first = next(iter((*errors, *problems)), None)
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return RoutineCard(
        title=name,
        problem=f"{problem_text(first)}{more}",
        is_own=is_own,
        index=index_of((name, BROKEN)),
    )


def main_exercise(facts: Facts) -> Exercise | None:
    """Return the exercise that stands for a routine: what is typical of its kind, and longest.

    Of those that take equally long it is the one whose prop is used most, then the first. A walk
    stands for a routine only where there is nothing else.
    """
    seconds: dict[str, int] = {}
    for segment in make_plan(facts):
        if segment.is_work:
            seconds[segment.exercise] = seconds.get(segment.exercise, 0) + segment.seconds
    exercises = [facts.exercise(each) for each in seconds]
    typical = [each for each in exercises if _is_typical(each, facts.routine.kind)]
    candidates = next(filter(None, (_no_walks(typical), typical, _no_walks(exercises))), exercises)
    prop_s: dict[str, int] = {}
    for each in exercises:
        for prop in each.props:
            prop_s[prop] = prop_s.get(prop, 0) + seconds[each.id]

    def weight(exercise: Exercise) -> tuple[int, int]:
        used_s = max((prop_s[prop] for prop in exercise.props), default=0)
        return seconds[exercise.id], used_s

    return max(candidates, key=weight, default=None)


def needs_side(facts: Facts) -> bool:
    """Tell whether a routine works the sore side alone or first, and nobody knows which it is."""
    if facts.person.sore_side is not None:
        return False
    return any(
        step.sides in _SORE
        or (step.sides is None and facts.exercise(step.exercise).sided is Sided.SORE)
        for step in facts.steps
    )


def minutes_text(facts: Facts) -> str:
    """Return how long a routine takes, as it is written on a card."""
    return f"{planned_minutes(facts)} min"


def props_of(facts: Facts) -> str:
    """Return everything a routine needs, in the order it is needed; nothing for no props."""
    names = dict.fromkeys(
        prop for step in facts.steps for prop in facts.exercise(step.exercise).props
    )
    return ", ".join(name for name in names if name not in _SPACE)


def problem_text(problem: Problem | None) -> str:
    """Return a problem with its place and what to do about it, as a sentence."""
    if problem is None:
        return "It can't be read."
    place = f"Line {problem.line}: " if problem.line else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{place}{problem.message}{hint}"


def _few(props: str) -> str:
    names = props.split(", ") if props else [NO_PROPS]
    more = len(names) - _MOST_PROPS
    shown = ", ".join(names[:_MOST_PROPS])
    return f"{shown} and {more} more" if more > 0 else shown


def _is_typical(exercise: Exercise, kind: Kind) -> bool:
    groups = _GROUPS.get(kind)
    return exercise.group not in _ASIDE if groups is None else exercise.group in groups


def _no_walks(exercises: Sequence[Exercise]) -> list[Exercise]:
    return [each for each in exercises if each.targets != _WALK]


def _has_work(facts: Facts) -> bool:
    return any(segment.is_work for segment in make_plan(facts))
