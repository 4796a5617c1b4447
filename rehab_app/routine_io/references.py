"""What a routine refers to: exercises, conditions, tables, targets and tags that have to exist."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain

from rehab_app.model.exercise import Catalogue
from rehab_app.model.person import Condition
from rehab_app.model.rule import RuleSet
from rehab_app.routine_io.exercise_reader import report_taken_ids
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Scalar
from rehab_app.routine_io.pose_reader import OWN_POSE
from rehab_app.routine_io.routine_reader import Draft
from rehab_app.routine_io.step_reader import RUNG


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a routine can refer to; `catalogue` holds the routine's own exercises too."""

    shipped: Catalogue
    catalogue: Catalogue
    conditions: Mapping[str, Condition]
    rules: RuleSet


def check_references(draft: Draft, known: Known, taken: Mapping[str, str]) -> None:
    """Report what does not exist. `taken` maps the routine ids in use to where they are."""
    problems = draft.fields.problems
    routine_id = draft.routine.id
    if routine_id in taken:
        problems.error(
            draft.fields.place("id"),
            "duplicate-id",
            f"the id {routine_id} is already that of {taken[routine_id]}",
            "give this routine another id",
        )
    check_words(draft.fields, "suits", "condition", known.conditions)
    if draft.base_rules != known.rules.id:
        problems.unknown(
            draft.fields.place("pain_rules"),
            "unknown-rules",
            "table of pain rules",
            draft.base_rules,
            (known.rules.id,),
        )
    _check_own_exercises(draft, known)
    _check_steps(draft, known.catalogue)
    if draft.rules:
        targets = frozenset(target for each in known.catalogue.values() for target in each.targets)
        for _, fields in draft.rules:
            check_words(fields, "exercise", "exercise", known.catalogue)
            check_words(fields, "target", "target", targets)


def check_words(fields: Fields, name: str, what: str, known: Collection[str]) -> None:
    """Report each word below a key that is not among the known ones, with the nearest."""
    for scalar in fields.scalars(name):
        if scalar.text not in known:
            fields.problems.unknown(scalar, f"unknown-{what}", what, scalar.text, known)


def _check_own_exercises(draft: Draft, known: Known) -> None:
    if not draft.exercises:
        return
    report_taken_ids(draft.exercises, dict.fromkeys(known.shipped, "the catalogue"))
    shipped = (exercise.tags for exercise in known.shipped.values())
    of_conditions = ((*each.avoid_tags, *each.care_tags) for each in known.conditions.values())
    tags = frozenset(chain(*shipped, *of_conditions))
    for _, fields in draft.exercises:
        check_words(fields, "tags", "tag", tags)
        for name in ("easier", "harder"):
            check_words(fields, name, "exercise", known.catalogue)
        _check_pose(fields, known.shipped)


def _check_pose(fields: Fields, shipped: Catalogue) -> None:
    """Report a start that is no exercise of the catalogue: those have poses, own ones need not."""
    if isinstance(fields.place("pose"), Scalar):
        check_words(fields, "pose", "exercise", shipped)
    elif "pose" in fields:
        pose = fields.mapping("pose", OWN_POSE)
        if pose is not None:
            check_words(pose, "from", "exercise", shipped)


def _check_steps(draft: Draft, catalogue: Catalogue) -> None:
    for _, fields in draft.steps:
        for name in ("exercise", "easier", "harder"):
            check_words(fields, name, "exercise", catalogue)
        if "ladder" in fields:
            for rung in fields.mappings("ladder", RUNG):
                check_words(rung, "exercise", "exercise", catalogue)
