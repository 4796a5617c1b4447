"""Ice, heat and wraps come once to a place in a session, and ice and heat never both.

A wait between two of them in one session would not help: it can be skipped, and pain can leave out
what fills it. Between sessions the program itself keeps the gap (`engine/thermal.py`). So this is
what keeps a file's own session inside the caps, whatever is answered, and it is an error.
"""

from dataclasses import dataclass, field

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import sides_of
from rehab_app.engine.thermal import POOL
from rehab_app.model.person import Side
from rehab_app.model.routine import Step
from rehab_app.model.rule import ThermalCap
from rehab_app.routine_io.durations import in_words
from rehab_app.routine_io.limits import most_sets
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.references import Known, can_be_judged
from rehab_app.routine_io.routine_reader import Draft


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What was cooled, warmed or wrapped by earlier steps: the places, and with what."""

    places: set[tuple[str, Side]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


def check_thermal_once(draft: Draft, known: Known) -> None:
    """Report steps that cool, warm or wrap a place again, or cool what was warmed."""
    facts = known.facts_of(draft.routine)
    earlier = _Earlier()
    for (step, fields), rounds in draft.steps_with_rounds():
        if can_be_judged(step, fields, known):
            _check_step(step, fields, facts, rounds, earlier)


def _check_step(step: Step, fields: Fields, facts: Facts, rounds: int, earlier: _Earlier) -> None:
    names = {step.exercise, *(rung.exercise or step.exercise for rung in step.ladder)}
    sets = most_sets(step, facts.exercise(step.exercise))
    for exercise in map(facts.exercise, sorted(names)):
        cap = facts.cap_of(exercise.id)
        if cap is None:
            continue
        places = {(exercise.id, side) for side in sides_of(step, exercise, None)}
        is_repeated = rounds * sets > 1 or bool(places & earlier.places)
        if is_repeated:
            _report(fields, f"{exercise.id} comes to the same place twice in a session", cap)
        elif cap.kind in POOL and (POOL & earlier.kinds) - {cap.kind}:
            _report(fields, f"{exercise.id} comes after ice or heat in the same session", cap)
        earlier.places.update(places)
        earlier.kinds.add(cap.kind)


def _report(fields: Fields, what: str, cap: ThermalCap) -> None:
    source = f" ({', '.join(cap.source)})" if cap.source else ""
    fields.problems.error(
        fields.place("exercise"),
        "thermal-twice",
        f"{what}: the skin needs {in_words(cap.gap_s)} to be warm and feel normal{source}, and a "
        "wait within a session can be skipped",
        "write it once, for one set in one round; to repeat it through the day write per_day with "
        "times and gap",
    )
