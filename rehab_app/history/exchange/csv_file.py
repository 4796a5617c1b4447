"""Writes a history as CSV for spreadsheets: a row for each session, set and check-in.

All numbers are whole, so that no decimal mark can be misread (3.5 is the 3rd of May in some
countries). A day is the one where the person was; `time` has its offset from UTC.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from io import StringIO

from rehab_app.history.diary import CheckIn
from rehab_app.history.exchange.csv_cells import guarded
from rehab_app.history.exchange.csv_table import BYTE_ORDER_MARK, COLUMNS, COMMA, Kind
from rehab_app.history.exchange.source import BriefRows, Source
from rehab_app.history.marshalling import local_moment

_AT_ONCE = 20  # sessions: some milliseconds
_DAY_LENGTH, _TIME_LENGTH = len("2026-11-22"), len("2026-11-22T20:41:00")
_DAY_S = 24 * 3600
# Of a million times of a day, none is put together from its digits.
_MINUTES = [f"{hour:02}:{minute:02}:" for hour in range(24) for minute in range(60)]
_SECONDS = [f"{second:02}" for second in range(60)]
_SET = Kind.SET.value
_BLANK: dict[str, object] = dict.fromkeys(COLUMNS)


def csv_parts(source: Source, separator: str = COMMA) -> Iterator[bytes]:
    """Yield the file piece by piece, some sessions with their sets at a time.

    Sessions that are still open or were thrown away are not in it.
    """
    yield _lines([COLUMNS], separator, BYTE_ORDER_MARK)
    ids = source.session_ids()
    for start in range(0, len(ids), _AT_ONCE):
        briefs = source.in_brief(ids[start : start + _AT_ONCE])
        yield _lines((row for brief in briefs for row in _session_rows(brief)), separator)
    for said in source.check_ins():
        yield _lines([_check_in_row(said[-1])], separator)


def _session_rows(brief: BriefRows) -> Iterator[Sequence[object]]:
    """Yield the row of a session and those of its sets, straight from what is stored.

    A long history has a million sets: each is a row from one list to the next.
    """
    _, _, _, _, title, *_ = brief.session
    (_, key, _, routine_id, _, utc, zone, _, _, planned_s, session_s, worked_s) = brief.digest[:12]
    before, before_kind, end, end_kind, _, changes = brief.digest[12:18]
    routine, routine_id, key = guarded(title), guarded(routine_id), guarded(key)
    started = local_moment(utc, zone)
    yield _row(
        record=Kind.SESSION,
        **_when(started),
        routine=routine,
        planned_s=planned_s,
        held_s=round(worked_s),
        ending=None if brief.ending is None else brief.ending[1],
        pain_before=before,
        kind_before=before_kind,
        pain_after=end,
        kind_after=end_kind,
        changes=changes,
        note=guarded(brief.notes[-1][3]) if brief.notes else "",
        routine_id=routine_id,
        took_s=round(session_s),
        key=key,
    )
    times = _Times(started)
    day_only = (times.day, None)
    # As one tuple in the order of the columns: of a million rows every list in between is felt.
    for values in brief.sets:
        (_, _, exercise, prescribed, side, round_, number, kind, at_s, planned_s) = values[:10]
        held_s, ending, reps, done, during, during_kind, after, after_kind = values[10:]
        # A set that never began has the day of its session alone.
        day, time = day_only if at_s is None else times.after(round(at_s))
        yield (
            _SET,
            day,
            time,
            routine,
            guarded(exercise),
            side,
            round_ + 1,
            number + 1,
            kind,
            planned_s,
            round(held_s),
            None,  # took_s
            reps,
            done,
            ending,
            None,  # pain_before
            None,
            during,
            during_kind,
            after,
            after_kind,
            None,  # pain
            None,
            None,
            None,
            None,
            None,  # changes
            None,
            guarded(prescribed),
            routine_id,
            key,
            None,
        )


def _check_in_row(told: CheckIn) -> Sequence[object]:
    return _row(
        record=Kind.CHECK_IN,
        **_when(told.told),
        side=told.side,
        pain=told.reading.level,
        kind=told.reading.quality,
        moment=told.moment,
        place=told.place,
        woke="yes" if told.woke else "",
        session=guarded(told.session_key or ""),
        key=guarded(told.key),
    )


def _when(moment: datetime) -> dict[str, object]:
    return {"day": moment.date().isoformat(), "time": moment.isoformat(timespec="seconds")}


class _Times:
    """Days and times so many seconds after a moment, as text."""

    def __init__(self, begin: datetime) -> None:
        self._begin = begin.replace(microsecond=0)
        text = self._begin.isoformat()
        self.day, self._offset = text[:_DAY_LENGTH], text[_TIME_LENGTH:]
        self._begin_s = begin.hour * 3600 + begin.minute * 60 + begin.second

    def after(self, seconds: int) -> tuple[str, str]:
        """Return the day and the time; on the day it began this is much quicker than a datetime."""
        of_day = self._begin_s + seconds
        if 0 <= of_day < _DAY_S:
            clock = f"{_MINUTES[of_day // 60]}{_SECONDS[of_day % 60]}"
            return self.day, f"{self.day}T{clock}{self._offset}"
        text = (self._begin + timedelta(seconds=seconds)).isoformat()
        return text[:_DAY_LENGTH], text


def _row(**cells: object) -> Sequence[object]:
    """Return the cells by their columns' names in the order of the columns."""
    return tuple((_BLANK | cells).values())


def _lines(rows: Iterable[Iterable[object]], separator: str, before: bytes = b"") -> bytes:
    """Return rows as text; whatever others named is guarded already."""
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return before + text.getvalue().encode()
