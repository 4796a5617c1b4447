"""Flips bits, cuts and swaps pages of a history, thousands of times: what comes back of it.

A session counts as undamaged where every page that it lies on is what it was.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result
from rehab_app.engine.inputs import Answer
from rehab_app.history.backups import Backup, Backups, Reason
from rehab_app.history.checking import damage_in
from rehab_app.history.connection import open_to_read
from rehab_app.history.errors import HistoryError
from rehab_app.history.records import Ending, RecordedInput, SessionOpening, StoredSession
from rehab_app.history.recovering import recover
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading

FLIPS = 2000
CUTS = 200
SWAPS = 200
LEAST_BACK_PERCENT = 99.0
_SESSIONS = 60
_IN_BACKUP = 50
_INPUTS = 12
_PAGE = 4096
_START = datetime(2026, 1, 5, 7, tzinfo=UTC)
_TEXT = "format: 1\nid: damaged\ntitle: Damaged\n" + "# a line of a routine\n" * 60


@dataclass(slots=True)
class Tally:
    """What came of all damages so far."""

    case_count: int = 0
    noticed_count: int = 0
    silent_count: int = 0
    crash_count: int = 0
    undamaged_count: int = 0
    back_count: int = 0


class Bench:
    """A history, a backup of most of it, and what all of its sessions were."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "history.db"
        self._new = folder / "history.db.new"
        self._backups = self._make(Backups(folder / "backups"))
        with closing(HistoryStore.open(self._path)) as store:
            self._sessions = _read(store)
        self.whole = self._path.read_bytes()
        self._pages = {key: self._pages_of(each) for key, each in self._sessions.items()}

    def try_out(self, damaged: bytes, tally: Tally) -> None:
        """Look at a damaged history, bring it back, and count what came of it."""
        tally.case_count += 1
        self._path.write_bytes(damaged)
        try:
            tally.silent_count += self._silent_changes(tally)
            self._path.write_bytes(damaged)
            recover(self._path, self._new, self._backups, [_TEXT.encode()])
            with closing(HistoryStore.open(self._new)) as store:
                back = {
                    key for key, each in _read(store).items() if each == self._sessions.get(key)
                }
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
            tally.crash_count += 1
            return
        undamaged = {key for key in self._sessions if self._is_undamaged(key, damaged)}
        tally.undamaged_count += len(undamaged)
        tally.back_count += len(undamaged & back)

    def _silent_changes(self, tally: Tally) -> int:
        """Return how many sessions show something that was never said, or lack it unnoticed."""
        try:
            with closing(HistoryStore.open(self._path)) as store:
                read = _read(store)
        except HistoryError:
            tally.noticed_count += 1
            return 0
        changed = [
            each
            for key, each in read.items()
            if not each.damaged and each != self._sessions.get(key)
        ]
        is_noticed = any(each.damaged for each in read.values())
        if not is_noticed and (changed or len(read) < len(self._sessions)):
            is_noticed = self._is_noticed_by_a_backup()
        tally.noticed_count += is_noticed
        invented = [each for each in changed if not self._was_said(each)]
        return len(invented) if is_noticed else len(changed)

    def _is_noticed_by_a_backup(self) -> bool:
        with closing(open_to_read(self._path)) as connection:
            return bool(damage_in(connection))

    def _was_said(self, session: StoredSession) -> bool:
        """Tell whether all that is shown of a session is what it was."""
        was = self._sessions.get(session.opening.key if session.opening else "")
        return (
            was is not None
            and set(session.inputs) <= set(was.inputs)
            and session.opening == was.opening
            and session.ended in (was.ended, None)
        )

    def _make(self, backups: Backups) -> tuple[Backup, ...]:
        with closing(HistoryStore.open(self._path)) as store:
            for number in range(_SESSIONS):
                if number == _IN_BACKUP:
                    backups.make(store.copy_to, _START, Reason.SESSION)
                started = _START + timedelta(days=number)
                opening = SessionOpening(
                    key=f"key-of-{number:04}",
                    routine_id="damaged",
                    routine_title=f"Damaged {number}",
                    started=started,
                )
                session_id = store.start_session(opening, _TEXT)
                for seq in range(_INPUTS):
                    store.append(session_id, _input(number, seq, started))
                store.end_session(session_id, Ending.COMPLETED, started + timedelta(hours=1))
        return backups.all()

    def _pages_of(self, session: StoredSession) -> frozenset[int]:
        """Return the pages on which a session's rows lie, found by what only they hold."""
        texts = [session.opening.key if session.opening else ""]
        texts += [each.utc.isoformat(timespec="microseconds") for each in session.inputs]
        if session.ended_utc is not None:
            texts.append(session.ended_utc.isoformat(timespec="microseconds"))
        return frozenset(self.whole.index(text.encode()) // _PAGE for text in texts)

    def _is_undamaged(self, key: str, damaged: bytes) -> bool:
        return all(
            damaged[_PAGE * page : _PAGE * (page + 1)] == self.whole[_PAGE * page :][:_PAGE]
            for page in self._pages[key]
        )


def measure() -> Iterator[Result]:
    """Try all of them out; takes some minutes."""
    random = Random(37)
    tallies = {"flipped bits": Tally(), "cuts": Tally(), "swapped pages": Tally()}
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for _ in range(FLIPS):
            bench.try_out(_flipped(bench.whole, random), tallies["flipped bits"])
        for _ in range(CUTS):
            cut = bench.whole[: random.randrange(len(bench.whole))]
            bench.try_out(cut, tallies["cuts"])
        for _ in range(SWAPS):
            bench.try_out(_swapped(bench.whole, random), tallies["swapped pages"])
    for name, tally in tallies.items():
        about = f"{tally.case_count} {name}"
        beside = f"{tally.noticed_count} of them noticed when it was read"
        yield Result(
            what=f"{about}: sessions that silently read otherwise",
            found=tally.silent_count,
            most=0,
            unit="",
            beside=beside,
        )
        yield Result(what=f"{about}: crashes", found=tally.crash_count, most=0, unit="")
        yield Result(
            what=f"{about}: undamaged sessions that are not back",
            found=100 - 100 * tally.back_count / max(1, tally.undamaged_count),
            most=100 - LEAST_BACK_PERCENT,
            unit="%",
            beside=f"{tally.undamaged_count} undamaged ones; {_IN_BACKUP} of {_SESSIONS} backed up",
        )


def _read(store: HistoryStore) -> dict[str, StoredSession]:
    sessions = (store.session(each.id) for each in store.sessions(_SESSIONS * 2))
    return {each.opening.key if each.opening else str(each.id): each for each in sessions}


def _input(number: int, seq: int, started: datetime) -> RecordedInput:
    told = started + timedelta(seconds=60 * seq, microseconds=number)
    return RecordedInput(
        seq=seq,
        at_s=60.0 * seq,
        utc=told,
        input=Answer(Reading((number + seq) % 11, Quality.DULL)),
        moment=Moment.AFTER,
        exercise="supine-figure-four",
    )


def _flipped(whole: bytes, random: Random) -> bytes:
    damaged = bytearray(whole)
    damaged[random.randrange(len(whole))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def _swapped(whole: bytes, random: Random) -> bytes:
    pages = [whole[place : place + _PAGE] for place in range(0, len(whole), _PAGE)]
    one, other = random.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)
