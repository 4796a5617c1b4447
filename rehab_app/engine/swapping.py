"""Swaps an exercise for a kinder variant: which one, on which side, how much of it."""

from collections.abc import Iterable
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import variant_dose
from rehab_app.engine.planning import asks_of, work_segments
from rehab_app.engine.scene import (
    Adjusted,
    Barred,
    Scene,
    ended_running,
    laid_out_again,
    trailing_of,
)
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import (
    Dose,
    Hold,
    Reps,
    WalkJog,
    amount_of,
    eased,
    series_of,
    with_amount,
)
from rehab_app.model.person import Side
from rehab_app.model.plan import ExerciseSwapped, Segment, SegmentKind, work_seconds_of
from rehab_app.model.replacing import replace


def swap(scene: Scene) -> Adjusted:
    """Do what is left of the exercise with its nearest kinder variant."""
    variant = variant_for(scene)
    changes = list(ended_running(scene))
    works = scene.works_ahead
    if variant is not None:
        name = scene.work.exercise
        sets = len({_set_of(work, name) for work in scene.works_left if work.exercise == name})
        works = replaced_by(variant, name, scene.works_left, scene.facts)
        if not sets and not changes:
            return Adjusted(scene.done, scene.ahead)
        if sets:
            changes.append(ExerciseSwapped(exercise=name, to=variant.id, sets=sets))
    # The running hold ends here and was just asked about; only its rest is left of it.
    trailing = [
        segment
        for segment in trailing_of(scene)
        if not (scene.is_running and segment.kind is SegmentKind.CHECK_IN)
    ]
    return Adjusted(scene.done, laid_out_again(scene, scene.done, works, trailing), tuple(changes))


def variant_for(scene: Scene) -> Exercise | None:
    """Return the nearest variant allowed, not stopped or barred, that takes no more time."""
    if scene.work.key is None:
        return None
    step = scene.facts.steps[scene.work.key.step]
    for name in scene.facts.variants_of(scene.work.exercise, step):
        variant = scene.facts.exercise(name)
        if name in scene.stopped or variant.target in scene.stopped:
            continue
        works = replaced_by(variant, scene.work.exercise, scene.works_left, scene.facts)
        if any(_is_barred(work, scene.barred) for work in works if work.exercise == name):
            continue
        if work_seconds_of(works) <= work_seconds_of(scene.works_left):
            return variant
    return None


def replaced_by(
    variant: Exercise, exercise: str, works: Iterable[Segment], facts: Facts
) -> tuple[Segment, ...]:
    """Return the works with every set of an exercise done as a variant instead.

    The variant keeps its own sidedness, one set for each set left.
    """
    result: list[Segment] = []
    for _, group in groupby(works, key=lambda work: _set_of(work, exercise)):
        works_of_set = tuple(group)
        is_mine = works_of_set[0].exercise == exercise
        result.extend(_variant_set(variant, works_of_set, facts) if is_mine else works_of_set)
    return tuple(result)


def _set_of(work: Segment, exercise: str) -> tuple[int, int, int] | None:
    """Name the set, both sides together, that work of `exercise` belongs to."""
    if work.exercise != exercise or work.key is None:
        return None
    return (work.key.step, work.key.round, work.key.set)


def _variant_set(
    variant: Exercise, works: tuple[Segment, ...], facts: Facts
) -> tuple[Segment, ...]:
    first = works[0]
    if first.key is None:
        raise ValueError("work without a set")
    sides = _sides_of_variant(variant, works)
    dose = _dose_of_variant(variant, works, len(sides), facts)
    step = facts.steps[first.key.step]
    template = replace(
        first,
        exercise=variant.id,
        is_upright=variant.is_upright,
        is_relief=variant.is_relief,
        asks_at_s=(),
        ask=asks_of(step, variant, dose, facts.routine.ask.each),
    )
    return tuple(
        work
        for side in sides
        for work in work_segments(replace(template, key=replace(first.key, side=side)), dose)
    )


def _sides_of_variant(variant: Exercise, works: tuple[Segment, ...]) -> tuple[Side, ...]:
    sides = tuple(dict.fromkeys(work.side for work in works))
    if variant.sided is Sided.BOTH:
        return (Side.BOTH,)
    return (Side.LEFT, Side.RIGHT) if Side.BOTH in sides else sides


def _dose_of_variant(
    variant: Exercise, works: tuple[Segment, ...], side_count: int, facts: Facts
) -> Dose:
    """Return a set's dose: what ease would leave, or of another kind the variant's default.

    What is left of a walk and jog is done in the same time. Everything else is lowered until a
    swap leaves no more time of work than an ease would.
    """
    left_s = sum(work.seconds for work in works)
    now = works[0].dose
    if now is None:
        raise ValueError("work without a dose")
    if isinstance(now, WalkJog):
        return Hold(left_s)
    lower = eased(now, facts.exercise(works[0].exercise).group)
    dose = variant_dose(lower or now, variant)
    side_s = left_s if lower is None else lower.work_s * len({work.side for work in works})
    return _fitting(dose, variant, side_s // side_count)


def _fitting(dose: Dose, variant: Exercise, most_s: int) -> Dose:
    """Lower a dose by notches, below the lowest one plainly, until it takes at most `most_s`."""
    if not isinstance(dose, Hold | Reps):
        return dose
    notches = [notch for notch in series_of(dose, variant.group) if notch < amount_of(dose)]
    while dose.work_s > most_s and notches:
        dose = with_amount(dose, notches.pop())
    if dose.work_s > most_s:
        each_s = sum(dose.tempo_s) if isinstance(dose, Reps) else 1
        dose = with_amount(dose, max(1, most_s // each_s))
    return dose


def _is_barred(work: Segment, barred: frozenset[Barred]) -> bool:
    for entry in barred:
        if entry.exercise != work.exercise or work.dose is None:
            continue
        if type(entry.dose) is not type(work.dose):
            return True
        if amount_of(work.dose) >= amount_of(entry.dose):
            return True
    return False
