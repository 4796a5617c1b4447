"""Stretches of a plan that don't touch each other.

Pain in one exercise changes what is still to come of that exercise and its variants. So steps that
share one belong together, with all that lies between; every other stretch is walked by itself.
"""

from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.spots import Spots
from rehab_app.model.pain import Moment
from rehab_app.model.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Island:
    """Work that is laid out when a session comes to it; or segments that stand as they are.

    Each stretch equals itself only: hundreds of segments would have to be compared.
    """

    works: Plan = ()
    as_is: Plan = ()


def islands_of(plan: Plan, facts: Facts, spots: Spots) -> tuple[Island, ...]:
    """Return the stretches of a plan in order: a wait before the first set, sets, the end."""
    works = tuple(segment for segment in plan if segment.is_work)
    first = next((number for number, each in enumerate(plan) if each.key is not None), len(plan))
    waits, ends = plan[:first], tuple(each for each in plan if each.moment is Moment.END)
    waits = tuple(each for each in waits if each.moment is not Moment.END)
    parts: list[Island] = [Island(as_is=waits)] if waits else []
    parts.extend(Island(works=part) for part in _parts(works, spots))
    if ends:
        parts.append(Island(as_is=ends))
    return tuple(parts)


def _parts(works: Plan, spots: Spots) -> list[Plan]:
    last: dict[str, int] = {}
    families: list[frozenset[str]] = []
    for number, work in enumerate(works):
        family = spots.variants(work.key.step if work.key else 0, work.exercise)
        families.append(family)
        last.update(dict.fromkeys(family, number))
    parts: list[Plan] = []
    start = reach = 0
    for number, family in enumerate(families):
        if number > reach:
            parts.append(works[start:number])
            start = number
        reach = max(reach, number, *(last[name] for name in family))
    if works:
        parts.append(works[start:])
    return parts
