"""The front door: bytes of a file in, values and all problems out. Nothing here raises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.person import Condition
from rehab_app.model.problem import Problem
from rehab_app.model.red_flag import RedFlagScreen
from rehab_app.model.routine import Routine
from rehab_app.model.rule import RuleSet
from rehab_app.routine_io.cautions import check_cautions
from rehab_app.routine_io.conditions_reader import (
    ConditionTable,
    read_condition_node,
    read_red_flag_node,
)
from rehab_app.routine_io.exercise_reader import read_exercise_node
from rehab_app.routine_io.file_format import is_too_new
from rehab_app.routine_io.limits import check_limits
from rehab_app.routine_io.nodes import Node, read_tree
from rehab_app.routine_io.pictures import check_pictures
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.references import Known, check_references
from rehab_app.routine_io.routine_reader import read_draft
from rehab_app.routine_io.rule_set_reader import read_rule_set_node
from rehab_app.routine_io.thermal_limits import check_thermal_once

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineReading:
    """A routine, None where its file has any error, and the problems by their place."""

    routine: Routine | None
    problems: tuple[Problem, ...]


def read_routine(
    data: bytes,
    file: str,
    catalogue: Catalogue,
    conditions: Mapping[str, Condition],
    rules: RuleSet,
    taken: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> RoutineReading:
    """Return the routine of a file's bytes with all problems.

    `file` is the name that problems carry. `taken` maps ids of other routines to their files;
    a routine with such an id is an error. `folder` is where the routine lies, with the pictures it
    names; they are looked at where it is known.
    """
    problems = ProblemList(file)
    routine = _routine_in(data, problems, catalogue, conditions, rules, taken or {}, folder)
    return RoutineReading(
        routine=None if problems.has_errors else routine, problems=problems.sorted()
    )


def read_exercises(data: bytes, file: str) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Return the exercises of a file of the catalogue, none where it has any error."""
    placed, problems = _read_file(data, file, read_exercise_node)
    return tuple(exercise for exercise, _ in placed or ()), problems


def read_conditions(data: bytes, file: str) -> tuple[ConditionTable, tuple[Problem, ...]]:
    """Return the conditions of a file, none where it has any error."""
    found, problems = _read_file(data, file, read_condition_node)
    return found[0] if found else ConditionTable(), problems


def read_rules(data: bytes, file: str) -> tuple[RuleSet | None, tuple[Problem, ...]]:
    """Return the table of pain rules of a file, None where it has any error."""
    return _read_file(data, file, read_rule_set_node)


def read_red_flags(data: bytes, file: str) -> tuple[RedFlagScreen | None, tuple[Problem, ...]]:
    """Return the screen for warning signs of a file, None where it has any error."""
    return _read_file(data, file, read_red_flag_node)


def read_shape(
    data: bytes, problems: ProblemList, read_node: Callable[[Node, ProblemList], T]
) -> T | None:
    """Return what a reader makes of a file's bytes, None where there is any error."""
    node = read_tree(data, problems)
    if node is None or is_too_new(node, problems):
        return None
    found = read_node(node, problems)
    return None if problems.has_errors else found


def _routine_in(
    data: bytes,
    problems: ProblemList,
    catalogue: Catalogue,
    conditions: Mapping[str, Condition],
    rules: RuleSet,
    taken: Mapping[str, str],
    folder: Path | None,
) -> Routine | None:
    """Read in three phases: the shape, what it refers to, and what it does to people.

    What is wrong in one step hides nothing that is wrong in another; what only the whole can
    show is looked at where all of it is sound.
    """
    node = read_tree(data, problems)
    if node is None or is_too_new(node, problems):
        return None
    draft = read_draft(node, problems)
    own = tuple(exercise for exercise, fields in draft.exercises if fields.is_sound)
    known = Known(
        shipped=catalogue,
        catalogue=catalogue.with_own(own),
        conditions=conditions,
        rules=rules,
    )
    check_references(draft, known, taken)
    check_limits(draft, known)
    check_thermal_once(draft, known)
    check_cautions(draft, known)
    if folder is not None:
        check_pictures(draft, folder)
    return draft.routine


def _read_file(
    data: bytes, file: str, read_node: Callable[[Node, ProblemList], T]
) -> tuple[T | None, tuple[Problem, ...]]:
    problems = ProblemList(file)
    found = read_shape(data, problems, read_node)
    return found, problems.sorted()
