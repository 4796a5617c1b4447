"""What a routine refers to: exercises, conditions, tables, targets and tags that have to exist.

These checks also run where the shape of the file has errors, so that an author sees all at once.
What may only follow from such an error isn't reported: a name that an exercise of the routine
would have, if its id could be read, may be right.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from rehab_app.engine.facts import Facts
from rehab_app.model.exercise import Catalogue
from rehab_app.model.person import Condition
from rehab_app.model.routine import Routine, Step
from rehab_app.model.rule import RuleSet
from rehab_app.routine_io.exercise_reader import report_taken_ids
from rehab_app.routine_io.node_reader import Fields
from rehab_app.routine_io.nodes import Node, Scalar, Sequence
from rehab_app.routine_io.pose_reader import OWN_POSE
from rehab_app.routine_io.routine_reader import Draft
from rehab_app.routine_io.rule_reader import PAIN_RULES
from rehab_app.routine_io.step_reader import RUNG


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a routine can refer to; `catalogue` holds the routine's own sound exercises too."""

    shipped: Catalogue
    catalogue: Catalogue
    conditions: Mapping[str, Condition]
    rules: RuleSet

    def facts_of(self, routine: Routine) -> Facts:
        """Return what a session of a sound routine would go by, for nobody in particular."""
        return Facts(
            routine=routine,
            catalogue=self.catalogue,
            conditions=self.conditions,
            rules=self.rules,
        )


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
            _base_place(draft.fields),
            "unknown-rules",
            "table of pain rules",
            draft.base_rules,
            (known.rules.id,),
        )
    names = _exercise_names(draft, known.catalogue)
    _check_own_exercises(draft, known, names)
    for _, fields in draft.steps:
        fields.read_whole(partial(_check_step, names=names))
    _check_rules(draft, known.catalogue, names)


def can_be_judged(step: Step, fields: Fields, known: Known) -> bool:
    """Tell whether a step is sound and all that it names is: else nothing follows from it."""
    rungs = (rung.exercise for rung in step.ladder)
    names = (step.exercise, step.easier, step.harder, *rungs)
    return fields.is_sound and all(name in known.catalogue for name in names if name is not None)


def check_words(fields: Fields, name: str, what: str, known: Collection[str] | None) -> None:
    """Report each word below a key that is not among the known ones, with the nearest.

    `known` None stands for names that can't be told, so that every word may be one.
    """
    if known is None:
        return
    for scalar in fields.scalars(name):
        is_missing = scalar.is_plain and not scalar.text  # reported by whoever read the value
        if not is_missing and scalar.text not in known:
            fields.problems.unknown(scalar, f"unknown-{what}", what, scalar.text, known)


def _base_place(routine: Fields) -> Node:
    """Return where the table of pain rules is named: beside `pain_rules`, or below it."""
    if isinstance(routine.place("pain_rules"), Scalar):
        return routine.place("pain_rules")
    pain_rules = routine.mapping("pain_rules", PAIN_RULES)
    return pain_rules.place("base") if pain_rules else routine.node


def _exercise_names(draft: Draft, catalogue: Catalogue) -> Collection[str] | None:
    """Return the names that a step can use; None where one of the routine's own is not known.

    An own id that is no good id is a problem of its own, not one of each step that uses it.
    """
    written = [fields.scalars("id") for _, fields in draft.exercises]
    is_list = isinstance(draft.fields.place("exercises"), Sequence)
    has_lost_list = "exercises" in draft.fields and not is_list
    if has_lost_list or draft.fields.may_have_lost("exercises") or not all(written):
        return None
    return {*catalogue, *(scalar.text for scalars in written for scalar in scalars)}


def _check_rules(draft: Draft, catalogue: Catalogue, names: Collection[str] | None) -> None:
    if not draft.rules:
        return
    targets = frozenset(target for each in catalogue.values() for target in each.targets)
    is_sure = names is not None and all(fields.is_sound for _, fields in draft.exercises)
    for _, fields in draft.rules:
        check_words(fields, "exercise", "exercise", names)
        check_words(fields, "target", "target", targets if is_sure else None)


def _check_own_exercises(draft: Draft, known: Known, names: Collection[str] | None) -> None:
    if not draft.exercises:
        return
    report_taken_ids(draft.exercises, dict.fromkeys(known.shipped, "the catalogue"))
    shipped = (exercise.tags for exercise in known.shipped.values())
    of_conditions = ((*each.avoid_tags, *each.care_tags) for each in known.conditions.values())
    tags = frozenset(chain(*shipped, *of_conditions))
    for _, fields in draft.exercises:
        check_words(fields, "tags", "tag", tags)
        for name in ("easier", "harder"):
            check_words(fields, name, "exercise", names)
        _check_pose(fields, known.shipped)


def _check_pose(fields: Fields, shipped: Catalogue) -> None:
    """Report a start that is no exercise of the catalogue: those have poses, own ones need not."""
    if isinstance(fields.place("pose"), Scalar):
        check_words(fields, "pose", "exercise", shipped)
    elif "pose" in fields:
        pose = fields.mapping("pose", OWN_POSE)
        if pose is not None:
            check_words(pose, "from", "exercise", shipped)


def _check_step(fields: Fields, names: Collection[str] | None) -> None:
    for name in ("exercise", "easier", "harder"):
        check_words(fields, name, "exercise", names)
    for rung in fields.mappings("ladder", RUNG):
        check_words(rung, "exercise", "exercise", names)
