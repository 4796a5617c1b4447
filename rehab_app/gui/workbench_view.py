"""What the workbench shows of a routine: rows, problems, times, ladders, what is proven."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.planning import make_plan
from rehab_app.gui.routine_search import index_of
from rehab_app.gui.widgets.exercise_finder import FoundExercise
from rehab_app.gui.widgets.ladder_stairs import Stair
from rehab_app.gui.widgets.step_row_painter import RowKind, StepRow
from rehab_app.gui.widgets.yaml_editor import TextProblem
from rehab_app.model.exercise import Exercise
from rehab_app.model.ladder import Rung
from rehab_app.model.person import Side, Verdict
from rehab_app.model.problem import Problem, Severity, has_errors
from rehab_app.model.routine import Step
from rehab_app.routine_io.spans import KeyPath
from rehab_app.wording import clock, dose_text
from rehab_app.workbench.moves import is_step
from rehab_app.workbench.outline import OutlineBlock, OutlineStep

_MOST_MUSCLES = 8
_MOST_WAYS = 9_999_999


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: the whole routine or its rules (an empty path), a block, or a step."""

    path: KeyPath
    step: OutlineStep | None = None
    block: OutlineBlock | None = None
    is_rules: bool = False


def rows_of(blocks: Sequence[OutlineBlock]) -> list[Row]:
    """Return the rows in order: the routine, its rules, and each block with its steps."""
    rows = [Row(()), Row((), is_rules=True)]
    for block in blocks:
        rows.append(Row(block.path, block=block))
        rows += [Row(step.path, step=step) for step in block.steps]
    return rows


def list_of(rows: Sequence[Row], rule_count: int) -> list[StepRow]:
    """Return how rows are listed; `rule_count` is how many rules of its own the routine has."""
    return [_listed(number, row, rule_count) for number, row in enumerate(rows)]


def _listed(number: int, row: Row, rule_count: int) -> StepRow:
    if row.is_rules:
        own = f"{rule_count} of its own" if rule_count else "the standard rules"
        return StepRow(id=number, kind=RowKind.WHOLE, title="Rules", about=own)
    if row.step is not None:
        problems = row.step.problems
        return StepRow(
            id=number,
            kind=RowKind.STEP,
            title=row.step.name or "?",
            about=row.step.summary,
            problems=len(problems),
            has_error=has_errors(problems),
        )
    if row.block is not None:
        title, rounds = row.block.title or "Block", row.block.rounds
        about = f"{rounds} rounds" if rounds else ""
        return StepRow(id=number, kind=RowKind.BLOCK, title=title, about=about)
    return StepRow(
        id=number, kind=RowKind.WHOLE, title="The whole routine", about="title, kind, conditions"
    )


def text_problems(problems: Sequence[Problem]) -> list[TextProblem]:
    """Return problems as the text shows them."""
    return [
        TextProblem(
            line=each.line,
            column=each.column or 1,
            text=problem_line(each),
            is_error=each.severity is Severity.ERROR,
            fix=each.fix,
        )
        for each in problems
        if each.line
    ]


def problem_line(problem: Problem) -> str:
    """Return a problem in a line, with what to write instead."""
    where = f"Line {problem.line}: " if problem.line else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    mark = "■" if problem.severity is Severity.ERROR else "▲"
    return f"{mark} {where}{problem.message}{hint}"


def muscles_text(facts: Facts) -> str:
    """Return how long each muscle is worked on each side, the longest first, in a line."""
    seconds: dict[str, Counter[Side]] = {}
    for work in make_plan(facts):
        if work.is_work:
            seconds.setdefault(work.target, Counter())[work.side] += work.seconds
    ordered = sorted(seconds.items(), key=lambda each: -each[1].total())
    shown = [f"{name} {_sides(counts)}" for name, counts in ordered[:_MOST_MUSCLES]]
    more = len(ordered) - _MOST_MUSCLES
    return " · ".join([*shown, *([f"{more} more"] if more > 0 else [])])


def _sides(counts: Counter[Side]) -> str:
    left, right, both = counts[Side.LEFT], counts[Side.RIGHT], counts[Side.BOTH]
    at_once = [clock(both)] if both else []
    if left and left == right:
        return ", ".join([f"{clock(left)} each side", *at_once])
    alone = [f"{side.value} {clock(counts[side])}" for side in (Side.LEFT, Side.RIGHT)]
    return ", ".join([*(text for text in alone if not text.endswith(" 0:00")), *at_once])


def paths_text(said: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a proof found, in words, and in which tone."""
    shortest, longest = clock(said["shortest_s"]), clock(said["longest_s"])
    broken = [each for each in said["properties"] if not each["proven"]]
    if broken:
        lines = [f"Not proven: {each['says']}" for each in broken]
        lines += [each["witness"]["why"] for each in broken if each["witness"]]
        return "\n".join(lines), "stop"
    ways = "Every answer looked at" if said["paths"] is None else _ways(said["paths"])
    proven = f"All {len(said['properties'])} properties are proven."
    return f"{ways}. Shortest {shortest}, longest {longest}. {proven}", "calm"


def _ways(count: int) -> str:
    """Return how many ways there are; beyond a million only their order of magnitude says a lot."""
    if count <= _MOST_WAYS:
        return f"{count:,} ways through"
    return f"More than 10^{len(str(count)) - 1} ways through"


def found_exercises(facts: Facts | None, catalogue: Mapping[str, Exercise]) -> list[FoundExercise]:
    """Return the exercises to choose from, those that the conditions avoid last, and why."""
    found = [_found(exercise, facts) for exercise in catalogue.values()]
    return sorted(found, key=lambda each: (bool(each.why_not), each.name))


def _found(exercise: Exercise, facts: Facts | None) -> FoundExercise:
    muscles = ", ".join(exercise.targets)
    props = ", ".join(exercise.props) or "no props"
    return FoundExercise(
        id=exercise.id,
        name=exercise.name,
        about=f"{muscles} · {exercise.position} · {props}",
        index=index_of((exercise.name, exercise.id, muscles, str(exercise.position), props)),
        why_not=_why_not(exercise, facts),
    )


def _why_not(exercise: Exercise, facts: Facts | None) -> str:
    if facts is None or exercise.id not in facts.catalogue:
        return ""
    if facts.verdict_of(exercise.id) is not Verdict.AVOID:
        return ""
    names = ", ".join(facts.conditions[each].name for each in facts.avoided_by(exercise.id))
    return f"Left out with {names}"


def stairs_of(path: KeyPath, facts: Facts | None) -> tuple[list[Stair], int]:
    """Return the ladder of the step at a path, and on which rung a person starts."""
    step = _step_at(path, facts)
    if step is None or facts is None:
        return [], 0
    ladder = ladder_of(step, facts)
    stairs = [Stair(_amount(rung), _other(rung, step, facts)) for rung in ladder.rungs]
    return stairs, ladder.start


def _step_at(path: KeyPath, facts: Facts | None) -> Step | None:
    if facts is None or not is_step(path):
        return None
    try:
        return facts.routine.blocks[int(path[1])].steps[int(path[3])]
    except IndexError:
        return None


def _amount(rung: Rung) -> str:
    sets = f"{rung.sets} × " if rung.sets > 1 else ""
    return f"{sets}{dose_text(rung.dose)}"


def _other(rung: Rung, step: Step, facts: Facts) -> str:
    if rung.exercise == step.exercise:
        return ""
    if rung.exercise == step.harder:
        return "harder"
    easier = facts.catalogue.easier_chain(step.exercise, step.easier)
    return "easier" if rung.exercise in easier else "another"
