"""A session that is over, in brief: each set with what was planned, done and told."""

from collections.abc import Iterator

from rehab_app.engine.facts import Facts
from rehab_app.engine.progressing import step_outcomes
from rehab_app.engine.state import Answered, Ending, SessionState, Worked
from rehab_app.model.digest import SessionDigest, SetDigest
from rehab_app.model.ladder import Reps
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.plan import Plan, Segment, SetKey, seconds_of

LEFT_OUT = "left-out"
_DURING = (Moment.HALFWAY, Moment.HURTS)


def digest_of(state: SessionState, facts: Facts, planned: Plan) -> SessionDigest:
    """Return an ended session in brief; `planned` is its plan as it was before the start."""
    levels = [entry.reading.level for entry in state.answers if entry.reading.level is not None]
    outcomes = step_outcomes(state, facts)
    said = [word for entry in state.answers for word in entry.decision.also]
    said.extend(word for outcome in outcomes for word in outcome.also)
    return SessionDigest(
        did_start=bool(state.works),
        gate=state.gate,
        planned_s=seconds_of(planned),
        session_s=state.session_s,
        worked_s=state.worked_s,
        before=_told(state, Moment.BEFORE),
        end=_told(state, Moment.END),
        highest=max(levels, default=None),
        changes=sum(bool(entry.changes) and not entry.is_overruled for entry in state.answers),
        also=tuple(dict.fromkeys(said)) if state.works else (),
        sets=tuple(_sets(state, planned)),
        outcomes=outcomes if state.works else (),
    )


def _told(state: SessionState, moment: Moment) -> Reading | None:
    told = (entry.reading for entry in state.answers if entry.moment is moment)
    return next((reading for reading in told if reading.is_answer), None)


def _sets(state: SessionState, planned: Plan) -> Iterator[SetDigest]:
    """Yield the sets that were begun, in their order, then those that never were."""
    begun: dict[SetKey, list[Worked]] = {}
    for work in state.works:
        if work.segment.key is not None:
            begun.setdefault(work.segment.key, []).append(work)
    for key, works in begun.items():
        yield _begun(key, works, state)
    left_out: dict[SetKey, list[Segment]] = {}
    for segment in planned:
        if segment.is_work and segment.key is not None and segment.key not in begun:
            left_out.setdefault(segment.key, []).append(segment)
    for key, segments in left_out.items():
        yield _set_digest(key, segments, at_s=None, held_s=0.0, ending=LEFT_OUT)


def _begun(key: SetKey, works: list[Worked], state: SessionState) -> SetDigest:
    """Return one set; what was begun again counts once, walks and jogs in turn are added up."""
    counted = [work for work in works if work.ending is not Ending.AGAIN] or works[-1:]
    during = [_reading(entry) for entry in _about(key, state) if entry.moment in _DURING]
    after = [_reading(entry) for entry in _about(key, state) if entry.moment is Moment.AFTER]
    return _set_digest(
        key,
        [work.segment for work in counted],
        at_s=works[0].at_s,
        held_s=sum(work.held_s for work in counted),
        ending=counted[-1].ending.value,
        reps_done=counted[-1].reps_done,
        during=max(during, key=_level, default=None),
        after=after[-1] if after else None,
    )


def _set_digest(
    key: SetKey,
    segments: list[Segment],
    *,
    at_s: float | None,
    held_s: float,
    ending: str,
    reps_done: int | None = None,
    during: Reading | None = None,
    after: Reading | None = None,
) -> SetDigest:
    first = segments[0]
    return SetDigest(
        exercise=first.exercise,
        prescribed=first.prescribed,
        side=key.side,
        round=key.round,
        set=key.set,
        kind=first.kind.value,
        at_s=at_s,
        planned_s=sum(segment.seconds for segment in segments),
        held_s=held_s,
        ending=ending,
        reps=first.dose.count if isinstance(first.dose, Reps) else None,
        reps_done=reps_done,
        during=during,
        after=after,
    )


def _about(key: SetKey, state: SessionState) -> Iterator[Answered]:
    for entry in state.answers:
        if entry.work is not None and entry.work.key == key and entry.reading.is_answer:
            yield entry


def _reading(entry: Answered) -> Reading:
    return entry.reading


def _level(reading: Reading) -> int:
    return reading.level or 0
