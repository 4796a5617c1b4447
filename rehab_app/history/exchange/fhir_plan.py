"""Routines, programmes and goals as FHIR: what is meant to be done, and what for."""

from collections.abc import Mapping
from datetime import datetime

from rehab_app.history.diary import Goal, GoalScore, ProgrammeSince
from rehab_app.history.exchange.fhir_parts import (
    Resource,
    id_of,
    instant,
    reference,
    urn,
)
from rehab_app.model.ladder import Range
from rehab_app.model.routine import Block, Routine, Step

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ABLE = "How able a person feels to do it: 0 not at all, 10 as well as ever"


def plan_definition(id_: str, routine: Routine, names: Mapping[str, str]) -> Resource:
    """Return a routine as it was played; what is for the physio's eyes only is not in it."""
    return {
        "resourceType": "PlanDefinition",
        "id": id_,
        "url": urn(id_),
        "identifier": [{"value": routine.id}],
        "title": routine.title,
        "status": "active",
        "author": [{"name": routine.author}] if routine.author else [],
        "description": routine.summary,
        "action": [_block(block, names) for block in routine.blocks],
    }


def care_plan(
    since: ProgrammeSince, until: datetime | None, patient: str, plans: Mapping[str, str]
) -> Resource:
    """Return a programme; `plans` are the ids of plan definitions by those of routines."""
    programme = since.programme
    routines = dict.fromkeys((*programme.sequence, *programme.by_weekday.values()))
    period = {"start": instant(since.since)}
    if until is not None:
        period["end"] = instant(until)
    return {
        "resourceType": "CarePlan",
        "id": id_of("programme", since.since.isoformat()),
        "instantiatesCanonical": [urn(plans[name]) for name in routines if name in plans],
        "status": "active" if until is None else "completed",
        "intent": "plan",
        "title": "Programme",
        "description": _programme_words(since),
        "subject": reference(patient),
        "period": period,
    }


def goal_resource(goal: Goal, patient: str) -> Resource:
    """Return a goal by its last wording."""
    return {
        "resourceType": "Goal",
        "id": id_of("goal", goal.key),
        "lifecycleStatus": "active" if goal.is_open else "completed",
        "description": {"text": goal.title if goal.title.strip() else "A goal"},
        "subject": reference(patient),
        "startDate": goal.set_on.date().isoformat(),
    }


def score_observation(score: GoalScore, patient: str) -> Resource:
    """Return how able a person felt."""
    return {
        "resourceType": "Observation",
        "id": id_of("score", score.goal, score.told.isoformat()),
        "status": "final",
        "code": {"text": _ABLE},
        "subject": reference(patient),
        "focus": [reference(id_of("goal", score.goal))],
        "effectiveDateTime": instant(score.told),
        "valueInteger": score.able,
    }


def _block(block: Block, names: Mapping[str, str]) -> Resource:
    rounds = f"{block.rounds} rounds" if block.rounds > 1 else ""
    return {
        "title": block.title,
        "description": rounds,
        "action": [_step(step, names) for step in block.steps],
    }


def _step(step: Step, names: Mapping[str, str]) -> Resource:
    title = names.get(step.exercise, step.exercise)
    return {"title": title, "description": _step_words(step)}


def _step_words(step: Step) -> str:
    """Return how much is prescribed, and the note for the person."""
    walk_jog = step.walk_jog
    parts = (
        f"hold {_range(step.hold)} s" if step.hold else "",
        f"{_range(step.reps)} reps" if step.reps else "",
        f"{_range(step.sets)} sets" if step.sets else "",
        f"walk {walk_jog.walk_s} s, jog {walk_jog.jog_s} s, {walk_jog.times} times"
        if walk_jog
        else "",
        f"a ladder of {len(step.ladder)} rungs" if step.ladder else "",
        f"sides: {step.sides.value}" if step.sides else "",
        f"rest {step.rest_s} s" if step.rest_s else "",
        step.note,
    )
    return "; ".join(part for part in parts if part)


def _range(range_: Range) -> str:
    least, most = range_.least, range_.most
    return str(least) if least == most else f"{least}-{most}"


def _programme_words(since: ProgrammeSince) -> str:
    programme = since.programme
    if programme.by_weekday:
        days = sorted(programme.by_weekday.items())
        return ", ".join(f"{_DAYS[day]}: {name}" for day, name in days)
    days_ = ", ".join(_DAYS[day] for day in sorted(programme.weekdays))
    return (
        f"{', '.join(programme.sequence)} in turn on {days_}" if programme.sequence else "Nothing"
    )
