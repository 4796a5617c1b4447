"""One step of a walk: from a question, by an answer, to the next question or the end.

Every step is taken by the engine itself, with a real reading on a real state; what it decides has
to be what the judge has foretold.
"""

from dataclasses import replace
from functools import cache

from rehab_app.engine.adjusting import feasible
from rehab_app.engine.answering import POSE_MOMENTS, rule_moment_of, scene_of
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, PauseReason, Skip
from rehab_app.engine.laying_out import lay_out
from rehab_app.engine.proving.islands import Island
from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.memory import (
    gate_entry,
    highest_before,
    kept_from,
    past_entry,
    stop_entry,
)
from rehab_app.engine.proving.questions import Asked, Feasible, Flags, Outcome, Posed
from rehab_app.engine.proving.spots import Spots
from rehab_app.engine.proving.steps import MILD, STOPS, Branch, Carried, Ghosts, Landing, WalkError
from rehab_app.engine.running import COMPLETED, account, elapse, enter, next_event
from rehab_app.engine.session import advance
from rehab_app.engine.simulating import OPEN_STEP_S
from rehab_app.engine.state import Answered, Phase, Question, SessionState
from rehab_app.model.pain import NO_ANSWER, Action, Gate, RuleMoment
from rehab_app.model.plan import Plan, Segment, SegmentKind


