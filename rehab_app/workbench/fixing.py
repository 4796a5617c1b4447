"""Does what a problem's fix says to a text, and leaves every other line as it is.

All raise CannotEditError where the text does not have what the fix is about.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from rehab_app.model.problem import Change, Fix
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import drop, put
from rehab_app.routine_io.spans import (
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    TextSpan,
    spans_of,
)
from rehab_app.workbench.outline import order_of

_BREAK = re.compile(r"\r\n|\r|\n")
_STEP_IN = 2
_LINE = re.compile(r"(?P<margin>[ \t]*)(?P<dashes>(?:- +)*)(?P<said>.*)")
_GONE = "The text has changed here; nothing was mended."


def fixed(text: str, fix: Fix) -> str:
    """Return a text with all the changes of a fix."""
    for change in fix.changes:
        text = _HOW[change.does](text, change)
    return text


# -- inside: the changes


def _write(text: str, change: Change) -> str:
    at = _offset(text, change)
    spans = [span for span, _ in _walk(_root(text)) if span.start == at]
    if not spans:
        raise CannotEditError(_GONE)
    # A mapping begins where its first key does: that key is meant.
    span = next((each for each in spans if isinstance(each, TextSpan)), spans[0])
    return text[: span.start] + change.text + text[span.end :]


def _put(text: str, change: Change) -> str:
    path = _mapping_path(text, change)
    return put(text, (*path, change.key), change.text, order_of(path))


def _drop(text: str, change: Change) -> str:
    return drop(text, (*_mapping_path(text, change), change.key))


def _erase(text: str, change: Change) -> str:
    at = _offset(text, change)
    return text[:at] + text[at + 1 :]


def _cut(text: str, change: Change) -> str:
    start = _offset(text, change)
    end = _BREAK.search(text, start)
    return text[:start] + text[end.end() if end else len(text) :]


def _indent(text: str, change: Change) -> str:
    start = _offset(text, change)
    here = _LINE.match(text, start)
    above = [each for each in map(_LINE.match, _BREAK.split(text[:start])) if each]
    above = [each for each in above if each["said"] and not each["said"].startswith("#")]
    if here is None:
        raise CannotEditError(_GONE)
    margin = " " * _column(here, above)
    return text[:start] + margin + text[here.start("dashes") :]


_HOW: Mapping[str, Callable[[str, Change], str]] = {
    "write": _write,
    "put": _put,
    "drop": _drop,
    "erase": _erase,
    "indent": _indent,
    "cut": _cut,
}


# -- inside: where things are


def _offset(text: str, change: Change) -> int:
    """Return the character at which the place of a change stands."""
    start = 0
    for _ in range(change.line - 1):
        found = _BREAK.search(text, start)
        if found is None:
            raise CannotEditError(_GONE)
        start = found.end()
    return start + change.column - 1


def _root(text: str) -> Span:
    try:
        return spans_of(text)
    except NotYamlError as error:
        raise CannotEditError("Something else in the text has to be mended first.") from error


def _mapping_path(text: str, change: Change) -> KeyPath:
    at = _offset(text, change)
    for span, path in _walk(_root(text)):
        if isinstance(span, MapSpan) and span.start == at:
            return path
    raise CannotEditError(_GONE)


def _walk(span: Span, path: KeyPath = ()) -> Iterator[tuple[Span, KeyPath]]:
    """Yield everything in a span with its path, keys with that of their value."""
    yield span, path
    if isinstance(span, MapSpan):
        for entry in span.entries:
            name = entry.key.text
            yield entry.key, (*path, name)
            yield from _walk(entry.value, (*path, name))
    elif isinstance(span, ListSpan):
        for number, item in enumerate(span.items):
            yield from _walk(item, (*path, number))


def _column(here: re.Match[str], above: list[re.Match[str]]) -> int:
    """Return how far in a line stands that goes on with those above it."""
    if not above:
        return 0
    last = above[-1]
    if last["said"].rstrip().endswith(":"):
        return last.start("said") + _STEP_IN
    with_dash = [each.start("dashes") for each in above if each["dashes"]]
    return with_dash[-1] if here["dashes"] and with_dash else last.start("said")
