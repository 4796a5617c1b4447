"""What a step can do in place of an exercise that its routine's conditions mind."""

from collections.abc import Sequence
from typing import NamedTuple

from rehab_app.engine.screening import kinder_variants, screen
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import WalkJog
from rehab_app.model.problem import Fix
from rehab_app.model.routine import Sides, Step
from rehab_app.routine_io.fixes import drop, write
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.references import Known


class Gentler(NamedTuple):
    """An easier variant that the conditions mind less, and the fix that lets the step do it."""

    exercise: Exercise
    fix: Fix


def gentler(
    exercise_id: str, place: Node, step: Step, fields: Fields, suits: Sequence[str], known: Known
) -> Gentler | None:
    """Return the easier variant that the conditions mind least, of several the nearest.

    `place` is where the id stands. None where there is no such variant, or the dose is one of
    walking and jogging.
    """
    if step.walk_jog or any(isinstance(rung.dose, WalkJog) for rung in step.ladder):
        return None
    first = step.easier if exercise_id == step.exercise else None
    own = screen(known.catalogue[exercise_id], suits, known.conditions)
    chain = kinder_variants(exercise_id, known.catalogue, suits, known.conditions, first)
    variants = [known.catalogue[each] for each in chain]
    verdicts = {each.id: screen(each, suits, known.conditions).strength for each in variants}
    fitting = [
        each
        for each in variants
        if (step.has_own_dose or each.dose) and verdicts[each.id] < own.strength
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda each: verdicts[each.id])
    return Gentler(best, _fix(best, place, step, fields))


def _fix(variant: Exercise, place: Node, step: Step, fields: Fields) -> Fix:
    label, changes = write(place, variant.id, f"Use {variant.name}")
    if step.easier == variant.id and place is fields.place("exercise"):
        changes += drop(fields.node, "easier").changes
    if variant.sided is Sided.BOTH and step.sides not in (None, Sides.BOTH):
        changes += drop(fields.node, "sides").changes
    return Fix(label, changes)
