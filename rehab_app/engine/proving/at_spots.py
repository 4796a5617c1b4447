"""Spots by number, what is asked at each, and what can be done there."""

from functools import cache

from rehab_app.engine.adjusting import feasible
from rehab_app.engine.answering import POSE_MOMENTS, rule_moment_of, scene_of
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.memory import kept_from
from rehab_app.engine.proving.questions import Asked, Feasible
from rehab_app.engine.proving.sets import Sets
from rehab_app.engine.proving.spots import coming, spot_of
from rehab_app.engine.proving.steps import WalkError
from rehab_app.engine.running import SORE_LEVEL
from rehab_app.engine.state import Question, SessionState
from rehab_app.model.pain import NO_ANSWER, Action, Gate, Moment
from rehab_app.model.person import Side
from rehab_app.model.replacing import replace


class Spots:
    """Numbers the spots of one routine's sessions, and remembers what it is asked about them."""

    def __init__(self, facts: Facts, sets: Sets, judge: Judge) -> None:
        self._facts = facts
        self._sets = sets
        self._judge = judge
        self._states: list[SessionState] = []
        self._numbers: dict[SessionState, int] = {}
        self.asked_at = cache(self._asked_at)
        self.seen_by_rows = cache(self._seen_by_rows)
        self.feasible_at = cache(self._feasible_at)
        self.side_at = cache(self._side_at)
        self.names_at = cache(self._names_at)

    # -- spots

    def number(self, state: SessionState) -> int:
        """Return the number of the spot that a state with a question comes to."""
        return self._numbered(spot_of(state, self._sets))

    def with_stopped(self, spot: int, names: frozenset[str]) -> int:
        """Return a spot in which these variants were stopped before."""
        state = self._states[spot]
        return self._numbered(replace(state, stopped=state.stopped | names))

    def state(self, spot: int) -> SessionState:
        """Return a spot's state."""
        return self._states[spot]

    def question(self, spot: int) -> Question:
        """Return the question at a spot."""
        question = self._states[spot].question
        if question is None:
            raise WalkError("a spot without a question")
        return question

    # -- what is asked

    def variants_at(self, spot: int) -> tuple[str, ...]:
        """Return what a question's exercise can be swapped for, nearest first."""
        work = self.question(spot).work
        if self.side_at(spot) is None or work is None or work.key is None:
            return ()
        if not coming(self._states[spot]):
            return ()
        return self._facts.variants_of(work.exercise, self._facts.steps[work.key.step])

    def told_at(self, spot: int) -> Side | None:
        """Return the side that a question after its set asks for."""
        return self.side_at(spot) if self.question(spot).moment is Moment.AFTER else None

    def is_asked_on(self, spot: int, *, is_sore: bool) -> bool:
        """Tell whether a side is asked again after a question at a spot; `is_sore`: at first."""
        level = self.asked_at(spot).kept_from
        if level is None:
            return False
        is_after = self.question(spot).moment is Moment.AFTER
        return is_sore or not is_after or level < SORE_LEVEL

    # -- inside

    def _numbered(self, spot: SessionState) -> int:
        number = self._numbers.setdefault(spot, len(self._states))
        if number == len(self._states):
            self._states.append(spot)
        return number

    def _asked_at(self, spot: int) -> Asked:
        """Return what is asked at a spot, whatever the session began with."""
        state, question = self._states[spot], self.question(spot)
        work = question.work
        exercise = self._facts.exercise(work.exercise) if work else None
        return Asked(
            at=rule_moment_of(question, self._facts),
            exercise=work.exercise if work else "",
            target=work.target if work else "",
            is_strained=exercise is not None and self._facts.works_strained(exercise.id),
            is_thermal=exercise is not None and exercise.is_thermal,
            is_eased=state.gate is Gate.EASED,
            kept_from=None if work is None else kept_from(state, work),
        )

    def _seen_by_rows(self, spot: int) -> Asked:
        """Return the same without what no row asks about."""
        return self._judge.by_rows(self.asked_at(spot))

    def _feasible_at(self, spot: int) -> Feasible:
        state, question = self._states[spot], self.question(spot)
        scene = scene_of(state, question, NO_ANSWER, self._facts, 0.0)
        if scene is None:
            return Feasible()
        return Feasible(feasible(scene, Action.EASE), feasible(scene, Action.SWAP))

    def _side_at(self, spot: int) -> Side | None:
        """Return the side that a question about work asks for."""
        question = self.question(spot)
        is_about_work = question.work is not None and question.moment in POSE_MOMENTS
        return question.work.side if is_about_work and question.work else None

    def _names_at(self, spot: int) -> frozenset[str]:
        """Return the exercises that can come at a spot, and their targets."""
        works = coming(self._states[spot])
        return frozenset().union(*(self._sets.names_for(work) for work in works))
