"""The steps of a routine's text in blocks, as a list shows them, each with its place in the text.

It is read from the text itself, so that it has what its author wrote, also where a value is not
understood yet. Only a text that is no YAML at all has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehab_app.model.exercise import Exercise
from rehab_app.model.problem import Problem
from rehab_app.routine_io.spans import (
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    TextSpan,
    find,
    spans_of,
)

# The keys of a step in the order in which the form and a new text have them.
STEP_ORDER = (
    *("exercise", "hold", "reps", "open", "walk", "jog", "times", "ladder", "start"),
    *("sets", "tempo", "sides", "rest", "ready", "long"),
    *("easier", "harder", "ask", "note", "private"),
)
BLOCK_ORDER = ("title", "rounds", "steps")
ROUTINE_ORDER = (
    *("format", "id", "title", "summary", "author", "kind", "suits", "per_day"),
    *("ask", "pain_rules", "exercises", "blocks"),
)


_STEP_LENGTH = 4
_LONG = ("blocks", "exercises", "pain_rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineStep:
    """A step: where it stands, its lines in the text, what it does, its values as written."""

    path: KeyPath
    first_line: int
    last_line: int
    exercise: str
    name: str
    values: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def summary(self) -> str:
        """Return dose, sides and questions in a line, as they are written."""
        values = self.values
        walk_jog = " / ".join(values[key] for key in ("walk", "jog") if key in values)
        sets = f"{values['sets']} × " if values.get("sets", "1") != "1" else ""
        reps = f"{values['reps']} reps" if "reps" in values else ""
        ladder = "a ladder" if "ladder" in values else ""
        dose = values.get("hold") or reps or walk_jog or ladder
        asked = f"ask {values['ask'].strip('[]')}" if "ask" in values else ""
        parts = (f"{sets}{dose}" if dose else "", values.get("sides", "").strip("[]"), asked)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineBlock:
    """A block: where it stands, its title and rounds as written, and its steps."""

    path: KeyPath
    title: str
    rounds: str
    steps: tuple[OutlineStep, ...]


def outline_of(
    text: str, catalogue: Mapping[str, Exercise], problems: Sequence[Problem] = ()
) -> tuple[OutlineBlock, ...] | None:
    """Return the blocks of a text, None where it is no YAML."""
    try:
        root = spans_of(text)
    except NotYamlError:
        return None
    blocks = find(root, ("blocks",))
    if not isinstance(blocks, ListSpan):
        return ()
    return tuple(
        OutlineBlock(
            path=("blocks", number),
            title=_said(text, block, "title"),
            rounds=_said(text, block, "rounds"),
            steps=tuple(_steps(text, block, ("blocks", number, "steps"), catalogue, problems)),
        )
        for number, block in enumerate(blocks.items)
    )


def outside_steps(
    blocks: Sequence[OutlineBlock], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """Return the problems that are those of no step: of a block's own keys, or of the routine."""
    within = {each for block in blocks for step in block.steps for each in step.problems}
    return tuple(each for each in problems if each not in within)


def order_of(path: KeyPath) -> tuple[str, ...]:
    """Return the keys of a step, a block or the routine in the order of a new text."""
    if len(path) == _STEP_LENGTH:
        return STEP_ORDER
    return BLOCK_ORDER if path else ROUTINE_ORDER


def routine_values(text: str) -> dict[str, str]:
    """Return what a text says of the whole routine, as it is written; nothing where it can't be.

    What stands in a mapping is there by its way as well: "per_day.times".
    """
    try:
        root = spans_of(text)
    except NotYamlError:
        return {}
    if not isinstance(root, MapSpan):
        return {}
    values: dict[str, str] = {}
    for entry in root.entries:
        name = entry.key.text
        if name in _LONG:
            continue
        values[name] = _written(text, entry.value)
        if isinstance(entry.value, MapSpan):
            inside = entry.value.entries
            values |= {f"{name}.{each.key.text}": _written(text, each.value) for each in inside}
    return values


def _steps(
    text: str,
    block: Span,
    path: KeyPath,
    catalogue: Mapping[str, Exercise],
    problems: Sequence[Problem],
) -> Iterator[OutlineStep]:
    steps = find(block, ("steps",))
    for number, step in enumerate(steps.items if isinstance(steps, ListSpan) else ()):
        first, last = text.count("\n", 0, step.start) + 1, text.count("\n", 0, step.end) + 1
        exercise = _said(text, step, "exercise")
        known = catalogue.get(exercise)
        yield OutlineStep(
            path=(*path, number),
            first_line=first,
            last_line=last,
            exercise=exercise,
            name=known.name if known else exercise,
            values=written_values(text, step),
            problems=tuple(each for each in problems if each.line and first <= each.line <= last),
        )


def written_values(text: str, step: Span) -> dict[str, str]:
    """Return the values of a mapping by their keys, as they are written."""
    if not isinstance(step, MapSpan):
        return {}
    return {entry.key.text: _written(text, entry.value) for entry in step.entries}


def _said(text: str, span: Span, key: str) -> str:
    entry = span.entry(key) if isinstance(span, MapSpan) else None
    return _written(text, entry.value) if entry else ""


def _written(text: str, value: Span) -> str:
    """Return a value as it is written, a text without its quotes."""
    if isinstance(value, TextSpan):
        return " ".join(value.text.split())
    return " ".join(text[value.start : value.end].split())
