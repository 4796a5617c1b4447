"""What a person's conditions say about an exercise, and which easier variant they allow."""

from collections.abc import Iterable, Mapping

from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.person import Condition, Verdict


def verdict_of(condition: Condition, exercise: Exercise) -> Verdict:
    """Return what one condition says; an exercise named there outranks the movement tags.

    A hard limit outranks both (evidence 1.3): no stretch of a muscle that is newly strained.
    """
    if condition.avoid_all or exercise.id in condition.avoid:
        return Verdict.AVOID
    if condition.avoid_days is not None and _may_stretch_strained(condition, exercise):
        return Verdict.AVOID
    if exercise.id in condition.care:
        return Verdict.CARE
    if exercise.id in condition.fine:
        return Verdict.FINE
    if exercise.tags & condition.avoid_tags:
        return Verdict.AVOID
    return Verdict.CARE if exercise.tags & condition.care_tags else Verdict.FINE


def works_strained(condition: Condition, exercise: Exercise) -> bool:
    """Tell whether an exercise stretches or loads the muscle that a condition has strained."""
    strain = condition.strain
    if strain is None:
        return False
    tags = strain.stretch_tags | strain.load_tags
    return strain.muscle in exercise.targets or bool(exercise.tags & tags)


def screen(
    exercise: Exercise, condition_ids: Iterable[str], conditions: Mapping[str, Condition]
) -> Verdict:
    """Return the worst verdict of the conditions named; unknown ids say nothing."""
    verdicts = (verdict_of(conditions[id_], exercise) for id_ in condition_ids if id_ in conditions)
    return max(verdicts, key=lambda verdict: verdict.strength, default=Verdict.FINE)


def kinder_variants(
    exercise_id: str,
    catalogue: Catalogue,
    condition_ids: Iterable[str],
    conditions: Mapping[str, Condition],
    first: str | None = None,
) -> tuple[str, ...]:
    """Return the easier variants that are allowed, nearest first.

    An easier variant is not always kinder (2-exercises.md, "Trap found by program"): one that a
    condition avoids, or that is judged worse than the exercise itself, is passed over. So are ice,
    heat and wraps that a file names for a movement: its doses know nothing of their caps.
    """
    ids = tuple(condition_ids)
    exercise = catalogue[exercise_id]
    own = screen(exercise, ids, conditions)
    chain = catalogue.easier_chain(exercise_id, first)
    verdicts = ((variant, screen(catalogue[variant], ids, conditions)) for variant in chain)
    return tuple(
        variant
        for variant, verdict in verdicts
        if verdict is not Verdict.AVOID
        and verdict.strength <= own.strength
        and catalogue[variant].is_thermal is exercise.is_thermal
    )


def _may_stretch_strained(condition: Condition, exercise: Exercise) -> bool:
    """Tell whether an exercise stretches the strained muscle; one that a file brings may.

    The tags of the catalogue can be relied on; what a file brings has to say that it loads the
    muscle.
    """
    strain = condition.strain
    if strain is None or strain.muscle not in exercise.targets or exercise.is_thermal:
        return False
    is_untold = exercise.is_own and not exercise.tags & strain.load_tags
    return is_untold or bool(exercise.tags & strain.stretch_tags)
