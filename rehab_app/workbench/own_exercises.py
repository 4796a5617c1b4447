"""The exercises that a routine's text describes itself, as a form shows them.

They are read from the text, so that each has what its author wrote, also where a value is not
understood yet. Only a text that is no YAML at all has none that can be told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehab_app.model.problem import Problem
from rehab_app.routine_io.spans import (
    EntrySpan,
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    TextSpan,
    find,
    spans_of,
)

# The keys of an own exercise in the order in which the form and a new text have them.
OWN_ORDER = (
    *("id", "name", "also", "targets", "tags", "position", "props", "sided", "dose", "cues"),
    *("feel", "not_feel", "spoken", "easier", "harder", "notes", "picture", "description", "pose"),
)
DOSE_ORDER = ("hold", "reps", "sets", "tempo", "rest")
EXERCISES = "exercises"
_OF_STEP = ("exercise", "easier", "harder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place where an exercise is named: its path in the text, and what that is in words."""

    path: KeyPath
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExercise:
    """An own exercise: where it stands, its lines in the text, and its values as written.

    `values` are single ones, `lists` those of many. `uses` are all places that name it.
    """

    path: KeyPath
    first_line: int
    last_line: int
    values: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    dose: Mapping[str, str]
    has_body: bool
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]

    @property
    def id(self) -> str:
        """Return its id, as it is written."""
        return self.values.get("id", "")

    @property
    def name(self) -> str:
        """Return what a person reads, the id where it has no name."""
        return self.values.get("name", "") or self.id or "An exercise without a name"

    @property
    def step_count(self) -> int:
        """Return how many steps are of this exercise."""
        return sum(1 for use in self.uses if use.path[0] == "blocks")


def own_exercises_of(text: str, problems: Sequence[Problem] = ()) -> tuple[OwnExercise, ...] | None:
    """Return the exercises that a text describes, None where it is no YAML."""
    try:
        root = spans_of(text)
    except NotYamlError:
        return None
    found = find(root, (EXERCISES,))
    items = found.items if isinstance(found, ListSpan) else ()
    named = list(names_in(root))
    return tuple(_own(text, item, number, named, problems) for number, item in enumerate(items))


def names_in(root: Span) -> Iterator[tuple[str, Use]]:
    """Yield the ids of exercises that steps, rules and own exercises name, with their places."""
    for number, block in enumerate(_items(root, ("blocks",))):
        title = _said(block, "title") or "a block"
        for place, step in enumerate(_items(block, ("steps",))):
            path: KeyPath = ("blocks", number, "steps", place)
            words = f"step {place + 1} of {title}"
            yield from _named(step, path, _OF_STEP, words)
            for rung, said in enumerate(_items(step, ("ladder",))):
                yield from _named(said, (*path, "ladder", rung), ("exercise",), words)
    for number, own in enumerate(_items(root, (EXERCISES,))):
        words = f"the exercise {_said(own, 'name') or _said(own, 'id')}"
        yield from _named(own, (EXERCISES, number), ("easier", "harder"), words)
    for number, rule in enumerate(_items(root, ("pain_rules", "rules"))):
        place_of = ("pain_rules", "rules", number)
        yield from _named(rule, place_of, ("exercise",), f"pain rule {number + 1}")


def _named(span: Span, path: KeyPath, keys: Sequence[str], words: str) -> Iterator[tuple[str, Use]]:
    for key in keys:
        if said := _said(span, key):
            yield said, Use(path=(*path, key), words=words)


def _own(
    text: str,
    item: Span,
    number: int,
    named: Sequence[tuple[str, Use]],
    problems: Sequence[Problem],
) -> OwnExercise:
    first, last = text.count("\n", 0, item.start) + 1, text.count("\n", 0, item.end) + 1
    entries = item.entries if isinstance(item, MapSpan) else ()
    dose = find(item, ("dose",))
    return OwnExercise(
        path=(EXERCISES, number),
        first_line=first,
        last_line=last,
        values=_texts(entries),
        lists={
            entry.key.text: tuple(_text(each) for each in entry.value.items)
            for entry in entries
            if isinstance(entry.value, ListSpan)
        },
        dose=_texts(dose.entries if isinstance(dose, MapSpan) else ()),
        has_body=isinstance(find(item, ("pose",)), MapSpan),
        uses=tuple(use for name, use in named if name == _said(item, "id")),
        problems=tuple(each for each in problems if each.line and first <= each.line <= last),
    )


def _texts(entries: Sequence[EntrySpan]) -> dict[str, str]:
    return {
        entry.key.text: _text(entry.value) for entry in entries if isinstance(entry.value, TextSpan)
    }


def _items(span: Span, path: KeyPath) -> tuple[Span, ...]:
    found = find(span, path)
    return found.items if isinstance(found, ListSpan) else ()


def _said(span: Span, key: str) -> str:
    found = find(span, (key,))
    return _text(found) if isinstance(found, TextSpan) else ""


def _text(span: Span) -> str:
    return " ".join(span.text.split()) if isinstance(span, TextSpan) else ""
