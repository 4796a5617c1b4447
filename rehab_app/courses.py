"""The course of a person and a routine: what the history says that the next plan goes by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from rehab_app.checkpoints import made_for, progression_of, progression_text
from rehab_app.engine.deciding import Background, Decision, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.mornings import (
    JudgedMorning,
    JudgedWeek,
    Morning,
    base_on,
    judge_mornings,
    judge_weeks,
    monday_of,
)
from rehab_app.engine.progressing import BASE_READINGS, LEAST_MORNINGS
from rehab_app.engine.progression import Course, Played, Progression, progression
from rehab_app.engine.rules import Situation
from rehab_app.history.diary import CheckIn
from rehab_app.history.digest_rows import Digested
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, RuleMoment

# Whoever is up after midnight is still on the evening of the day before.
_DAY_BEGINS = timedelta(hours=4)
MORNING_ENDS_HOUR = 12
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# So long ago every morning has come and every week is over; a checkpoint lies on a Monday.
_SETTLED = timedelta(days=28)
_MANY_SESSIONS = 50
# What mornings and weeks look back at: six weeks (row W3), and seven mornings (the usual pain).
_LOOKED_BACK = timedelta(days=70)
_MANY_MORNINGS = 3 * BASE_READINGS


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
        """Return where the steps of a routine stand; raises HistoryError.

        What lies weeks back is gone through once and kept, until something in it changes.
        """
        digests, routine_id = self._history().digests, facts.routine.id
        known_for = made_for(facts)
        kept = digests.checkpoint(self._person, routine_id, known_for)
        since, start = (date.min, Progression()) if kept is None else (kept[0], kept[1])
        if isinstance(start, str):
            start = progression_of(start)
        course = self.course(facts, since)
        settled = monday_of(course.today - _SETTLED)
        if sum(each.day < settled for each in course.played) > _MANY_SESSIONS:
            earlier, course = _parted(course, settled)
            start = progression(earlier, facts, start)
            digests.keep_checkpoint(
                self._person, routine_id, known_for, settled, progression_text(start)
            )
        return progression(course, facts, start)

    def course(self, facts: Facts, since: date = date.min) -> Course:
        """Return what happened with a routine since a day; raises HistoryError.

        Each morning is compared with the usual pain of its time, whatever lies before that day.
        """
        now = self._now()
        sessions = self._sessions(facts.routine.id, since)
        check_ins = self._check_ins(since)
        hours = {each.session_key: each for each in check_ins if each.moment is Moment.HOUR}
        mornings = mornings_of(check_ins)
        weeks = judge_weeks(mornings, now.date(), facts)
        return Course(
            played=[_played(each, hours.get(each.key), facts) for each in sessions],
            mornings=judge_mornings(mornings, self._befores(mornings, since), facts),
            weeks=[week for week in weeks if week.monday + _WEEK >= since],
            today=day_of(now),
            is_morning_over=now.hour >= MORNING_ENDS_HOUR,
        )

    def mornings(self, facts: Facts, since: date = date.min) -> tuple[JudgedMorning, ...]:
        """Return what each morning said, by the rules of a routine; raises HistoryError."""
        mornings = mornings_of(self._check_ins(since))
        judged = judge_mornings(mornings, self._befores(mornings, since), facts)
        return tuple(each for each in judged if each.morning.day >= since)

    def weeks(self, facts: Facts, since: date = date.min) -> tuple[JudgedWeek, ...]:
        """Return what the weeks that are over said; raises HistoryError."""
        weeks = judge_weeks(mornings_of(self._check_ins(since)), self._now().date(), facts)
        return tuple(week for week in weeks if week.monday >= since)

    def base(self) -> float | None:
        """Return the usual pain of today, None where nothing is known; raises HistoryError."""
        now = self._now()
        after_all = now + _DAY
        told = self._history().diary.mornings_before(self._person, after_all, _MANY_MORNINGS)
        befores = self._history().digests.befores(self._person, newest=BASE_READINGS)
        return base_on(now.date() + _DAY, mornings_of(told), befores)

    # -- inside

    def _check_ins(self, since: date) -> tuple[CheckIn, ...]:
        """Return the check-ins since some weeks before a day, and the mornings before those."""
        diary = self._history().diary
        if since - date.min < _LOOKED_BACK:
            return diary.check_ins(self._person)
        start = datetime.combine(since - _LOOKED_BACK, time.min, UTC)
        earlier = diary.mornings_before(self._person, start, _MANY_MORNINGS)
        return (*earlier, *diary.check_ins(self._person, start))

    def _sessions(self, routine_id: str, since: date) -> tuple[Digested, ...]:
        # Up to 4 in the night it is still the day before, which is asked for as well.
        first = since - _DAY if since > date.min else since
        found = self._history().digests.all(self._person, routine_id=routine_id, first=first)
        # One from a CSV file says nothing about doses, nor one that can't be played again.
        return tuple(
            each for each in found if each.digest.outcomes and day_of(each.started) >= since
        )

    def _befores(self, mornings: Sequence[Morning], since: date) -> list[tuple[date, int]]:
        """Return the readings before sessions, where there are too few mornings to compare with.

        Those before the first morning that are looked back at, and all until there are enough.
        """
        answered = [each.day for each in mornings if each.reading.is_answer]
        if not mornings or sum(day < since for day in answered) >= LEAST_MORNINGS:
            return []
        digests, first = self._history().digests, mornings[0].day
        last = answered[LEAST_MORNINGS - 1] if len(answered) >= LEAST_MORNINGS else date.max
        earlier = digests.befores(self._person, last=first - _DAY, newest=BASE_READINGS)
        return [*earlier, *digests.befores(self._person, first=first, last=last)]


def _parted(course: Course, day: date) -> tuple[Course, Course]:
    """Return what lies before a Monday, and the rest; both know all mornings."""
    earlier = replace(
        course,
        played=[each for each in course.played if each.day < day],
        weeks=[each for each in course.weeks if each.monday + _WEEK < day],
    )
    later = replace(
        course,
        played=[each for each in course.played if each.day >= day],
        weeks=[each for each in course.weeks if each.monday + _WEEK >= day],
    )
    return earlier, later


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
