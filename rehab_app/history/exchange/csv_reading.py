"""Reads a CSV file of sessions, sets and check-ins, without trusting it.

A session from here is known in brief: what was done and how much it hurt, not how it was played. A
row without a key gets one that follows from what it says, so that it is known when it comes again.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO, TextIOWrapper

from rehab_app.engine.digesting import LEFT_OUT
from rehab_app.engine.state import Ending as SetEnding
from rehab_app.history.diary import CHECK_IN_MOMENTS, CheckIn
from rehab_app.history.exchange.csv_cells_reading import Cells
from rehab_app.history.exchange.csv_table import COLUMNS, COMMA, SEMICOLON, Kind
from rehab_app.history.exchange.json_types import KEY, MOST_SECONDS
from rehab_app.history.exchange.skipping import FileRefused, SkipList, SkippedError
from rehab_app.history.exchange.staging import IncomingSession, Staging
from rehab_app.history.records import BRIEF_TEXT, Ending, SessionOpening
from rehab_app.model.digest import SessionDigest, SetDigest
from rehab_app.model.pain import Moment, Place, Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import WORK_KINDS, SegmentKind

_SEPARATORS = (COMMA, SEMICOLON, "\t")
_NEEDED = ("record", "time")
_SET_ENDINGS = (*SetEnding, LEFT_OUT)
_MOST_NOTE_LETTERS = 100_000
_MOST_TITLE_LETTERS = 500


def stage_csv(data: bytes, staging: Staging, skipped: SkipList) -> Iterator[None]:
    """Put the rows of a file's bytes into `staging`; pauses after each. Raises FileRefused."""
    reading = _Reading(staging, skipped)
    for line, row in _rows(data):
        reading.row(line, row)
        yield
    yield from reading.sessions()
    staging.finish()


@dataclass(slots=True, kw_only=True)
class _Session:
    """The rows of one session: its own, where there is one, and those of its sets."""

    key: str
    line: int
    routine_id: str
    title: str
    started: datetime | None = None
    own: Cells | None = None
    sets: list[tuple[int, Cells, datetime | None]] = field(default_factory=list)


