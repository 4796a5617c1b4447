"""What later questions look back at, as log entries with nothing else in them."""

from rehab_app.engine.deciding import Decision, Past
from rehab_app.engine.running import SORE_LEVEL
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.pain import Action, Gate, Moment, Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan, Segment, SegmentKind, SetKey
from rehab_app.model.replacing import replace

SideKey = tuple[int, int, Side, str]


def side_of(segment: Segment) -> SideKey:
    """Return what questions about one side of a set belong to: step, round, side, exercise."""
    step, round_ = (segment.key.step, segment.key.round) if segment.key else (-1, -1)
    return (step, round_, segment.side, segment.exercise)


def asks_anyway(segment: Segment) -> bool:
    """Tell whether a segment asks how it was, whatever the first answer was."""
    is_after = segment.moment is Moment.AFTER and not segment.asks_only_if_sore
    return is_after or bool(segment.asks_at_s)


def first_answers(state: SessionState) -> tuple[Answered, ...]:
    """Return whether the first answers that later questions hang on were 3 or more."""
    ahead = state.plan[state.index :]
    sore_asked = {side_of(segment) for segment in ahead if segment.asks_only_if_sore}
    firsts: dict[SideKey, Answered] = {}
    for entry in state.answers if sore_asked else ():
        if entry.work is not None and entry.moment is Moment.AFTER:
            side = side_of(entry.work)
            is_sore = (entry.reading.level or 0) >= SORE_LEVEL
            if side in sore_asked:
                firsts.setdefault(side, first_entry(entry.work, is_sore=is_sore))
    return tuple(firsts.values())


def kept_from(state: SessionState, work: Segment) -> int | None:
    """Return the level from which a reading matters later; None where it never does."""
    side = side_of(work)
    segment, ahead = state.segment, state.plan[state.index + 1 :]
    asks_on = segment is not None and segment.is_work and state.asked < len(segment.asks_at_s)
    if asks_on or any(asks_anyway(each) and side_of(each) == side for each in ahead):
        return 0
    is_asked_if_sore = any(each.asks_only_if_sore and side_of(each) == side for each in ahead)
    return SORE_LEVEL if is_asked_if_sore else None


def asked_before(done: Plan, ahead: Plan) -> Plan:
    """Return the questions asked about sides of which something is left to do."""
    sides = {side_of(segment) for segment in ahead if segment.is_work}
    asked = {
        side_of(segment): asked_after(segment)
        for segment in done
        if segment.moment is Moment.AFTER and side_of(segment) in sides
    }
    return tuple(asked[side] for side in sorted(asked))


def asked_after(work: Segment) -> Segment:
    """Return the question about a side that was asked earlier."""
    return replace(bare(work), kind=SegmentKind.CHECK_IN, moment=Moment.AFTER)


def gate_entry(level: int) -> Answered:
    """Return the log entry of the reading before a session."""
    return _entry(Moment.BEFORE, None, Reading(level), Decision(do=Gate.PLANNED, rule=""))


def past_entry(past: Past) -> Answered:
    """Return the log entry of a decision of which nothing matters but that it was taken."""
    work = Segment(kind=SegmentKind.HOLD, seconds=0, target=past.target)
    decision = Decision(do=past.do, rule=past.rule)
    return _entry(Moment.HURTS, work, Reading(0), decision)


def stop_entry(level: int) -> Answered:
    """Return the log entry of a reading that stopped a pose, for the question that follows."""
    return _entry(Moment.RECHECK, None, Reading(level), Decision(do=Action.STOP_POSE, rule=""))


def highest_entry(work: Segment, reading: Reading) -> Answered:
    """Return the log entry of the highest reading of a side that has changed little."""
    return _entry(Moment.HALFWAY, bare(work), reading, Decision(do=Action.CONTINUE, rule=""))


def bare(segment: Segment) -> Segment:
    """Return a segment of which only the side it belongs to is known."""
    step, round_, side, exercise = side_of(segment)
    key = SetKey(step=step, round=round_, set=0, side=side)
    return Segment(kind=SegmentKind.HOLD, seconds=0, key=key, exercise=exercise)


def first_entry(work: Segment, *, is_sore: bool) -> Answered:
    """Return the log entry of the first answer about a side."""
    reading = Reading(SORE_LEVEL if is_sore else 0)
    return _entry(Moment.AFTER, bare(work), reading, Decision(do=Action.SWAP, rule=""))


def _entry(moment: Moment, work: Segment | None, reading: Reading, decision: Decision) -> Answered:
    return Answered(
        at_s=0.0,
        moment=moment,
        work=work,
        reading=reading,
        decided_on=reading,
        rise=0,
        decision=decision,
    )
