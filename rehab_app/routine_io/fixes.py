"""Fixes, as readers make them where a problem is found; `workbench.fixing` does what they say.

A problem has one where a single change is right: what its hint says has to be all there is to do.
"""

from typing import Protocol

from rehab_app.model.problem import Change, Fix


class Place(Protocol):
    """Anything that stands somewhere in a file; both count from 1."""

    @property
    def line(self) -> int:
        """Return the line."""

    @property
    def column(self) -> int:
        """Return the column."""


def write(place: Place, text: str, label: str = "") -> Fix:
    """Return the fix that writes something else in place of a key or value."""
    return Fix(label or f"Write {text}", (Change("write", place.line, place.column, text),))


def put(mapping: Place, **texts: str) -> Fix:
    """Return the fix that writes values below keys of a mapping, which may be there already."""
    said = ", ".join(f"{key}: {text}" for key, text in texts.items())
    changes = (Change("put", mapping.line, mapping.column, texts[key], key) for key in texts)
    return Fix(f"Write {said}", tuple(changes))


def drop(mapping: Place, key: str) -> Fix:
    """Return the fix that takes a key away with its value."""
    return Fix(f"Remove {key}", (Change("drop", mapping.line, mapping.column, key=key),))


def erase(place: Place) -> Fix:
    """Return the fix that takes a character away."""
    return Fix("Remove it", (Change("erase", place.line, place.column),))


def indent(place: Place) -> Fix:
    """Return the fix that indents a line with spaces."""
    return Fix("Indent with spaces", (Change("indent", place.line, 1),))


def cut(place: Place) -> Fix:
    """Return the fix that takes a line away."""
    return Fix("Remove the line", (Change("cut", place.line, 1),))
