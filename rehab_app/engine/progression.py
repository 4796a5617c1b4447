"""The rungs that a history of sessions, mornings and weeks leads to, step by step and side by side.

A fold: the same history always gives the same rungs, and one that is corrected gives others. Down
at once, up slowly: what hurt takes a step down as soon as it is known, a step up needs two eligible
sessions in a row, each with a morning after it that was as usual. No answer is no information.

Source: evidence 1.3, "Combining". Each session counts with the strongest of what it, its end, the
hour after it and the next morning say; a morning acts once, on the last session of the day before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rehab_app.engine.deciding import Decision
from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.mornings import JudgedMorning, JudgedWeek, unanswered_morning
from rehab_app.engine.planning import RungsReached, sides_of
from rehab_app.engine.progressing import steps_and_sides
from rehab_app.model.digest import StepOutcome
from rehab_app.model.ladder import Ladder, Rung
from rehab_app.model.pain import Moment, Outcome, Reading
from rehab_app.model.person import Side

StepSide = tuple[str, int, Side]

_DAY = timedelta(days=1)
_NOT_REFUSABLE = frozenset({"rest", "clinician", "no-run-48h"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A session of the routine: its day, what it says of each step, and which change was refused.

    `hour` is what the answer an hour later says, None where none was given.
    """

    day: date
    outcomes: tuple[StepOutcome, ...]
    refused: frozenset[StepSide] = frozenset()
    hour: Decision | None = None
    hour_reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What happened, by day: sessions of one routine in their order, and judged mornings and weeks.

    `today` is the present day; `is_morning_over` tells that an answer this morning no longer comes.
    """

    played: Sequence[Played]
    mornings: Sequence[JudgedMorning]
    weeks: Sequence[JudgedWeek]
    today: date
    is_morning_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One change of a rung: when, by which reading and which row; `reading` may be unknown.

    `moment` is where the reading was told; None is a week against the one before.
    """

    from_rung: int
    to_rung: int
    day: date
    moment: Moment | None
    rule: str
    reading: Reading | None = None
    is_refusable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a step stands on its ladder.

    `streak` counts eligible sessions in a row. `played` is the rung of the last session, None
    before the first. `moves` are what has changed since. `is_kept_once` tells that a step down was
    refused already, so that it can't be again.
    """

    rung: int
    streak: int = 0
    played: int | None = None
    moves: tuple[Move, ...] = ()
    is_kept_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A step whose rung is not the one of the last session, and the moves that led there."""

    step: StepSide
    number: int
    before: Rung
    now: Rung
    moves: tuple[Move, ...]
    is_raise: bool
    is_refusable: bool


@dataclass(frozen=True, slots=True)
class Progression:
    """Where all steps of a routine stand; before `held_until` nothing goes up."""

    standings: Mapping[StepSide, Standing] = field(default_factory=dict)
    held_until: date = date.min


def progression(course: Course, facts: Facts, start: Progression | None = None) -> Progression:
    """Return where a course leads from a start, which is the bottom of nothing: no history."""
    folding = _Folding(facts, start or Progression())
    for event in _in_order(course):
        if isinstance(event, JudgedWeek):
            folding.week(event)
        else:
            folding.session(event, course)
    return folding.result()


def rungs_reached(
    found: Progression, facts: Facts, refused: frozenset[StepSide] = frozenset()
) -> RungsReached:
    """Return the rungs for today's plan by step number and side.

    A step whose change is refused stays on the rung of the last session.
    """
    rungs: dict[tuple[int, Side], int] = {}
    for number, step in _numbered(facts):
        standing = found.standings.get(step)
        if standing is not None:
            is_kept = step in refused and standing.played is not None
            rungs[number, step[2]] = (
                standing.played if is_kept and standing.played is not None else standing.rung
            )
    return rungs


