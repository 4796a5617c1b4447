"""Puts a value that takes several lines below a key that had one word, or was not there."""

from collections.abc import Sequence

from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import put
from rehab_app.routine_io.lines import line_end, line_start, newline_of
from rehab_app.routine_io.spans import KeyPath, MapSpan, NotYamlError, find, plain, spans_of

_STEP_IN = 2


def nest(text: str, key: str, block: str, order: Sequence[str] = ()) -> str:
    """Return a text whose top key has a block of YAML as its value, in lines of their own.

    `block` begins at the first column and ends with a line break. A comment behind the key stays.
    Raises CannotEditError where the text stands in braces, which have no room for it.
    """
    held = put(text, (key,), "none", order)
    root = spans_of(held)
    entry = root.entry(key) if isinstance(root, MapSpan) and not root.is_flow else None
    if entry is None:
        raise CannotEditError("This can't be added here as it is written; add it in the text.")
    colon = held.index(":", entry.key.end) + 1
    end = line_end(held, entry.value.end)
    behind = held[entry.value.end : end].rstrip("\r\n")
    margin = " " * (entry.start - line_start(held, entry.start) + _STEP_IN)
    newline = newline_of(text)
    lines = "".join(f"{margin}{line}{newline}" for line in block.splitlines())
    changed = f"{held[:colon]}{behind}{newline}{lines}{held[end:]}"
    expected = plain(spans_of(held)) | {key: plain(spans_of(block))}
    if _said(changed, ()) != expected:
        raise CannotEditError("This can't be added here as it is written; add it in the text.")
    return changed


def _said(text: str, path: KeyPath) -> object:
    try:
        found = find(spans_of(text), path)
    except NotYamlError:
        return None
    return None if found is None else plain(found)
