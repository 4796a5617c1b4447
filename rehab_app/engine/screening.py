"""What a person's conditions say about an exercise, and which easier variant they allow."""

from collections.abc import Iterable, Mapping

from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.person import Condition, Verdict


def verdict_of(condition: Condition, exercise: Exercise) -> Verdict:
    """Return what one condition says; an exercise named there outranks the movement tags."""
    if condition.avoid_all or exercise.id in condition.avoid:
        return Verdict.AVOID
    if exercise.id in condition.care:
        return Verdict.CARE
    if exercise.id in condition.fine:
        return Verdict.FINE
    if exercise.tags & condition.avoid_tags:
        return Verdict.AVOID
    return Verdict.CARE if exercise.tags & condition.care_tags else Verdict.FINE


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
    condition avoids, or that is judged worse than the exercise itself, is passed over.
    """
    ids = tuple(condition_ids)
    own = screen(catalogue[exercise_id], ids, conditions)
    chain = catalogue.easier_chain(exercise_id, first)
    verdicts = ((variant, screen(catalogue[variant], ids, conditions)) for variant in chain)
    return tuple(
        variant
        for variant, verdict in verdicts
        if verdict is not Verdict.AVOID and verdict.strength <= own.strength
    )
