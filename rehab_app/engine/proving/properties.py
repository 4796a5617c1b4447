"""The eight properties of a routine, each looked for where it could break.

What a single answer does is judged here; that sessions end, and within which time, by whoever
walks them all. Numbers and wording: engine.md, "Every path"; reliability.md, 5.4.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import End
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.proving.questions import Asked, Kin, Posed
from rehab_app.engine.proving.sides import lost_sides, uneven_sides
from rehab_app.engine.proving.steps import MILD, Landing
from rehab_app.engine.proving.walking import Walker
from rehab_app.engine.running import STOPPED
from rehab_app.engine.session import advance
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose, Hold, Reps, amount_of
from rehab_app.model.pain import Action, Quality, QualityClass, Reading, Result, RuleMoment
from rehab_app.model.person import Verdict
from rehab_app.model.plan import Plan, Segment, work_seconds_of
from rehab_app.model.rule import ThermalCap

END_LEVEL = 8
MOST_SESSION_S = 12 * 3600
_IN_SESSION = frozenset({RuleMoment.POSE, RuleMoment.RUN, RuleMoment.RELIEF, RuleMoment.RECHECK})
_AT_WORK = frozenset({RuleMoment.POSE, RuleMoment.RUN})


class Property(IntEnum):
    """What is proven of a routine; the numbers are those of the design."""

    ENDS = 1
    DECIDED = 2
    NOT_AGAIN = 3
    MONOTONE = 4
    THERMAL = 5
    WITHIN_PRESCRIPTION = 6
    SIDES = 7
    STOP = 8


@dataclass(frozen=True, slots=True)
class Breach:
    """A property that an answer breaks, and how, in words."""

    property: Property
    why: str


class Checks:
    """Looks at what single answers do in the sessions of one routine."""

    def __init__(self, facts: Facts, walker: Walker, planned: Plan) -> None:
        self._facts = facts
        self._walker = walker
        self._planned_s = _set_seconds(planned)
        self.at_question = cache(self._at_question)
        self._of_decisions = cache(self._decisions)
        self.of_landing = cache(self._of_landing)
        self.of_spot = cache(self._of_spot)
        self.work_left_s = cache(self._work_left_s)
        self._most = cache(self._most_prescribed)
        self._is_avoided = cache(lambda name: facts.verdict_of(name) is Verdict.AVOID)

    # -- what others call

    def of_plan(self, plan: Plan) -> tuple[Breach, ...]:
        """Return what is wrong with a plan before anything is answered in it."""
        return (
            *self._beyond_prescription(plan),
            *self._thermal(plan),
            *_sides_breached(uneven_sides(plan)),
        )

    def of_opening(self, kins: Iterable[Kin]) -> tuple[tuple[Breach, Reading], ...]:
        """Return the gaps of the question before a session, and where more pain does less."""
        kins = tuple(kins)
        gaps = [(_gap(), kin.reading) for kin in kins if kin.decision is None]
        strengths = {
            reading: kin.decision.do.strength
            for kin in kins
            if kin.decision is not None
            for reading in kin.readings
        }
        return (*gaps, *_milder(strengths, self._walker))

    # -- inside

    def _work_left_s(self, landing: int) -> int:
        """Return the seconds of work that an answer leaves of its stretch."""
        return work_seconds_of(_ahead(self._walker.landings[landing].changed))

    def _at_question(self, posed: Posed) -> tuple[tuple[Breach, Reading], ...]:
        """Return what is wrong with the decisions on all answers to a question."""
        judge = self._walker.judge
        taken = tuple((each.decision.do, each.decision.credit) for each in judge.outcomes(posed))
        return self._of_decisions(posed.asked, taken)

    def _decisions(
        self, asked: Asked, taken: tuple[tuple[Result, bool], ...]
    ) -> tuple[tuple[Breach, Reading], ...]:
        """Look at what is done on each class of answers, in the order of the classes."""
        kins = self._walker.judge.kin(asked)
        found = [(_gap(), kin.reading) for kin in kins if kin.decision is None]
        strengths: dict[Reading, int] = {}
        decided = (kin for kin in kins if kin.decision is not None)
        for kin, (do, is_credited) in zip(decided, taken, strict=True):
            reading = kin.reading
            strengths.update(dict.fromkeys(kin.readings, do.strength))
            is_severe = reading.level is not None and reading.level >= END_LEVEL
            if asked.at in _IN_SESSION and is_severe and do is not Action.END_SESSION:
                why = f"{reading.level} of 10 leads to {do}, not to the end of the session"
                found.append((Breach(Property.NOT_AGAIN, why), reading))
            changes = isinstance(do, Action) and do is not Action.CONTINUE
            if not reading.is_answer and (changes or (is_credited and asked.at in _AT_WORK)):
                found.append((Breach(Property.STOP, "no answer counts as one"), reading))
        return (*found, *_milder(strengths, self._walker))

    def _of_landing(self, spot: int, number: int, do: Action) -> tuple[Breach, ...]:
        """Return what is wrong with the plan that an answer leaves."""
        landing, state = self._walker.landings[number], self._walker.state(spot)
        ahead = _ahead(landing.changed)
        goes_on = do is Action.END_SESSION and landing.changed.ended != STOPPED
        return (
            *((Breach(Property.NOT_AGAIN, "a session that is to end goes on"),) if goes_on else ()),
            *self._ghosts(ahead, landing),
            *self._beyond_prescription(ahead),
            *self._longer_sets(ahead),
            *self._capped(ahead),
            *(_sides_breached(lost_sides(_ahead(state), ahead)) if do in MILD else ()),
        )

    def _of_spot(self, spot: int) -> tuple[Breach, ...]:
        """Return what is wrong at a question whatever is answered: stop has to end it at once."""
        state, _ = advance(self._walker.state(spot), End(), 0.0, self._facts)
        if state.phase is Phase.ENDED:
            return ()
        return (Breach(Property.STOP, "stop does not end the session"),)

    def _ghosts(self, ahead: Plan, landing: Landing) -> Iterator[Breach]:
        for work in ahead:
            for exercise, dose in landing.ghosts:
                is_same = work.is_work and work.exercise == exercise
                if is_same and _is_as_much(work.dose, dose):
                    yield Breach(Property.NOT_AGAIN, f"{exercise} comes back at that dose or more")

    def _beyond_prescription(self, plan: Plan) -> Iterator[Breach]:
        for work in plan:
            if not work.is_work or work.key is None:
                continue
            name = work.exercise
            if self._is_avoided(name):
                why = f"{name} is avoided with this person's conditions"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)
            most = self._most(work.key.step, isinstance(work.dose, Reps))
            dose = work.dose
            if most is not None and isinstance(dose, Hold | Reps) and amount_of(dose) > most:
                yield Breach(Property.WITHIN_PRESCRIPTION, f"{name} at more than is prescribed")

    def _most_prescribed(self, step: int, is_reps: bool) -> int | None:
        """Return the most reps or seconds that a step prescribes, of whatever exercise."""
        kind = Reps if is_reps else Hold
        doses = (rung.dose for rung in ladder_of(self._facts.steps[step], self._facts).rungs)
        return max((amount_of(dose) for dose in doses if isinstance(dose, kind)), default=None)

    def _longer_sets(self, ahead: Plan) -> Iterator[Breach]:
        for key, seconds in _set_seconds(ahead).items():
            if seconds > self._planned_s.get(key, 0):
                why = (
                    f"a set takes {seconds} s, more than the {self._planned_s.get(key, 0)} planned"
                )
                yield Breach(Property.WITHIN_PRESCRIPTION, why)

    def _capped(self, plan: Plan) -> Iterator[Breach]:
        for work in plan:
            cap = self._cap(work)
            if cap is not None and work.seconds > cap.most_s:
                why = f"{cap.kind} for {work.seconds} s; at most {cap.most_s} s are safe"
                yield Breach(Property.THERMAL, why)

    def _thermal(self, plan: Plan) -> Iterator[Breach]:
        """Look at cap and gap within a session, and at how often a day it may be repeated."""
        yield from self._capped(plan)
        at_s = 0
        ended_s: dict[str, int] = {}
        times: dict[str, int] = {}
        for work in plan:
            cap = self._cap(work)
            if cap is not None:
                if at_s - ended_s.get(cap.kind, -cap.gap_s) < cap.gap_s:
                    yield Breach(Property.THERMAL, f"{cap.kind} again within {cap.gap_s // 60} min")
                ended_s[cap.kind] = at_s + work.seconds
                times[cap.kind] = times.get(cap.kind, 0) + 1
                a_day = self._facts.routine.per_day
                if times[cap.kind] * (a_day.times if a_day else 1) > cap.times:
                    yield Breach(Property.THERMAL, f"{cap.kind} more than {cap.times} times a day")
                if a_day and a_day.times > 1 and a_day.gap_s < cap.gap_s:
                    yield Breach(Property.THERMAL, f"{cap.kind} again within {a_day.gap_s} s")
            at_s += work.seconds

    def _cap(self, work: Segment) -> ThermalCap | None:
        if not work.is_work:
            return None
        exercise = self._facts.exercise(work.exercise)
        return self._facts.rules.cap_for(exercise.id, is_thermal=exercise.is_thermal)


def _gap() -> Breach:
    return Breach(Property.DECIDED, "no rule holds for this answer")


def _milder(strengths: Mapping[Reading, int], walker: Walker) -> Iterator[tuple[Breach, Reading]]:
    """Yield answers that do less than a lower one of the same kind, or than a benign one."""
    by_kind: dict[tuple[Quality | None, bool], dict[int, tuple[int, Reading]]] = {}
    for reading, strength in strengths.items():
        if reading.level is not None:
            kind = (reading.quality, reading.skin_fine)
            by_kind.setdefault(kind, {})[reading.level] = (strength, reading)
    for (quality, skin_fine), by_level in by_kind.items():
        for level, (strength, reading) in by_level.items():
            lower = by_level.get(level - 1)
            if lower is not None and strength < lower[0]:
                yield Breach(Property.MONOTONE, "more pain does less than less pain"), reading
            benign = by_kind.get((Quality.DULL, skin_fine), {}).get(level)
            is_benign = walker.judge.class_of(reading) is QualityClass.BENIGN
            if quality and not is_benign and benign is not None and strength < benign[0]:
                yield Breach(Property.MONOTONE, "sharp or nerve pain does less than dull"), reading


def _ahead(state: SessionState) -> Plan:
    return () if state.phase is Phase.ENDED else state.plan[state.index :]


def _is_as_much(dose: Dose | None, as_: Dose) -> bool:
    """Tell whether a dose is at least another; doses of different kinds always are."""
    if type(dose) is not type(as_) or not isinstance(dose, Hold | Reps):
        return True
    return amount_of(dose) >= amount_of(as_)


def _set_seconds(plan: Plan) -> Mapping[tuple[int, int, int], int]:
    """Return the seconds of work of each set (step, round, set), both sides together."""
    seconds: dict[tuple[int, int, int], int] = {}
    for work in plan:
        if work.is_work and work.key is not None:
            key = (work.key.step, work.key.round, work.key.set)
            seconds[key] = seconds.get(key, 0) + work.seconds
    return seconds


def _sides_breached(whys: Iterable[str]) -> Iterator[Breach]:
    return (Breach(Property.SIDES, why) for why in whys)
