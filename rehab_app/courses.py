"""The course of a person and a routine: what the history says that the next plan goes by."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from rehab_app.engine.deciding import Background, Decision, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.mornings import (
    JudgedMorning,
    JudgedWeek,
    Morning,
    base_on,
    judge_mornings,
    judge_weeks,
)
from rehab_app.engine.progression import Course, Played, Progression, progression
from rehab_app.engine.rules import Situation
from rehab_app.history.diary import CheckIn
from rehab_app.history.digest_rows import Digested
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, RuleMoment

# Whoever is up after midnight is still on the evening of the day before.
_DAY_BEGINS = timedelta(hours=4)
MORNING_ENDS_HOUR = 12


def day_of(moment: datetime) -> date:
    """Return the day that a moment belongs to: up to 4 in the night it is still the day before."""
    return (moment - _DAY_BEGINS).date()


class Courses:
    """Reads the courses of one person."""

    def __init__(
        self, history: Callable[[], HistoryStore], now: Callable[[], datetime], person: str
    ) -> None:
        """Take what opens the history, the wall clock, and whose history it is."""
        self._history = history
        self._now = now
        self._person = person

    def progression(self, facts: Facts) -> Progression:
        """Return where the steps of a routine stand; raises HistoryError."""
        return progression(self.course(facts), facts)

    def course(self, facts: Facts) -> Course:
        """Return what happened with a routine so far; raises HistoryError."""
        now = self._now()
        sessions = self._sessions(facts.routine.id)
        check_ins = self._history().diary.check_ins(self._person)
        hours = {each.session_key: each for each in check_ins if each.moment is Moment.HOUR}
        mornings = mornings_of(check_ins)
        return Course(
            played=[_played(each, hours.get(each.key), facts) for each in sessions],
            mornings=judge_mornings(mornings, self._befores(), facts),
            weeks=judge_weeks(mornings, now.date(), facts),
            today=day_of(now),
            is_morning_over=now.hour >= MORNING_ENDS_HOUR,
        )

    def mornings(self, facts: Facts) -> tuple[JudgedMorning, ...]:
        """Return what each morning said, by the rules of a routine; raises HistoryError."""
        mornings = mornings_of(self._history().diary.check_ins(self._person))
        return judge_mornings(mornings, self._befores(), facts)

    def weeks(self, facts: Facts) -> tuple[JudgedWeek, ...]:
        """Return what the weeks that are over said; raises HistoryError."""
        mornings = mornings_of(self._history().diary.check_ins(self._person))
        return judge_weeks(mornings, self._now().date(), facts)

    def base(self) -> float | None:
        """Return the usual pain of today, None where nothing is known; raises HistoryError."""
        mornings = mornings_of(self._history().diary.check_ins(self._person))
        return base_on(self._now().date() + timedelta(days=1), mornings, self._befores())

    def _sessions(self, routine_id: str) -> tuple[Digested, ...]:
        found = self._history().digests.all(self._person, routine_id=routine_id)
        return tuple(each for each in found if each.digest.did_start)

    def _befores(self) -> list[tuple[date, int]]:
        return self._history().digests.befores(self._person)


def mornings_of(check_ins: Iterable[CheckIn]) -> tuple[Morning, ...]:
    """Return the mornings among check-ins, one a day: the last that was told counts."""
    by_day = {
        each.told.date(): Morning(day=each.told.date(), reading=each.reading, woke=each.woke)
        for each in check_ins
        if each.moment is Moment.MORNING
    }
    return tuple(by_day[day] for day in sorted(by_day))


def hour_decision(check_in: CheckIn, before: int | None, facts: Facts) -> Decision:
    """Return what an answer an hour after a session says; `before` is the level before it."""
    level = check_in.reading.level
    compared_with = facts.base if before is None else before
    rise = 0 if level is None or compared_with is None else level - compared_with
    situation = Situation(at=RuleMoment.HOUR, reading=check_in.reading, rise=rise)
    background = Background(rules=facts.rules, own=facts.routine.rules, person=facts.person)
    return decide_or_stop(situation, background)


def _played(session: Digested, hour: CheckIn | None, facts: Facts) -> Played:
    played = Played(
        day=day_of(session.started),
        outcomes=session.digest.outcomes,
        refused=frozenset(session.refused),
    )
    if hour is None:
        return played
    before = session.digest.before
    decision = hour_decision(hour, before.level if before else None, facts)
    return replace(played, hour=decision, hour_reading=hour.reading)
