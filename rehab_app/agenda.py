"""The agenda of a person: what the history says is due, asked, or closed for now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from rehab_app.courses import MORNING_ENDS_HOUR, Courses, day_of, hour_decision
from rehab_app.engine.deciding import Background, Decision, decide_or_stop
from rehab_app.engine.due import Adherence, Days, Meant, PlayedOn, adherence
from rehab_app.engine.facts import Facts
from rehab_app.engine.growth import growth_percent
from rehab_app.engine.mornings import JudgedMorning, calls_for_review
from rehab_app.engine.rules import Situation, first_match
from rehab_app.history.diary import CheckIn, ProgrammeSince
from rehab_app.history.digest_rows import Digested
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Gate, Moment, Reading, RuleMoment
from rehab_app.model.rule import Raise
from rehab_app.rule_wording.differences import reason_of

REST = "rest"
ASK_AGAIN = "ask-60-min"
MORNING_BEGINS_HOUR = 4
_DAY = timedelta(days=1)
# Further than any gap, any rest and any question reaches.
_LOOKED_BACK = timedelta(days=60)
_WEEKS_LOOKED_BACK = timedelta(days=63)
_HOUR_FROM = timedelta(minutes=60)
_HOUR_UNTIL = timedelta(hours=3)
_ANY_RISE = 10
_CLOSED_GATES = frozenset({Gate.GENTLE_ONLY, Gate.RELIEF_ONLY, Gate.NO_SESSION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Rest that pain called for: by what was told and when, and the sentence of the row."""

    reading: Reading | None
    moment: Moment
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HourQuestion:
    """A session that is asked about again an hour after its end, and when that is."""

    session: Digested
    due: datetime

    def is_open(self, now: datetime) -> bool:
        """Tell whether it is asked by now."""
        return self.due <= now


class Agenda:
    """What one person's history says about a day; every method raises HistoryError.

    Made anew for each look: what it has read once it does not read again.
    """

    def __init__(
        self,
        history: HistoryStore,
        now: datetime,
        person: str,
        courses: Courses,
        since: date | None = None,
    ) -> None:
        """Take the history, the moment on the wall, whose history it is, and its courses.

        Sessions and check-ins are read from `since` on, by default those of the last weeks.
        """
        self._history = history
        self.person = person
        self._courses = courses
        self.now = now
        self.today = day_of(now)
        self._since = since or self.today - _LOOKED_BACK

    # -- days

    def days(self, facts: Facts) -> Days:
        """Return what was meant, what was played and which days are for rest, by these rules."""
        return Days(
            meant=[Meant(day_of(each.since), each.programme) for each in self._programmes],
            played=self._played_on([each.since for each in self._programmes]),
            rests=frozenset(self.rests(facts)),
        )

    @property
    def has_programme(self) -> bool:
        """Tell whether anything was ever meant for any day."""
        return bool(self._programmes)

    def adherence(self, first: date, last: date, facts: Facts) -> Adherence:
        """Return how much was kept of what was meant from the first to the last day."""
        return adherence(first, last, self.today, self.days(facts))

    def rests(self, facts: Facts) -> Mapping[date, Rest]:
        """Return the days for which a reading called for rest, each with the newest reason.

        What a session and the hour after it ask for is about the day that follows; what is said in
        the morning, in between, or before a session that could not be played as meant, about that
        day itself. What a rise above the usual would add to what is said in between is left out.
        """
        rests: dict[date, Rest] = {}
        now = self._told(Moment.NOW)
        sessions = self._history.digests.notable(self.person, self._since)
        for session in sessions:
            rests.update(_rests_of(session, facts))
        by_key = {each.key: each for each in sessions}
        for hour in self._told(Moment.HOUR):
            decision = hour_decision(hour, _before(by_key.get(hour.session_key or "")), facts)
            if REST in decision.also:
                rests[day_of(hour.told) + _DAY] = Rest(
                    reading=hour.reading, moment=Moment.HOUR, because=decision.because
                )
        # The last of a day counts: pain that has gone by then asks for nothing.
        for day, reading in {day_of(each.told): each.reading for each in now}.items():
            decision = now_decision(reading, facts, None)
            if decision.do in _CLOSED_GATES:
                because = decision.because
                rests[day] = Rest(reading=reading, moment=Moment.NOW, because=because)
        for judged in self.judged_mornings(facts):
            if REST in judged.decision.also:
                morning = judged.morning
                rests[morning.day] = Rest(
                    reading=morning.reading,
                    moment=Moment.MORNING,
                    because=judged.decision.because,
                )
        return rests

    # -- readings

    @cached_property
    def sessions(self) -> tuple[Digested, ...]:
        """Return the sessions that are over, the oldest first."""
        return self._history.digests.all(self.person, first=self._since)

    @cached_property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """Return what was told outside sessions, the oldest first."""
        start = datetime.combine(self._since, time.min, self.now.tzinfo)
        return self._history.diary.check_ins(self.person, start)

    @property
    def is_morning(self) -> bool:
        """Tell whether the morning question can be answered now."""
        return MORNING_BEGINS_HOUR <= self.now.hour < MORNING_ENDS_HOUR

    def morning(self) -> CheckIn | None:
        """Return what was told this morning."""
        told = [each for each in self._told(Moment.MORNING) if each.told.date() == self.now.date()]
        return told[-1] if told else None

    def judged_mornings(self, facts: Facts) -> tuple[JudgedMorning, ...]:
        """Return what each morning says by the rules of a routine, the oldest first."""
        return self._courses.mornings(facts, self._since)

    def judged_morning(self, facts: Facts) -> JudgedMorning | None:
        """Return what this morning says."""
        today = self.now.date()
        found = (each for each in self.judged_mornings(facts) if each.morning.day == today)
        return next(found, None)

    def newest_reading(self) -> tuple[Moment, Reading] | None:
        """Return what was told last today outside an exercise, and when."""
        told = [
            (each.told, each.moment, each.reading)
            for each in self.check_ins
            if day_of(each.told) == self.today and each.reading.is_answer
        ]
        for each in self.sessions:
            if day_of(each.started) == self.today:
                if each.digest.before is not None:
                    told.append((each.started, Moment.BEFORE, each.digest.before))
                if each.digest.end is not None:
                    told.append((self.ended(each), Moment.END, each.digest.end))
        if not told:
            return None
        _, moment, reading = max(told, key=lambda each: each[0])
        return moment, reading

    def last_place(self) -> CheckIn | None:
        """Return the last check-in that said where it hurts."""
        return next((each for each in reversed(self.check_ins) if each.place is not None), None)

    def review(self, facts: Facts) -> Raise | None:
        """Return the row by which the weeks ask for somebody to look at the plan, if one does."""
        weeks = self._courses.weeks(facts, self.today - _WEEKS_LOOKED_BACK)
        return calls_for_review(weeks, facts)

    def growth_percent(self, planned_s: float) -> int | None:
        """Return by how much this week's work would grow with what is planned for today."""
        worked = [(day_of(each.started), each.digest.worked_s) for each in self._played]
        return growth_percent(worked, self.today, planned_s)

    # -- an hour later

    def hour_question(self) -> HourQuestion | None:
        """Return the question an hour after the last session, where its end called for one.

        It is open for two hours, and until the next session begins.
        """
        last = self._played[-1] if self._played else None
        if last is None or ASK_AGAIN not in last.digest.also:
            return None
        if any(each.session_key == last.key for each in self._told(Moment.HOUR)):
            return None
        ended = self.ended(last)
        if self.now > ended + _HOUR_UNTIL:
            return None
        return HourQuestion(session=last, due=ended + _HOUR_FROM)

    def hour_answer(self) -> tuple[CheckIn, Digested] | None:
        """Return what was told an hour after the last session of today, and that session."""
        by_key = {each.key: each for each in self.sessions}
        for each in reversed(self._told(Moment.HOUR)):
            session = by_key.get(each.session_key or "")
            if session is not None and day_of(each.told) == self.today:
                return each, session
        return None

    def ended(self, session: Digested) -> datetime:
        """Return when a session ended, in the zone it began in.

        One that was left open ended with the last that is known of it, whenever it was closed.
        """
        summary = self._history.summary(session.session_id)
        ended = summary.ended_utc
        if summary.ended is not Ending.COMPLETED or ended is None:
            stored = self._history.session(session.session_id)
            ended = session.started
            if stored.inputs:
                last = stored.inputs[-1]
                ended = last.utc + timedelta(seconds=max(0.0, stored.reached_s - last.at_s))
        return ended.astimezone(session.started.tzinfo)

    # -- inside

    def _played_on(self, programmes: Sequence[datetime]) -> list[PlayedOn]:
        """Return the days of sessions as far back as a sequence has to be followed."""
        first = min((day_of(each) for each in programmes), default=self._since)
        played = self._history.digests.played_on(self.person, min(first, self._since))
        return [PlayedOn(day_of(started), routine_id) for started, routine_id in played]

    @cached_property
    def _programmes(self) -> Sequence[ProgrammeSince]:
        return self._history.diary.programmes(self.person)

    @cached_property
    def _played(self) -> Sequence[Digested]:
        return [each for each in self.sessions if each.digest.did_start]

    def _told(self, moment: Moment) -> Sequence[CheckIn]:
        return [each for each in self.check_ins if each.moment is moment]


