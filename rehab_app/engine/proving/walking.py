"""One step of a walk: from a question, by an answer, to the next one about the same set or its end.

Every step is taken by the engine itself, with a real reading on a real state; what it decides has
to be what the judge has foretold. The state holds the sets of one strand; what else is left of the
session stands beside it and is put together with it in `places`.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from rehab_app.engine.answering import (
    POSE_MOMENTS,
    Judged,
    carried_out,
)
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import End, Hurts, PauseReason, Resume, Skip
from rehab_app.engine.laying_out import lay_out
from rehab_app.engine.proving.asking import Asking
from rehab_app.engine.proving.at_spots import Spots
from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.memory import (
    asked_after,
    first_entry,
)
from rehab_app.engine.proving.questions import Outcome
from rehab_app.engine.proving.sets import Sets
from rehab_app.engine.proving.steps import STOPS, Branch, Ghosts, Known, Landing, Told, WalkError
from rehab_app.engine.proving.strands import Shapes, Strands
from rehab_app.engine.running import (
    MISSING_BEFORE_PAUSE,
    STOPPED,
    account,
    elapse,
    enter,
    next_event,
)
from rehab_app.engine.session import advance, take
from rehab_app.engine.simulating import OPEN_STEP_S
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Gate, Moment
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan, Segment, SegmentKind, SetKey
from rehab_app.model.replacing import replace


class Walker:
    """Takes steps through the sessions of one routine, each of them once."""

    def __init__(self, facts: Facts, planned: Plan) -> None:
        self.facts = facts
        self.sets = Sets(facts, planned)
        self.strands = Strands(facts, self.sets)
        self.judge = Judge(facts)
        self.spots = Spots(facts, self.sets, self.judge)
        self.asking = Asking(facts, self.judge, self.spots)
        self.landings: list[Landing] = []
        self.enter = cache(self._enter)
        self.wait = cache(self._wait)
        self._closing = tuple(each for each in planned if each.moment is Moment.END)
        self._steps: dict[tuple[int, int, int | None], int] = {}

    # -- what others call

    def step(self, spot: int, missing: int, branch: Branch) -> int:
        """Return the number of the landing that a branch leads to; the engine goes there once.

        `missing` is how many questions in a row had no answer.
        """
        key = (spot, branch.kind, None if branch.is_answer else missing)
        number = self._steps.get(key)
        if number is None:
            number = self._steps[key] = self._stepped(spot, missing, branch.outcome)
        return number

    # -- inside: entering

    def _enter(
        self, shapes: Shapes, told: Told, known: Known, *, is_eased: bool, is_paused: bool
    ) -> int:
        """Return where the first set of a strand begins to ask; `is_paused`: nobody answers.

        `told` is what was said of its side in this round.
        """
        works = self.strands.works(shapes)
        context: Plan = () if told is Told.NOT_YET else (asked_after(works[0]),)
        is_answered = told in (Told.WELL, Told.SORE)
        state = SessionState(
            plan=(*context, *lay_out(works, context), *self._closing),
            gate=Gate.EASED if is_eased else None,
            eased=known.eased,
            stopped=known.stopped,
            barred=known.barred,
            missing=MISSING_BEFORE_PAUSE if is_paused else 0,
            log=(first_entry(works[0], is_sore=told is Told.SORE),) if is_answered else (),
        )
        changed, _ = enter(state, len(context), 0.0)
        return self._landing(changed, works[0].key, Known())

    def hurt_at(self, number: int) -> Iterator[int]:
        """Yield the questions where it hurts while one gets ready for a set, and in its midst.

        `number` is where the set was entered.
        """
        state = self.landings[number].changed
        ready, *following = state.plan[state.index : state.index + 2]
        if state.phase is not Phase.RUNNING or ready.is_work:
            return
        moments = [state.since]
        for work in following:
            first_s = min((*work.asks_at_s, work.seconds))
            moments.append(state.since + ready.seconds + first_s / 2)
        for moment in moments:
            there, _ = elapse(state, moment, self.facts)
            asking, _ = advance(there, Hurts(), moment, self.facts)
            yield self.spots.number(asking)

    def _wait(self, plan: Plan, missing: int) -> int:
        """Return where a plan without work begins to ask."""
        changed, _ = enter(SessionState(plan=plan, missing=missing), 0, 0.0)
        if changed.question is not None:
            return self._landed(changed, changed, Known(), self.spots.number(changed))
        return self._landing(changed, None, Known())

    # -- inside: stepping

    def _stepped(self, spot: int, missing: int, outcome: Outcome) -> int:
        state, question = self.spots.state(spot), self.spots.question(spot)
        judged = Judged(
            reading=outcome.reading,
            decided_on=outcome.situation.reading,
            rise=outcome.situation.rise,
            decision=outcome.decision,
        )
        real = replace(state, missing=missing) if missing else state
        considered = carried_out(real, question, judged, self.facts, 0.0)
        changed, _ = take(real, considered, 0.0)
        gained = Known(
            eased=changed.eased - state.eased,
            stopped=changed.stopped - state.stopped,
            barred=changed.barred - state.barred,
            ghosts=self._ghosts(spot, outcome),
        )
        until = state.segment.key if state.segment else None
        is_nerve = self.judge.is_nerve(outcome.reading)
        return self._landing(changed, until, gained, self.spots.told_at(spot), is_nerve=is_nerve)

    def _ghosts(self, spot: int, outcome: Outcome) -> Ghosts:
        """Remember what must not come back at that dose, whatever the engine itself keeps."""
        question = self.spots.question(spot)
        work = question.work
        if work is None or work.dose is None or question.moment not in POSE_MOMENTS:
            return frozenset()
        is_barred = outcome.decision.do in STOPS or self.judge.is_bad(outcome.reading)
        if not is_barred or self.facts.exercise(work.exercise).is_relief:
            return frozenset()
        return frozenset({(work.exercise, work.dose)})

    def _landing(
        self,
        changed: SessionState,
        until: SetKey | None,
        gained: Known,
        told: Side | None = None,
        *,
        is_nerve: bool = False,
    ) -> int:
        """Let time pass to the next question about a set, or to its end."""
        state = self._run(changed, until)
        is_asked = state.question is not None and state.question.moment is not Moment.END
        spot = self.spots.number(state) if is_asked else None
        return self._landed(changed, state, gained, spot, told, is_nerve=is_nerve)

    def _landed(
        self,
        changed: SessionState,
        state: SessionState,
        gained: Known,
        spot: int | None,
        told: Side | None = None,
        *,
        is_nerve: bool = False,
    ) -> int:
        done = (each for each in reversed(state.plan[: state.index]) if each.is_work)
        last = next(done, None)
        ahead = groupby((each for each in state.plan[state.index :] if each.is_work), _place)
        self.landings.append(
            Landing(
                spot=spot,
                seconds=account(state, state.seen_at).session_s,
                is_over=state.phase is Phase.ENDED and state.ended == STOPPED,
                missing=state.missing,
                is_upright=None if last is None else last.is_upright,
                left=tuple((place, self.sets.shape(works)) for place, works in ahead),
                told=told,
                gained=gained,
                is_nerve=is_nerve,
                changed=changed,
            )
        )
        return len(self.landings) - 1

    def _run(self, state: SessionState, until: SetKey | None) -> SessionState:
        """Let time pass for as long as the session is at the set with this key."""
        while state.phase is not Phase.ENDED and state.question is None:
            segment = state.segment
            if segment is None or segment.key != until:
                return state
            if state.phase is Phase.PAUSED and state.pause_reason is PauseReason.UNANSWERED:
                state, _ = advance(state, End(), state.seen_at, self.facts)
            elif state.phase is Phase.PAUSED and state.pause_reason is PauseReason.HURTS:
                state, _ = advance(state, Resume(), state.seen_at, self.facts)
            elif segment.kind is SegmentKind.OPEN:
                at = state.since - state.spent_s + OPEN_STEP_S
                state, _ = elapse(state, at, self.facts)
                state, _ = advance(state, Skip(), at, self.facts)
            else:
                due = next_event(state)
                if due is None:
                    raise WalkError(f"a session that stands still: {state.phase}")
                state, _ = elapse(state, due, self.facts)
        return state


def _place(work: Segment) -> int:
    return work.key.set if work.key else 0
