"""A problem found in a file: where it is, what is wrong, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Severity(StrEnum):
    """An error keeps a file from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Change(NamedTuple):
    """One change of a text at a place, line and column counted from 1.

    write: `text`, YAML on one line, in place of the key or value that begins there.
    put, drop: `text` below `key` of the mapping that begins there; the key with its value away.
    erase: the character away.
    indent: spaces in place of the tabs that the line begins with.
    cut: the line away.
    """

    does: Literal["write", "put", "drop", "erase", "indent", "cut"]
    line: int
    column: int
    text: str = ""
    key: str = ""


class Fix(NamedTuple):
    """What mends a problem: what a button says of it, and the changes that are made together."""

    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem; `line` and `column` count from 1 and are None where there is no such place.

    `fix` is None where several changes could be meant, or only a person can know.
    """

    severity: Severity
    code: str
    message: str
    hint: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None
    fix: Fix | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{place}: {self.severity}: {self.message}"
        if self.hint:
            text += f", {self.hint}"
        return f"{text} [{self.code}]"


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Tell whether any of the problems keeps the file from being used."""
    return any(problem.severity is Severity.ERROR for problem in problems)
