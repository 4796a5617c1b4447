"""Collects the problems of one file and knows when there are enough of them."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from rehab_app.model.problem import Fix, Problem, Severity
from rehab_app.routine_io.fixes import Place, write

MOST_PROBLEMS = 200

_LONGEST_QUOTE = 60
_MOST_CHOICES = 30


class ProblemList:
    """The problems of one file, in the order they were found.

    At most 200 errors and 200 warnings are taken. A refused place is one whose value was taken
    away by the guard: what a reader says about that place afterwards is left out.

    `error_count` counts every error that was reported, those left out included: a reader that
    compares it before and after knows whether what it read in between is sound.
    """

    def __init__(self, file: str) -> None:
        """Take the name of the file that every problem carries.

        A name can hold anything: line breaks, escapes for the terminal, bytes that are no text.
        """
        self.file = visible(file)
        self.error_count = 0
        self._errors: list[Problem] = []
        self._warnings: list[Problem] = []
        self._refused: set[tuple[int, int]] = set()

    @property
    def has_errors(self) -> bool:
        """Tell whether anything keeps the file from being used."""
        return bool(self._errors)

    @property
    def is_full(self) -> bool:
        """Tell whether further errors would be left out."""
        return len(self._errors) >= MOST_PROBLEMS

    def error(
        self,
        place: Place | None,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Add an error; `place` None stands for the file as a whole."""
        self.error_count += 1
        self._add(self._errors, Severity.ERROR, place, code, message, hint, fix)

    def warning(
        self,
        place: Place | None,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Add a warning, which does not keep the file from being used."""
        self._add(self._warnings, Severity.WARNING, place, code, message, hint, fix)

    def refuse(
        self, place: Place, code: str, message: str, hint: str = "", fix: Fix | None = None
    ) -> None:
        """Add an error after which nothing else is said about the same place."""
        self.error(place, code, message, hint, fix)
        self._refused.add((place.line, place.column))

    def only(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Make this error the only problem of the file."""
        self._errors.clear()
        self._warnings.clear()
        self.error(place, code, message, hint)

    def unknown(
        self, place: Place, code: str, what: str, word: str, known: Collection[str]
    ) -> None:
        """Add an error about a word that nobody knows; the nearest known one is the hint.

        A word that was refused for how it is written is not said to be unknown as well.
        """
        self.error_count += 1
        at = (place.line, place.column)
        if not self.is_full and all(at != (each.line, each.column) for each in self._errors):
            message = f"there is no {what} {quoted(word)}"
            meant = meant_by(word, known)
            fix = write(place, meant) if meant else None
            self.error(place, code, message, hint_for(word, known), fix)

    def sorted(self) -> tuple[Problem, ...]:
        """Return at most 200 problems by their place; errors come before warnings to get in."""
        kept = [*self._errors, *self._warnings][:MOST_PROBLEMS]
        return tuple(sorted(kept, key=lambda problem: (problem.line or 0, problem.column or 0)))

    def _add(
        self,
        found: list[Problem],
        severity: Severity,
        place: Place | None,
        code: str,
        message: str,
        hint: str,
        fix: Fix | None,
    ) -> None:
        if len(found) >= MOST_PROBLEMS:
            return
        line, column = (place.line, place.column) if place else (None, None)
        if (line, column) in self._refused:
            return
        found.append(
            Problem(
                severity=severity,
                code=code,
                message=message,
                hint=hint,
                file=self.file,
                line=line,
                column=column,
                fix=fix,
            )
        )


def quoted(text: str) -> str:
    """Return a found text for a message: in quotes, cut to 60, with invisible characters shown."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
    return f'"{visible(cut)}"'


def visible(text: str) -> str:
    """Return a text with the characters that can't be seen, or printed, as their numbers."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def hint_for(word: str, known: Collection[str]) -> str:
    """Return what to write instead of a word: the nearest known one, else all if they are few."""
    near = nearest(word, known)
    if near:
        return f"did you mean {near}?"
    if len(known) > _MOST_CHOICES:
        return "take one that exists"
    return f"known are {', '.join(sorted(known))}"


def meant_by(word: str, known: Collection[str]) -> str | None:
    """Return the one known word that can be meant: the nearest, or the only one there is."""
    return next(iter(known)) if len(known) == 1 else nearest(word, known)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, None where none is like it.

    Letters that have changed places are the likeliest slip: rset is rest, however much like sets.
    """
    if len(word) > _LONGEST_QUOTE:
        return None
    lower, words = word.lower(), list(known)
    letters = sorted(lower)
    same = [each for each in words if len(each) == len(lower) and sorted(each) == letters]
    return next(iter(get_close_matches(lower, same or words, n=1)), None)
