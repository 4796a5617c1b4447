"""Puts into a text what `editing.put` does not: items of lists, and values of many lines.

As there, every other line stays as its author wrote it, and each change is looked at before it is
given out.
"""

from collections.abc import Sequence
from textwrap import indent
from typing import Any

from rehab_app.routine_io.cuttings import Cutting, quoted_in_flow
from rehab_app.routine_io.edit_checks import BY_HAND, CannotEditError, checked, is_in_flow
from rehab_app.routine_io.editing import put
from rehab_app.routine_io.lines import line_end, line_start, newline_of
from rehab_app.routine_io.spans import (
    EntrySpan,
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    TextSpan,
    find,
    plain,
    spans_of,
)

_STEP_IN = 2
_PLACEHOLDER = "x"


def put_item(text: str, path: KeyPath, said: str, value: str) -> str:
    """Return a text with another text in place of an item of a list.

    `said` is what it says, `value` how it is written in a list with a dash for each item.
    """
    *way, number = path
    root = spans_of(text)
    items, item = find(root, tuple(way)), find(root, path)
    if not isinstance(items, ListSpan) or item is None:
        raise CannotEditError("There is nothing at this place.")
    written = quoted_in_flow(said) if is_in_flow(root, path) else value
    changed = f"{text[: item.start]}{written}{text[item.end :]}"

    def change(data: Any) -> None:  # noqa: ANN401 # as YAML has it
        for step in way:
            data = data[step]
        data[number] = said

    return checked(text, changed, change)


def put_lines(text: str, path: KeyPath, value: str, order: Sequence[str] = ()) -> str:
    """Return a text with a value of any number of lines of YAML below a key.

    The key is added where it lacks, as `editing.put` does it. In braces the value is written in
    braces too.
    """
    try:
        said = plain(spans_of(value))
    except NotYamlError as error:
        raise CannotEditError("This is no value that can be written here.") from error
    marked = put(text, path, _PLACEHOLDER, order)
    root = spans_of(marked)
    entry = _entry(root, path)
    if is_in_flow(root, path):
        held = Cutting(indent(value, "  ").replace("  ", "- ", 1).rstrip("\n") + "\n")
        changed = f"{marked[: entry.value.start]}{held.in_flow()}{marked[entry.value.end :]}"
    else:
        changed = _with_lines(marked, entry, value)

    def change(data: Any) -> None:  # noqa: ANN401 # as YAML has it
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = said

    return checked(marked, changed, change)


def _with_lines(text: str, entry: EntrySpan, value: str) -> str:
    """Put lines below a key in place of what stands beside it; a comment there stays."""
    column = entry.key.start - line_start(text, entry.key.start) + _STEP_IN
    colon = text.index(":", entry.key.end) + 1
    end = line_end(text, entry.value.end)
    break_ = newline_of(text)
    rest = text[entry.value.end : end].rstrip("\r\n")
    lines = indent(value.strip("\n"), " " * column).replace("\n", break_)
    return f"{text[:colon]}{rest}{break_}{lines}{break_}{text[end:]}"


def _entry(root: Span, path: KeyPath) -> EntrySpan:
    parent = find(root, path[:-1])
    entry = parent.entry(str(path[-1])) if isinstance(parent, MapSpan) else None
    if entry is None or not isinstance(entry.value, TextSpan):
        raise CannotEditError(BY_HAND)
    return entry