def now_decision(reading: Reading, facts: Facts, base: float | None) -> Decision:
    """Return what a reading in between means: what it would allow before a session.

    No row is about such a reading itself; that of the gate says the same of the same pain. `base`
    is the usual pain (0-10) of that time, None where it is not known.
    """
    rise = 0 if reading.level is None or base is None else reading.level - base
    background = Background(rules=facts.rules, own=facts.routine.rules, person=facts.person)
    situation = Situation(at=RuleMoment.BEFORE, reading=reading, rise=rise)
    return decide_or_stop(situation, background)


def _before(session: Digested | None) -> int | None:
    before = session.digest.before if session is not None else None
    return before.level if before is not None else None


def _rests_of(session: Digested, facts: Facts) -> Mapping[date, Rest]:
    """Return the days of rest that a session asks for: its own, the next one, or none."""
    day, digest = day_of(session.started), session.digest
    rests: dict[date, Rest] = {}
    if digest.gate in _CLOSED_GATES and digest.before is not None:
        because = _gate_sentence(digest.gate, digest.before, facts)
        rests[day] = Rest(reading=digest.before, moment=Moment.BEFORE, because=because)
    if REST in digest.also:
        said = [each for each in digest.outcomes if REST in each.also]
        strongest = max(said, key=lambda each: each.outcome.strength, default=None)
        rests[day + _DAY] = Rest(
            reading=strongest.reading if strongest else digest.end,
            moment=(strongest.moment if strongest else None) or Moment.END,
            because=reason_of(strongest.rule, facts) if strongest else "",
        )
    return rests


def _gate_sentence(gate: str | None, before: Reading, facts: Facts) -> str:
    """Return why a reading before a session closed it: the row for it that ends at this gate.

    How far it was above the usual is not kept, so that any rise fits.
    """
    rows = (row for row in (*facts.routine.rules, *facts.rules.rules) if row.do == gate)
    situation = Situation(at=RuleMoment.BEFORE, reading=before, rise=_ANY_RISE)
    row = first_match(rows, situation, facts.rules)
    return row.because if row is not None else ""
