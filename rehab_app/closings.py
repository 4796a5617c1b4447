"""What is closed for now, why, and when it opens: ice and heat, what a file limits for a day, runs.

Each reason is a sentence to show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rehab_app.agenda import Agenda, Rest
from rehab_app.courses import day_of
from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import sides_of
from rehab_app.engine.run_gate import RunGate
from rehab_app.engine.thermal import (
    Allowance,
    Use,
    daily_allowance,
    thermal_allowance,
    warm_at,
)
from rehab_app.history.errors import HistoryError
from rehab_app.model.routine import Kind
from rehab_app.model.rule import Rule, ThermalCap
from rehab_app.recent import Recent, when_text
from rehab_app.run_plan import RunPlan
from rehab_app.wording import duration

LOCK_WORD = "lock-modality"
# The warning sign with which ice, heat and wraps are left out until a clinician agrees.
THERMAL_SIGN = "F16"


class ClosedError(Exception):
    """Something is closed for now; the message is a sentence to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Why a routine is closed for now, and when it opens where that is a time of this day.

    `more` says what led to it, where there is room for that.

    `is_hard` is a limit that nobody may step over. Others, what a file limits for a day and a day
    of rest, a person may: the reading before the session decides then.
    """

    reason: str
    more: str = ""
    opens: datetime | None = None
    is_hard: bool = True


class Closings:
    """What of a person's routines is closed, by an agenda; most raise HistoryError."""

    def __init__(self, agenda: Agenda, recent: Sequence[Recent], runs: RunPlan) -> None:
        """Take the newest sessions, those that are open or were dropped too, and the runs."""
        self._agenda = agenda
        self._recent = recent
        self.runs = runs
        self._rests: dict[tuple[Rule, ...], Rest | None] = {}

    # -- routines

    def told_of(self, facts: Facts) -> tuple[str, bool]:
        """Return why a routine can't begin now, if so, and whether one may step over that.

        Where the history can't be read nothing is known that could close it.
        """
        try:
            closing = self.of_routine(facts)
        except HistoryError:
            closing = None
        return ("", False) if closing is None else (closing.reason, not closing.is_hard)

    def of_routine(self, facts: Facts) -> Closing | None:
        """Return why a routine can't begin now, None where it can."""
        exercises = [facts.exercise(step.exercise) for step in facts.steps]
        closing: Closing | None = None
        for exercise in exercises:
            cap = facts.cap_of(exercise.id)
            if closing is None and cap is not None:
                closing = self.of_thermal(cap, facts)
        if closing is None and not all(exercise.is_relief for exercise in exercises):
            closing = self.after_ice(facts)
        if closing is None and any(exercise.is_run for exercise in exercises):
            closing = self._of_run(facts)
        return closing or self._of_day(facts) or self._of_rest(facts)

    def of_thermal(self, cap: ThermalCap, facts: Facts) -> Closing | None:
        """Return why ice, heat or a wrap can't begin now."""
        kind = cap.kind.capitalize()
        if self.is_locked:
            return Closing(
                reason=f"{kind} stays off for today: what you told asked for that, so that skin "
                "and nerves recover."
            )
        left = self.allowance(cap, facts)
        if left.is_open(self._agenda.now):
            return None
        if left.is_used_up:
            return Closing(
                reason=f"{kind} was used {_times(left.done)} today, and {left.most} is the most. "
                "It opens again tomorrow."
            )
        return Closing(
            reason=f"{kind} opens {when_text(left.opens, self._agenda.now)}: skin and nerves need "
            f"{_gap(cap.gap_s)} after the last time.",
            opens=left.opens,
        )

    def after_ice(self, facts: Facts) -> Closing | None:
        """Return why nothing is exercised yet after ice."""
        warm = warm_at(self.uses(facts), self._agenda.now)
        if warm is None:
            return None
        return Closing(
            reason="You had ice. Cold muscles react slowly, so nothing is stretched, trained or "
            f"run before {warm:%H:%M}.",
            opens=warm,
        )

    def allowance(self, cap: ThermalCap, facts: Facts) -> Allowance:
        """Return what is left of a kind of ice, heat or wrap for today."""
        per_day = facts.routine.per_day
        caps, wanted = facts.rules.thermal, max(1, treated_places(cap, facts))
        return thermal_allowance(cap, self.uses(facts), caps, self._agenda.today, per_day, wanted)

    # -- ice and heat

    def uses(self, facts: Facts) -> Sequence[Use]:
        """Return when ice, heat and wraps were used lately, also in sessions that were dropped."""
        uses: list[Use] = []
        for recent in self._recent:
            for each in recent.sets:
                is_thermal = each.exercise in recent.thermal
                cap = facts.rules.cap_for(each.exercise, is_thermal=is_thermal)
                if cap is not None and each.held_s > 0:
                    uses.append(Use(kind=cap.kind, day=recent.day, ended=recent.ended))
        return uses

    @property
    def is_locked(self) -> bool:
        """Tell whether a reading of today asked to leave ice, heat and wraps off."""
        today = [each for each in self._recent if each.day == self._agenda.today]
        return any(LOCK_WORD in each.session.digest.also for each in today)

    # -- inside

    def _of_day(self, facts: Facts) -> Closing | None:
        per_day = facts.routine.per_day
        if per_day is None:
            return None
        done = [
            self._agenda.ended(each)
            for each in self._agenda.sessions
            if each.digest.did_start
            and each.routine_id == facts.routine.id
            and day_of(each.started) == self._agenda.today
        ]
        left = daily_allowance(per_day, done)
        title = facts.routine.title
        if left.is_open(self._agenda.now):
            return None
        if left.is_used_up:
            return Closing(
                reason=f"{title} was done {_times(left.done)} today, and it is meant "
                f"{_times(left.most)} a day. It opens again tomorrow.",
                is_hard=False,
            )
        return Closing(
            reason=f"{title} opens {when_text(left.opens, self._agenda.now)}: "
            f"at least {_gap(per_day.gap_s)} lie between two sessions of it.",
            opens=left.opens,
            is_hard=False,
        )

    def _of_rest(self, facts: Facts) -> Closing | None:
        """Return why a day of rest keeps a routine closed; gentle ones and relief are for it."""
        is_relief = all(facts.exercise(step.exercise).is_relief for step in facts.steps)
        if facts.routine.kind is Kind.GENTLE or is_relief:
            return None
        rest = self._rest(facts)
        if rest is None:
            return None
        return Closing(reason="Pain called for rest today.", more=rest.because, is_hard=False)

    def _rest(self, facts: Facts) -> Rest | None:
        """Return why today is for rest, by a routine's own rules; most have none of their own."""
        own = facts.routine.rules
        if own not in self._rests:
            self._rests[own] = self._agenda.rests(facts).get(self._agenda.today)
        return self._rests[own]

    def _of_run(self, facts: Facts) -> Closing | None:
        """Return why running is closed today; questions that nobody answered close nothing."""
        advice = self.runs.advice(facts)
        if advice.gate in (RunGate.OPEN, RunGate.NOT_ASKED):
            return None
        return Closing(reason=self.runs.sentence(advice, facts))


def treated_places(cap: ThermalCap, facts: Facts) -> int:
    """Return how many places a session of a routine treats with a kind of ice, heat or wrap."""
    count = 0
    for step in facts.steps:
        exercise = facts.exercise(step.exercise)
        if facts.cap_of(exercise.id) == cap:
            count += len(sides_of(step, exercise, facts.person.sore_side))
    return count


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _gap(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return duration(seconds) if rest or not hours else f"{hours} h"
