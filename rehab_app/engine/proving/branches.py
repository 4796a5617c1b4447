"""Puts answers together where a step can't tell them apart."""

from functools import cache

from rehab_app.engine.proving.judge import Judge
from rehab_app.engine.proving.questions import Outcome, Posed
from rehab_app.engine.proving.steps import MILD, STOPS, Branch
from rehab_app.model.pain import Action, RuleMoment

_ABOUT_POSES = frozenset({RuleMoment.POSE, RuleMoment.RELIEF, RuleMoment.RUN})


class Branches:
    """Gives the branches of a question."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._kinds: dict[tuple[object, ...], int] = {}
        self.of = cache(self._of)

    def _of(self, posed: Posed) -> tuple[Branch, ...]:
        """Return the answers to a question, put together where they lead to the same."""
        alike: dict[tuple[int, frozenset[str], int | None], list[Outcome]] = {}
        for outcome in self._judge.outcomes(posed):
            decision, level = outcome.decision, outcome.situation.reading.level
            counts: frozenset[str] = frozenset()
            if posed.asked.at in _ABOUT_POSES:
                counts = self._judge.counts(decision.do, decision.rule)
            is_stop = decision.do in STOPS and level is not None
            stopped_at = self._judge.stop_class(level) if is_stop else None
            told_apart_by = self._told_apart_by(posed, outcome)
            kind = self._kinds.setdefault(told_apart_by, len(self._kinds))
            alike.setdefault((kind, counts, stopped_at), []).append(outcome)
        return tuple(
            Branch(tuple(outcomes), counts, stopped_at, kind)
            for (kind, counts, stopped_at), outcomes in alike.items()
        )

    def _told_apart_by(self, posed: Posed, outcome: Outcome) -> tuple[object, ...]:
        """Return all of an answer that what follows depends on, beside what is carried.

        What was stopped does not come back, so how it hurt no longer matters then.
        """
        reading, do, asked = outcome.reading, outcome.decision.do, posed.asked
        if do in STOPS:
            return (do, self._judge.is_nerve(reading))
        if do is Action.END_SESSION or asked.at not in _ABOUT_POSES:
            return (do, reading.is_answer, asked.stopped_at)
        kept = self._judge.kept(asked, reading)
        return (
            do,
            reading.is_answer,
            self._judge.is_bad(outcome.situation.reading) or self._judge.is_bad(reading),
            kept if do in MILD else kept is not None,
            do is Action.EASE and outcome.situation.rise <= 0 and asked.is_eased,
        )
