"""How time passes in a session: deadlines, questions beside a hold, and one segment to the next."""

from rehab_app.engine.answering import consider, first_answer
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import (
    Asked,
    Chimed,
    Ended,
    Output,
    Paused,
    PauseReason,
    Resumed,
    SegmentStarted,
    Tone,
)
from rehab_app.engine.state import Ending, Phase, Question, SessionState, Worked
from rehab_app.model.pain import NO_ANSWER, Moment
from rehab_app.model.person import Side
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.model.replacing import replace

LEAD_IN_S = 3.0
UNANSWERED_END_S = 30 * 60.0
COUNTDOWN_S = (3, 2, 1)
SORE_LEVEL = 3
MISSING_BEFORE_PAUSE = 2
COMPLETED = "completed"
STOPPED = "stopped"

Step = tuple[SessionState, tuple[Output, ...]]

_PREPARING = frozenset({SegmentKind.READY, SegmentKind.SWITCH})


def deadline_of(state: SessionState) -> float | None:
    """Return the moment at which something ends by itself; None where nothing does."""
    match state.phase:
        case Phase.LEADING_IN:
            return state.since + LEAD_IN_S
        case Phase.PAUSED if state.pause_reason is PauseReason.UNANSWERED:
            return state.since + UNANSWERED_END_S
        case Phase.RUNNING if state.segment and state.segment.kind is not SegmentKind.OPEN:
            return state.since + state.segment.seconds - state.spent_s
    return None


def next_event(state: SessionState) -> float | None:
    """Return the moment of the next question beside a hold or, without one, the deadline."""
    segment = state.segment
    if state.phase is Phase.RUNNING and segment and state.asked < len(segment.asks_at_s):
        return state.since - state.spent_s + segment.asks_at_s[state.asked]
    return deadline_of(state)


def spent_s(state: SessionState, at: float) -> float:
    """Return how many seconds of the present segment have run."""
    return state.spent_s + (at - state.since if state.phase is Phase.RUNNING else 0.0)


def left_s(state: SessionState, at: float) -> float:
    """Return how many seconds of the present segment are still to come."""
    return max(0.0, state.segment.seconds - spent_s(state, at)) if state.segment else 0.0


def next_due(state: SessionState, at: float) -> float | None:
    """Return the next moment after `at` worth waking for: a deadline or a whole second."""
    if state.phase not in (Phase.RUNNING, Phase.LEADING_IN):
        return deadline_of(state)
    due = deadline_of(state)
    anchor = due if due is not None else state.since
    to_next = (anchor - at) % 1.0
    next_second = at + (to_next if to_next > 1e-6 else 1.0)
    return next_second if due is None else min(due, next_second) if due > at else at


def elapse(state: SessionState, at: float, facts: Facts) -> Step:
    """Let everything happen that is due by `at`, in order, each at its own moment."""
    outputs: list[Output] = []
    while True:
        due = deadline_of(state)
        until = at if due is None else min(at, due)
        state, heard = _pass(state, until, facts)
        outputs.extend(heard)
        if due is None or due > at:
            return seen(state, at), tuple(outputs)
        state, passed = _finish(state, due, facts)
        outputs.extend(passed)


def seen(state: SessionState, at: float) -> SessionState:
    """Return the session with a moment looked at; one that was seen before changes nothing."""
    return state if at <= state.seen_at else replace(state, seen_at=at)


def account(state: SessionState, at: float) -> SessionState:
    """Book the time since `since`: it was work, rest or standing still."""
    passed = at - state.since
    if not passed:
        return seen(state, at)
    worked_s, rested_s, paused_s, spent_s = (
        state.worked_s,
        state.rested_s,
        state.paused_s,
        state.spent_s,
    )
    match state.phase:
        case Phase.RUNNING if state.segment and state.segment.is_work:
            worked_s, spent_s = worked_s + passed, spent_s + passed
        case Phase.RUNNING:
            rested_s, spent_s = rested_s + passed, spent_s + passed
        case Phase.LEADING_IN:
            rested_s += passed
        case Phase.PAUSED | Phase.ASKING:
            paused_s += passed
    return replace(
        state,
        since=at,
        seen_at=max(state.seen_at, at),
        worked_s=worked_s,
        rested_s=rested_s,
        paused_s=paused_s,
        spent_s=spent_s,
    )


def close_work(state: SessionState, ending: Ending) -> SessionState:
    """Log the present segment's work as ended; other segments leave no trace."""
    segment = state.segment
    if segment is None or not segment.is_work:
        return state
    entry = Worked(
        at_s=state.begun_s,
        segment=segment,
        held_s=state.spent_s,
        ending=ending,
        added_s=state.added_s,
    )
    return replace(state, log=(*state.log, entry))


def fresh(state: SessionState, index: int, at: float) -> SessionState:
    """Return the session at a segment of which nothing is done or asked yet."""
    return replace(
        state,
        index=index,
        since=at,
        seen_at=at,
        spent_s=0.0,
        begun_s=state.session_s,
        asked=0,
        added_s=0,
        question=None,
        pause_reason=None,
    )


