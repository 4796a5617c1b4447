"""What a reading before a session, or before it goes on, leaves of the plan."""

from collections.abc import Callable, Collection
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.engine.laying_out import lay_out, moment_segment
from rehab_app.engine.scene import Adjusted, closing_of, exercises_stopped
from rehab_app.engine.swapping import replaced_by
from rehab_app.model.ladder import Dose, Hold, Reps, WalkJog, eased
from rehab_app.model.pain import Gate, Moment
from rehab_app.model.plan import (
    Change,
    ExerciseSwapped,
    HoldShortened,
    Plan,
    RepsReduced,
    Segment,
    SegmentKind,
    SessionEnded,
    SetsReduced,
    count_sets,
    work_seconds_of,
)
from rehab_app.model.replacing import replace
from rehab_app.model.routine import Kind

NERVE_WAIT_S = 120
NO_NERVE_TAGS = "no-nerve-tags"


def pass_gate(
    gate: Gate,
    also: tuple[str, ...],
    plan: Plan,
    index: int,
    facts: Facts,
    closed: Collection[str] = (),
) -> Adjusted:
    """Return what a gate leaves of a plan after its segment `index`, where it was asked.

    Nothing is swapped for an exercise that is in `closed`, by its name or its target. `ahead` is
    empty where the session does not start, or does not go on.
    """
    done, ahead = plan[: index + 1], plan[index + 1 :]
    works = tuple(segment for segment in ahead if segment.is_work)
    match gate:
        case Gate.PLANNED | Gate.PLANNED_NO_PROGRESS:
            return Adjusted(done, ahead)
        case Gate.EASED:
            kept, changes = _eased_plan(works, facts, closed)
        case Gate.GENTLE_ONLY if facts.routine.kind is Kind.GENTLE:
            kept, changes = works, ()
            if NO_NERVE_TAGS in also:
                kept, changes = _without(works, _is_nerve_work, facts)
        case Gate.RELIEF_ONLY:
            kept, changes = _without(works, _is_not_relief, facts)
        case _:
            # Also where nothing is planned: a question at the end would be all that is left.
            return Adjusted(done, (), (SessionEnded(sets=count_sets(works)),))
    if kept == works and NO_NERVE_TAGS not in also:
        return Adjusted(done, ahead, changes)
    if not kept:
        return Adjusted(done, (), (SessionEnded(sets=count_sets(works)),))
    laid_out = (*_nerve_wait(kept[0], also), *lay_out(kept, done), *closing_of(ahead))
    return Adjusted(done, laid_out, changes)


def spared(also: tuple[str, ...], facts: Facts) -> frozenset[str]:
    """Return the exercises that nothing may be swapped for in this session: an irritated nerve's.

    An easier variant of what leaves a nerve alone may pull at one.
    """
    if NO_NERVE_TAGS not in also:
        return frozenset()
    chains = (
        facts.catalogue.easier_chain(name, first)
        for step in facts.steps
        for name in (step.exercise, *(rung.exercise for rung in step.ladder if rung.exercise))
        for first in (step.easier, None)
    )
    return frozenset(
        name
        for chain in chains
        for name in chain
        if facts.exercise(name).tags & facts.nerve_avoid_tags
    )


def ends_running(gate: Gate, also: tuple[str, ...], work: Segment, facts: Facts) -> bool:
    """Tell whether work that was under way is over where a gate comes in between.

    What a gate leaves as it is goes on: relief where there is relief, gentle work if no nerve is
    irritated.
    """
    match gate:
        case Gate.PLANNED | Gate.PLANNED_NO_PROGRESS:
            return False
        case Gate.EASED | Gate.RELIEF_ONLY:
            return _is_not_relief(work, facts)
        case Gate.GENTLE_ONLY:
            return facts.routine.kind is not Kind.GENTLE or NO_NERVE_TAGS in also
        case _:
            return True


