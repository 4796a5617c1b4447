"""Items of a list as text of their own: what is cut, copied and pasted, also between two files.

A cutting is a YAML list that begins at the first column, with the comments that belong to its
items, so that it can be read, and pasted into any text, by hand as well.
"""

import json
from dataclasses import dataclass

from rehab_app.routine_io.lines import indent_of, is_comment, line_end, line_start
from rehab_app.routine_io.spans import ListSpan, MapSpan, NotYamlError, Span, TextSpan, spans_of


@dataclass(frozen=True, slots=True)
class Cutting:
    """One or more items as a YAML list; `text` ends with a line break."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what is no list with anything in it."""
        try:
            span = spans_of(self.text)
        except NotYamlError as error:
            raise ValueError("this is no YAML") from error
        if not isinstance(span, ListSpan) or span.is_flow or not span.items:
            raise ValueError("this is no list of steps or blocks")

    @property
    def count(self) -> int:
        """Return how many items there are."""
        span = spans_of(self.text)
        return len(span.items) if isinstance(span, ListSpan) else 0

    def lines(self, indent: int) -> str:
        """Return the text with every line further in."""
        margin = " " * indent
        lines = self.text.splitlines()
        return "".join(f"{margin}{line}\n" if line.strip() else "\n" for line in lines)

    def in_flow(self) -> str:
        """Return the items as they stand in brackets, with commas between; comments are lost."""
        span = spans_of(self.text)
        items = span.items if isinstance(span, ListSpan) else ()
        return ", ".join(_in_flow(item) for item in items)


def cutting_of(text: str, items: ListSpan, number: int) -> Cutting:
    """Return an item with the comments that belong to it."""
    item = items.items[number]
    if items.is_flow:
        said = " ".join(line.strip() for line in text[item.start : item.end].splitlines())
        return Cutting(f"- {said}\n")
    start, end = chunk_of(text, items, number)
    column = dash_column(text, items)
    lines = (
        line[column:] if line[:column].isspace() else line for line in _lines(text, start, end)
    )
    return Cutting("".join(f"{line}\n" for line in (lines if column else _lines(text, start, end))))


def dash_column(text: str, items: ListSpan) -> int:
    """Return how far in the dashes of a list stand."""
    return items.start - line_start(text, items.start)


def chunk_of(text: str, items: ListSpan, number: int) -> tuple[int, int]:
    """Return where the lines of an item begin and end, with its comments.

    Comments right above it, as far in as its dash, are its own; those further in, right below, too.
    """
    column = dash_column(text, items)
    start = line_start(text, items.items[number].start)
    while text[start + column : start + column + 1] != "-":
        start = line_start(text, start - 1)
    if text[start : start + column].strip():
        raise ValueError("a list within the line of another")
    floor = line_end(text, items.items[number - 1].end) if number else 0
    while start > floor:
        above = line_start(text, start - 1)
        is_own = is_comment(text, above) and indent_of(text, above) >= column
        if number and indent_of(text, above) > column:
            is_own = False
        if not is_own or above < floor:
            break
        start = above
    end = line_end(text, items.items[number].end)
    while end < len(text) and is_comment(text, end) and indent_of(text, end) > column:
        end = line_end(text, end)
    return start, end


def _lines(text: str, start: int, end: int) -> list[str]:
    return text[start:end].splitlines()


def _in_flow(span: Span) -> str:
    match span:
        case ListSpan():
            return f"[{', '.join(map(_in_flow, span.items))}]"
        case MapSpan():
            pairs = (f"{_in_flow(each.key)}: {_in_flow(each.value)}" for each in span.entries)
            return f"{{{', '.join(pairs)}}}"
        case TextSpan():
            return quoted_in_flow(span.text)


def quoted_in_flow(said: str) -> str:
    """Return a text as it stands in brackets or braces: with quotes where it needs them."""
    try:
        read = spans_of(f"[{said}]")
    except NotYamlError:
        return json.dumps(said, ensure_ascii=False)
    is_same = isinstance(read, ListSpan) and [_said(item) for item in read.items] == [said]
    is_plain = is_same and said == said.strip() and "#" not in said
    return said if is_plain else json.dumps(said, ensure_ascii=False)


def _said(span: Span) -> str | None:
    return span.text if isinstance(span, TextSpan) else None
