"""A decision changes what is still to come of a plan, and says what it changed.

Within a session an adjustment only ever takes load away: no set is added, no hold made longer, and
a variant never takes more time than the sets it stands for.
"""

from collections.abc import Callable
from math import ceil, floor

from rehab_app.engine.facts import Facts
from rehab_app.engine.laying_out import lay_out, moment_segment, rest_segment
from rehab_app.engine.planning import work_segments
from rehab_app.engine.scene import (
    Adjusted,
    Scene,
    closing_of,
    ended_running,
    exercises_stopped,
    laid_out_again,
    running_change,
    trailing_of,
)
from rehab_app.engine.swapping import swap, variant_for
from rehab_app.model.ladder import Hold, Reps, WalkJog, eased, series_of
from rehab_app.model.pain import Action, Moment
from rehab_app.model.plan import (
    Change,
    HoldShortened,
    JogShortened,
    RecheckAdded,
    RepsReduced,
    Segment,
    SegmentKind,
    SessionEnded,
    count_sets,
)
from rehab_app.model.replacing import replace


def feasible(scene: Scene, action: Action) -> Action:
    """Return the action that can be done now.

    At the lowest notch an ease is a swap, and a swap without a variant stops the pose. Where
    nothing is left of the exercise, the action stays as it is and changes nothing.
    """
    left = [work for work in scene.works_left if work.exercise == scene.work.exercise]
    if not left:
        return action
    can_ease = (
        (scene.is_running and scene.work.kind is not SegmentKind.OPEN)
        or scene.work.exercise in scene.eased
        or any(_eased_work(work, scene.facts) is not None for work in left)
    )
    if action is Action.EASE and not can_ease:
        action = Action.SWAP
    if action is Action.SWAP and variant_for(scene) is None:
        return Action.STOP_POSE
    return action


def apply(scene: Scene, action: Action) -> Adjusted:
    """Return the plan that an action leaves, with the list of what changed."""
    match action:
        case Action.CONTINUE:
            return Adjusted(scene.done, scene.ahead)
        case Action.EASE:
            return _ease(scene)
        case Action.SWAP:
            return swap(scene)
        case Action.STOP_POSE:
            return _stop(scene, lambda work: work.exercise == scene.work.exercise)
        case Action.SKIP_TARGET:
            return _stop(scene, lambda work: _works_target_of(scene, work))
        case Action.END_SESSION:
            change = SessionEnded(sets=count_sets(scene.works_ahead))
            return Adjusted(scene.done, (), (*ended_running(scene), change))


# -- ease


def _ease(scene: Scene) -> Adjusted:
    """Make every hold or rep count still to come of the exercise smaller, once a session."""
    if scene.work.exercise in scene.eased:
        return Adjusted(scene.done, scene.ahead)
    done = scene.done
    changes: list[Change] = []
    works: list[Segment] = []
    if scene.spent_s is not None:
        shorter, *walked = _shorter_running(scene.work, scene.spent_s, scene.facts)
        done = (*done[:-1], shorter)
        works.extend(walked)
        changes.extend(running_change(scene.work, shorter.seconds))
    for work in scene.works_ahead:
        is_mine = work.exercise == scene.work.exercise
        lower = _eased_work(work, scene.facts) if is_mine else None
        works.extend(lower or (work,))
        if lower and (change := _dose_change(work, lower[0])) not in changes:
            changes.append(change)
    ahead = laid_out_again(scene, done, works, trailing_of(scene))
    return Adjusted(done, ahead, tuple(changes))


def _shorter_running(work: Segment, spent_s: float, facts: Facts) -> tuple[Segment, ...]:
    """Halve the time that remains: to a notch, or plainly where there is no notch so low.

    A walk stays as it is; what is cut off a jog is walked.
    """
    if work.kind in (SegmentKind.WALK, SegmentKind.OPEN):
        return (work,)
    remaining_s = work.seconds - spent_s
    half_s = floor(remaining_s / 2)
    if isinstance(work.dose, Reps):
        rep_s = sum(work.dose.tempo_s)
        half_s -= half_s % rep_s
    elif isinstance(work.dose, Hold):
        notches = series_of(work.dose, facts.exercise(work.exercise).group)
        half_s = max((notch for notch in notches if notch <= half_s), default=half_s)
    shorter = replace(work, seconds=min(work.seconds, ceil(spent_s) + half_s))
    cut_s = work.seconds - shorter.seconds
    if work.kind is not SegmentKind.JOG or not cut_s:
        return (shorter,)
    return (shorter, replace(work, kind=SegmentKind.WALK, seconds=cut_s))


def _eased_work(work: Segment, facts: Facts) -> tuple[Segment, ...] | None:
    """Return a set's work at the eased dose, or None where there is nothing lower."""
    if work.dose is None:
        return None
    if isinstance(work.dose, WalkJog):
        return _half_walked(work)
    lower = eased(work.dose, facts.exercise(work.exercise).group)
    return None if lower is None else work_segments(work, lower)


def _half_walked(work: Segment) -> tuple[Segment, ...] | None:
    """Turn the second half of a jog into a walk; a walk stays as it is."""
    if work.kind is not SegmentKind.JOG or work.seconds < 2:
        return None
    jog_s = work.seconds // 2
    walk = replace(work, kind=SegmentKind.WALK, seconds=work.seconds - jog_s)
    return (replace(work, seconds=jog_s), walk)


def _dose_change(work: Segment, lower: Segment) -> Change:
    name = work.exercise
    if isinstance(work.dose, Reps) and isinstance(lower.dose, Reps):
        return RepsReduced(exercise=name, from_reps=work.dose.count, to_reps=lower.dose.count)
    if work.kind is SegmentKind.JOG:
        return JogShortened(exercise=name, from_s=work.seconds, to_s=lower.seconds)
    return HoldShortened(exercise=name, from_s=work.seconds, to_s=lower.seconds)


# -- stop


def _stop(scene: Scene, is_stopped: Callable[[Segment], bool]) -> Adjusted:
    """Leave out sets, rest a while and ask again."""
    kept = tuple(work for work in scene.works_ahead if not is_stopped(work))
    left_out = tuple(work for work in scene.works_ahead if is_stopped(work))
    changes = (
        *ended_running(scene),
        *exercises_stopped(left_out),
        RecheckAdded(exercise=scene.work.exercise, after_s=scene.recheck_after_s),
    )
    ahead = (
        rest_segment(scene.work, scene.recheck_after_s),
        moment_segment(Moment.RECHECK, scene.work),
        *lay_out(kept, scene.done),
        *closing_of(scene.ahead),
    )
    return Adjusted(scene.done, ahead, changes)


def _works_target_of(scene: Scene, work: Segment) -> bool:
    target = scene.work.target
    is_same = work.exercise == scene.work.exercise
    return is_same or target in (work.target, scene.facts.exercise(work.exercise).target)
