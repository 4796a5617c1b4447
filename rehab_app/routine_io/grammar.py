"""What all value grammars share: a grammar turns a text into a value or raises GrammarError."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
Grammar = Callable[[str], T]


class GrammarError(Exception):
    """A text that is no such value. Caught where the place of the text is known."""

    def __init__(self, code: str, message: str, hint: str, instead: str = "") -> None:
        """Say what is wrong with the text and what to write instead.

        `instead` is that as YAML, where there is only one thing to write.
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.instead = instead

    @property
    def told(self) -> str:
        """Return the hint for a button, where it tells what to write; else nothing."""
        return f"W{self.hint[1:]}" if self.hint.startswith("write ") else ""


def whole_number(digits: str, most: int) -> int:
    """Return the number of a text of ASCII digits, or `most` + 1 where it is higher than that."""
    significant = digits.lstrip("0") or "0"
    if len(significant) > len(str(most)):
        return most + 1
    return min(int(significant), most + 1)
