"""Changes one thing in a routine's text and leaves every other line as its author wrote it.

The text is the document: nothing is parsed and written anew, so comments, order, quotes and spaces
stay. Each change is looked at before it is given out: what the new text says has to be what the old
one said, but for the change.

Why not a library that keeps comments: ruamel.yaml writes lists, long lines and flow style anew in
its own way, which changes lines that nobody touched.
"""

from collections.abc import Sequence
from typing import Any

from rehab_app.routine_io.cuttings import Cutting, chunk_of, cutting_of, dash_column
from rehab_app.routine_io.edit_checks import BY_HAND, CannotEditError, checked, is_in_flow
from rehab_app.routine_io.lines import line_end, line_start, newline_of
from rehab_app.routine_io.spans import (
    EntrySpan,
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    find,
    plain,
    spans_of,
)

_STEP_IN = 2


def put(text: str, path: KeyPath, value: str, order: Sequence[str] = ()) -> str:
    """Return a text with a value, YAML on one line, below a key; the key is added where it lacks.

    A new key comes behind those that stand before it in `order`, else at the end.
    """
    *way, name = path
    mapping = _mapping_at(text, tuple(way))
    entry = mapping.entry(str(name))
    if entry is not None:
        changed = _with_value(text, entry, value)
    else:
        before = _entries_before(mapping, str(name), order)
        add = _with_flow_entry if mapping.is_flow else _with_line
        changed = add(text, mapping, before, f"{name}: {value}")
    said = _said(value)
    return checked(text, changed, lambda data: _at(data, way).update({name: said}))


def drop(text: str, path: KeyPath) -> str:
    """Return a text without a key and its value, and without what then holds nothing any more."""
    *way, name = path
    mapping = _mapping_at(text, tuple(way))
    entry = mapping.entry(str(name))
    if entry is None:
        return text
    if len(mapping.entries) == 1:
        if not way or not isinstance(way[-1], str):
            raise CannotEditError(f"{name} is all that stands here, so it can't be taken away.")
        return drop(text, tuple(way))
    number = mapping.entries.index(entry)
    without = _without_in_flow if mapping.is_flow else _without_lines
    changed = without(text, mapping.entries, number)
    return checked(text, changed, lambda data: _at(data, way).pop(name))


def copy(text: str, path: KeyPath) -> Cutting:
    """Return an item of a list with the comments that belong to it."""
    *way, number = path
    items = _list_at(text, tuple(way))
    if not isinstance(number, int) or not 0 <= number < len(items.items):
        raise CannotEditError("There is nothing at this place.")
    try:
        return cutting_of(text, items, number)
    except ValueError as error:
        raise CannotEditError(BY_HAND) from error


def cut(text: str, path: KeyPath) -> tuple[str, Cutting]:
    """Return a text without an item of a list, and the item."""
    *way, number = path
    cutting, items = copy(text, path), _list_at(text, tuple(way))
    if items.is_flow:
        changed = _without_in_flow(text, items.items, int(number))
    else:
        start, end = chunk_of(text, items, int(number))
        if len(items.items) == 1:
            colon = _behind_colon(text, tuple(way))
            changed = f"{text[:colon]} []{text[colon:start]}{text[end:]}"
        else:
            changed = text[:start] + text[end:]
    return checked(text, changed, lambda data: _at(data, way).pop(number)), cutting


def paste(text: str, path: KeyPath, cutting: Cutting) -> str:
    """Return a text with items before the one at `path`, or at the end of its list."""
    *way, number = path
    where = find(spans_of(text), tuple(way))
    items = where if isinstance(where, ListSpan) else ListSpan(0, 0, (), is_flow=True)
    place = min(int(number), len(items.items))
    if items.items and not items.is_flow:
        column = dash_column(text, items)
        is_last = place == len(items.items)
        at = chunk_of(text, items, place - 1)[1] if is_last else chunk_of(text, items, place)[0]
        changed = _with_text(text, at, cutting.lines(column))
    elif items.items or is_in_flow(spans_of(text), tuple(way)):
        changed = _with_flow_items(text, items, place, cutting.in_flow())
    else:
        changed = _with_first_items(text, tuple(way), items, cutting)
    said = plain(spans_of(cutting.text))

    def change(data: Any) -> None:  # noqa: ANN401 # as YAML has it
        here = _at(data, way[:-1])
        listed = here[way[-1]] or []
        here[way[-1]] = [*listed[:place], *said, *listed[place:]]

    return checked(text, changed, change)


def move(text: str, path: KeyPath, to: KeyPath) -> str:
    """Return a text with an item elsewhere: before what is at `to` once the item is cut."""
    without, cutting = cut(text, path)
    return paste(without, to, cutting)


# -- inside: where things are


def _mapping_at(text: str, path: KeyPath) -> MapSpan:
    found = find(spans_of(text), path)
    if not isinstance(found, MapSpan):
        raise CannotEditError(BY_HAND)
    return found


