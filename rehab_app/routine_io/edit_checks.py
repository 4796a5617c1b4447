"""What every edit of a routine's text is held to: it says what it should, and nothing else."""

from collections.abc import Callable
from typing import Any

from rehab_app.routine_io.spans import (
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    find,
    plain,
    spans_of,
)

BY_HAND = "This can't be changed in the form as it is written; change it in the text."


class CannotEditError(Exception):
    """A change that the text does not allow where it stands; the message is a sentence to show."""


def checked(text: str, changed: str, change: Callable[[Any], object]) -> str:
    """Return a changed text if it says what it should; raises CannotEditError if not.

    `change` does to what the old text says what the change is meant to do.
    """
    expected = plain(spans_of(text))
    change(expected)
    try:
        found = plain(spans_of(changed))
    except NotYamlError as error:
        raise CannotEditError(BY_HAND) from error
    if found != expected:
        raise CannotEditError(BY_HAND)
    return changed


def is_in_flow(root: Span, path: KeyPath) -> bool:
    """Tell whether a place is inside brackets or braces."""
    spans = (find(root, path[:length]) for length in range(len(path)))
    return any(isinstance(span, MapSpan | ListSpan) and span.is_flow for span in spans)
