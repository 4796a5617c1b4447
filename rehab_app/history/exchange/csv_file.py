"""Writes a history as CSV for spreadsheets: a row for each session, set and check-in.

All numbers are whole, so that no decimal mark can be misread (3.5 is the 3rd of May in some
countries). A day is the one where the person was; `time` has its offset from UTC.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from io import StringIO

from rehab_app.history.diary import CheckIn
from rehab_app.history.digest_rows import Digested
from rehab_app.history.exchange.csv_cells import guarded
from rehab_app.history.exchange.csv_table import BYTE_ORDER_MARK, COLUMNS, COMMA, Kind
from rehab_app.history.exchange.source import Source
from rehab_app.model.digest import SetDigest
from rehab_app.model.pain import Reading

_Cells = dict[str, object]

_BLANK: _Cells = dict.fromkeys(COLUMNS)


def csv_parts(source: Source, separator: str = COMMA) -> Iterator[bytes]:
    """Yield the file piece by piece, a session with its sets at a time.

    Sessions that are still open or were thrown away are not in it.
    """
    yield BYTE_ORDER_MARK + _lines([COLUMNS], separator)
    for session_id in source.session_ids():
        digested = source.brief(session_id)
        summary = source.summary(session_id)
        if digested is None or summary is None or summary.opening is None:
            continue
        notes = source.notes(session_id)
        note = notes[-1].text if notes else ""
        title = summary.opening.routine_title
        sets = (_set_cells(digested, title, each) for each in digested.digest.sets)
        first = _session_cells(digested, title, summary.ended, note)
        yield _rows((first, *sets), separator)
    for said in source.check_ins():
        yield _rows([_check_in_cells(said[-1])], separator)


def _session_cells(digested: Digested, title: str, ended: str | None, note: str) -> _Cells:
    digest = digested.digest
    return {
        "record": Kind.SESSION,
        **_when(digested.started),
        "routine": guarded(title),
        "planned_s": digest.planned_s,
        "held_s": round(digest.worked_s),
        "ending": ended,
        **_pain("before", digest.before),
        **_pain("after", digest.end),
        "changes": digest.changes,
        "note": guarded(note),
        "routine_id": guarded(digested.routine_id),
        "took_s": round(digest.session_s),
        "key": guarded(digested.key),
    }


def _set_cells(digested: Digested, title: str, done: SetDigest) -> _Cells:
    return {
        "record": Kind.SET,
        **_set_when(digested.started, done.at_s),
        "routine": guarded(title),
        "exercise": guarded(done.exercise),
        "side": done.side,
        "round": done.round + 1,
        "set": done.set + 1,
        "dose": done.kind,
        "planned_s": done.planned_s,
        "held_s": round(done.held_s),
        "planned_reps": done.reps,
        "done_reps": done.reps_done,
        "ending": done.ending,
        **_pain("during", done.during),
        **_pain("after", done.after),
        "prescribed": guarded(done.prescribed),
        "routine_id": guarded(digested.routine_id),
        "session": guarded(digested.key),
    }


def _check_in_cells(told: CheckIn) -> _Cells:
    return {
        "record": Kind.CHECK_IN,
        **_when(told.told),
        "side": told.side,
        "pain": told.reading.level,
        "kind": told.reading.quality,
        "moment": told.moment,
        "place": told.place,
        "woke": "yes" if told.woke else "",
        "session": guarded(told.session_key or ""),
        "key": guarded(told.key),
    }


def _when(moment: datetime) -> _Cells:
    return {"day": moment.date().isoformat(), "time": moment.isoformat(timespec="seconds")}


def _set_when(started: datetime, at_s: float | None) -> _Cells:
    """Return when a set began; one that never did has the day of its session alone."""
    if at_s is None:
        return {"day": started.date().isoformat()}
    return _when(started.replace(microsecond=0) + timedelta(seconds=round(at_s)))


def _pain(when: str, reading: Reading | None) -> _Cells:
    if reading is None:
        return {}
    return {f"pain_{when}": reading.level, f"kind_{when}": reading.quality}


def _rows(cells: Iterable[_Cells], separator: str) -> bytes:
    return _lines(((_BLANK | each).values() for each in cells), separator)


def _lines(rows: Iterable[Iterable[object]], separator: str) -> bytes:
    """Return rows as text; whatever others named is guarded already."""
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
