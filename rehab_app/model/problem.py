"""A problem found in a file: where it is, what is wrong, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a file from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem; `line` and `column` count from 1 and are None where there is no such place."""

    severity: Severity
    code: str
    message: str
    hint: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{place}: {self.severity}: {self.message}"
        if self.hint:
            text += f", {self.hint}"
        return f"{text} [{self.code}]"


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Tell whether any of the problems keeps the file from being used."""
    return any(problem.severity is Severity.ERROR for problem in problems)