def enter(state: SessionState, index: int, at: float) -> Step:
    """Begin the segment with this index, or what comes instead of it."""
    while index < len(state.plan) and _is_passed_over(state, state.plan[index]):
        index += 1
    state = fresh(state, index, at)
    if index >= len(state.plan):
        return replace(state, phase=Phase.ENDED, ended=COMPLETED), (Ended(COMPLETED),)
    segment = state.plan[index]
    if segment.moment is not None:
        work = segment if segment.exercise else None
        return ask(state, segment.moment, work, is_blocking=True)
    loads = segment.kind is not SegmentKind.REST and not segment.is_relief
    if loads and state.missing >= MISSING_BEFORE_PAUSE:
        return pause(state, PauseReason.UNANSWERED)
    started: tuple[Output, ...] = (SegmentStarted(index),)
    if segment.is_work:
        started = (*started, Chimed(Tone.START))
    return replace(state, phase=Phase.RUNNING), started


def pause(state: SessionState, reason: PauseReason) -> Step:
    """Stand still from `since` on."""
    return replace(state, phase=Phase.PAUSED, pause_reason=reason), (Paused(reason),)


def go_on(state: SessionState) -> Step:
    """Let a segment that stood still run again; work that has begun gets a lead-in."""
    segment = state.segment
    is_work = segment is not None and segment.is_work
    if is_work and state.spent_s > 0:
        return replace(state, phase=Phase.LEADING_IN, pause_reason=None), (Resumed(),)
    outputs: tuple[Output, ...] = (Resumed(), SegmentStarted(state.index))
    if is_work:
        outputs = (*outputs, Chimed(Tone.START))
    return replace(state, phase=Phase.RUNNING, pause_reason=None), outputs


def ask(state: SessionState, moment: Moment, work: Segment | None, *, is_blocking: bool) -> Step:
    """Open a question; a blocking one stops the session's clock."""
    phase = Phase.ASKING if is_blocking else state.phase
    question = Question(moment, work, is_blocking)
    side = work.side if work else Side.BOTH
    asked = Asked(moment, work.exercise if work else "", side, is_blocking)
    return replace(state, phase=phase, question=question), (asked,)


def end(state: SessionState, at: float) -> Step:
    """Stop the session now."""
    state = account(state, at)
    if state.spent_s > 0:
        state = close_work(state, Ending.STOPPED)
    return (
        replace(state, phase=Phase.ENDED, ended=STOPPED, question=None, undo=None),
        (Ended(STOPPED),),
    )


def miss(state: SessionState, facts: Facts, at: float) -> SessionState:
    """Log that the question beside a hold was not answered in time."""
    if state.question is None or state.question.is_blocking:
        return state
    considered = consider(state, state.question, NO_ANSWER, facts, at)
    return replace(
        state,
        log=(*state.log, considered.entry),
        missing=state.missing + 1,
        question=None,
        undo=None,  # What would be undone is no longer the last entry.
    )


def _pass(state: SessionState, until: float, facts: Facts) -> Step:
    """Raise the questions and tones that lie between the last look and `until`."""
    segment, since_seen = state.segment, state.seen_at
    state = seen(state, until)
    if state.phase is not Phase.RUNNING or segment is None:
        return state, ()
    outputs: list[Output] = []
    zero = state.since - state.spent_s
    while state.asked < len(segment.asks_at_s):
        moment = zero + segment.asks_at_s[state.asked]
        if moment > until:
            break
        state = miss(state, facts, moment)
        state, asked = ask(state, Moment.HALFWAY, segment, is_blocking=False)
        state = replace(state, asked=state.asked + 1)
        outputs.extend(asked)
    tones = {zero + segment.seconds - before: Tone.COUNTDOWN for before in COUNTDOWN_S}
    if segment.kind is SegmentKind.HOLD:
        tones = {zero + segment.seconds / 2: Tone.HALF}
    elif segment.kind not in _PREPARING:
        tones = {}
    outputs.extend(Chimed(tone) for due, tone in tones.items() if since_seen < due <= until)
    return state, tuple(outputs)


def _finish(state: SessionState, at: float, facts: Facts) -> Step:
    """End what has reached its deadline and begin what follows."""
    if state.phase is Phase.PAUSED:
        return end(state, at)
    if state.phase is Phase.LEADING_IN:
        state = replace(account(state, at), phase=Phase.RUNNING)
        return state, (SegmentStarted(state.index), Chimed(Tone.START))
    state = account(miss(state, facts, at), at)
    was_work = state.segment is not None and state.segment.is_work
    state, outputs = enter(close_work(state, Ending.DONE), state.index + 1, at)
    return state, ((Chimed(Tone.END), *outputs) if was_work else outputs)


def _is_passed_over(state: SessionState, segment: Segment) -> bool:
    """Tell whether a second question is not needed: the first answer was below 3.

    Where the first set was skipped nobody has been asked yet, so this question is the first.
    """
    if not segment.asks_only_if_sore:
        return False
    first = first_answer(state, segment)
    return first is not None and (first.reading.level or 0) < SORE_LEVEL
