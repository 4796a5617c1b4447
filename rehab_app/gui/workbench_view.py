"""What the workbench shows of a routine: rows, problems, times, and what pain would do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import make_plan
from rehab_app.gui.routine_search import index_of
from rehab_app.gui.widgets.card_rows import CardRow
from rehab_app.gui.widgets.exercise_finder import FoundExercise
from rehab_app.gui.widgets.yaml_editor import TextProblem
from rehab_app.model.exercise import Exercise
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.person import Side, Verdict
from rehab_app.model.problem import Problem, Severity
from rehab_app.routine_io.spans import KeyPath
from rehab_app.wording import change_text, clock, side_text
from rehab_app.workbench.outline import OutlineBlock, OutlineStep
from rehab_app.workbench.what_if import Spot, WhatIf

_MOST_MUSCLES = 8
_ABOUT_POSES = (Moment.AFTER, Moment.HALFWAY)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: the whole routine (an empty path), a block, or a step."""

    path: KeyPath
    step: OutlineStep | None = None
    block: OutlineBlock | None = None


def rows_of(blocks: Sequence[OutlineBlock]) -> list[Row]:
    """Return the rows in order: the routine, and each block with its steps."""
    rows = [Row(())]
    for block in blocks:
        rows.append(Row(block.path, block=block))
        rows += [Row(step.path, step=step) for step in block.steps]
    return rows


def cards_of(rows: Sequence[Row], title: str) -> list[CardRow]:
    """Return how rows are listed."""
    return [_card(number, row, title) for number, row in enumerate(rows)]


def _card(number: int, row: Row, title: str) -> CardRow:
    if row.step is not None:
        count = len(row.step.problems)
        bad = f"{count} to mend" if count else ""
        said = " · ".join(part for part in (row.step.summary, bad) if part)
        return CardRow(id=number, title=row.step.name or "?", when=said, details="")
    if row.block is not None:
        rounds = f"{row.block.rounds} rounds" if row.block.rounds else ""
        return CardRow(id=number, title=row.block.title.upper() or "BLOCK", when=rounds, details="")
    return CardRow(id=number, title=title, when="title, kind, conditions", details="")


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


def muscle_lines(facts: Facts) -> list[str]:
    """Return how long each muscle is worked on each side, the longest first."""
    seconds: dict[str, Counter[Side]] = {}
    for work in make_plan(facts):
        if work.is_work:
            seconds.setdefault(work.target, Counter())[work.side] += work.seconds
    ordered = sorted(seconds.items(), key=lambda each: -each[1].total())
    return [f"{name}: {_sides(counts)}" for name, counts in ordered[:_MOST_MUSCLES]]


def _sides(counts: Counter[Side]) -> str:
    return ", ".join(
        f"{clock(counts[side])} {side_text(side)}".strip() for side in Side if counts[side]
    )


def spot_of(step: OutlineStep | None, spots: Sequence[Spot]) -> Spot | None:
    """Return the first question about a step's exercise, else the one before the session."""
    if step is None:
        return next((spot for spot in spots if spot.moment is Moment.BEFORE), None)
    mine = (spot for spot in spots if spot.exercise == step.exercise)
    return next((spot for spot in mine if spot.moment in _ABOUT_POSES), None)


def spot_text(spot: Spot | None, catalogue: Mapping[str, Exercise]) -> str:
    """Return about what a question is."""
    if spot is None:
        return ""
    if not spot.exercise:
        return "Before the session"
    name = catalogue[spot.exercise].name if spot.exercise in catalogue else spot.exercise
    side = "" if spot.side is Side.BOTH else f", {spot.side.value}"
    return f"{name}{side}"


def bent_lines(sessions: WhatIf, facts: Facts, spot: Spot, level: int) -> tuple[str, list[str]]:
    """Return what becomes of a session in which a question is answered with a dull ache."""
    bent = sessions.bent({spot: Reading(level, Quality.DULL)})
    times = f"{clock(bent.calm_s)} → {clock(bent.bent_s)}"
    lines = [
        change_text(change, facts.catalogue) for entry in bent.changes for change in entry.changes
    ]
    lines += [entry.decision.because for entry in bent.changes if entry.decision.because]
    return times, lines or ["Nothing changes."]


def paths_text(said: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a proof found, in words, and in which tone."""
    shortest, longest = clock(said["shortest_s"]), clock(said["longest_s"])
    broken = [each for each in said["properties"] if not each["proven"]]
    if broken:
        lines = [f"Not proven: {each['says']}" for each in broken]
        lines += [each["witness"]["why"] for each in broken if each["witness"]]
        return "\n".join(lines), "stop"
    ways = "Every answer looked at." if said["paths"] is None else "Every way to answer looked at."
    return (
        f"{ways} Shortest {shortest}, longest {longest}. All eight properties are proven.",
        "calm",
    )


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


def heading_values(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the form shows of the whole routine."""
    for key in ("title", "summary", "author", "kind", "suits"):
        yield key, values.get(key, "")
