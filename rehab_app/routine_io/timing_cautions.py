"""Warnings that only the laid out session can show: what comes how soon after what."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from rehab_app.engine.facts import Facts
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.laying_out import READY_AFTER_POSTURE_CHANGE_S
from rehab_app.engine.planning import make_plan
from rehab_app.model.ladder import WalkJog
from rehab_app.model.person import Side
from rehab_app.model.plan import Plan, Segment, SegmentKind
from rehab_app.model.routine import Kind, Step
from rehab_app.routine_io.durations import in_words
from rehab_app.routine_io.fixes import drop
from rehab_app.routine_io.routine_reader import Draft

# More than 60 s of static stretch a muscle costs strength and speed (S30), and running economy for
# up to an hour (S31); see 5-doses.md, 5.3.
MOST_STATIC_BEFORE_RUN_S = 60
BEFORE_RUN_S = 3600

# Rolling, ice and heat, strength and moving are no static stretches; an own exercise may be one.
_NO_STRETCHES = frozenset({"2.7", "2.8", "2.10", "2.11"})
_NO_MUSCLES = frozenset({"hip-joint", "lateral-hip", "lumbar", "trunk", "whole-leg"})


class _Stretch(NamedTuple):
    end_s: int
    seconds: int
    step: int
    muscles: tuple[tuple[str, Side], ...]


def check_timing(draft: Draft, facts: Facts, laid_out: Callable[[], Plan]) -> None:
    """Warn of static stretches before running, and of a change of posture without time for it."""
    runs = facts.routine.kind is Kind.RUN_WALK or any(_may_run(step, facts) for step in facts.steps)
    hurries = any(
        step.ready_s is not None and step.ready_s < READY_AFTER_POSTURE_CHANGE_S
        for step in facts.steps
    )
    if not (runs or hurries):
        return
    plan = laid_out()
    _check_before_running(draft, facts, plan)
    _check_postures(draft, plan)


def plan_at_most(facts: Facts) -> Plan:
    """Return the session with the most of every step, harder variants left out."""
    rungs: dict[tuple[int, Side], int] = {}
    for number, step in enumerate(facts.steps):
        highest = len(ladder_of(step, facts).rungs) - (2 if step.harder else 1)
        rungs |= {(number, side): highest for side in Side}
    return make_plan(facts, rungs)


def timed(plan: Plan) -> Iterator[tuple[int, Segment]]:
    """Yield each segment with the second of the session at which it begins."""
    yield from zip(accumulate((segment.seconds for segment in plan), initial=0), plan, strict=False)


def _check_before_running(draft: Draft, facts: Facts, plan: Plan) -> None:
    for step, seconds in _stretched_before_run(facts, plan).items():
        muscles = [muscle for muscle in seconds if seconds[muscle] == max(seconds.values())]
        _, fields = draft.steps[step]
        fields.problems.warning(
            fields.node,
            "static-before-run",
            f"a still stretch of {' and '.join(sorted(muscles))} for "
            f"{in_words(max(seconds.values()))} comes in the hour before running, and more than "
            f"{MOST_STATIC_BEFORE_RUN_S} s a muscle can cost strength, speed and economy "
            "(S30, S31)",
            "stretch after the run, hold for less, or move instead of holding",
        )


def _stretched_before_run(facts: Facts, plan: Plan) -> dict[int, Counter[str]]:
    """Return by step the muscles that are stretched too long before a run, with their seconds.

    The step is the last one that stretches the muscle before that run.
    """
    found: dict[int, Counter[str]] = {}
    recent: deque[_Stretch] = deque()
    held: Counter[tuple[str, Side]] = Counter()
    for run_s, stretch in _runs_and_stretches(facts, plan):
        if stretch:
            recent.append(stretch)
            held.update(dict.fromkeys(stretch.muscles, stretch.seconds))
            continue
        while recent and recent[0].end_s < run_s - BEFORE_RUN_S:
            old = recent.popleft()
            held.subtract(dict.fromkeys(old.muscles, old.seconds))
        for muscle in [each for each in held if held[each] > MOST_STATIC_BEFORE_RUN_S]:
            step = next(each.step for each in reversed(recent) if muscle in each.muscles)
            seconds = found.setdefault(step, Counter())
            seconds[muscle[0]] = max(seconds[muscle[0]], held[muscle])
    return found


def _runs_and_stretches(facts: Facts, plan: Plan) -> Iterator[tuple[int, _Stretch | None]]:
    """Yield static stretches, and the start of each run that has stretches before it."""
    has_run, is_new, end_s = False, False, 0
    for start_s, segment in timed(plan):
        end_s = start_s + segment.seconds
        if _is_run(segment, facts):
            has_run = True
            if is_new:
                yield start_s, None
            is_new = False
        elif stretch := _stretch_in(segment, end_s, facts):
            is_new = True
            yield end_s, stretch
    # A plan for running that names no jog is followed by the run itself.
    if facts.routine.kind is Kind.RUN_WALK and not has_run and is_new:
        yield end_s, None


def _may_run(step: Step, facts: Facts) -> bool:
    is_walk_jog = step.walk_jog or any(isinstance(rung.dose, WalkJog) for rung in step.ladder)
    names = (step.exercise, *(rung.exercise for rung in step.ladder if rung.exercise))
    return bool(is_walk_jog) or any(facts.exercise(name).is_run for name in names)


def _is_run(segment: Segment, facts: Facts) -> bool:
    if segment.kind is SegmentKind.JOG:
        return True
    is_moving = segment.is_work and segment.kind is not SegmentKind.WALK
    return is_moving and facts.exercise(segment.exercise).is_run


def _stretch_in(segment: Segment, end_s: int, facts: Facts) -> _Stretch | None:
    if segment.kind is not SegmentKind.HOLD or segment.key is None or segment.is_relief:
        return None
    exercise = facts.exercise(segment.exercise)
    if exercise.group in _NO_STRETCHES:
        return None
    sides = (Side.LEFT, Side.RIGHT) if segment.side is Side.BOTH else (segment.side,)
    muscles = [target for target in exercise.targets if target not in _NO_MUSCLES]
    worked = tuple((muscle, side) for muscle in muscles for side in sides)
    return _Stretch(end_s, segment.seconds, segment.key.step, worked)


def _check_postures(draft: Draft, plan: Plan) -> None:
    """Warn of a written `ready` that leaves less time between floor and standing than it takes."""
    previous: Segment | None = None
    between_s = 0
    hasty: dict[int, int] = {}
    for segment in plan:
        if not segment.is_work:
            between_s += segment.seconds
            continue
        changes = previous is not None and previous.is_upright != segment.is_upright
        is_own = segment.ready_s is not None
        if changes and is_own and segment.key and between_s < READY_AFTER_POSTURE_CHANGE_S:
            hasty.setdefault(segment.key.step, between_s)
        previous, between_s = segment, 0
    for number, seconds in hasty.items():
        _, fields = draft.steps[number]
        fields.problems.warning(
            fields.place("ready"),
            "hasty-change",
            f"there are {in_words(seconds)} to change between floor and standing: a hurried "
            "change is itself a load for a sore hip (P)",
            f"leave {READY_AFTER_POSTURE_CHANGE_S} s, rest and ready together, or remove ready",
            drop(fields.node, "ready"),
        )
