"""What is shown of the library: a card for each routine, and what has to be asked before one."""

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
_WARM_UP = "2.11"


def routine_card(facts: Facts, *, is_own: bool = False, closed: str = "") -> RoutineCard:
    """Return the card of a routine that can be read; `closed` says why it is not for now."""
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
        is_own=is_own,
        index=index_of((*words, "own") if is_own else words),
    )


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
    """Return the exercise that stands for a routine: the one that takes longest in it.

    A walk or a warm-up counts only where there is nothing else.
    """
    seconds: dict[str, int] = {}
    for segment in make_plan(facts):
        if segment.is_work:
            seconds[segment.exercise] = seconds.get(segment.exercise, 0) + segment.seconds
    main = [each for each in seconds if facts.exercise(each).group != _WARM_UP]
    longest = max(main or seconds, key=lambda each: seconds[each], default=None)
    return None if longest is None else facts.exercise(longest)


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


def _has_work(facts: Facts) -> bool:
    return any(segment.is_work for segment in make_plan(facts))
