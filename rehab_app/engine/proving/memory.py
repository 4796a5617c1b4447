"""What later questions look back at, as log entries with nothing else in them."""

from collections.abc import Mapping

from rehab_app.engine.answering import POSE_MOMENTS
from rehab_app.engine.deciding import Decision, Past
from rehab_app.engine.proving.steps import MILD
from rehab_app.engine.running import SORE_LEVEL
from rehab_app.engine.state import Answered, Question, SessionState
from rehab_app.model.pain import Action, Gate, Moment, Reading
from rehab_app.model.plan import Segment, SegmentKind, SetKey

_Side = tuple[int, int, str, str]


def side_of(segment: Segment) -> _Side:
    """Return what questions about one side of a set belong to: step, round, side, exercise."""
    step, round_ = (segment.key.step, segment.key.round) if segment.key else (-1, -1)
    return (step, round_, segment.side.value, segment.exercise)


def asks_anyway(segment: Segment) -> bool:
    """Tell whether a segment asks how it was, whatever the first answer was."""
    is_after = segment.moment is Moment.AFTER and not segment.asks_only_if_sore
    return is_after or bool(segment.asks_at_s)


def remembered(state: SessionState) -> tuple[Answered, ...]:
    """Return of a session's answers what questions to come look back at.

    Whether the first one about a side was 3 or more, and the highest that changed little.
    """
    ahead = state.plan[state.index :]
    sore_asked = {side_of(segment) for segment in ahead if segment.asks_only_if_sore}
    firsts: dict[_Side, Answered] = {}
    highest: dict[_Side, Answered] = {}
    for entry in state.answers:
        if entry.work is None or entry.moment not in POSE_MOMENTS:
            continue
        side = side_of(entry.work)
        level = entry.reading.level or 0
        if entry.moment is Moment.AFTER and side in sore_asked:
            firsts.setdefault(side, _first(entry.work, is_sore=level >= SORE_LEVEL))
        before = highest[side].reading.level if side in highest else 0
        if entry.decision.do in MILD and level > (before or 0):
            highest[side] = _highest(entry.work, entry.reading)
    asked = _sides_asked(state, firsts)
    kept = (highest[side] for side in sorted(highest) if side in asked)
    return (*(firsts[side] for side in sorted(firsts)), *kept)


def kept_from(state: SessionState, work: Segment) -> int | None:
    """Return the level from which a reading matters later; None where it never does."""
    side = side_of(work)
    segment, ahead = state.segment, state.plan[state.index + 1 :]
    asks_on = segment is not None and segment.is_work and state.asked < len(segment.asks_at_s)
    if asks_on or any(asks_anyway(each) and side_of(each) == side for each in ahead):
        return 0
    is_asked_if_sore = any(each.asks_only_if_sore and side_of(each) == side for each in ahead)
    return SORE_LEVEL if is_asked_if_sore else None


def highest_before(spot: SessionState, question: Question) -> Reading | None:
    """Return the highest earlier reading that a question at a spot looks back at."""
    if question.work is None or question.moment not in POSE_MOMENTS:
        return None
    mine = (
        entry.reading
        for entry in spot.answers
        if entry.decision.do is Action.CONTINUE
        and entry.work is not None
        and side_of(entry.work) == side_of(question.work)
    )
    return next(mine, None)


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


def _sides_asked(state: SessionState, firsts: Mapping[_Side, Answered]) -> set[_Side]:
    """Return the sides that are asked about now or later."""
    asked = {side_of(each) for each in state.plan[state.index :] if asks_anyway(each)}
    question = state.question
    if question is not None and question.work and question.moment in POSE_MOMENTS:
        asked.add(side_of(question.work))
    sore = {side for side, entry in firsts.items() if entry.reading.level == SORE_LEVEL}
    return asked | sore


def _first(work: Segment, *, is_sore: bool) -> Answered:
    reading = Reading(SORE_LEVEL if is_sore else 0)
    return _entry(Moment.AFTER, bare(work), reading, Decision(do=Action.SWAP, rule=""))


def _highest(work: Segment, reading: Reading) -> Answered:
    return _entry(Moment.HALFWAY, bare(work), reading, Decision(do=Action.CONTINUE, rule=""))


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


def bare(segment: Segment) -> Segment:
    """Return a segment of which only the side it belongs to is known."""
    step, round_, _, exercise = side_of(segment)
    key = SetKey(step=step, round=round_, set=0, side=segment.side)
    return Segment(kind=SegmentKind.HOLD, seconds=0, key=key, exercise=exercise)
