"""The history to files and back: what the commands and the window share."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from rehab_app.history.digest_rows import Digested
from rehab_app.history.exchange.codes import read_codes
from rehab_app.history.exchange.csv_file import csv_parts
from rehab_app.history.exchange.csv_reading import stage_csv
from rehab_app.history.exchange.csv_table import COMMA
from rehab_app.history.exchange.fhir_bundle import FhirWords, fhir_parts
from rehab_app.history.exchange.incoming import is_json, read_incoming
from rehab_app.history.exchange.json_file import json_parts
from rehab_app.history.exchange.json_reading import stage_json
from rehab_app.history.exchange.outgoing import write_parts
from rehab_app.history.exchange.period import ALWAYS, Period
from rehab_app.history.exchange.skipping import SkipList
from rehab_app.history.exchange.source import Source
from rehab_app.history.exchange.staging import Staging
from rehab_app.history.exchange.taking_in import Comparison, TakenIn
from rehab_app.history.records import SessionOpening, StoredSession
from rehab_app.history.store import HistoryStore
from rehab_app.model.exercise import Catalogue
from rehab_app.model.routine import Routine
from rehab_app.resources import assets_folder
from rehab_app.routine_io.private_texts import without_private

_CODES = "codes.toml"


class Format(StrEnum):
    """What a history can be exported as."""

    CSV = "csv"
    JSON = "json"
    FHIR = "fhir"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an export shall hold: the format, the days, and what belongs to one of the formats.

    `separator` is between the cells of CSV; `codes` is a file for FHIR, None for the shipped one.
    """

    format: Format
    period: Period = ALWAYS
    separator: str = COMMA
    codes: Path | None = None


def period_of(first: date | None, last: date | None) -> Period:
    """Return the days from the first to the last; None stands for no end."""
    return Period(first or date.min, last or date.max)


Change = Callable[[HistoryStore], Iterator[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAccess:
    """What an exchange needs of the rest of the program.

    `catch_up` brings all sessions into brief; `digested` does it with one. `back_up` makes a backup
    before anything is taken in; `changing` does that too, and then a change step by step, all of it
    or nothing. All may raise HistoryError.
    """

    open: Callable[[], HistoryStore]
    person: str
    now: Callable[[], datetime]
    catch_up: Callable[[], None]
    digested: Callable[[StoredSession, SessionOpening], Digested]
    back_up: Callable[[], object]
    changing: Callable[[Change], Generator[None, None, None]]


@dataclass(slots=True)
class Exported:
    """What there is to know about an export: how many entries are damaged and so not in it."""

    damaged: int = 0


class Exchange:
    """Gives the history out in files and takes files in, step by step: others have turns between.

    Methods raise FileRefused for files and HistoryError for the history.
    """

    def __init__(
        self,
        access: HistoryAccess,
        read_routine: Callable[[str], Routine | None],
        catalogue: Catalogue,
        own_data: Path,
    ) -> None:
        """Take what reads a routine's text, and the folder in which no other file is written."""
        self._access = access
        self._read_routine = read_routine
        self._catalogue = catalogue
        self._own_data = own_data

    def export(self, path: Path, order: Order, exported: Exported | None = None) -> Iterator[None]:
        """Write a file, whole or not at all; yields between its parts. Fills `exported`."""
        self._access.catch_up()
        source = self._access.open().exchange.source(self._access.person, order.period)
        yield from write_parts(path, self._parts(source, order), self._own_data)
        if exported is not None:
            exported.damaged = source.damage.count

    def look_at(self, path: Path) -> "IncomingFile":
        """Return a file that comes in; nothing of it is taken before it is said."""
        return IncomingFile(self._access, path)

    def taking_back(self, taken: TakenIn) -> Generator[None, None, None]:
        """Take out again what was taken in from a file, step by step: others have turns between."""
        return self._access.changing(lambda store: store.exchange.taking_back(taken))

    def _parts(self, source: Source, order: Order) -> Iterator[bytes]:
        if order.format is Format.CSV:
            return csv_parts(source, order.separator)
        if order.format is Format.JSON:
            return json_parts(source, without_private)
        words = FhirWords(
            read=self._read_routine,
            names={each.id: each.name for each in self._catalogue.values()},
            codes=read_codes(order.codes or assets_folder() / _CODES),
            made=self._access.now(),
        )
        return fhir_parts(source, words)


class IncomingFile:
    """A file that comes in: looked at first, then taken in or left alone.

    `look` reads it and makes `comparison`; `skipped` is what can't be taken in.
    """

    def __init__(self, access: HistoryAccess, path: Path) -> None:
        self._access = access
        self._staging = Staging(access.person)
        self.path = path
        self.skipped = SkipList()
        self.comparison = Comparison()

    def look(self) -> Iterator[None]:
        """Read all of the file; yields in between. Raises FileRefused and HistoryError."""
        data = read_incoming(self.path)
        stage = stage_json if is_json(data) else stage_csv
        yield from stage(data, self._staging, self.skipped)
        store = self._access.open()
        for session_id in store.exchange.new_ids(self._staging):
            self._staging.add_digest(session_id, self._access.digested)
            yield
        self.comparison = store.exchange.compare(self._staging)

    def take_in(self) -> TakenIn:
        """Take in what is new, after a backup; all of it or, where that fails, nothing."""
        self._access.back_up()
        return self._access.open().exchange.take_in(self._staging)

    def taking_in(self, taken: TakenIn) -> Generator[None, None, None]:
        """Do the same step by step: others have turns between. Fills `taken`."""

        def change(store: HistoryStore) -> Iterator[None]:
            taken.forget()  # it may be done a second time
            return store.exchange.taking_in(self._staging, taken)

        return self._access.changing(change)

    def close(self) -> None:
        """Forget the file."""
        self._staging.close()
