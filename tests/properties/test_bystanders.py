"""What the proof takes for granted of the engine, so that it can walk exercise by exercise.

An answer changes the sets of its own exercise, and those of a target that it leaves out; nothing
else. And sets that have the same left to do become the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from random import Random
from typing import NamedTuple

from rehab_app.engine.answering import POSE_MOMENTS
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.sets import Sets
from rehab_app.engine.state import Phase, Question, SessionState
from rehab_app.model.plan import Plan, Segment
from rehab_app.resources import routines_folder
from tests.helpers.sessions import facts_of
from tests.helpers.wild import wild_facts, wild_session

Place = tuple[int, int, int, int]

SEEDS = range(600)
SESSIONS = 30
ALIKE = 100
_NOT_ROUTINES = ("conditions", "red-flags")
SHIPPED = sorted({path.stem for path in routines_folder().glob("*.yaml")} - {*_NOT_ROUTINES})


class Answered(NamedTuple):
    """An answer about a pose: what was asked, the session before it and after it."""

    question: Question
    work: Segment
    before: SessionState
    after: SessionState

    @property
    def newly_stopped(self) -> frozenset[str]:
        """Return the exercises and targets that the answer has stopped."""
        return self.after.stopped - self.before.stopped


def answered(facts: Facts, random: Random) -> Iterator[Answered]:
    """Yield the answers about poses of a random session that went on after them."""
    before: SessionState | None = None
    for what, after in wild_session(facts, random):
        question = before.question if before is not None else None
        if before is not None and question is not None and isinstance(what, Answer):
            is_about_pose = question.moment in POSE_MOMENTS and question.work is not None
            if is_about_pose and question.work and after.phase is not Phase.ENDED:
                yield Answered(question, question.work, before, after)
        before = after


def ahead(state: SessionState) -> Plan:
    """Return the work that is still to be done, the one under way included."""
    return tuple(each for each in state.plan[state.index :] if each.is_work)


def bystanders(each: Answered, sets: Sets, facts: Facts) -> Plan:
    """Return the work that an answer should leave as it is."""
    names = sets.strand_names(each.work.exercise)
    return tuple(
        work
        for work in ahead(each.before)
        if work.exercise not in names and not each.newly_stopped & targets(work, facts)
    )


def targets(work: Segment, facts: Facts) -> frozenset[str]:
    """Return what a work trains."""
    return frozenset({work.target, facts.exercise(work.exercise).target})


def alike(each: Answered, sets: Sets) -> Iterator[list[int | None]]:
    """Yield, where sets of the exercise have the same left to do, what has become of each."""
    names = sets.strand_names(each.work.exercise)
    here, now = place(each.work), shapes(each.after, sets)
    kinds: dict[tuple[int, bool], list[int | None]] = defaultdict(list)
    for there, (exercise, shape) in shapes(each.before, sets).items():
        if exercise in names and there != here:
            kinds[shape, there[:3] == here[:3]].append(now[there][1] if there in now else None)
    yield from (became for became in kinds.values() if len(became) > 1)


def shapes(state: SessionState, sets: Sets) -> dict[Place, tuple[str, int]]:
    """Return of each set that is left what is to be done in it: its exercise, and its shape."""
    return {
        there: (works[0].exercise, sets.shape(works))
        for there, group in groupby(ahead(state), place)
        for works in [tuple(group)]
    }


def place(work: Segment) -> Place:
    """Return the place of a work's set in the plan: block, round, step, set."""
    assert work.key is not None
    return work.block, work.key.round, work.key.step, work.key.set


def look_at(facts: Facts, random: Random) -> tuple[int, int]:
    """Play a session; return how many sets stood by, and how many kinds had more than one set."""
    sets = Sets(facts, make_plan(facts))
    stood_by = 0
    kinds = 0
    for each in answered(facts, random):
        others = bystanders(each, sets, facts)
        places = {place(work) for work in others}
        after = ahead(each.after)
        assert tuple(work for work in after if place(work) in places) == others
        assert {place(work) for work in after} <= {place(work) for work in ahead(each.before)}
        stood_by += len(others)
        for became in alike(each, sets):
            kinds += 1
            assert len(set(became)) == 1, became
    return stood_by, kinds


def test_in_random_routines_an_answer_changes_its_own_exercise_and_its_sets_alike() -> None:
    found = [look_at(wild_facts(Random(seed)), Random(seed)) for seed in SEEDS]

    assert sum(stood_by for stood_by, _ in found) > 1000
    assert sum(kinds for _, kinds in found) > ALIKE


def test_in_shipped_routines_an_answer_changes_its_own_exercise_and_its_sets_alike() -> None:
    facts = [facts_of(name) for name in SHIPPED]

    found = [look_at(each, Random(seed)) for each in facts for seed in range(SESSIONS)]

    assert sum(stood_by for stood_by, _ in found) > 1000
