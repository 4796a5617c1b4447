"""What is wrong with a plan before anything hurts in it: too much, avoided, ice too often."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from rehab_app.engine.deciding import Decision
from rehab_app.engine.facts import Facts
from rehab_app.engine.gating import NO_NERVE_TAGS
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.proving.leaving import longer_sets, sides_breached
from rehab_app.engine.proving.properties import Breach, Property
from rehab_app.engine.proving.sides import gated_sides, uneven_sides
from rehab_app.engine.thermal import POOL
from rehab_app.model.ladder import Hold, Reps, WalkJog, amount_of
from rehab_app.model.pain import Gate
from rehab_app.model.person import Side, Verdict
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

    def of_gate(self, plan: Plan, decision: Decision, planned: Plan) -> tuple[Breach, ...]:
        """Return what is wrong with what the answer before a session leaves of its plan."""
        return (*self.of_plan(plan), *self._beyond_gate(plan, decision, planned))

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

    def _beyond_gate(self, plan: Plan, decision: Decision, planned: Plan) -> Iterator[Breach]:
        """Look at what a gate leaves: nothing is added, no side lost, no more than it allows."""
        yield from longer_sets(planned, plan)
        yield from sides_breached(gated_sides(planned, plan))
        spares_nerves = NO_NERVE_TAGS in decision.also
        for work in plan:
            is_jogged = decision.do is Gate.EASED and isinstance(work.dose, WalkJog)
            is_load = decision.do is Gate.RELIEF_ONLY and not work.is_relief
            if work.is_work and (is_jogged or is_load):
                why = f"{work.exercise} is left by {decision.do}, though it is more than it allows"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)
            if work.is_work and spares_nerves and self._pulls_at_nerve(work.exercise):
                why = f"{work.exercise} is left though it pulls at an irritated nerve"
                yield Breach(Property.WITHIN_PRESCRIPTION, why)

    def _pulls_at_nerve(self, name: str) -> bool:
        return bool(self._facts.exercise(name).tags & self._facts.nerve_avoid_tags)

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
        """Look at what comes twice in a session, and too often a day.

        What lies between two can be skipped, so no wait within a session counts. Where there is
        one block a session, a file's `per_day` can't loosen caps and gaps (`thermal_allowance`).
        """
        yield from self.capped(plan)
        places: set[tuple[str, Side]] = set()
        times: Counter[str] = Counter()
        for work in plan:
            cap = self._cap(work)
            if cap is None:
                continue
            place = (work.exercise, work.side)
            if place in places:
                yield Breach(Property.THERMAL, f"{cap.kind} comes to the same place again")
            elif cap.kind in POOL and (POOL & times.keys()) - {cap.kind}:
                yield Breach(Property.THERMAL, "ice and heat come in the same session")
            places.add(place)
            times[cap.kind] += 1
            a_day = self._facts.routine.per_day
            repeated = 1 if a_day is None or times[cap.kind] == 1 else a_day.times
            if times[cap.kind] * repeated > cap.times:
                yield Breach(Property.THERMAL, f"{cap.kind} more than {cap.times} times a day")

    def _cap(self, work: Segment) -> ThermalCap | None:
        return self._facts.cap_of(work.exercise) if work.is_work else None
