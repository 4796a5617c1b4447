"""Plays a session on a made-up clock with given answers: the what-if of every front end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, Output, PauseReason, Skip, Start, Tick
from rehab_app.engine.planning import RungsReached, make_plan
from rehab_app.engine.running import next_event
from rehab_app.engine.session import GAP_S, advance, new_session
from rehab_app.engine.state import Phase, Question, SessionState
from rehab_app.model.pain import NO_ANSWER, Reading
from rehab_app.model.plan import SegmentKind

OPEN_STEP_S = 30


class GivenAnswers:
    """Answers in the order they are asked; the last one is repeated. Without any, no answer."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = tuple(readings)
        self._next = 0

    def take(self, question: Question, facts: Facts) -> Reading:
        """Return the answer to a question; the skin only matters for ice, heat and wraps."""
        if not self._readings:
            return NO_ANSWER
        reading = self._readings[min(self._next, len(self._readings) - 1)]
        self._next += 1
        is_thermal = question.work and facts.exercise(question.work.exercise).is_thermal
        return reading if is_thermal else replace(reading, skin_fine=True)


def simulate(
    facts: Facts, readings: Sequence[Reading], rungs: RungsReached | None = None
) -> SessionState:
    """Return the session that the answers lead to, played to its end in no time.

    Questions are answered the moment they are asked. An open step takes 30 s. Where nobody
    answers twice, the session ends at once instead of waiting half an hour.
    """
    answers = GivenAnswers(readings)
    state = new_session(make_plan(facts, rungs))
    state, _ = advance(state, Start(), 0.0, facts)
    while state.phase is not Phase.ENDED:
        state, _ = next_step(state, answers, facts)
    return state


def next_step(
    state: SessionState, answers: GivenAnswers, facts: Facts
) -> tuple[SessionState, tuple[Output, ...]]:
    """Take a simulated session one step further."""
    at = state.seen_at
    if state.question is not None:
        return advance(state, Answer(answers.take(state.question, facts)), at, facts)
    if state.phase is Phase.PAUSED and state.pause_reason is PauseReason.UNANSWERED:
        return advance(state, End(), at, facts)
    if state.segment is not None and state.segment.kind is SegmentKind.OPEN:
        due = state.since - state.spent_s + OPEN_STEP_S
        if at >= due:
            return advance(state, Skip(), at, facts)
    else:
        due = next_event(state) or at
    for moment in moments_between(at, due):
        state, outputs = advance(state, Tick(), moment, facts)
        if outputs:
            return state, outputs
    return state, ()


def moments_between(start: float, end: float) -> Iterator[float]:
    """Yield moments up to `end`, well under a gap apart so that rounding makes none."""
    moment = start
    while moment < end:
        moment = min(end, moment + GAP_S / 2)
        yield moment
