"""Lays sets out in time: getting ready, working, being asked, resting.

Planning and every later change use the same function, so a changed plan has the same shape as a
fresh one.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rehab_app.model.pain import Moment
from rehab_app.model.plan import Plan, Segment, SegmentKind, SetKey
from rehab_app.model.replacing import replace
from rehab_app.model.routine import AskKind, AskPoint

READY_S = 5
READY_AFTER_POSTURE_CHANGE_S = 15

_Asked = tuple[int, int, str, str]


def lay_out(
    works: Iterable[Segment],
    before: Sequence[Segment] = (),
    continuing: SetKey | None = None,
) -> Plan:
    """Return the segments of sets that are given as their work segments.

    `before` is the plan up to here: it tells the posture to come from and which sides have been
    asked about. The set `continuing` is under way and gets no time to get ready.
    """
    sets = [tuple(group) for _, group in groupby(works, key=lambda work: work.key)]
    previous = next((segment for segment in reversed(before) if segment.is_work), None)
    asked = {_asked_key(segment) for segment in before if segment.moment is Moment.AFTER}
    last_of = {_asked_key(group[0]): number for number, group in enumerate(sets)}
    plan: list[Segment] = []
    for number, group in enumerate(sets):
        first = group[0]
        if first.key != continuing:
            plan.append(_ready(first, previous))
        plan.extend(_with_questions(group))
        key = _asked_key(first)
        is_first, is_last = key not in asked, last_of[key] == number
        if _asks_after(first) and (is_first or is_last):
            plan.append(_check_in(first, only_if_sore=not is_first))
        if first.rest_s:
            plan.append(_pause_like(first, SegmentKind.REST, first.rest_s))
        asked.add(key)
        previous = group[-1]
    return tuple(plan)


def question_times_s(ask: tuple[AskPoint, ...], seconds: int) -> tuple[int, ...]:
    """Return when to ask beside `seconds` of work, in seconds from its start, ends excluded."""
    times: set[int] = set()
    for point in ask:
        if point.kind is AskKind.HALFWAY:
            times.add(seconds // 2)
        elif point.kind is AskKind.AT:
            times.add(point.seconds)
        elif point.kind is AskKind.EVERY:
            times.update(range(point.seconds, seconds, point.seconds))
    return tuple(sorted(time for time in times if 0 < time < seconds))


def moment_segment(moment: Moment, about: Segment | None = None) -> Segment:
    """Return a check-in that belongs to no set, or asks again about one."""
    if about is None:
        return Segment(kind=SegmentKind.CHECK_IN, seconds=0, moment=moment)
    return replace(_pause_like(about, SegmentKind.CHECK_IN, 0), moment=moment)


def rest_segment(about: Segment, seconds: int) -> Segment:
    """Return a rest after a set that pain stopped."""
    return _pause_like(about, SegmentKind.REST, seconds)


def ready_s(first: Segment, is_upright: bool | None) -> int:
    """Return the seconds to get ready for a set in, from a posture (None: nothing was done yet)."""
    if first.ready_s is not None:
        return first.ready_s
    changes_posture = is_upright is not None and is_upright != first.is_upright
    return READY_AFTER_POSTURE_CHANGE_S if changes_posture else READY_S


def _ready(first: Segment, previous: Segment | None) -> Segment:
    seconds = ready_s(first, None if previous is None else previous.is_upright)
    is_other_side = (
        previous is not None
        and previous.key is not None
        and first.key is not None
        and previous.key.step == first.key.step
        and previous.side is not first.side
    )
    kind = SegmentKind.SWITCH if is_other_side else SegmentKind.READY
    return _pause_like(first, kind, seconds)


def _with_questions(group: tuple[Segment, ...]) -> list[Segment]:
    """Share out the questions of a whole set, which may be many walks and jogs."""
    times = question_times_s(group[0].ask, sum(work.seconds for work in group))
    asked: list[Segment] = []
    start = 0
    for work in group:
        end = start + work.seconds
        own = tuple(time - start for time in times if start < time < end)
        # A question that falls on the change from walk to jog is asked a second into the next.
        if start in times:
            own = (1, *own)
        asked.append(replace(work, asks_at_s=own))
        start = end
    return asked


def _check_in(work: Segment, *, only_if_sore: bool) -> Segment:
    return replace(
        moment_segment(Moment.AFTER, work),
        asks_only_if_sore=only_if_sore,
    )


def _pause_like(work: Segment, kind: SegmentKind, seconds: int) -> Segment:
    return replace(work, kind=kind, seconds=seconds, asks_at_s=(), moment=None)


def _asks_after(work: Segment) -> bool:
    return any(point.kind is AskKind.AFTER for point in work.ask)


def _asked_key(work: Segment) -> _Asked:
    if work.key is None:
        raise ValueError("a set without a key cannot be laid out")
    return (work.key.step, work.key.round, work.side, work.exercise)
