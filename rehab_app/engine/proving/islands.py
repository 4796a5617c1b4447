"""Stretches of a session that don't touch each other, and what in them does.

Pain in one exercise changes what is still to come of that exercise and its variants: a *family*.
Families whose sets alternate, as in rounds, belong to one stretch; every other one is walked by
itself.
"""

from dataclasses import dataclass

from rehab_app.engine.proving.sets import Sets, SetsLeft
from rehab_app.model.pain import Moment
from rehab_app.model.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Island:
    """Sets that are laid out when a session comes to them; or segments that stand as they are.

    Each stretch equals itself only: hundreds of sets would have to be compared.
    """

    sets: SetsLeft = ()
    as_is: Plan = ()


def islands_of(plan: Plan, sets: Sets) -> tuple[Island, ...]:
    """Return the stretches of a plan in order: a wait before the first set, sets, the end."""
    first = next((number for number, each in enumerate(plan) if each.key is not None), len(plan))
    waits, ends = plan[:first], tuple(each for each in plan if each.moment is Moment.END)
    waits = tuple(each for each in waits if each.moment is not Moment.END)
    parts: list[Island] = [Island(as_is=waits)] if waits else []
    parts.extend(Island(sets=part) for part in _parts(sets.left(plan), sets))
    if ends:
        parts.append(Island(as_is=ends))
    return tuple(parts)


def _parts(left: SetsLeft, sets: Sets) -> list[SetsLeft]:
    last: dict[str, int] = {}
    for place, number in enumerate(left):
        last.update(dict.fromkeys(sets.family(number), place))
    parts: list[SetsLeft] = []
    start = reach = 0
    for place, number in enumerate(left):
        if place > reach:
            parts.append(left[start:place])
            start = place
        reach = max(reach, place, *(last[name] for name in sets.family(number)))
    if left:
        parts.append(left[start:])
    return parts
