"""What ships beside the routines: exercises, conditions, pain rules and warning signs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rehab_app.model.exercise import Catalogue
from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.person import Condition
from rehab_app.model.problem import Problem
from rehab_app.model.red_flag import RedFlagScreen
from rehab_app.model.rule import Case, Rule, RuleSet, Span
from rehab_app.routine_io.conditions_reader import (
    STRAIN,
    ConditionTable,
    PlacedCondition,
    read_condition_node,
    read_red_flag_node,
)
from rehab_app.routine_io.exercise_reader import (
    PlacedExercise,
    read_exercise_node,
    report_taken_ids,
)
from rehab_app.routine_io.file_reading import SUFFIX, read_bytes
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.reader import read_shape
from rehab_app.routine_io.references import check_words
from rehab_app.routine_io.rule_set_reader import read_rule_set_node

CONDITIONS = f"conditions{SUFFIX}"
RED_FLAGS = f"red-flags{SUFFIX}"
STANDARD_RULES = f"rules/standard{SUFFIX}"
EXERCISES = "exercises"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """The tables that routines go by. Where one is broken, the problems say so.

    In place of broken rules stands a table that allows nothing.
    """

    catalogue: Catalogue
    conditions: Mapping[str, Condition]
    rules: RuleSet
    red_flags: RedFlagScreen
    nerve_avoid_tags: frozenset[str]
    problems: tuple[Problem, ...]


def load_shipped(root: Path) -> Shipped:
    """Return what the folder of routines holds beside them. Raises nothing."""
    loader = _Loader(root)
    exercises = loader.load_exercises()
    catalogue = Catalogue({exercise.id: exercise for exercise, _ in exercises})
    table, placed = loader.load(CONDITIONS, read_condition_node) or (ConditionTable(), ())
    rules = loader.load(STANDARD_RULES, read_rule_set_node) or _NOTHING_GOES
    red_flags = loader.load(RED_FLAGS, read_red_flag_node) or RedFlagScreen(flags=())
    _check_exercises(exercises, catalogue)
    _check_conditions(placed, catalogue)
    return Shipped(
        catalogue=catalogue,
        conditions={condition.id: condition for condition in table.conditions},
        rules=rules,
        red_flags=red_flags,
        nerve_avoid_tags=table.nerve_avoid_tags,
        problems=loader.problems(),
    )


class _Loader:
    """Reads one file after the other and keeps the problems of each."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lists: list[ProblemList] = []

    def load(self, name: str, read_node: Callable[[Node, ProblemList], T]) -> T | None:
        """Return what a file holds, None where it has any error."""
        path = self._root / name
        problems = ProblemList(str(path))
        self._lists.append(problems)
        data = read_bytes(path, problems)
        return None if data is None else read_shape(data, problems, read_node)

    def load_exercises(self) -> tuple[PlacedExercise, ...]:
        """Return the exercises of all files; an id that is taken is a problem of the later one."""
        taken: dict[str, str] = {}
        exercises: list[PlacedExercise] = []
        for path in sorted((self._root / EXERCISES).glob(f"*{SUFFIX}")):
            found = self.load(f"{EXERCISES}/{path.name}", read_exercise_node) or ()
            report_taken_ids(found, taken)
            exercises.extend(found)
        if not exercises:
            problems = ProblemList(str(self._root / EXERCISES))
            problems.error(None, "no-exercises", "there are no exercises", "install it again")
            self._lists.append(problems)
        return tuple(exercises)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all files, file by file."""
        return tuple(problem for problems in self._lists for problem in problems.sorted())


def _check_exercises(exercises: tuple[PlacedExercise, ...], catalogue: Catalogue) -> None:
    for _, fields in exercises:
        for name in ("easier", "harder"):
            check_words(fields, name, "exercise", catalogue)


def _check_conditions(placed: tuple[PlacedCondition, ...], catalogue: Catalogue) -> None:
    tags = frozenset(tag for exercise in catalogue.values() for tag in exercise.tags)
    muscles = frozenset(target for exercise in catalogue.values() for target in exercise.targets)
    for _, fields in placed:
        for name in ("avoid", "care", "fine"):
            check_words(fields, name, "exercise", catalogue)
        for name in ("avoid_tags", "care_tags"):
            check_words(fields, name, "tag", tags)
        strain = fields.mapping("strain", STRAIN)
        if strain:
            check_words(strain, "muscle", "target", muscles)
            for name in ("stretch_tags", "load_tags"):
                check_words(strain, name, "tag", tags)


def _strongest_at(moment: RuleMoment) -> Result:
    if moment is RuleMoment.BEFORE:
        return Gate.NO_SESSION
    if moment in (RuleMoment.END, RuleMoment.HOUR, RuleMoment.MORNING, RuleMoment.WEEK):
        return Outcome.HOLD
    return Action.END_SESSION


_NOTHING_GOES = RuleSet(
    id="standard",
    title="Broken pain rules: nothing is played",
    rules=tuple(
        Rule(
            id="broken",
            at=moment,
            cases=(Case(), Case(answered=False)),
            do=_strongest_at(moment),
            because="The pain rules can't be read, so nothing is played. Please install it again.",
        )
        for moment in RuleMoment
    ),
    raises=(),
    combining=(),
    classes=dict.fromkeys(Quality, QualityClass.NERVE),
    not_given=((Span(), QualityClass.NERVE),),
)
