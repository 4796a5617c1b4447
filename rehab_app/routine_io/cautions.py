"""Warnings about what a routine does to people: nothing here keeps a file from being used."""

from rehab_app.engine.screening import verdict_of
from rehab_app.model.exercise import Sided
from rehab_app.model.person import Verdict
from rehab_app.model.routine import Sides
from rehab_app.routine_io.milder_rules import check_rules
from rehab_app.routine_io.references import Known
from rehab_app.routine_io.routine_reader import Draft

_OTHER_SIDE = {Sides.LEFT: Sides.RIGHT, Sides.RIGHT: Sides.LEFT}


def check_cautions(draft: Draft, known: Known) -> None:
    """Add the warnings of a routine without errors."""
    _check_conditions(draft, known)
    _check_partners(draft, known)
    _check_pictures(draft)
    _check_questions(draft)
    check_rules(draft.rules, known.rules)


def _check_conditions(draft: Draft, known: Known) -> None:
    for step, fields in draft.steps:
        exercise = known.catalogue[step.exercise]
        for condition_id in draft.routine.suits:
            condition = known.conditions[condition_id]
            match verdict_of(condition, exercise):
                case Verdict.AVOID:
                    fields.problems.warning(
                        fields.place("exercise"),
                        "condition-avoids",
                        f"{exercise.id} is to be avoided with {condition_id}, which this suits",
                        "take another exercise, or remove the condition from suits",
                    )
                case Verdict.CARE:
                    fields.problems.warning(
                        fields.place("exercise"),
                        "condition-care",
                        f"{exercise.id} needs care with {condition_id}, which this suits",
                        "begin with its easier variant",
                    )
                case Verdict.FINE:
                    pass


def _check_partners(draft: Draft, known: Known) -> None:
    """Warn of a step for one side where no other step does the same for the other side."""
    worked = {(step.exercise, step.sides) for step, _ in draft.steps}
    for step, fields in draft.steps:
        other = _OTHER_SIDE.get(step.sides) if step.sides else None
        is_one_sided = known.catalogue[step.exercise].sided is Sided.ONE
        if other and is_one_sided and (step.exercise, other) not in worked:
            fields.problems.warning(
                fields.place("sides"),
                "one-side-only",
                f"{step.exercise} is done on one side, and nowhere on the {other}",
                "write sides: each, or sore if only the sore side is meant",
            )


def _check_pictures(draft: Draft) -> None:
    for exercise, fields in draft.exercises:
        if exercise.picture and not exercise.description:
            fields.problems.warning(
                fields.place("picture"),
                "picture-without-description",
                "the picture has no description for those who can't see it",
                "add description: …",
            )


def _check_questions(draft: Draft) -> None:
    ask = draft.routine.ask
    is_asked = ask.before or ask.after or ask.next_morning
    if is_asked or any(ask.each if step.ask is None else step.ask for step, _ in draft.steps):
        return
    draft.fields.problems.warning(
        draft.fields.place("ask"),
        "never-asked",
        "nothing is ever asked, so pain can't change anything",
        "ask after each step, or at the end",
    )
