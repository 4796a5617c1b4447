"""Sessions that are known in brief only, because they were taken in from a CSV file.

There is nothing to play them again from: instead of a routine they have a text that says so.
"""

from rehab_app.history.exchange.json_types import BriefRecord, ReadingRecord, SetRecord
from rehab_app.history.records import BRIEF_TEXT, StoredSession
from rehab_app.model.digest import SessionDigest, SetDigest
from rehab_app.model.pain import Reading


def is_brief(stored: StoredSession) -> bool:
    """Tell whether a session is known in brief only."""
    return stored.routine_text == BRIEF_TEXT


def brief_record(digest: SessionDigest) -> BriefRecord:
    """Return the record of what is known of such a session."""
    return BriefRecord(
        did_start=digest.did_start,
        planned_s=digest.planned_s,
        session_s=float(digest.session_s),
        worked_s=float(digest.worked_s),
        before=_reading_record(digest.before),
        end=_reading_record(digest.end),
        highest=digest.highest,
        changes=digest.changes,
        sets=tuple(_set_record(each) for each in digest.sets),
    )


def digest_of_record(record: BriefRecord) -> SessionDigest:
    """Return what is known of such a session."""
    return SessionDigest(
        did_start=record.did_start,
        gate=None,
        planned_s=record.planned_s,
        session_s=record.session_s,
        worked_s=record.worked_s,
        before=_reading(record.before),
        end=_reading(record.end),
        highest=record.highest,
        changes=record.changes,
        also=(),
        sets=tuple(_set_of_record(each) for each in record.sets),
        outcomes=(),
    )


def _set_record(done: SetDigest) -> SetRecord:
    return SetRecord(
        exercise=done.exercise,
        prescribed=done.prescribed,
        side=done.side,
        round=done.round,
        set=done.set,
        kind=done.kind,
        at_s=done.at_s,
        planned_s=done.planned_s,
        held_s=float(done.held_s),
        ending=done.ending,
        reps=done.reps,
        reps_done=done.reps_done,
        during=_reading_record(done.during),
        after=_reading_record(done.after),
    )


def _set_of_record(record: SetRecord) -> SetDigest:
    return SetDigest(
        exercise=record.exercise,
        prescribed=record.prescribed,
        side=record.side,
        round=record.round,
        set=record.set,
        kind=record.kind,
        at_s=record.at_s,
        planned_s=record.planned_s,
        held_s=record.held_s,
        ending=record.ending,
        reps=record.reps,
        reps_done=record.reps_done,
        during=_reading(record.during),
        after=_reading(record.after),
    )


def _reading_record(reading: Reading | None) -> ReadingRecord | None:
    if reading is None:
        return None
    return ReadingRecord(level=reading.level, quality=reading.quality)


def _reading(record: ReadingRecord | None) -> Reading | None:
    return None if record is None else Reading(record.level, record.quality)
