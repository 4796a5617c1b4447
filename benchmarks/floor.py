"""Ten thousand random routines on random rule tables: is anything below the engine's floor?"""

from collections.abc import Iterator
from random import Random

from benchmarks.measuring import Result
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer
from rehab_app.engine.state import Answered, Phase, SessionState
from rehab_app.model.ladder import amount_of
from rehab_app.model.pain import Moment
from rehab_app.model.plan import Segment
from tests.helpers.wild import wild_facts, wild_session

ROUTINES = 10_000
_STOP_LEVEL, _END_LEVEL = 6, 8
_ABOUT_A_POSE = (Moment.HALFWAY, Moment.HURTS, Moment.AFTER)


def measure() -> Iterator[Result]:
    """Play every seed and count what broke the floor."""
    broken: list[str] = []
    strong_count = 0
    for seed in range(ROUTINES):
        found, strong = broken_by(seed)
        broken += found
        strong_count += strong
    yield Result(
        what="poses gone on with after 6 or more, sessions after 8 or more",
        found=len(broken),
        most=0,
        unit="",
        beside=f"{ROUTINES} random routines and rule tables, {strong_count} readings of 6 or more",
    )


def broken_by(seed: int) -> tuple[list[str], int]:
    """Play a routine of a seed; return what broke the floor, and how many readings were strong."""
    random = Random(seed)
    facts = wild_facts(random)
    broken: list[str] = []
    strong: list[Answered] = []
    for what, state in wild_session(facts, random):
        if isinstance(what, Answer) and (what.reading.level or 0) >= _STOP_LEVEL:
            strong.append(state.answers[-1])
            if (what.reading.level or 0) >= _END_LEVEL and state.phase is not Phase.ENDED:
                broken.append(f"{seed}: goes on after {what.reading.level}")
        broken += [f"{seed}: {each.exercise} again" for each in _gone_on_with(state, facts)]
    return broken, len(strong)


def _gone_on_with(state: SessionState, facts: Facts) -> Iterator[Segment]:
    """Yield what is still to come of a pose that drew 6 or more, at that dose or a higher one."""
    if state.phase is Phase.ENDED:
        return
    for entry in state.answers:
        work = entry.work
        is_pose = entry.moment in _ABOUT_A_POSE and work is not None
        if not is_pose or work is None or (entry.reading.level or 0) < _STOP_LEVEL:
            continue
        if facts.exercise(work.exercise).is_relief:
            continue
        for segment in state.plan[state.index :]:
            if segment.is_work and segment.exercise == work.exercise and _is_as_hard(segment, work):
                yield segment


def _is_as_hard(segment: Segment, work: Segment) -> bool:
    """Tell whether work is at least the dose of other work; doses of two kinds count as so."""
    if segment.dose is None or work.dose is None or type(segment.dose) is not type(work.dose):
        return True
    return amount_of(segment.dose) >= amount_of(work.dose)
