"""The fields of the workbench's form: what each value is called and what it may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rehab_app.model.exercise import Catalogue
from rehab_app.model.person import Condition
from rehab_app.model.routine import Kind


class Shape(StrEnum):
    """How a value is told: in a line, from a list, from a list that is searched, as chips."""

    LINE = "line"
    LIST = "list"
    SEARCHED = "searched"
    CHIPS = "chips"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """A field. `ems` is its least width in times the size of the text, 0 for a row of its own."""

    key: str
    label: str
    shape: Shape = Shape.LINE
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    ems: float = 0


# What a step's dose is; the key stands for no key of the text but for which of them there are.
DOSE = "dose"
_DOSES = {
    "": "as usual",
    "hold": "hold",
    "reps": "reps",
    "walk": "walk, jog",
    "open": "open end",
    "ladder": "a ladder",
}
_DOSE_FIELDS = {
    "": (),
    "hold": (FieldSpec(key="hold", label="Hold", example="30-60 s", ems=6),),
    "reps": (
        FieldSpec(key="reps", label="Reps", example="8-12", ems=5),
        FieldSpec(key="tempo", label="Tempo", example="3-1-2 s", ems=6),
    ),
    "walk": (
        FieldSpec(key="walk", label="Walk", example="2 min", ems=7),
        FieldSpec(key="jog", label="Jog", example="1 min", ems=7),
        FieldSpec(key="times", label="Times", example="5", ems=5),
    ),
    "open": (),
    "ladder": (FieldSpec(key="start", label="Starts with step", example="1", ems=8),),
}
_SETS = FieldSpec(key="sets", label="Sets", example="2-3", ems=4.4)
_REST = FieldSpec(key="rest", label="Rest", example="15 s", ems=5)
_READY = FieldSpec(key="ready", label="Get ready", example="10 s", ems=5)
_SIDES = FieldSpec(
    key="sides",
    label="Sides",
    shape=Shape.LIST,
    ems=10.4,
    choices={
        "": "as usual",
        "each": "left, right",
        "[right, left]": "right, left",
        "sore-first": "sore side first",
        "sore": "sore side only",
        "left": "left only",
        "right": "right only",
        "both": "both at once",
    },
)
_ASK_CHOICES = {
    "after": "after it",
    "halfway": "half-way",
    "[halfway, after]": "half-way, after",
    "every 1 min": "every minute",
    "every 5 min": "every 5 min",
    "none": "not at all",
}
_ASK = FieldSpec(
    key="ask",
    label="Ask about pain",
    shape=Shape.LIST,
    choices={"": "as usual", **_ASK_CHOICES},
    ems=10.2,
)
_NOTES = (
    FieldSpec(key="note", label="Note for the person", example="Keep the lower back on the mat."),
    FieldSpec(
        key="private",
        label="Note for yourself, never shown",
        example="Check rotation in week 3.",
    ),
)
BLOCK_FIELDS = (
    FieldSpec(key="title", label="Title", example="Stretch"),
    FieldSpec(key="rounds", label="Rounds", example="2", ems=6),
)
_YES_NO = {"": "yes", "false": "no"}
_ROUTINE_BEGIN = (
    FieldSpec(key="title", label="Title", example="Evening hip release"),
    FieldSpec(key="summary", label="Summary, one line", example="Loosens tight hips after a run."),
    FieldSpec(key="author", label="Author", example="", ems=16),
    FieldSpec(
        key="kind", label="Kind", shape=Shape.LIST, choices={each: each for each in Kind}, ems=9
    ),
    FieldSpec(key="per_day.times", label="Times a day, at most", example="1", ems=10),
    FieldSpec(key="per_day.gap", label="Time between two", example="4 h", ems=9),
)
_ROUTINE_ASK = (
    FieldSpec(key="ask.before", label="Ask before", shape=Shape.LIST, choices=_YES_NO, ems=8),
    FieldSpec(
        key="ask.each",
        label="Ask with each step",
        shape=Shape.LIST,
        choices={"": "as usual", **_ASK_CHOICES},
        ems=12,
    ),
    FieldSpec(key="ask.after", label="Ask at the end", shape=Shape.LIST, choices=_YES_NO, ems=8),
    FieldSpec(
        key="ask.next_morning",
        label="Ask the next morning",
        shape=Shape.LIST,
        choices=_YES_NO,
        ems=11,
    ),
)


def dose_of(values: Mapping[str, str]) -> str:
    """Return what a step's dose is by the keys that it has; empty for its exercise's own."""
    order = ("ladder", "hold", "reps", "walk", "open")
    there = next((key for key in order if key in values), "")
    return "walk" if not there and "jog" in values else there


def step_fields(values: Mapping[str, str], catalogue: Catalogue) -> tuple[FieldSpec, ...]:
    """Return the fields of a step: what is done first, then what is asked, what goes with it."""
    dose = dose_of(values)
    kinds = FieldSpec(key=DOSE, label="What is done", shape=Shape.LIST, choices=_DOSES, ems=7.6)
    return (
        *(kinds, *_DOSE_FIELDS[dose], _SETS, _SIDES, _ASK, _REST, _READY),
        _variant("easier", "Easier variant", catalogue, ems=40),
        *_NOTES,
        _variant("harder", "Harder variant", catalogue),
    )


def routine_fields(conditions: Mapping[str, Condition]) -> tuple[FieldSpec, ...]:
    """Return the fields of what is said of a whole routine."""
    names = {key: each.name for key, each in conditions.items()}
    suits = FieldSpec(key="suits", label="Made for people with", shape=Shape.CHIPS, choices=names)
    return (*_ROUTINE_BEGIN, *_ROUTINE_ASK, suits)


def _variant(key: str, label: str, catalogue: Catalogue, *, ems: float = 0) -> FieldSpec:
    names = dict(sorted(_names(catalogue), key=lambda each: each[1]))
    first = {"": "as usual" if key == "easier" else "none"}
    return FieldSpec(
        key=key, label=label, shape=Shape.SEARCHED, choices={**first, **names}, ems=ems
    )


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    return ((key, each.name) for key, each in catalogue.items())