def differences(found: Progression, facts: Facts) -> tuple[Difference, ...]:
    """Return what today's plan has otherwise than the last session, in the plan's order."""
    differing: list[Difference] = []
    for number, step in _numbered(facts):
        standing = found.standings.get(step)
        if standing is None or standing.played is None or standing.played == standing.rung:
            continue
        ladder = ladder_of(facts.steps[number], facts)
        _, before = ladder.at(standing.played)
        _, now = ladder.at(standing.rung)
        is_raise = standing.rung > standing.played
        is_mild = all(move.is_refusable for move in standing.moves)
        differing.append(
            Difference(
                step=step,
                number=number,
                before=before,
                now=now,
                moves=standing.moves,
                is_raise=is_raise,
                is_refusable=is_raise or (is_mild and not standing.is_kept_once),
            )
        )
    return tuple(differing)


def _numbered(facts: Facts) -> Iterator[tuple[int, StepSide]]:
    names = iter(steps_and_sides(facts))
    for number, step in enumerate(facts.steps):
        for _ in sides_of(step, facts.exercise(step.exercise), facts.person.sore_side):
            yield number, next(names)


def _in_order(course: Course) -> Iterable[Played | JudgedWeek]:
    """Return sessions and weeks by day; a week that is over speaks before the next Monday."""
    weeks = [(week.monday + 7 * _DAY, 0, place) for place, week in enumerate(course.weeks)]
    played = [(each.day, 1, place) for place, each in enumerate(course.played)]
    for _, is_session, place in sorted((*weeks, *played)):
        yield course.played[place] if is_session else course.weeks[place]


