"""Run or rest, by what the history says of the last runs and of today; the reason is a sentence."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from rehab_app.agenda import Agenda
from rehab_app.courses import day_of, hour_decision
from rehab_app.engine.deciding import Decision
from rehab_app.engine.facts import Facts
from rehab_app.engine.run_gate import (
    NO_RUN_WORD,
    Entry,
    RunAdvice,
    RunDays,
    RunGate,
    is_red,
    most_level,
    run_advice,
)
from rehab_app.history.digest_rows import Digested
from rehab_app.model.digest import SetDigest
from rehab_app.model.pain import Moment, Outcome, Reading
from rehab_app.recent import Recent, when_text

_DAY = timedelta(days=1)
_RED_RISE = 2
_SENTENCES = {
    RunGate.NOT_ASKED: "Four questions come first, once: what walking, standing on one leg, "
    "step-downs and small hops bring.",
    RunGate.NOT_READY: "It opens when walking, standing on one leg, step-downs and small hops all "
    "stay at {most} or less.",
    RunGate.RED: "The last run was too much. Two days without running, then a step easier: it "
    "opens {when}.",
    RunGate.REST_DAY: "Today is for rest. It opens again after an ordinary morning.",
    RunGate.PAIN: "You told {level} of 10 today. It opens at {most} or less, without sharp pain or "
    "tingling.",
    RunGate.TOO_SOON: "Every other day at most: it opens {when}.",
    RunGate.OPEN: "Easily, on the flat, at a pace for talking. Walk home if it hurts more than 3 "
    "or changes your stride.",
}


class RunPlan:
    """Tells whether to run today, by an agenda; every method raises HistoryError."""

    def __init__(
        self, agenda: Agenda, recent: Sequence[Recent], entry: Collection[str] | None
    ) -> None:
        """Take the newest sessions; `entry` is what was said to be possible, None if not asked."""
        self._agenda = agenda
        self._recent = recent
        self._entry = entry

    def advice(self, facts: Facts) -> RunAdvice:
        """Return whether to run today, and what keeps it closed."""
        known = set(Entry)
        entry = (
            None
            if self._entry is None
            else frozenset(Entry(each) for each in self._entry if each in known)
        )
        newest = self._agenda.newest_reading()
        days = RunDays(
            entry=entry,
            reds=self._reds(facts),
            last_run=self._last_run(facts),
            is_rest_day=self._agenda.today in self._agenda.rests(facts),
            reading=newest[1] if newest else None,
            most_level=most_level(facts.person.conditions),
        )
        return run_advice(days, self._agenda.now, self._agenda.today, facts.rules)

    def sentence(self, advice: RunAdvice, facts: Facts) -> str:
        """Return why to run or to rest, and what opens it."""
        newest = self._agenda.newest_reading()
        return _SENTENCES[advice.gate].format(
            level=newest[1].level if newest else "",
            most=most_level(facts.person.conditions),
            when=when_text(advice.opens, self._agenda.now),
        )

    # -- inside

    def _runs(self, facts: Facts) -> list[tuple[Recent, list[SetDigest]]]:
        """Return the newest sessions in which somebody jogged, with those sets."""
        found = [
            (recent, [each for each in recent.sets if each.held_s > 0 and _is_run(each, facts)])
            for recent in self._recent
        ]
        return [(recent, jogged) for recent, jogged in found if jogged]

    def _last_run(self, facts: Facts) -> date | None:
        return max((recent.day for recent, _ in self._runs(facts)), default=None)

    def _reds(self, facts: Facts) -> list[datetime]:
        """Return the moments at which a run was known to be too much."""
        reds = [each.ended for each in self._recent if NO_RUN_WORD in each.session.digest.also]
        for recent, jogged in self._runs(facts):
            told = [reading for each in jogged for reading in _readings(each)]
            if any(is_red(reading, facts.rules) for reading in told):
                reds.append(recent.ended)
            reds.extend(self._reds_after(recent.session, facts))
        return reds

    def _reds_after(self, session: Digested, facts: Facts) -> list[datetime]:
        """Return when the hour or the morning after a run said that it was too much."""
        next_day = day_of(session.started) + _DAY
        before = session.digest.before.level if session.digest.before else None
        rises = {each.morning.day: each.rise for each in self._agenda.judged_mornings(facts)}
        reds: list[datetime] = []
        for told in self._agenda.check_ins:
            is_hour = told.moment is Moment.HOUR and told.session_key == session.key
            is_morning = told.moment is Moment.MORNING and told.told.date() == next_day
            has_risen = is_morning and rises.get(next_day, 0) >= _RED_RISE
            if has_risen or (is_hour and _is_down(hour_decision(told, before, facts))):
                reds.append(told.told)
        return reds


def _is_down(decision: Decision) -> bool:
    return isinstance(decision.do, Outcome) and decision.do is not Outcome.HOLD


def _readings(done: SetDigest) -> tuple[Reading, ...]:
    return tuple(each for each in (done.during, done.after) if each is not None)


def _is_run(done: SetDigest, facts: Facts) -> bool:
    exercise = facts.catalogue.get(done.exercise)
    return exercise is not None and exercise.is_run