def _list_at(text: str, path: KeyPath) -> ListSpan:
    found = find(spans_of(text), path)
    if not isinstance(found, ListSpan):
        raise CannotEditError(BY_HAND)
    return found


def _entry_at(text: str, path: KeyPath) -> EntrySpan:
    *way, name = path
    entry = _mapping_at(text, tuple(way)).entry(str(name))
    if entry is None:
        raise CannotEditError(BY_HAND)
    return entry


def _behind_colon(text: str, path: KeyPath) -> int:
    return text.index(":", _entry_at(text, path).key.end) + 1


def _entries_before(mapping: MapSpan, name: str, order: Sequence[str]) -> int:
    """Return how many entries a new key comes behind."""
    if name not in order:
        return len(mapping.entries)
    earlier = frozenset(order[: order.index(name)])
    places = [n for n, entry in enumerate(mapping.entries) if entry.key.text in earlier]
    return places[-1] + 1 if places else 0


# -- inside: entries


def _with_value(text: str, entry: EntrySpan, value: str) -> str:
    colon = text.index(":", entry.key.end) + 1
    start, end = entry.value.start, max(entry.value.end, colon)
    is_beside = start > colon and "\n" not in text[colon:start]
    if is_beside:
        return text[:start] + value + text[end:]
    if start <= colon:
        return f"{text[:colon]} {value}{text[colon:]}"
    # What stands in lines of its own goes; a comment behind the colon stays.
    rest = text[colon : line_end(text, colon)].rstrip("\r\n")
    return f"{text[:colon]} {value}{rest}{text[end:]}"


def _with_line(text: str, mapping: MapSpan, before: int, line: str) -> str:
    column = mapping.start - line_start(text, mapping.start)
    if before == 0:
        first = mapping.entries[0].start
        return f"{text[:first]}{line}{newline_of(text)}{' ' * column}{text[first:]}"
    at = line_end(text, mapping.entries[before - 1].end)
    return _with_text(text, at, f"{' ' * column}{line}\n")


def _with_flow_entry(text: str, mapping: MapSpan, before: int, pair: str) -> str:
    if before == 0:
        comma = ", " if mapping.entries else ""
        return f"{text[: mapping.start + 1]}{pair}{comma}{text[mapping.start + 1 :]}"
    at = mapping.entries[before - 1].end
    return f"{text[:at]}, {pair}{text[at:]}"


def _without_lines(text: str, entries: Sequence[EntrySpan], number: int) -> str:
    start, end = entries[number].start, line_end(text, entries[number].end)
    begin = line_start(text, start)
    if not text[begin:start].strip():
        return text[:begin] + text[end:]
    # It stands behind the dash of its item, where the next one takes its place.
    return text[:start] + text[entries[number + 1].start :]


# -- inside: items


def _without_in_flow(text: str, parts: Sequence[EntrySpan | Span], number: int) -> str:
    part = parts[number]
    if number + 1 < len(parts):
        return text[: part.start] + text[parts[number + 1].start :]
    start = parts[number - 1].end if number else part.start
    return text[:start] + text[part.end :]


def _with_flow_items(text: str, items: ListSpan, place: int, said: str) -> str:
    if not items.items:
        at = items.start + 1
        return f"{text[:at]}{said}{text[at:]}"
    if place == len(items.items):
        at = items.items[-1].end
        return f"{text[:at]}, {said}{text[at:]}"
    at = items.items[place].start
    return f"{text[:at]}{said}, {text[at:]}"


def _with_first_items(text: str, path: KeyPath, items: ListSpan, cutting: Cutting) -> str:
    """Put items into a list that is empty: `steps: []`, or `steps:` with nothing."""
    entry, colon = _entry_at(text, path), _behind_colon(text, path)
    column = entry.start - line_start(text, entry.start) + _STEP_IN
    if items.end > items.start:
        text = text[:colon] + text[items.end :]
    return _with_text(text, line_end(text, colon), cutting.lines(column))


def _with_text(text: str, at: int, lines: str) -> str:
    """Put whole lines in where a line begins, or at the end of a text without a last break."""
    break_ = newline_of(text)
    before = text[:at] if not at or text[:at].endswith("\n") else text[:at] + break_
    return before + lines.replace("\n", break_) + text[at:]


# -- inside: what is said


def _at(data: Any, way: Sequence[str | int]) -> Any:  # noqa: ANN401 # as YAML has it
    for step in way:
        data = data[step]
    return data


def _said(value: str) -> Any:  # noqa: ANN401 # as YAML has it
    """Return what a value on one line says."""
    try:
        said = plain(spans_of(f"value: {value}"))
    except NotYamlError as error:
        raise CannotEditError(f"{value} can't be written here without quotes.") from error
    if "\n" in value or not isinstance(said, dict) or len(said) != 1:
        raise CannotEditError("A value here has to stand on one line.")
    return said["value"]
