"""The shape of a routine file: every key and value, but nothing about what they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from rehab_app.model.routine import Ask, Kind, PerDay, Routine
from rehab_app.routine_io.durations import gap
from rehab_app.routine_io.exercise_reader import PlacedExercise, read_exercise_list
from rehab_app.routine_io.fields import (
    boolean,
    count_of,
    identifier,
    short_text,
    summary,
    title,
    word_of,
)
from rehab_app.routine_io.file_format import read_format
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.rule_reader import PlacedRule, read_pain_rules
from rehab_app.routine_io.step_reader import PlacedStep, read_ask, read_blocks

ROUTINE = Keys(
    what="a routine",
    required=("format", "id", "title", "kind", "blocks"),
    optional=("summary", "author", "suits", "per_day", "ask", "pain_rules", "exercises"),
)
ASK = Keys(what="ask", optional=("before", "each", "after", "next_morning"))
PER_DAY = Keys(what="per_day", required=("times",), optional=("gap",))

_KIND = word_of(Kind)
_TIMES_A_DAY = count_of(1, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A routine as its file says it, with the places that later checks point to."""

    routine: Routine
    base_rules: str
    fields: Fields
    steps: tuple[PlacedStep, ...]
    exercises: tuple[PlacedExercise, ...]
    rules: tuple[PlacedRule, ...]

    def steps_with_rounds(self) -> Iterator[tuple[PlacedStep, int]]:
        """Yield the steps in their order, each with how often its block is done."""
        placed = iter(self.steps)
        for block in self.routine.blocks:
            yield from ((next(placed), block.rounds) for _ in block.steps)


def read_draft(node: Node, problems: ProblemList) -> Draft:
    """Return what the file says; it is only of use where the problems hold no error."""
    fields = Fields(node, ROUTINE, problems)
    fields.read("format", read_format)
    blocks, steps = read_blocks(fields)
    exercises = read_exercise_list(fields)
    base_rules, rules = read_pain_rules(fields)
    routine = Routine(
        id=fields.read("id", identifier, ""),
        title=fields.read("title", title, ""),
        kind=fields.read("kind", _KIND, Kind.MIXED),
        blocks=blocks,
        summary=fields.read("summary", summary, ""),
        author=fields.read("author", short_text, ""),
        suits=fields.read_list("suits", str),
        per_day=_read_per_day(fields.mapping("per_day", PER_DAY)),
        ask=_read_asks(fields.mapping("ask", ASK)),
        rules=tuple(rule for rule, _ in rules),
        exercises=tuple(exercise for exercise, _ in exercises),
    )
    return Draft(
        routine=routine,
        base_rules=base_rules,
        fields=fields,
        steps=steps,
        exercises=exercises,
        rules=rules,
    )


def _read_per_day(fields: Fields | None) -> PerDay | None:
    if fields is None:
        return None
    return PerDay(times=fields.read("times", _TIMES_A_DAY, 1), gap_s=fields.read("gap", gap, 0))


def _read_asks(fields: Fields | None) -> Ask:
    default = Ask()
    if fields is None:
        return default
    each = read_ask(fields, "each")
    return Ask(
        before=fields.read("before", boolean, default.before),
        each=default.each if each is None else each,
        after=fields.read("after", boolean, default.after),
        next_morning=fields.read("next_morning", boolean, default.next_morning),
    )