class Walker:
    """Takes steps through the sessions of one routine, each of them once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.judge = Judge(facts)
        self.spots = Spots(facts)
        self.feasible_at = cache(self._feasible_at)
        self._branches_at = cache(self._branches)
        self._highest_at = cache(lambda spot: highest_before(self.state(spot), self.question(spot)))
        self._asked_at = cache(self._asked)
        self._asked_after = cache(self._with_levels)
        self._states: list[SessionState] = []
        self._ghosts: list[Ghosts] = []
        self._numbers: dict[tuple[SessionState, Ghosts], int] = {}
        self.landings: list[Landing] = []
        self._steps: dict[tuple[int, int, int | None], int] = {}
        self._kinds: dict[tuple[object, ...], int] = {}
        self._entries: dict[tuple[object, ...], int | None] = {}

    # -- what others call

    def state(self, spot: int) -> SessionState:
        """Return a spot's state."""
        return self._states[spot]

    def question(self, spot: int) -> Question:
        """Return the question at a spot."""
        question = self._states[spot].question
        if question is None:
            raise WalkError("a spot without a question")
        return question

    def posed(self, spot: int, before: int | None, carried: Carried) -> Posed:
        """Return the question at a spot with all that decides on its answers."""
        stopped_at = before if carried.stopped_at is None else carried.stopped_at
        asked = self._asked_after(spot, before, stopped_at)
        return Posed(asked, carried.flags, self.feasible_at(spot), self._highest_at(spot))

    def branches(self, spot: int, before: int | None, carried: Carried) -> tuple[Branch, ...]:
        """Return the answers at a question, put together where they lead to the same."""
        return self._branches_at(spot, self.posed(spot, before, carried))

    def step(self, spot: int, before: int | None, carried: Carried, branch: Branch) -> int:
        """Return the number of the landing that a branch leads to; the engine goes there once."""
        missing = None if branch.outcome.reading.is_answer else carried.missing
        key = (spot, branch.kind, missing)
        number = self._steps.get(key)
        if number is None:
            number = len(self.landings)
            landing = self._stepped(spot, before, carried, branch.outcome)
            self.landings.append(landing)
            self._steps[key] = number
        return number

    def enter_island(
        self,
        island: Island,
        gate: Gate | None,
        stopped: frozenset[str],
        is_upright: bool | None,
        missing: int,
    ) -> int | None:
        """Return where a stretch begins to ask; None where pain has left nothing of it."""
        key = (id(island), gate is Gate.EASED, stopped, is_upright, missing)
        if key not in self._entries:
            landing = self._entered(island, gate, stopped, is_upright, missing)
            self._entries[key] = None if landing is None else len(self.landings)
            self.landings.extend(() if landing is None else (landing,))
        return self._entries[key]

    # -- inside

    def _branches(self, spot: int, posed: Posed) -> tuple[Branch, ...]:
        is_about_pose = self._is_about_pose(spot)
        target = posed.asked.target
        flags = posed.flags
        alike: dict[tuple[int, Flags, int | None], list[Outcome]] = {}
        for outcome in self.judge.outcomes(posed):
            do, rule = outcome.decision.do, outcome.decision.rule
            after = self.judge.flags_after(flags, do, rule, target) if is_about_pose else flags
            level = outcome.situation.reading.level
            is_stop = do in STOPS and level is not None
            stopped_at = self.judge.stop_class(level) if is_stop else None
            told_apart_by = self._told_apart_by(spot, outcome)
            kind = self._kinds.setdefault(told_apart_by, len(self._kinds))
            alike.setdefault((kind, after, stopped_at), []).append(outcome)
        return tuple(
            Branch(outcomes[0], sum(each.kin.count for each in outcomes), after, stopped_at, kind)
            for (kind, after, stopped_at), outcomes in alike.items()
        )

    def _told_apart_by(self, spot: int, outcome: Outcome) -> tuple[object, ...]:
        """Return all of an answer that what follows depends on, beside the carried."""
        reading, do = outcome.reading, outcome.decision.do
        if do in STOPS:
            return (do, self.judge.is_nerve(reading))
        if do is Action.END_SESSION or not self._is_about_pose(spot):
            return (do, reading.is_answer)
        kept = self.judge.kept(self._asked_at(spot), reading)
        return (
            do,
            reading.is_answer,
            self.judge.is_bad(outcome.situation.reading) or self.judge.is_bad(reading),
            kept if do in MILD else kept is not None,
            do is Action.EASE and outcome.situation.rise <= 0 and self._asked_at(spot).is_eased,
        )

    def _is_about_pose(self, spot: int) -> bool:
        question = self.question(spot)
        return question.work is not None and question.moment in POSE_MOMENTS

    def _with_levels(self, spot: int, before: int | None, stopped_at: int | None) -> Asked:
        asked = self._asked_at(spot)
        is_recheck = asked.at is RuleMoment.RECHECK
        return replace(
            asked,
            before=self.facts.base if before is None else before,
            stopped_at=stopped_at if is_recheck else None,
        )

    def _asked(self, spot: int) -> Asked:
        state, question = self._states[spot], self.question(spot)
        work = question.work
        exercise = self.facts.exercise(work.exercise) if work else None
        return Asked(
            at=rule_moment_of(question, self.facts),
            exercise=work.exercise if work else "",
            target=work.target if work else "",
            is_strained=exercise is not None and self.facts.works_strained(exercise.id),
            is_thermal=exercise is not None and exercise.is_thermal,
            is_eased=state.gate is Gate.EASED,
            kept_from=None if work is None else kept_from(state, work),
        )

    def _feasible_at(self, spot: int) -> Feasible:
        state, question = self._states[spot], self.question(spot)
        scene = scene_of(state, question, NO_ANSWER, self.facts, 0.0)
        if scene is None:
            return Feasible()
        return Feasible(feasible(scene, Action.EASE), feasible(scene, Action.SWAP))

    def _entered(
        self,
        island: Island,
        gate: Gate | None,
        stopped: frozenset[str],
        is_upright: bool | None,
        missing: int,
    ) -> Landing | None:
        works = tuple(work for work in island.works if not self._is_stopped(work, stopped))
        if island.works and not works:
            return None
        posture: Plan = ()
        if is_upright is not None:
            posture = (Segment(kind=SegmentKind.HOLD, seconds=0, is_upright=is_upright),)
        plan = (*posture, *(lay_out(works, posture) if works else island.as_is))
        state = SessionState(plan=plan, gate=gate, stopped=stopped, missing=missing)
        changed, _ = enter(state, len(posture), 0.0)
        return self._landing(changed, frozenset())

    def _is_stopped(self, work: Segment, stopped: frozenset[str]) -> bool:
        return bool(stopped & {work.target, self.facts.exercise(work.exercise).target})

    def _stepped(
        self, spot: int, before: int | None, carried: Carried, outcome: Outcome
    ) -> Landing:
        state = self._states[spot]
        earlier: tuple[Answered, ...] = () if before is None else (gate_entry(before),)
        earlier += tuple(past_entry(past) for past in self.judge.pasts(carried.flags))
        if carried.stopped_at is not None:
            earlier += (stop_entry(carried.stopped_at),)
        real = replace(state, before=before, missing=carried.missing, log=(*earlier, *state.log))
        changed, _ = advance(real, Answer(outcome.reading), 0.0, self.facts)
        decision = changed.answers[-1].decision
        if (decision.do, decision.rule) != (outcome.decision.do, outcome.decision.rule):
            raise WalkError(f"foretold {outcome.decision}, but the engine decides {decision}")
        return self._landing(changed, self._ghosts_after(spot, outcome))

    def _ghosts_after(self, spot: int, outcome: Outcome) -> Ghosts:
        """Remember what must not come back at that dose, whatever the engine itself keeps."""
        work, ghosts = self.question(spot).work, self._ghosts[spot]
        if work is None or work.dose is None or not self._is_about_pose(spot):
            return ghosts
        is_barred = outcome.decision.do in STOPS or self.judge.is_bad(outcome.reading)
        if not is_barred or self.facts.exercise(work.exercise).is_relief:
            return ghosts
        return ghosts | {(work.exercise, work.dose)}

    def _landing(self, changed: SessionState, ghosts: Ghosts) -> Landing:
        """Let time pass to the next question, or to the end."""
        state = self._run(changed)
        is_exit = state.phase is Phase.ENDED and state.ended == COMPLETED
        spot = None if state.phase is Phase.ENDED else self._number(state, ghosts)
        works = (each for each in reversed(state.plan) if each.is_work)
        last = next(works, None)
        return Landing(
            spot=spot,
            seconds=account(state, state.seen_at).session_s,
            is_over=spot is None and not is_exit,
            missing=state.missing,
            is_upright=None if last is None else last.is_upright,
            changed=changed,
            ghosts=ghosts,
        )

    def _run(self, state: SessionState) -> SessionState:
        while state.phase is not Phase.ENDED and state.question is None:
            if state.phase is Phase.PAUSED and state.pause_reason is PauseReason.UNANSWERED:
                state, _ = advance(state, End(), state.seen_at, self.facts)
            elif state.segment is not None and state.segment.kind is SegmentKind.OPEN:
                at = state.since - state.spent_s + OPEN_STEP_S
                state, _ = elapse(state, at, self.facts)
                state, _ = advance(state, Skip(), at, self.facts)
            else:
                due = next_event(state)
                if due is None:
                    raise WalkError(f"a session that stands still: {state.phase}")
                state, _ = elapse(state, due, self.facts)
        return state

    def _number(self, state: SessionState, ghosts: Ghosts) -> int:
        spot = self.spots.spot(state)
        names = self.spots.names(spot)
        key = (spot, frozenset(ghost for ghost in ghosts if ghost[0] in names))
        if key not in self._numbers:
            self._numbers[key] = len(self._states)
            self._states.append(spot)
            self._ghosts.append(key[1])
        return self._numbers[key]
