"""What is wrong with a plan before anything hurts in it: too much, avoided, ice too often."""

from collections.abc import Iterator
from functools import cache

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.proving.leaving import longer_sets, sides_breached
from rehab_app.engine.proving.properties import Breach, Property
from rehab_app.engine.proving.sides import gated_sides, uneven_sides
from rehab_app.model.ladder import Hold, Reps, WalkJog, amount_of
from rehab_app.model.pain import Gate
from rehab_app.model.person import Verdict
from rehab_app.model.plan import Plan, Segment
from rehab_app.model.rule import ThermalCap


class PlanChecks:
    """Looks at plans of one routine."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._most = cache(self._most_prescribed)
        self._is_avoided = cache(lambda name: facts.verdict_of(name) is Verdict.AVOID)

    def of_plan(self, plan: Plan) -> tuple[Breach, ...]:
        """Return what is wrong with a plan before anything is answered in it."""
        return (
            *self._beyond_prescription(plan),
            *self._thermal(plan),
            *sides_breached(uneven_sides(plan)),
        )

    def of_gate(self, plan: Plan, gate: Gate, planned: Plan) -> tuple[Breach, ...]:
        """Return what is wrong with what the answer before a session leaves of its plan."""
        return (*self.of_plan(plan), *self._beyond_gate(plan, gate, planned))

    def avoided(self, plan: Plan) -> Iterator[Breach]:
        """Look for exercises that the person's conditions avoid."""
        for work in plan:
            if work.is_work and self._is_avoided(work.exercise):
                why = f"{work.exercise} is avoided with this person's conditions"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)

    def capped(self, plan: Plan) -> Iterator[Breach]:
        """Look for ice, heat and wraps that stay on for too long."""
        for work in plan:
            cap = self._cap(work)
            if cap is not None and work.seconds > cap.most_s:
                why = f"{cap.kind} for {work.seconds} s; at most {cap.most_s} s are safe"
                yield Breach(Property.THERMAL, why)

    # -- inside

    def _beyond_gate(self, plan: Plan, gate: Gate, planned: Plan) -> Iterator[Breach]:
        """Look at what a gate leaves: nothing is added, no side lost, no more than it allows."""
        yield from longer_sets(planned, plan)
        yield from sides_breached(gated_sides(planned, plan))
        for work in plan:
            is_jogged = gate is Gate.EASED and isinstance(work.dose, WalkJog)
            is_load = gate is Gate.RELIEF_ONLY and not work.is_relief
            if work.is_work and (is_jogged or is_load):
                why = f"{work.exercise} is left by {gate}, though it is more than that allows"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)

    def _beyond_prescription(self, plan: Plan) -> Iterator[Breach]:
        yield from self.avoided(plan)
        for work in plan:
            if not work.is_work or work.key is None:
                continue
            most = self._most(work.key.step, isinstance(work.dose, Reps))
            dose = work.dose
            if most is not None and isinstance(dose, Hold | Reps) and amount_of(dose) > most:
                why = f"{work.exercise} at more than is prescribed"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)

    def _most_prescribed(self, step: int, is_reps: bool) -> int | None:
        """Return the most reps or seconds that a step prescribes, of whatever exercise."""
        kind = Reps if is_reps else Hold
        doses = (rung.dose for rung in ladder_of(self._facts.steps[step], self._facts).rungs)
        return max((amount_of(dose) for dose in doses if isinstance(dose, kind)), default=None)

    def _thermal(self, plan: Plan) -> Iterator[Breach]:
        """Look at cap and gap within a session, and at how often a day it may be repeated."""
        yield from self.capped(plan)
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
