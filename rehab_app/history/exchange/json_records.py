"""Sessions and what stands beside them to the records of the JSON file and back.

Back means values as the history keeps them; ValueError says in words what can't be one.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.exchange.json_types import (
    CheckInRecord,
    CheckInVersion,
    CorrectionRecord,
    DayRecord,
    EndingRecord,
    GoalRecord,
    GoalVersion,
    InputRecord,
    NoteRecord,
    ProgrammeRecord,
    RungRecord,
    ScoreRecord,
    SessionRecord,
    StepRecord,
)
from rehab_app.history.marshalling import input_columns, input_of
from rehab_app.history.records import Correction, RecordedInput, SessionOpening, StoredSession
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.programme import Programme

_NEEDED = {"add-time": "seconds", "count-reps": "reps", "pause": "reason"}
_MOST_FUTURE = datetime(2200, 1, 1, tzinfo=UTC)
_LEAST_PAST = datetime(1990, 1, 1, tzinfo=UTC)


# -- sessions


def session_record(
    stored: StoredSession,
    opening: SessionOpening,
    *,
    text: str,
    mark_s: float | None,
    notes: Iterable[Note],
) -> SessionRecord:
    """Return the record of a session that is no brief one; `text` is the hash of its routine."""
    ending = None
    if stored.ended is not None and stored.ended_utc is not None:
        count = stored.input_count or 0
        ending = EndingRecord(how=stored.ended, utc=stored.ended_utc, inputs=count)
    return SessionRecord(
        key=opening.key,
        routine_id=opening.routine_id,
        routine_title=opening.routine_title,
        text=text,
        started=whole_offset(opening.started),
        base=opening.base,
        sore_side=opening.sore_side,
        conditions=opening.conditions,
        strain_day=opening.strain_day,
        rungs=tuple(
            RungRecord(step=step, side=side, rung=rung)
            for (step, side), rung in opening.rungs.items()
        ),
        refused=tuple(
            StepRecord(exercise=name, nth=nth, side=side) for name, nth, side in opening.refused
        ),
        app_version=opening.app_version,
        inputs=tuple(_input_record(each) for each in stored.inputs),
        corrections=tuple(
            CorrectionRecord(
                seq=each.seq,
                utc=each.utc,
                level=each.reading.level,
                quality=each.reading.quality,
            )
            for each in stored.corrections
        ),
        reached_s=mark_s,
        ending=ending,
        notes=tuple(NoteRecord(utc=each.written, text=each.text) for each in notes),
    )


def opening_of(record: SessionRecord, person: str) -> SessionOpening:
    """Return what a session started from; raises ValueError."""
    return SessionOpening(
        key=record.key,
        person=person,
        routine_id=record.routine_id,
        routine_title=record.routine_title,
        started=believed(record.started),
        base=record.base,
        sore_side=record.sore_side,
        conditions=record.conditions,
        strain_day=record.strain_day,
        rungs={(each.step, each.side): each.rung for each in record.rungs},
        refused=tuple((each.exercise, each.nth, each.side) for each in record.refused),
        app_version=record.app_version,
    )


def input_of_record(record: InputRecord) -> RecordedInput:
    """Return what was done in a session; raises ValueError."""
    needed = _NEEDED.get(record.do)
    if needed is not None and getattr(record, needed) is None:
        raise ValueError(f"“{record.do}” needs “{needed}”")
    columns = (record.level, record.quality, int(record.skin_fine))
    rest = (record.seconds, record.reps, record.reason)
    return RecordedInput(
        seq=record.seq,
        at_s=record.at_s,
        utc=believed(record.utc),
        input=input_of((record.do, *columns, *rest)),
        moment=record.moment,
        exercise=record.exercise,
        side=record.side,
    )


def correction_of(record: CorrectionRecord) -> Correction:
    """Return what an answer should have been; raises ValueError."""
    reading = Reading(record.level, record.quality)
    return Correction(seq=record.seq, utc=believed(record.utc), reading=reading)


def note_of(record: NoteRecord, session_id: int) -> Note:
    """Return a note of a session; raises ValueError."""
    return Note(session_id=session_id, text=record.text, written=believed(record.utc))


def _input_record(recorded: RecordedInput) -> InputRecord:
    kind, level, quality, skin_fine, seconds, reps, reason = input_columns(recorded.input)
    return InputRecord(
        seq=recorded.seq,
        at_s=recorded.at_s,
        utc=recorded.utc,
        do=kind,
        level=level,
        quality=quality,
        skin_fine=skin_fine != 0,
        seconds=seconds,
        reps=reps,
        reason=reason,
        moment=recorded.moment,
        exercise=recorded.exercise,
        side=recorded.side,
    )


# -- the diary


def check_in_record(said: tuple[CheckIn, ...]) -> CheckInRecord:
    """Return the record of a check-in with all that was said of it."""
    return CheckInRecord(key=said[0].key, said=tuple(_check_in_version(each) for each in said))


def check_ins_of(record: CheckInRecord, person: str) -> tuple[CheckIn, ...]:
    """Return all that was said of a check-in; raises ValueError."""
    return tuple(
        CheckIn(
            key=record.key,
            person=person,
            moment=Moment(each.moment),
            told=believed(each.told),
            reading=Reading(each.level, each.quality),
            side=each.side,
            place=each.place,
            woke=each.woke,
            session_key=each.session,
        )
        for each in record.said
    )


def goal_record(said: tuple[Goal, ...], scores: tuple[GoalScore, ...]) -> GoalRecord:
    """Return the record of a goal with all its wordings and scores."""
    return GoalRecord(
        key=said[0].key,
        said=tuple(
            GoalVersion(title=each.title, set_on=whole_offset(each.set_on), is_open=each.is_open)
            for each in said
        ),
        scores=tuple(ScoreRecord(told=whole_offset(each.told), able=each.able) for each in scores),
    )


def goals_of(record: GoalRecord, person: str) -> tuple[tuple[Goal, ...], tuple[GoalScore, ...]]:
    """Return the wordings of a goal and its scores; raises ValueError."""
    said = tuple(
        Goal(
            key=record.key,
            person=person,
            title=each.title,
            set_on=believed(each.set_on),
            is_open=each.is_open,
        )
        for each in record.said
    )
    scores = tuple(
        GoalScore(goal=record.key, told=believed(each.told), able=each.able)
        for each in record.scores
    )
    return said, scores


def programme_record(since: ProgrammeSince) -> ProgrammeRecord:
    """Return the record of a programme."""
    programme = since.programme
    return ProgrammeRecord(
        since=whole_offset(since.since),
        sequence=programme.sequence,
        weekdays=tuple(sorted(programme.weekdays)),
        by_weekday=tuple(
            DayRecord(weekday=day, routine=name)
            for day, name in sorted(programme.by_weekday.items())
        ),
    )


def programme_of(record: ProgrammeRecord, person: str) -> ProgrammeSince:
    """Return a programme; raises ValueError."""
    return ProgrammeSince(
        person=person,
        since=believed(record.since),
        programme=Programme(
            sequence=record.sequence,
            weekdays=frozenset(record.weekdays),
            by_weekday={each.weekday: each.routine for each in record.by_weekday},
        ),
    )


def _check_in_version(said: CheckIn) -> CheckInVersion:
    return CheckInVersion(
        moment=said.moment.value,
        told=whole_offset(said.told),
        level=said.reading.level,
        quality=said.reading.quality,
        side=said.side,
        place=said.place,
        woke=said.woke,
        session=said.session_key,
    )


# -- moments


def whole_offset(moment: datetime) -> datetime:
    """Return the same moment with an offset of whole minutes: ISO 8601 knows no others."""
    offset = moment.utcoffset() or timedelta(0)
    if offset % timedelta(minutes=1):
        return moment.astimezone(timezone(offset // timedelta(minutes=1) * timedelta(minutes=1)))
    return moment


def believed(moment: datetime) -> datetime:
    """Return a moment that a history can be about; raises ValueError."""
    try:
        if _LEAST_PAST <= moment.astimezone(UTC) <= _MOST_FUTURE:
            return moment
    except OverflowError:
        pass
    raise ValueError(f"{moment.isoformat()} is no time of a history; it lies in 1990 to 2199")
