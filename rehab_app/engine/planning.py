"""Makes today's plan: a routine, the rungs reached and a person become a list of segments."""

from collections.abc import Iterator, Mapping

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of, variant_dose
from rehab_app.engine.laying_out import lay_out, moment_segment
from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import Dose, Hold, Open, Reps, Rung, WalkJog
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side, Verdict
from rehab_app.model.plan import Plan, Screened, Segment, SegmentKind, SetKey, seconds_of
from rehab_app.model.replacing import replace
from rehab_app.model.routine import AskKind, AskPoint, Sides, Step

RungsReached = Mapping[tuple[int, Side], int]

LONG_HOLD_S = 120
_THERMAL_ASK = (AskPoint(AskKind.AT, 300), AskPoint(AskKind.AFTER))
_WALKING_GROUP = "2.11"


def make_plan(facts: Facts, rungs: RungsReached | None = None) -> Plan:
    """Return the plan for a session at the rungs reached (by step number and side).

    A step without a reached rung is at its start. Order: rounds, steps, sets, sides.
    """
    works = tuple(_works(facts, rungs or {}))
    before = (moment_segment(Moment.BEFORE),) if facts.routine.ask.before else ()
    end = (moment_segment(Moment.END),) if facts.routine.ask.after else ()
    return (*before, *lay_out(works), *end)


def screened(facts: Facts, rungs: RungsReached | None = None) -> tuple[Screened, ...]:
    """Return what the person's conditions leave out of the plan, or replace in it, each once."""
    found: list[Screened] = []
    for number, step in enumerate(facts.steps):
        ladder = ladder_of(step, facts)
        for side in sides_of(step, facts.exercise(step.exercise), facts.person.sore_side):
            _, rung = ladder.at((rungs or {}).get((number, side)))
            avoiding = facts.avoided_by(rung.exercise)
            if avoiding:
                allowed = _allowed(rung, step, facts)
                to = allowed.exercise if allowed else None
                found.append(Screened(exercise=rung.exercise, to=to, conditions=avoiding))
    return tuple(dict.fromkeys(found))


def planned_minutes(facts: Facts, rungs: RungsReached | None = None) -> int:
    """Return how long a session takes at the rungs reached, in whole minutes, at least 1.

    Where nobody has said which side is sore, one side is counted.
    """
    if facts.person.sore_side is None:
        facts = replace(facts, person=replace(facts.person, sore_side=Side.LEFT))
    return max(1, round(seconds_of(make_plan(facts, rungs)) / 60))


def sides_of(step: Step, exercise: Exercise, sore: Side | None) -> tuple[Side, ...]:
    """Return the sides a step works, in order: the file's choice, else the exercise's nature."""
    natural = {Sided.ONE: Sides.EACH, Sided.BOTH: Sides.BOTH, Sided.SORE: Sides.SORE}
    return (step.sides or natural[exercise.sided]).order(sore)


def asks_of(
    step: Step, exercise: Exercise, dose: Dose, each: tuple[AskPoint, ...]
) -> tuple[AskPoint, ...]:
    """Return what a step asks when: its own, else by its kind, else the routine's.

    Static holds from 2 min on are asked half-way too; ice, heat and wraps at 5 min and after.
    """
    if step.ask is not None:
        return step.ask
    if exercise.is_thermal:
        return _THERMAL_ASK
    is_static = isinstance(dose, Hold) and exercise.group != _WALKING_GROUP
    if each and is_static and dose.work_s >= LONG_HOLD_S:
        return (AskPoint(AskKind.HALFWAY), *each)
    return each


def work_segments(template: Segment, dose: Dose) -> tuple[Segment, ...]:
    """Return the work of one set: one segment, or a walk and a jog in turn."""
    match dose:
        case Hold(seconds):
            return (replace(template, kind=SegmentKind.HOLD, seconds=seconds, dose=dose),)
        case Reps():
            return (replace(template, kind=SegmentKind.REPS, seconds=dose.work_s, dose=dose),)
        case Open():
            return (replace(template, kind=SegmentKind.OPEN, seconds=dose.work_s, dose=dose),)
        case WalkJog(walk_s, jog_s, times):
            walk = replace(template, kind=SegmentKind.WALK, seconds=walk_s, dose=dose)
            jog = replace(template, kind=SegmentKind.JOG, seconds=jog_s, dose=dose)
            pair = tuple(part for part in (walk, jog) if part.seconds)
            return pair * times


def _works(facts: Facts, rungs: RungsReached) -> Iterator[Segment]:
    for block_number, block, steps in facts.routine.numbered():
        for round_number in range(block.rounds):
            for number, step in steps:
                yield from _works_of_step(facts, rungs, block_number, round_number, number, step)


def _works_of_step(
    facts: Facts,
    rungs: RungsReached,
    block: int,
    round_number: int,
    number: int,
    step: Step,
) -> Iterator[Segment]:
    ladder = ladder_of(step, facts)
    sides = sides_of(step, facts.exercise(step.exercise), facts.person.sore_side)
    reached = {side: ladder.at(rungs.get((number, side))) for side in sides}
    for set_number in range(max(rung.sets for _, rung in reached.values())):
        for side in sides:
            index, rung = reached[side]
            if set_number < rung.sets:
                key = SetKey(step=number, round=round_number, set=set_number, side=side)
                yield from _works_of_set(facts, block, step, key, index, rung)


def _allowed(rung: Rung, step: Step, facts: Facts) -> Rung | None:
    """Return what the person's conditions allow instead of what they avoid; None for nothing."""
    if facts.verdict_of(rung.exercise) is not Verdict.AVOID:
        return rung
    for name in facts.variants_of(rung.exercise, step):
        return replace(rung, exercise=name, dose=variant_dose(rung.dose, facts.exercise(name)))
    return None


def _works_of_set(
    facts: Facts, block: int, step: Step, key: SetKey, index: int, rung: Rung
) -> tuple[Segment, ...]:
    rung_allowed = _allowed(rung, step, facts)
    if rung_allowed is None:
        return ()
    rung = rung_allowed
    exercise = facts.exercise(rung.exercise)
    prescribed = facts.exercise(step.exercise)
    rest_s = step.rest_s
    if rest_s is None:
        rest_s = 0 if step.has_own_dose else prescribed.rest_s
    template = Segment(
        kind=SegmentKind.HOLD,
        seconds=0,
        key=key,
        block=block,
        sets=rung.sets,
        exercise=exercise.id,
        prescribed=prescribed.id,
        target=prescribed.target,
        rung=index,
        rest_s=rest_s,
        ready_s=step.ready_s,
        is_upright=exercise.is_upright,
        is_relief=exercise.is_relief,
        ask=asks_of(step, exercise, rung.dose, facts.routine.ask.each),
    )
    return work_segments(template, rung.dose)