class _Reading:
    def __init__(self, staging: Staging, skipped: SkipList) -> None:
        self._staging = staging
        self._skipped = skipped
        self._sessions: dict[str, _Session] = {}
        self._last: _Session | None = None

    def row(self, line: int, row: dict[str, str]) -> None:
        """Take a row, or say why not."""
        cells = Cells(row)
        try:
            kind = cells.word("record", Kind)
            if kind is None:
                raise SkippedError(f"record: it is empty; there are {', '.join(Kind)}")
            take = {
                Kind.SESSION: self._take_session,
                Kind.SET: self._take_set,
                Kind.CHECK_IN: self._take_check_in,
            }[kind]
            take(line, cells)
        except (SkippedError, ValueError) as error:
            self._skipped.add(line, "", str(error))

    def sessions(self) -> Iterator[None]:
        """Add all sessions, now that all their sets are known."""
        text_hash = self._staging.add_text(BRIEF_TEXT)
        for session in self._sessions.values():
            try:
                incoming = _incoming(session, self._skipped, text_hash)
                if incoming is not None:
                    self._staging.add_session(incoming)
            except (SkippedError, ValueError) as error:
                self._skipped.add(session.line, "session", str(error))
            yield

    def _take_session(self, line: int, cells: Cells) -> None:
        started = cells.moment("time")
        if started is None:
            raise SkippedError("time: it is empty")
        routine_id = _routine_id(cells)
        key = _key(cells, "key") or _derived("session", started, routine_id)
        known = self._sessions.get(key)
        if known is not None and known.own is not None:
            raise SkippedError("it stands in the file twice; the first one counts")
        session = known or self._new(key, line, cells)
        session.line, session.started, session.own = line, started, cells
        session.routine_id, session.title = routine_id, _title(cells)
        self._last = session

    def _take_set(self, line: int, cells: Cells) -> None:
        began = cells.moment("time")
        key = _key(cells, "session") or self._key_of_session(cells, began)
        session = self._sessions.get(key) or self._new(key, line, cells)
        session.sets.append((line, cells, began))

    def _key_of_session(self, cells: Cells, began: datetime | None) -> str:
        """Return the key of a set's session where it names none.

        It is the one above with the same routine, else that day's.
        """
        if self._last is not None and self._last.routine_id == _routine_id(cells):
            return self._last.key
        if began is None:
            raise SkippedError("time: it is empty, and no session is named")
        return _derived("sets", began.date().isoformat(), _routine_id(cells))

    def _take_check_in(self, _line: int, cells: Cells) -> None:
        told = cells.moment("time")
        if told is None:
            raise SkippedError("time: it is empty")
        moment = cells.word("moment", Moment) or Moment.NOW
        if moment not in CHECK_IN_MOMENTS:
            raise SkippedError(f"moment: it is one of {', '.join(CHECK_IN_MOMENTS)}")
        side = cells.word("side", Side)
        reading = cells.reading("pain", "kind") or Reading(None)
        key = _key(cells, "key") or _derived("check-in", told, moment, side)
        check_in = CheckIn(
            key=key,
            person=self._staging.person,
            moment=moment,
            told=told,
            reading=reading,
            side=side,
            place=cells.word("place", Place),
            woke=cells.text("woke").strip().lower() in ("yes", "true", "1"),
            session_key=_key(cells, "session") or None,
        )
        self._staging.add_check_in((check_in,))

    def _new(self, key: str, line: int, cells: Cells) -> _Session:
        session = _Session(key=key, line=line, routine_id=_routine_id(cells), title=_title(cells))
        self._sessions[key] = session
        return session


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with the line it begins in, its cells by their columns."""
    text = TextIOWrapper(BytesIO(data), encoding="utf-8", newline="")
    try:
        first = text.readline(10_000)
        separator = max(_SEPARATORS, key=first.count)
        text.seek(0)
        rows = csv.reader(text, delimiter=separator, strict=True)
        columns = [column.strip().lower() for column in next(rows, [])]
        _check_columns(columns)
        before = rows.line_num
        for row in rows:
            if any(row):
                yield before + 1, dict(zip(columns, row, strict=False))
            before = rows.line_num
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"The file is not UTF-8: the byte 0x{error.object[error.start]:02X} fits no letter; "
            "save it as “CSV UTF-8”."
        ) from error
    except csv.Error as error:
        raise FileRefused(f"The file can't be read as CSV: {error}.") from error


def _check_columns(columns: list[str]) -> None:
    lacking = [column for column in _NEEDED if column not in columns]
    if lacking:
        raise FileRefused(
            f"The first row names no column {' and '.join(lacking)}; "
            f"the columns that there are: {', '.join(COLUMNS)}."
        )


def _incoming(session: _Session, skipped: SkipList, text_hash: str) -> IncomingSession | None:
    """Return a session; None where it has no row of its own, and every set was left out."""
    started = session.started or min((began for *_, began in session.sets if began), default=None)
    if started is None:
        raise SkippedError("time: none of its rows says when it began")
    sets = tuple(_sets(session, started, skipped))
    if session.own is None and not sets:
        return None
    own = session.own or Cells({})
    digest = _digest(own, sets)
    over = started + timedelta(seconds=digest.session_s)
    note = own.text("note", _MOST_NOTE_LETTERS)
    ending = own.word("ending", Ending) or Ending.COMPLETED
    if ending is Ending.DROPPED:
        raise SkippedError("ending: one that was thrown away does not count")
    return IncomingSession(
        opening=SessionOpening(
            key=session.key,
            routine_id=session.routine_id,
            routine_title=session.title,
            started=started,
            app_version="csv",
        ),
        text_hash=text_hash,
        ending=(ending, over, 0),
        notes=((over, note),) if note else (),
        digest=digest,
    )


def _sets(session: _Session, started: datetime, skipped: SkipList) -> Iterator[SetDigest]:
    for line, cells, began in session.sets:
        try:
            yield _set(cells, began, started)
        except (SkippedError, ValueError) as error:
            skipped.add(line, "", str(error))


def _set(cells: Cells, began: datetime | None, started: datetime) -> SetDigest:
    at_s = None if began is None else (began - started.replace(microsecond=0)).total_seconds()
    if at_s is not None and not 0 <= at_s <= MOST_SECONDS:
        raise SkippedError("time: it does not lie in the time of its session")
    exercise = cells.needed("exercise")
    kind = cells.word("dose", SegmentKind) or SegmentKind.HOLD
    if kind not in WORK_KINDS:
        raise SkippedError(f"dose: “{kind}” is no dose")
    ending = cells.text("ending").strip() or SetEnding.DONE.value
    if ending not in _SET_ENDINGS:
        raise SkippedError(f"ending: “{ending}” is none of {', '.join(_SET_ENDINGS)}")
    return SetDigest(
        exercise=exercise,
        prescribed=cells.text("prescribed").strip() or exercise,
        side=cells.word("side", Side) or Side.BOTH,
        round=cells.place("round"),
        set=cells.place("set"),
        kind=kind.value,
        at_s=at_s,
        planned_s=cells.number("planned_s", MOST_SECONDS) or 0,
        held_s=float(cells.number("held_s", MOST_SECONDS) or 0),
        ending=ending,
        reps=cells.number("planned_reps"),
        reps_done=cells.number("done_reps"),
        during=cells.reading("pain_during", "kind_during"),
        after=cells.reading("pain_after", "kind_after"),
    )


def _digest(own: Cells, sets: tuple[SetDigest, ...]) -> SessionDigest:
    """Return a session in brief by its own row, or, where it says nothing, by its sets."""
    before = own.reading("pain_before", "kind_before")
    end = own.reading("pain_after", "kind_after")
    readings = (before, end, *(each.during for each in sets), *(each.after for each in sets))
    levels = [each.level for each in readings if each is not None and each.level is not None]
    worked_s = sum(each.held_s for each in sets)
    ends_s = max((each.at_s + each.held_s for each in sets if each.at_s is not None), default=0.0)
    planned_s, held_s, took_s = (
        own.number(column, MOST_SECONDS) for column in ("planned_s", "held_s", "took_s")
    )
    return SessionDigest(
        did_start=any(each.at_s is not None for each in sets) or bool(held_s),
        gate=None,
        planned_s=sum(each.planned_s for each in sets) if planned_s is None else planned_s,
        session_s=min(ends_s, MOST_SECONDS) if took_s is None else float(took_s),
        worked_s=worked_s if held_s is None else float(held_s),
        before=before,
        end=end,
        highest=max(levels, default=None),
        changes=own.number("changes") or 0,
        also=(),
        sets=sets,
        outcomes=(),
    )


def _routine_id(cells: Cells) -> str:
    return cells.text("routine_id").strip() or cells.text("routine").strip() or "unknown"


def _title(cells: Cells) -> str:
    title = cells.text("routine", _MOST_TITLE_LETTERS).strip()
    return title or cells.text("routine_id").strip() or "A session"


def _key(cells: Cells, column: str) -> str:
    key = cells.text(column).strip()
    if key and not KEY.fullmatch(key):
        raise SkippedError(f"{column}: it has other signs than A-Z, a-z, 0-9, _ and -")
    return key


def _derived(*parts: object) -> str:
    """Return a key that follows from what a row says."""
    texts = [
        each.astimezone(UTC).isoformat() if isinstance(each, datetime) else str(each or "")
        for each in parts
    ]
    return sha256("\n".join(texts).encode()).hexdigest()[:32]
