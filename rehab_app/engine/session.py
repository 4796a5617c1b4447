"""A session: what may happen in which phase, and what it does.

Two rules. Every input that changes a session goes through the table below, and the session does
not know who calls it: moments are handed in, questions and changes are handed out. A session is a
value; `advance` returns a new one, and an input that is not legal in a phase raises and changes
nothing.

A segment ends at a *deadline*, which is the moment it began plus its seconds; looking at the clock
late moves nothing, because the next segment begins at the deadline and not when somebody looked.
Looking more than 5 s late means that the machine slept: the session stands still from the last
look on, so that nobody's hold ends in its sleep.

Because states follow from inputs and deadlines alone, folding the saved inputs gives the same
state again, however often the clock was looked at in between.
"""

from collections.abc import Callable, Iterable, Mapping

from rehab_app.engine.answering import Considered, consider, lower_level
from rehab_app.engine.correcting import overrule, undo
from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    CountReps,
    Decided,
    End,
    Hurts,
    Input,
    Output,
    Overrule,
    Pause,
    PauseReason,
    PlanChanged,
    Resume,
    Skip,
    Start,
    Tick,
    Undo,
)
from rehab_app.engine.moving import add_time, back, count_reps, skip
from rehab_app.engine.resuming import ask_first, asks_first
from rehab_app.engine.running import (
    Step,
    account,
    ask,
    close_work,
    elapse,
    end,
    enter,
    go_on,
    pause,
)
from rehab_app.engine.state import Answered, Ending, Phase, Question, SessionState
from rehab_app.model.pain import GATED, Action, Gate, Moment, Reading
from rehab_app.model.plan import Plan, Segment, SegmentKind, SessionEnded
from rehab_app.model.replacing import replace

GAP_S = 5.0

Handler = Callable[[SessionState, Input, float, Facts], Step]


def new_session(plan: Plan) -> SessionState:
    """Return a session that waits for its start."""
    return SessionState(plan=plan)


def advance(state: SessionState, what: Input, at: float, facts: Facts) -> Step:
    """Return the session after an input at a moment, and what it put out.

    `at` is seconds on a monotonic clock. Raises IllegalInput, and changes nothing, where the
    input means nothing or the clock runs backwards.
    """
    if at < state.seen_at:
        raise IllegalInput(f"the clock ran backwards from {state.seen_at} to {at}")
    is_gap = state.phase in (Phase.RUNNING, Phase.LEADING_IN) and at - state.seen_at > GAP_S
    if is_gap:
        state, before = pause(account(state, state.seen_at), PauseReason.GAP)
    else:
        state, before = elapse(state, at, facts)
    if asks_first(state, what, at):
        state, after = ask_first(state, at, facts)
        return replace(state, seen_at=at), (*before, *after)
    handler = TRANSITIONS[state.phase].get(type(what))
    if handler is None:
        raise IllegalInput(f"{type(what).__name__} means nothing while {state.phase}")
    state, after = handler(state, what, at, facts)
    return replace(state, seen_at=at), (*before, *after)


def fold(state: SessionState, inputs: Iterable[tuple[Input, float]], facts: Facts) -> SessionState:
    """Return the session that saved inputs lead to; a gap was saved as a pause of its own."""
    for what, at in inputs:
        state, _ = elapse(state, at, facts)
        state, _ = advance(state, what, at, facts)
    return state


def is_legal(state: SessionState, what: Input, at: float, facts: Facts) -> bool:
    """Tell whether an input would be taken now."""
    try:
        advance(state, what, at, facts)
    except IllegalInput:
        return False
    return True


# -- handlers: each gets a state in which everything due has happened


