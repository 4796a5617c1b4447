"""The history as what goes out and comes in: one place between its file and all the formats."""

import sqlite3
from collections.abc import Generator
from pathlib import Path

from rehab_app.history.deletions import Deletions
from rehab_app.history.errors import in_plain_words
from rehab_app.history.exchange.period import ALWAYS, Period
from rehab_app.history.exchange.source import Source
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.exchange.taking_in import (
    Comparison,
    TakenIn,
    compare,
    new_ids,
    taking_back,
    taking_in,
)
from rehab_app.history.transaction import transaction


class ExchangeStore:
    """Gives out and takes in; raises HistoryUnavailable where the disk doesn't do its part."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def source(self, person: str, period: Period = ALWAYS) -> Source:
        """Return what an export of a person's history is made from."""
        return Source(self._connection, self._path, person, period)

    def new_ids(self, staging: Staging) -> tuple[int, ...]:
        """Return the numbers, in what came in, of the sessions that would be taken in."""
        with in_plain_words(self._path):
            return new_ids(self._connection, staging)

    def compare(self, staging: Staging) -> Comparison:
        """Return what of a file is new; nothing is changed."""
        with in_plain_words(self._path):
            return compare(self._connection, staging)

    def take_in(self, staging: Staging) -> TakenIn:
        """Take in all that is new, or nothing where that fails."""
        taken = TakenIn()
        for _ in self.taking_in(staging, taken):
            pass
        return taken

    def taking_in(self, staging: Staging, taken: TakenIn) -> Generator[None, None, None]:
        """Do the same step by step; nothing is taken in where it ends early.

        What else is written in between would belong to it. `taken` comes to hold what was new.
        """
        with transaction(self._connection, self._path):
            yield from taking_in(self._connection, staging, taken)

    def taking_back(self, taken: TakenIn) -> Generator[None, None, None]:
        """Take out again what was taken in, with all that has come to belong to it since."""
        with transaction(self._connection, self._path):
            yield from taking_back(self._connection, taken)
        Deletions(self._path).add(*taken.session_keys)
