"""Reads the cells of one row of a CSV file by their columns, each with its own rules."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from rehab_app.history.exchange.csv_cells import unguarded
from rehab_app.history.exchange.json_records import believed
from rehab_app.history.exchange.skipping import SkippedError
from rehab_app.model.pain import Quality, Reading

_WHOLE = re.compile(r"[0-9]{1,6}")
_MOST_LEVEL = 10
_EXAMPLE = "2026-11-22T20:00:00+01:00"

_Word = TypeVar("_Word", bound=StrEnum)


class Cells:
    """A row; what is not as it should be raises SkippedError with its column."""

    def __init__(self, row: Mapping[str, str]) -> None:
        self._row = row

    def text(self, column: str, most_letters: int = 200) -> str:
        """Return a text, empty where there is none."""
        text = unguarded(self._row.get(column, ""))
        if len(text) > most_letters:
            raise SkippedError(f"{column}: it has more than {most_letters} letters")
        return text

    def needed(self, column: str) -> str:
        """Return a text that has to be there."""
        text = self.text(column).strip()
        if not text:
            raise SkippedError(f"{column}: it is empty")
        return text

    def number(self, column: str, most: int = 999_999) -> int | None:
        """Return a whole number from 0 to `most`, None where there is none."""
        text = self.text(column).strip()
        if not text:
            return None
        if not _WHOLE.fullmatch(text) or int(text) > most:
            raise SkippedError(f"{column}: “{text}” is no whole number from 0 to {most}")
        return int(text)

    def place(self, column: str) -> int:
        """Return a number that counts from 1 in the file, counted from 0."""
        return max(1, self.number(column) or 1) - 1

    def word(self, column: str, words: type[_Word]) -> _Word | None:
        """Return one of the words that there are, None where there is none."""
        text = self.text(column).strip()
        if not text:
            return None
        try:
            return words(text)
        except ValueError as error:
            known = ", ".join(words)
            raise SkippedError(f"{column}: “{text}” is none of {known}") from error

    def moment(self, column: str) -> datetime | None:
        """Return a time with its offset, None where there is none."""
        text = self.text(column).strip()
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise SkippedError(f"{column}: “{text}” is no time; write {_EXAMPLE}") from error
        if moment.utcoffset() is None:
            raise SkippedError(f"{column}: “{text}” says no offset from UTC; write {_EXAMPLE}")
        return believed(moment)

    def reading(self, level: str, kind: str) -> Reading | None:
        """Return a reading, None where there is no level."""
        number = self.number(level, _MOST_LEVEL)
        quality = self.word(kind, Quality)
        return None if number is None else Reading(number, quality)