class _Folding:
    """Goes through a course event by event."""

    def __init__(self, facts: Facts, start: Progression) -> None:
        self._facts = facts
        self._ladders: dict[StepSide, Ladder] = {
            step: ladder_of(facts.steps[number], facts) for number, step in _numbered(facts)
        }
        self._standings: dict[StepSide, Standing] = {
            step: start.standings.get(step, Standing(rung=ladder.start))
            for step, ladder in self._ladders.items()
        }
        self._unanswered = unanswered_morning(facts)
        self._mornings: Mapping[date, JudgedMorning] | None = None
        self._lasts: Mapping[date, Played] = {}
        self._held_until = start.held_until

    def result(self) -> Progression:
        """Return where all steps stand now."""
        return Progression(dict(self._standings), self._held_until)

    def week(self, week: JudgedWeek) -> None:
        """Let a week act that is over: down with everything, or nothing up for a week."""
        decision = week.decision
        if decision is None:
            return
        self._held_until = week.monday + 14 * _DAY
        if isinstance(decision.do, Outcome) and decision.do.strength >= Outcome.REGRESS.strength:
            day = week.monday + 7 * _DAY
            for step, standing in self._standings.items():
                if standing.played is not None:
                    move = _Said(decision.do, decision.rule, None, None, decision.also)
                    self._standings[step] = self._moved(step, standing, move, day)

    def session(self, played: Played, course: Course) -> None:
        """Let a session act, with the hour and the morning after it."""
        if self._mornings is None:
            self._mornings = {each.morning.day: each for each in course.mornings}
            self._lasts = {each.day: each for each in course.played}
        morning = self._morning_after(played, course)
        for said in played.outcomes:
            standing = self._standings.get(said.step)
            if standing is None:
                continue
            standing = self._begun(said.step, standing, is_refused=said.step in played.refused)
            self._standings[said.step] = self._judged(said, standing, played, morning)

    def _morning_after(self, played: Played, course: Course) -> "_Said | None":
        """Return what the next morning says; None while it may still be told.

        Without an answer nothing is known: it holds (row N6). On a day with several sessions of the
        routine only the last goes down by it; for the others it can keep them from counting.
        """
        day = played.day + _DAY
        judged = (self._mornings or {}).get(day)
        if judged is not None:
            decision, reading = judged.decision, judged.morning.reading
        elif course.today > day or (course.today == day and course.is_morning_over):
            decision, reading = self._unanswered, None
        else:
            return None
        if not isinstance(decision.do, Outcome):
            raise TypeError(f"{decision.rule} does {decision.do} in the morning")
        do = decision.do
        is_last = self._lasts[played.day] is played
        if not is_last and do.strength > Outcome.HOLD.strength:
            do = Outcome.HOLD
        return _Said(do, decision.rule, Moment.MORNING, reading, decision.also)

    def _begun(self, step: StepSide, standing: Standing, *, is_refused: bool) -> Standing:
        """Return a step's standing as a session of it begins.

        A raise that is refused is taken back, and comes again after one more eligible session. A
        step down that is refused is left out of this one session only.
        """
        played = standing.played
        if played == standing.rung and not standing.moves and not standing.is_kept_once:
            return standing  # as nearly always, in years of sessions
        if not is_refused or played is None or played == standing.rung:
            return replace(standing, played=standing.rung, moves=(), is_kept_once=False)
        if standing.rung > played:
            streak = self._facts.rules.progress_sessions - 1
            return replace(standing, rung=played, streak=streak, moves=(), is_kept_once=False)
        return replace(standing, is_kept_once=True)

    def _judged(
        self, said: StepOutcome, standing: Standing, played: Played, morning: "_Said | None"
    ) -> Standing:
        in_session = _of_session(said)
        says = [in_session]
        if played.hour is not None and isinstance(played.hour.do, Outcome):
            hour = played.hour
            says.append(
                _Said(played.hour.do, hour.rule, Moment.HOUR, played.hour_reading, hour.also)
            )
        if morning is not None:
            says.append(morning)
        strongest = max(says, key=lambda each: each.do.strength)
        if strongest.do is not Outcome.PROGRESS:
            if strongest.do is Outcome.HOLD:
                strongest = in_session if said.variant else strongest
            return self._moved(said.step, standing, strongest, played.day, said.variant)
        if morning is None:
            return standing
        if played.day + _DAY < self._held_until:
            return replace(standing, streak=0)
        return self._up(said.step, replace(standing, streak=standing.streak + 1), strongest, played)

    def _up(self, step: StepSide, standing: Standing, said: "_Said", played: Played) -> Standing:
        if standing.streak < self._facts.rules.progress_sessions:
            return standing
        top = len(self._ladders[step].rungs) - 1
        to = min(standing.rung + 1, top)
        standing = replace(standing, streak=0)
        if to == standing.rung:
            return standing
        return self._with_move(standing, to, said, played.day + _DAY)

    def _moved(
        self,
        step: StepSide,
        standing: Standing,
        said: "_Said",
        day: date,
        variant: str | None = None,
    ) -> Standing:
        """Return a standing after what holds or lowers it; an easier variant stays.

        A hold ends the row of eligible sessions.
        """
        down = {Outcome.REGRESS: 1, Outcome.REGRESS_2: 2}.get(said.do, 0)
        to = max(0, standing.rung - down)
        rungs = self._ladders[step].rungs
        of_variant = [place for place, rung in enumerate(rungs) if rung.exercise == variant]
        if of_variant:
            to = min(to, of_variant[-1])
        if standing.streak:
            standing = replace(standing, streak=0)
        if to == standing.rung:
            return standing
        return self._with_move(standing, to, said, day)

    def _with_move(self, standing: Standing, to: int, said: "_Said", day: date) -> Standing:
        move = Move(
            from_rung=standing.rung,
            to_rung=to,
            day=day,
            moment=said.moment,
            rule=said.rule,
            reading=said.reading,
            is_refusable=to > standing.rung or said.is_refusable,
        )
        return replace(standing, rung=to, moves=(*standing.moves, move))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a session, an hour, a morning or a week says, and by which row and reading."""

    do: Outcome
    rule: str
    moment: Moment | None
    reading: Reading | None
    also: tuple[str, ...] = ()
    is_stop: bool = False

    @property
    def is_refusable(self) -> bool:
        """Tell whether a step down may be refused for once.

        As in a session, where only an ease or a swap can be overruled, and not after sharp or nerve
        pain: never what asks for rest or for somebody to look at it, nor what a stop has asked for.
        """
        is_mild = self.do in (Outcome.HOLD, Outcome.REGRESS)
        return is_mild and not self.is_stop and not _NOT_REFUSABLE & set(self.also)


def _of_session(said: StepOutcome) -> _Said:
    return _Said(
        said.outcome, said.rule, said.moment, said.reading, said.also, is_stop=said.is_stop
    )
