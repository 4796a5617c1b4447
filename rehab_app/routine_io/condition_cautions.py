"""Warns of exercises that the conditions a routine suits avoid or treat with care."""

from collections.abc import Iterator

from rehab_app.engine.screening import verdict_of
from rehab_app.model.exercise import Exercise
from rehab_app.model.person import Condition, Verdict
from rehab_app.model.routine import Step
from rehab_app.routine_io.gentler import Gentler, gentler
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.references import Known
from rehab_app.routine_io.step_reader import RUNG


def check_conditions(step: Step, fields: Fields, suits: tuple[str, ...], known: Known) -> None:
    """Warn of a step's exercises: its own, those of its rungs, and variants that are worse."""
    original = known.catalogue[step.exercise]
    for condition in (known.conditions[name] for name in suits if name in known.conditions):
        for exercise_id, place in _prescribed(step, fields):
            exercise = known.catalogue[exercise_id]
            if verdict_of(condition, exercise) is not Verdict.FINE:
                better = gentler(exercise_id, place, step, fields, suits, known)
                _warn(exercise, condition, place, fields, better)
        for exercise_id, place in _variants(step, original, fields):
            variant = known.catalogue.get(exercise_id)
            if variant:
                _check_variant(variant, original, condition, place, fields)


def _prescribed(step: Step, fields: Fields) -> Iterator[tuple[str, Node]]:
    yield step.exercise, fields.place("exercise")
    for rung, rung_fields in zip(step.ladder, fields.mappings("ladder", RUNG), strict=True):
        if rung.exercise not in (None, step.exercise):
            yield rung.exercise, rung_fields.place("exercise")


def _variants(step: Step, original: Exercise, fields: Fields) -> Iterator[tuple[str, Node]]:
    """Yield what the step can become: the file's variants, else the catalogue's easier one."""
    if step.easier:
        yield step.easier, fields.place("easier")
    elif original.easier and not step.ladder:
        yield original.easier, fields.place("exercise")
    if step.harder:
        yield step.harder, fields.place("harder")


def _warn(
    exercise: Exercise, condition: Condition, place: Node, fields: Fields, better: Gentler | None
) -> None:
    """Warn of an exercise that a condition avoids or treats with care."""
    fix = better.fix if better else None
    if verdict_of(condition, exercise) is Verdict.AVOID:
        other = f"{better.exercise.id}, which is gentler" if better else "another exercise"
        fields.problems.warning(
            place,
            "condition-avoids",
            f"{exercise.id} is to be avoided with {condition.id}, which this suits: "
            f"{_reason(exercise, condition)}",
            f"take {other}, or remove the condition from suits",
            fix,
        )
        return
    easier = f", {better.exercise.id}" if better else ""
    fields.problems.warning(
        place,
        "condition-care",
        f"{exercise.id} needs care with {condition.id}, which this suits: "
        f"{_reason(exercise, condition)}",
        f"begin with its easier variant{easier}",
        fix,
    )


def _check_variant(
    variant: Exercise, original: Exercise, condition: Condition, place: Node, fields: Fields
) -> None:
    """Warn of a variant that a condition judges worse than what it stands for.

    Easier is not always kinder: a swap passes such a variant over (2-exercises.md, the trap
    found by program).
    """
    verdict = verdict_of(condition, variant)
    if verdict.strength <= verdict_of(condition, original).strength:
        return
    fields.problems.warning(
        place,
        "variant-worse",
        f"{variant.id}, a variant of {original.id}, is worse than it for {condition.id}, which "
        f"this suits: {_reason(variant, condition)}",
        "name another one with easier: or harder:, else it is passed over",
    )


def _reason(exercise: Exercise, condition: Condition) -> str:
    """Return what of an exercise a condition minds, as its tags say it, and the source."""
    verdict = verdict_of(condition, exercise)
    sources = f" ({', '.join(condition.sources)})" if condition.sources else ""
    named = condition.avoid if verdict is Verdict.AVOID else condition.care
    if condition.avoid_all:
        return f"everything waits for a clinician{sources}"
    if exercise.id in named:
        return f"its list names it{sources}"
    tags = condition.avoid_tags if verdict is Verdict.AVOID else condition.care_tags
    return f"{_in_words(exercise.tags & tags)}{sources}"


def _in_words(tags: frozenset[str]) -> str:
    return ", ".join(_MOVEMENTS.get(tag, tag) for tag in sorted(tags))


# What a tag stands for (2-exercises.md).
_MOVEMENTS = {
    "abd-end": "leg far out to the side",
    "ad-load": "the adductors work",
    "add-end": "leg across the midline",
    "er-end": "hip turned out to its end",
    "calf-len": "calf at length",
    "ext-end": "hip stretched back to its end",
    "fadir": "hip bent, across and turned in",
    "flex90": "hip bent beyond about 90°",
    "hf-len": "hip flexor at length",
    "hf-load": "the hip flexor works",
    "hs-len": "hamstring at length",
    "hs-load": "the hamstring works",
    "impact": "running",
    "knee-bend": "deep knee bend",
    "knee-twist": "twist on a bent knee",
    "kneel": "kneeling",
    "long-hold": "passive hold of 2 min or more",
    "nerve": "can pull on the sciatic nerve",
    "oblique": "load on the side of the trunk",
    "press-buttock": "pressure deep in the buttock",
    "press-crest": "pressure near the rim of the pelvis",
    "press-ischium": "weight on the sit bone",
    "press-itb": "pressure on the outer thigh",
    "quad-len": "quad at length",
    "side-on-hip": "lying on the hip",
    "single-leg": "full weight on one leg",
    "spine-flex": "back rounded under load",
    "thermal": "ice, heat or a wrap",
}