def _start(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    return enter(replace(state, since=at), 0, at)


def _tick(state: SessionState, _what: Input, _at: float, _facts: Facts) -> Step:
    return state, ()


def _pause(state: SessionState, what: Input, at: float, _facts: Facts) -> Step:
    reason = what.reason if isinstance(what, Pause) else PauseReason.ASKED
    return pause(account(state, at), reason)


def _resume(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    return go_on(replace(account(state, at), missing=0))


def _end(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    return end(state, at)


def _hurts(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    work = _work_that_hurts(state)
    if work is None:
        raise IllegalInput("nothing has been done yet that could hurt")
    return ask(account(state, at), Moment.HURTS, work, is_blocking=True)


def _work_that_hurts(state: SessionState) -> Segment | None:
    """Return the running work; in a rest the last that was done; else what comes next."""
    if state.segment and state.segment.is_work:
        return state.segment
    is_rest = state.segment is not None and state.segment.kind is SegmentKind.REST
    if is_rest and state.works:
        return state.works[-1].segment
    return next((segment for segment in state.plan[state.index :] if segment.is_work), None)


def _answer(state: SessionState, what: Input, at: float, facts: Facts) -> Step:
    if state.question is None or not isinstance(what, Answer):
        raise IllegalInput("there is no open question")
    return take(state, consider(state, state.question, what.reading, facts, at), at)


def take(state: SessionState, considered: Considered, at: float) -> Step:
    """Return the session after what was considered for its open question has been done."""
    question, entry = state.question, considered.entry
    if question is None:
        raise IllegalInput("there is no open question")
    decision, reading = entry.decision, entry.reading
    before = account(state, at)
    before = replace(before, undo=None) if before.undo else before
    # Closed once: what ends the session as well has nothing of it left to close.
    ends_work = considered.ends_work
    state = replace(close_work(before, Ending.PAIN), spent_s=0.0) if ends_work else before
    state = replace(
        state,
        plan=considered.done + considered.ahead,
        log=(*state.log, entry),
        eased=considered.eased,
        barred=considered.barred,
        stopped=considered.stopped,
        question=None,
        undo=before,
        missing=_missing(state, question, reading),
    )
    outputs: tuple[Output, ...] = (Decided(),)
    if entry.changes:
        outputs = (*outputs, PlanChanged())
    if question.moment in GATED:
        state = _gated(state, entry)
    if decision.do is Action.END_SESSION or _is_closed_by_gate(entry):
        state, after = end(state, at)
    elif reading.level is None and question.moment is Moment.HURTS:
        state, after = pause(state, PauseReason.HURTS)
    else:
        state, after = _after_answer(state, question, considered)
    return state, (*outputs, *after)


def _missing(state: SessionState, question: Question, reading: Reading) -> int:
    """Count the questions in a row that nobody answered; the first and last one do not count."""
    if reading.is_answer:
        return 0
    is_about_session = question.moment in (*GATED, Moment.END)
    return state.missing if is_about_session else state.missing + 1


def _gated(state: SessionState, entry: Answered) -> SessionState:
    """Return the session with its gate, the strongest there was, and what rises count from."""
    gate = entry.decision.do if isinstance(entry.decision.do, Gate) else None
    if state.gate is not None and gate is not None:
        gate = state.gate.stronger(gate)
    before = lower_level(state.before, entry.reading.level)
    return replace(state, before=before, gate=gate or state.gate)


def _is_closed_by_gate(entry: Answered) -> bool:
    is_ended = any(isinstance(change, SessionEnded) for change in entry.changes)
    return entry.moment in GATED and is_ended


def _after_answer(state: SessionState, question: Question, considered: Considered) -> Step:
    """Go on where the answer leaves the session; what was paused stays paused."""
    segment, reason, entry = state.segment, state.pause_reason, considered.entry
    if question.moment is Moment.RESUME and _goes_on_here(state, considered):
        return go_on(state)
    is_beside = question.moment in (Moment.HALFWAY, Moment.HURTS)
    if is_beside and segment is not None and _stays(segment, entry):
        if question.moment is Moment.HALFWAY:
            return state, ()
        return go_on(state) if reason is None else pause(state, reason)
    state, outputs = enter(state, state.index + 1, state.since)
    if reason is not None and state.phase is Phase.RUNNING:
        return pause(state, reason)
    return state, outputs


def _goes_on_here(state: SessionState, considered: Considered) -> bool:
    """Tell whether the present segment goes on after it was asked before going on."""
    if state.segment is not None and state.segment.is_work:
        return not considered.ends_work
    return not considered.entry.changes


def _stays(segment: Segment, entry: Answered) -> bool:
    """Tell whether the present segment goes on after an answer that was given in it."""
    do = entry.decision.do
    strength = do.strength if isinstance(do, Action) else 0
    if segment.is_work:
        return strength <= Action.EASE.strength
    if strength > Action.SWAP.strength:
        return False  # A rest and a recheck come first.
    # What one was getting ready for is laid out again with its own time to get ready.
    return segment.kind is SegmentKind.REST or not entry.changes


_ALWAYS: Mapping[type[Input], Handler] = {Tick: _tick, End: _end}
_UNDER_WAY: Mapping[type[Input], Handler] = {
    **_ALWAYS,
    Skip: skip,
    Back: back,
    AddTime: add_time,
    Hurts: _hurts,
    Answer: _answer,
    CountReps: count_reps,
    Overrule: overrule,
    Undo: undo,
}

TRANSITIONS: Mapping[Phase, Mapping[type[Input], Handler]] = {
    Phase.WAITING: {**_ALWAYS, Start: _start},
    Phase.RUNNING: {**_UNDER_WAY, Pause: _pause},
    Phase.LEADING_IN: {**_UNDER_WAY, Pause: _pause},
    Phase.PAUSED: {**_UNDER_WAY, Resume: _resume},
    Phase.ASKING: {
        **_ALWAYS,
        Answer: _answer,
        CountReps: count_reps,
        Overrule: overrule,
        Undo: undo,
    },
    Phase.ENDED: {Tick: _tick},
}
