"""Puts answers together where a step can't tell them apart."""

from collections.abc import Sequence
from functools import cache

from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.questions import Asked, Outcome, Posed
from rehab_app.engine.proving.steps import MILD, STOPS, Branch
from rehab_app.engine.running import SORE_LEVEL
from rehab_app.model.pain import Action, Reading, RuleMoment

_ABOUT_POSES = frozenset({RuleMoment.POSE, RuleMoment.RELIEF, RuleMoment.RUN})

_Key = tuple[int, frozenset[str], int | None, Reading | None, bool]


class Branches:
    """Gives the branches of a question."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._kinds: dict[tuple[object, ...], int] = {}
        self.of = cache(self._of)

    def _of(self, posed: Posed) -> tuple[Branch, ...]:
        """Return the answers to a question, put together where they lead to the same."""
        alike: dict[_Key, list[Outcome]] = {}
        for outcome in self._judge.outcomes(posed):
            alike.setdefault(self._key(posed.asked, outcome), []).append(outcome)
        return tuple(_branch(key, outcomes) for key, outcomes in alike.items())

    def branch(self, asked: Asked, outcome: Outcome) -> Branch:
        """Return the branch of a single class of answers."""
        return _branch(self._key(asked, outcome), [outcome])

    def _key(self, asked: Asked, outcome: Outcome) -> _Key:
        decision, level, reading = (
            outcome.decision,
            outcome.situation.reading.level,
            outcome.reading,
        )
        counts: frozenset[str] = frozenset()
        if asked.at in _ABOUT_POSES:
            counts = self._judge.counts(decision.do, decision.rule)
        is_stop = decision.do in STOPS and level is not None
        is_kept = decision.do in MILD and reading.is_answer
        told_apart_by = self._told_apart_by(asked, outcome)
        return (
            self._kinds.setdefault(told_apart_by, len(self._kinds)),
            counts,
            self._judge.stop_class(level) if is_stop and level is not None else None,
            self._judge.kept(asked, reading) if is_kept else None,
            asked.kept_from is not None and (reading.level or 0) >= SORE_LEVEL,
        )

    def _told_apart_by(self, asked: Asked, outcome: Outcome) -> tuple[object, ...]:
        """Return all of an answer that a step of the engine depends on.

        What was stopped does not come back, so how it hurt no longer matters then.
        """
        reading, do = outcome.reading, outcome.decision.do
        if do in STOPS:
            return (do, self._judge.is_nerve(reading))
        if do is Action.END_SESSION or asked.at not in _ABOUT_POSES:
            return (do, reading.is_answer)
        return (
            do,
            reading.is_answer,
            do in MILD and self._judge.is_bad(reading),
            do is Action.EASE and outcome.situation.rise <= 0 and asked.is_eased,
        )


def _branch(key: _Key, outcomes: Sequence[Outcome]) -> Branch:
    count = sum(outcome.kin.count for outcome in outcomes)
    return Branch(outcomes[0], count, outcomes[0].reading.is_answer, *key)
