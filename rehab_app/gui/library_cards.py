"""What is shown of the library: a card for each routine, and what has to be asked before one."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import planned_minutes
from rehab_app.gui.pages.routines_page import RoutineCard
from rehab_app.model.exercise import Sided
from rehab_app.model.problem import Problem, Severity
from rehab_app.model.routine import Sides

_SORE = (Sides.SORE, Sides.SORE_FIRST)


def routine_card(facts: Facts) -> RoutineCard:
    """Return the card of a routine that can be played."""
    routine = facts.routine
    parts = [f"{planned_minutes(facts)} min", routine.kind.value.replace("-", " "), _props(facts)]
    details = " · ".join(parts)
    return RoutineCard(
        title=routine.title,
        details=f"{details}\n{routine.summary}" if routine.summary else details,
    )


def broken_card(name: str, problems: tuple[Problem, ...]) -> RoutineCard:
    """Return the card of a file with errors: its name and its first error."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    first = next(iter((*errors, *problems)), None)
    return RoutineCard(title=name, details="", problem=_sentence(first))


def needs_side(facts: Facts) -> bool:
    """Tell whether a routine works the sore side alone or first, and nobody knows which it is."""
    if facts.person.sore_side is not None:
        return False
    return any(
        step.sides in _SORE
        or (step.sides is None and facts.exercise(step.exercise).sided is Sided.SORE)
        for step in facts.steps
    )


def _props(facts: Facts) -> str:
    names = dict.fromkeys(prop for step in facts.steps for prop in _props_of(facts, step.exercise))
    return ", ".join(names) or "no props"


def _props_of(facts: Facts, exercise: str) -> tuple[str, ...]:
    return facts.exercise(exercise).props


def _sentence(problem: Problem | None) -> str:
    if problem is None:
        return "It can't be read."
    place = f"Line {problem.line}: " if problem.line else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{place}{problem.message}{hint}"
