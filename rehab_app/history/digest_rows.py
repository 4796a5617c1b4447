"""Sessions in brief to rows and back."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from rehab_app.history.marshalling import (
    Row,
    checked,
    local_moment,
    optional,
    utc_text,
    with_checksum,
    zone_text,
)
from rehab_app.history.records import StoredSession
from rehab_app.model.digest import SessionDigest, SetDigest, StepOutcome
from rehab_app.model.pain import Moment, Outcome, Quality, Reading
from rehab_app.model.person import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Digested:
    """A session in brief, with whose it is, of which routine and when it began.

    `sets` of the digest may have been left on the disk.
    """

    session_id: int
    key: str
    person: str
    routine_id: str
    started: datetime
    refused: tuple[tuple[str, int, Side], ...]
    digest: SessionDigest

    @property
    def day(self) -> date:
        """Return the day the session began on, where the person was."""
        return self.started.date()


def told_only(stored: StoredSession) -> SessionDigest:
    """Return what was told in a session that can't be played again: no sets, no outcomes."""
    told = {each.recorded.moment: each.reading for each in stored.standing}
    levels = [each.reading.level for each in stored.standing if each.reading.level is not None]
    return SessionDigest(
        did_start=len(levels) > 1,
        gate=None,
        planned_s=0,
        session_s=stored.reached_s,
        worked_s=0.0,
        before=told.get(Moment.BEFORE),
        end=told.get(Moment.END),
        highest=max(levels, default=None),
        changes=0,
        also=(),
        sets=(),
        outcomes=(),
    )


def digest_row(digested: Digested) -> Row:
    """Return the row of `digest`."""
    digest = digested.digest
    return with_checksum(
        (
            digested.session_id,
            digested.key,
            digested.person,
            digested.routine_id,
            digested.day.isoformat(),
            utc_text(digested.started),
            zone_text(digested.started),
            int(digest.did_start),
            digest.gate,
            digest.planned_s,
            float(digest.session_s),
            float(digest.worked_s),
            *_reading_columns(digest.before),
            *_reading_columns(digest.end),
            digest.highest,
            digest.changes,
            json.dumps(digest.also),
            json.dumps(digested.refused),
            json.dumps([_outcome_list(each) for each in digest.outcomes]),
        )
    )


def digest_of_row(row: Row, sets: tuple[SetDigest, ...] = ()) -> Digested:
    """Return the session of a stored row; raises DamagedRow."""
    (session_id, key, person, routine_id, _, utc, zone, did_start, gate, planned_s, session_s) = (
        checked(row)[:11]
    )
    worked_s, before, before_kind, end, end_kind, highest, changes, also, refused, outcomes = row[
        11:-1
    ]
    return Digested(
        session_id=session_id,
        key=key,
        person=person,
        routine_id=routine_id,
        started=local_moment(utc, zone),
        refused=tuple((name, nth, Side(side)) for name, nth, side in json.loads(refused)),
        digest=SessionDigest(
            did_start=bool(did_start),
            gate=gate,
            planned_s=planned_s,
            session_s=session_s,
            worked_s=worked_s,
            before=_reading(before, before_kind),
            end=_reading(end, end_kind),
            highest=highest,
            changes=changes,
            also=tuple(json.loads(also)),
            sets=sets,
            outcomes=_outcomes_of(outcomes),
        ),
    )


def set_row(session_id: int, number: int, done: SetDigest) -> Row:
    """Return the row of `set_digest`; `number` counts the sets of a session from 0."""
    return with_checksum(
        (
            session_id,
            number,
            done.exercise,
            done.prescribed,
            done.side,
            done.round,
            done.set,
            done.kind,
            done.at_s,
            done.planned_s,
            float(done.held_s),
            done.ending,
            done.reps,
            done.reps_done,
            *_reading_columns(done.during),
            *_reading_columns(done.after),
        )
    )


def set_of(row: Row) -> SetDigest:
    """Return the set of a stored row; raises DamagedRow."""
    (_, _, exercise, prescribed, side, round_, set_, kind, at_s, planned_s, held_s, ending) = (
        checked(row)[:12]
    )
    reps, reps_done, during, during_kind, after, after_kind = row[12:-1]
    return SetDigest(
        exercise=exercise,
        prescribed=prescribed,
        side=Side(side),
        round=round_,
        set=set_,
        kind=kind,
        at_s=at_s,
        planned_s=planned_s,
        held_s=held_s,
        ending=ending,
        reps=reps,
        reps_done=reps_done,
        during=_reading(during, during_kind),
        after=_reading(after, after_kind),
    )


def _reading_columns(reading: Reading | None) -> Row:
    return (None, None) if reading is None else (reading.level, reading.quality)


def _reading(level: int | None, quality: str | None) -> Reading | None:
    return None if level is None else Reading(level, optional(Quality, quality))


def _outcome_list(said: StepOutcome) -> list[object]:
    level, quality = _reading_columns(said.reading)
    return [
        said.exercise,
        said.nth,
        said.side,
        said.outcome,
        said.rule,
        said.also,
        level,
        quality,
        said.moment,
        said.is_stop,
        said.variant,
    ]


# Most sessions say the same as many before them, so that years are read in no time.
@lru_cache(maxsize=128)
def _outcomes_of(text: str) -> tuple[StepOutcome, ...]:
    return tuple(_outcome_of(each) for each in json.loads(text))


def _outcome_of(known: list[object]) -> StepOutcome:
    exercise, nth, side, outcome, rule, also, level, quality, moment, is_stop, variant = known
    return StepOutcome(
        exercise=str(exercise),
        nth=int(str(nth)),
        side=Side(str(side)),
        outcome=Outcome(str(outcome)),
        rule=str(rule),
        also=tuple(str(word) for word in also) if isinstance(also, list) else (),
        reading=_reading(
            level if isinstance(level, int) else None, None if quality is None else str(quality)
        ),
        moment=None if moment is None else Moment(str(moment)),
        is_stop=bool(is_stop),
        variant=None if variant is None else str(variant),
    )
