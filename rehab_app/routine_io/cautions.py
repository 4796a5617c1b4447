"""Warnings about what a routine does to people: nothing here keeps a file from being used.

Each says why, and in brackets where that comes from: S and a number are the sources of the
evidence (the same numbers as in the rules and conditions), P is our own proposal.
"""

from functools import cache

from rehab_app.model.exercise import Sided
from rehab_app.model.routine import Sides
from rehab_app.routine_io.condition_cautions import check_conditions
from rehab_app.routine_io.fixes import put
from rehab_app.routine_io.growth_cautions import check_growth
from rehab_app.routine_io.milder_rules import check_rules
from rehab_app.routine_io.references import Known, can_be_judged
from rehab_app.routine_io.routine_reader import Draft
from rehab_app.routine_io.thermal_cautions import check_thermal
from rehab_app.routine_io.timing_cautions import check_timing, plan_at_most

_OTHER_SIDE = {Sides.LEFT: Sides.RIGHT, Sides.RIGHT: Sides.LEFT}


def check_cautions(draft: Draft, known: Known) -> None:
    """Add the warnings of a routine: of each sound step, and of the whole where all is sound."""
    for step, fields in draft.steps:
        if can_be_judged(step, fields, known):
            check_conditions(step, fields, draft.routine.suits, known)
    _check_pictures(draft)
    check_rules(tuple(placed for placed in draft.rules if placed[1].is_sound), known.rules)
    if not draft.fields.problems.has_errors:
        _check_whole(draft, known)


def _check_whole(draft: Draft, known: Known) -> None:
    facts = known.facts_of(draft.routine)
    _check_partners(draft, known)
    _check_questions(draft)
    check_growth(draft, facts)
    # Laying out a session takes longer than reading it: at most once, where a warning needs it.
    laid_out = cache(lambda: plan_at_most(facts))
    check_thermal(draft, facts, laid_out)
    check_timing(draft, facts, laid_out)


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
                f"{step.exercise} is done on one side, and nowhere on the {other}: left out by "
                "mistake, one side falls behind (P)",
                "write sides: each, or sore if only the sore side is meant",
                put(fields.node, sides="each"),
            )


def _check_pictures(draft: Draft) -> None:
    for exercise, fields in draft.exercises:
        if exercise.picture and "description" not in fields and not fields.has_lost_keys:
            fields.problems.warning(
                fields.place("picture"),
                "picture-without-description",
                "the picture has no description, so whoever can't see it doesn't know the pose "
                "(WCAG 1.1.1)",
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
        "nothing is ever asked, so pain can't change anything: loading through pain is only "
        "acceptable while it is watched (S01, S02)",
        "ask after each step, or at the end",
        put(draft.fields.place("ask"), after="true"),
    )
