"""What if it hurts? Some readings are moved, and their session is set beside the calm one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.simulating import GivenAnswers, next_step
from rehab_app.engine.state import Answered, Phase, Question, SessionState
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side

_CALM = Reading(0)


class Spot(NamedTuple):
    """A question of a session: about what, when, on which side, and the how manieth of its like."""

    moment: Moment
    exercise: str
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Bent:
    """Two sessions in seconds: the calm one and the one that hurts; and what pain changed in it.

    `is_cut_short` tells that it ended before its end.
    """

    calm_s: float
    bent_s: float
    changes: tuple[Answered, ...]
    is_cut_short: bool


class _AnswersBySpot(GivenAnswers):
    """Gives some questions a reading of their own, and all others a calm one."""

    def __init__(self, told: Mapping[Spot, Reading]) -> None:
        super().__init__(())
        self._told = told
        self._asked: Counter[tuple[Moment, str, Side]] = Counter()
        self.spots: list[Spot] = []

    def take(self, question: Question, facts: Facts) -> Reading:
        """Return the answer to a question, and keep in mind that it was asked."""
        work = question.work
        about = (work.exercise, work.side) if work else ("", Side.BOTH)
        spot = Spot(question.moment, *about, self._asked[question.moment, *about])
        self._asked[question.moment, *about] += 1
        self.spots.append(spot)
        return self._told.get(spot, _CALM)


class WhatIf:
    """One routine's sessions: the calm one, and those in which something hurts."""

    def __init__(self, facts: Facts) -> None:
        """Play the calm session, which all others are set beside."""
        self._facts = facts
        self._calm, spots = _played(facts, {})
        self.spots = tuple(spots)

    def bent(self, told: Mapping[Spot, Reading]) -> Bent:
        """Return what becomes of a session with these readings."""
        bent = _played(self._facts, told)[0] if told else self._calm
        changes = tuple(entry for entry in bent.answers if entry.changes)
        is_cut_short = bent.ended != self._calm.ended
        return Bent(self._calm.session_s, bent.session_s, changes, is_cut_short)


def _played(facts: Facts, told: Mapping[Spot, Reading]) -> tuple[SessionState, list[Spot]]:
    answers = _AnswersBySpot(told)
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    while state.phase is not Phase.ENDED:
        state, _ = next_step(state, answers, facts)
    return state, answers.spots
