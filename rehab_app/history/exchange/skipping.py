"""What of a file can't be taken in, and why."""

from dataclasses import dataclass, field

MOST_LISTED = 200


class SkippedError(Exception):
    """A part of a file can't be taken in; the message says why."""


class FileRefused(Exception):
    """A file can't be read at all; the message says why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part that is left out: the line it begins in, from 1, what it is (if told), and why."""

    line: int
    what: str
    why: str

    def __str__(self) -> str:
        """Return it as a sentence."""
        place = f"Line {self.line}, {self.what}" if self.what else f"Line {self.line}"
        return f"{place}: {self.why}."


@dataclass(slots=True)
class SkipList:
    """The parts that are left out; so many are kept, and all are counted."""

    listed: list[Skipped] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, what: str, why: str) -> None:
        """Note a part."""
        self.count += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append(Skipped(line, what, why.rstrip(".")))
