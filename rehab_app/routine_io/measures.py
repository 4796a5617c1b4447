"""Value grammars of pose files: numbers with a range, and lists of them."""

import re
from collections.abc import Callable

from rehab_app.model.prop import Vector
from rehab_app.routine_io.grammar import Grammar, GrammarError
from rehab_app.routine_io.problem_list import quoted

_NUMBER = re.compile(r"[-+]?[0-9]{1,4}(?:\.[0-9]{1,4})?")
_FARTHEST_M = 5.0


def number_of(least: float, most: float, unit: str = "") -> Grammar[float]:
    """Return the grammar of a number from `least` to `most`; `unit` is named in messages."""

    def number(text: str) -> float:
        if not _NUMBER.fullmatch(text):
            raise GrammarError(
                "bad-number", f"{quoted(text)} is no number", f"write {least:g} to {most:g}{unit}"
            )
        value = float(text)
        if not least <= value <= most:
            raise GrammarError(
                "number-limits",
                f"{quoted(text)} is too {'low' if value < least else 'high'}",
                f"write {least:g} to {most:g}{unit}",
            )
        return value

    return number


def angle_of(what: str, least: float, most: float) -> Grammar[float]:
    """Return the grammar of an angle in degrees that a joint can reach."""
    number = number_of(-1000, 1000)

    def angle(text: str) -> float:
        value = number(text)
        if not least <= value <= most:
            raise GrammarError(
                "angle-range",
                f"{quoted(text)} is beyond what {what} can do",
                f"write {least:g} to {most:g}",
            )
        return value

    return angle


def numbers_of(count: int, shown: str) -> Callable[[tuple[str, ...]], tuple[float, ...]]:
    """Return the grammar of a list of so many numbers, metres; `shown` is an example."""
    number = number_of(-_FARTHEST_M, _FARTHEST_M, " metres")

    def numbers(words: tuple[str, ...]) -> tuple[float, ...]:
        if len(words) != count:
            raise GrammarError(
                "wrong-count", f"there are {len(words)} numbers and not {count}", f"write {shown}"
            )
        return tuple(number(word) for word in words)

    return numbers


def vector(words: tuple[str, ...]) -> Vector:
    """Return three numbers: x to the left, y up, z ahead."""
    x, y, z = numbers_of(3, "[x, y, z], such as [0.1, 0, 0.3]")(words)
    return (x, y, z)


def floor_place(words: tuple[str, ...]) -> Vector:
    """Return a place on the floor of two numbers: x to the left, z ahead."""
    x, z = numbers_of(2, "[x, z], such as [0.1, 0.3]")(words)
    return (x, 0.0, z)


def share_span(words: tuple[str, ...]) -> tuple[float, float]:
    """Return two parts of a length, each 0 to 1."""
    start, end = numbers_of(2, "[0.1, 0.5]")(words)
    if not 0 <= start < end <= 1:
        raise GrammarError(
            "bad-span", "this is no part of a length", "write two of 0 to 1, such as [0.1, 0.5]"
        )
    return (start, end)