def _nerve_wait(first: Segment, also: tuple[str, ...]) -> Plan:
    """Wait two minutes and ask again before an irritated nerve is moved at all (row G3)."""
    if NO_NERVE_TAGS not in also:
        return ()
    wait = Segment(kind=SegmentKind.REST, seconds=NERVE_WAIT_S, block=first.block)
    return (wait, moment_segment(Moment.RECHECK))


def _eased_plan(
    works: Plan, facts: Facts, closed: Collection[str]
) -> tuple[Plan, tuple[Change, ...]]:
    """Ease every step: one set less, the easier variant where allowed, half the dose, no jog."""
    jogged = tuple(work for work in works if isinstance(work.dose, WalkJog))
    changes: list[Change] = list(exercises_stopped(jogged))
    kept: list[Segment] = []
    walked = (work for work in works if not isinstance(work.dose, WalkJog))
    for _, group in groupby(walked, key=_step_of):
        of_step = tuple(group)
        fewer = _one_set_less(of_step)
        if count_sets(fewer) < count_sets(of_step):
            changes.append(
                SetsReduced(
                    exercise=of_step[0].exercise,
                    from_sets=count_sets(of_step),
                    to_sets=count_sets(fewer),
                )
            )
        for exercise in dict.fromkeys(work.exercise for work in fewer):
            mine = tuple(work for work in fewer if work.exercise == exercise)
            lighter, change = _lighter(mine, facts, closed)
            changes.extend((change,) if change else ())
            kept.extend(lighter)
    return tuple(kept), tuple(dict.fromkeys(changes))


def _step_of(work: Segment) -> tuple[int, int]:
    if work.key is None:
        raise ValueError("work without a set")
    return (work.key.step, work.key.round)


def _one_set_less(works: Plan) -> Plan:
    """Leave out the last set on each side, but never the only one."""
    last = max(work.key.set for work in works if work.key)
    if last == 0:
        return works
    fewer = tuple(
        replace(work, sets=max(1, work.sets - 1))
        for work in works
        if work.key and work.key.set < last
    )
    return fewer or works


def _lighter(works: Plan, facts: Facts, closed: Collection[str]) -> tuple[Plan, Change | None]:
    first = works[0]
    if first.key is None or facts.exercise(first.exercise).is_relief:
        return works, None
    for name in facts.variants_of(first.exercise, facts.steps[first.key.step]):
        if name in closed or facts.exercise(name).target in closed:
            continue
        swapped = replaced_by(facts.exercise(name), first.exercise, works, facts)
        if work_seconds_of(swapped) <= work_seconds_of(works):
            change = ExerciseSwapped(exercise=first.exercise, to=name, sets=count_sets(works))
            return swapped, change
    group = facts.exercise(first.exercise).group
    lower = tuple(
        _with_dose(work, eased(work.dose, group)) if work.dose else work for work in works
    )
    return lower, _dose_change(first, lower[0])


def _with_dose(work: Segment, dose: Dose | None) -> Segment:
    match dose:
        case Hold() | Reps():
            return replace(work, dose=dose, seconds=dose.work_s)
        case _:
            return work


def _dose_change(work: Segment, lower: Segment) -> Change | None:
    match work.dose, lower.dose:
        case Hold(before), Hold(after) if after < before:
            return HoldShortened(exercise=work.exercise, from_s=before, to_s=after)
        case Reps(before), Reps(after) if after < before:
            return RepsReduced(exercise=work.exercise, from_reps=before, to_reps=after)
        case _:
            return None


def _without(
    works: Plan, is_left_out: Callable[[Segment, Facts], bool], facts: Facts
) -> tuple[Plan, tuple[Change, ...]]:
    kept = tuple(work for work in works if not is_left_out(work, facts))
    return kept, exercises_stopped(tuple(work for work in works if is_left_out(work, facts)))


def _is_nerve_work(work: Segment, facts: Facts) -> bool:
    """Hamstring and buttock work, long holds and what the nerve tags name are left out."""
    return bool(facts.exercise(work.exercise).tags & facts.nerve_avoid_tags)


def _is_not_relief(work: Segment, facts: Facts) -> bool:
    return not facts.exercise(work.exercise).is_relief
