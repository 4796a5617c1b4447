"""Looks for what breaks a property where a single answer could."""

from collections.abc import Iterable, Iterator
from functools import cache

from rehab_app.engine.answering import POSE_MOMENTS
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import End, Skip
from rehab_app.engine.proving.leaving import (
    ahead_of,
    changed_sides,
    counts_as_missing,
    haunting,
    is_rechecked,
    longer_sets,
    sides_breached,
    stopped_work,
)
from rehab_app.engine.proving.plan_checks import PlanChecks
from rehab_app.engine.proving.properties import Breach, Property, decision_breached, gap, milder
from rehab_app.engine.proving.questions import Asked, Kin, Posed
from rehab_app.engine.proving.steps import STOPS, Ghosts
from rehab_app.engine.proving.walking import Walker
from rehab_app.engine.running import STOPPED, elapse, next_event
from rehab_app.engine.session import advance
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Action, Moment, Reading, Result
from rehab_app.model.plan import Plan, work_seconds_of


class Checks:
    """Looks at what single answers do in the sessions of one routine."""

    def __init__(self, facts: Facts, walker: Walker, planned: Plan) -> None:
        self._facts = facts
        self._plans = PlanChecks(facts)
        self._walker = walker
        self.at_question = cache(self._at_question)
        self._of_decisions = cache(self._decisions)
        self.of_landing = cache(self._of_landing)
        self.of_spot = cache(self._of_spot)
        self.work_left_s = cache(self._work_left_s)
        self._asks_end = any(each.moment is Moment.END for each in planned)

    # -- what others call

    def of_opening(self, kins: Iterable[Kin]) -> tuple[tuple[Breach, Reading], ...]:
        """Return the gaps of the question before a session, and where more pain does less."""
        kins = tuple(kins)
        gaps = [(gap(), kin.reading) for kin in kins if kin.decision is None]
        strengths = {
            reading: kin.decision.do.strength
            for kin in kins
            if kin.decision is not None
            for reading in kin.readings
        }
        return (*gaps, *milder(strengths, self._walker.judge))

    def haunted(self, landing: int, ghosts: Ghosts) -> tuple[Breach, ...]:
        """Return which poses come back that hurt before."""
        return tuple(haunting(ahead_of(self._walker.landings[landing].changed), ghosts))

    # -- inside

    def _work_left_s(self, landing: int) -> int:
        """Return the seconds of work that an answer leaves of its strand."""
        return work_seconds_of(ahead_of(self._walker.landings[landing].changed))

    def _at_question(self, posed: Posed) -> tuple[tuple[Breach, Reading], ...]:
        """Return what is wrong with the decisions on all answers to a question."""
        judge = self._walker.judge
        taken = tuple((each.decision.do, each.decision.credit) for each in judge.outcomes(posed))
        return self._of_decisions(posed.asked, taken)

    def _decisions(
        self, asked: Asked, taken: tuple[tuple[Result, bool], ...]
    ) -> tuple[tuple[Breach, Reading], ...]:
        """Look at what is done on each class of answers, in the order of the classes."""
        kins = self._walker.judge.kin(asked)
        found = [(gap(), kin.reading) for kin in kins if kin.decision is None]
        strengths: dict[Reading, int] = {}
        decided = (kin for kin in kins if kin.decision is not None)
        for kin, (do, is_credited) in zip(decided, taken, strict=True):
            strengths.update(dict.fromkeys(kin.readings, do.strength))
            found.extend(
                (breach, kin.reading)
                for breach in decision_breached(asked.at, kin.reading, do, is_credited=is_credited)
            )
        return (*found, *milder(strengths, self._walker.judge))

    def _of_landing(self, spot: int, number: int, do: Action) -> tuple[Breach, ...]:
        """Return what is wrong with the plan that an answer leaves."""
        landing, state = self._walker.landings[number], self._walker.spots.state(spot)
        changed, ahead = landing.changed, ahead_of(landing.changed)
        if do is Action.END_SESSION:
            is_over = changed.phase is Phase.ENDED and changed.ended == STOPPED
            why = "a session that is to end goes on"
            return () if is_over else (Breach(Property.NOT_AGAIN, why),)
        before = ahead_of(state)
        if ahead == before and not landing.gained.ghosts and not changed.stopped:
            # What was sound stays so.
            return tuple(self._questions_lost(state, changed, do, is_nerve=landing.is_nerve))
        return (
            *haunting(ahead, landing.gained.ghosts),
            *stopped_work(ahead, changed, self._facts),
            *self._plans.avoided(ahead),
            *longer_sets(before, ahead),
            *self._plans.capped(ahead),
            *sides_breached(changed_sides(state, ahead, do)),
            *self._questions_lost(state, changed, do, is_nerve=landing.is_nerve),
        )

    def _questions_lost(
        self, state: SessionState, changed: SessionState, do: Action, *, is_nerve: bool
    ) -> Iterator[Breach]:
        """Look for the questions that have to come: after a stop, and at the end."""
        question = state.question
        if question is not None and question.work and question.moment in POSE_MOMENTS:
            if self._asks_end and not any(each.moment is Moment.END for each in changed.plan):
                yield Breach(Property.DECIDED, "the question at the end is lost")
            if do in STOPS and not is_rechecked(ahead_of(changed), is_nerve=is_nerve):
                yield Breach(Property.DECIDED, "what was stopped is not asked about again")

    def _of_spot(self, spot: int) -> tuple[Breach, ...]:
        """Return what is wrong at a question whatever is answered: stop has to end it at once.

        A question beside a hold that nobody answers leaves the plan as it is, without credit.
        """
        state = self._walker.spots.state(spot)
        stopped, _ = advance(state, End(), 0.0, self._facts)
        breaches: list[Breach] = []
        if stopped.phase is not Phase.ENDED:
            breaches.append(Breach(Property.STOP, "stop does not end the session"))
        if state.question is not None and not state.question.is_blocking:
            for missed in self._missed(state):
                if not counts_as_missing(state, missed):
                    why = "a question that runs out counts as an answer"
                    breaches.append(Breach(Property.STOP, why))
        return tuple(breaches)

    def _missed(self, state: SessionState) -> Iterator[SessionState]:
        """Yield what becomes of a question beside a hold that runs out, or is skipped."""
        due = next_event(state)
        if due is not None:
            yield elapse(state, due, self._facts)[0]
        yield advance(state, Skip(), 0.0, self._facts)[0]
