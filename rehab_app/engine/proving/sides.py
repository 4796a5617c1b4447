"""Whether both sides of a step get the same number of sets."""

from collections import Counter
from collections.abc import Iterator, Mapping

from rehab_app.model.person import Side
from rehab_app.model.plan import Plan


def _sides(plan: Plan) -> Mapping[tuple[int, int], Counter[Side]]:
    """Return for each step and round how many sets each side still has."""
    sides: dict[tuple[int, int], dict[tuple[Side, int], None]] = {}
    for work in plan:
        if work.is_work and work.key is not None:
            key = (work.key.step, work.key.round)
            sides.setdefault(key, {})[work.key.side, work.key.set] = None
    return {key: Counter(side for side, _ in sets) for key, sets in sides.items()}


def uneven_sides(plan: Plan) -> Iterator[str]:
    """Yield in words where a step that works both sides has more sets on one."""
    for counts in _sides(plan).values():
        if counts[Side.LEFT] and counts[Side.RIGHT] and counts[Side.LEFT] != counts[Side.RIGHT]:
            yield f"{counts[Side.LEFT]} sets on the left, {counts[Side.RIGHT]} on the right"


def lost_sides(before: Plan, after: Plan) -> Iterator[str]:
    """Yield in words where one side has fewer sets than before though nothing was stopped."""
    sides_after = _sides(after)
    for key, counts in _sides(before).items():
        if sides_after.get(key) != counts:
            yield "a side loses sets though pain stopped nothing"


def swapped_sides(before: Plan, after: Plan) -> Iterator[str]:
    """Yield in words where a swap leaves a side out: it works the same sides, or both at once."""
    sides_after = _sides_of_sets(after)
    for key, sides in _sides_of_sets(before).items():
        now = sides_after.get(key, frozenset())
        fits = _BOTH_SIDES if Side.BOTH in sides else sides
        if now not in (sides, fits, frozenset({Side.BOTH})):
            yield "a swap loses a side"


def gated_sides(before: Plan, after: Plan) -> Iterator[str]:
    """Yield in words where one side is left of a set that had two, before anything hurt."""
    before_sides = _sides_of_sets(before)
    for key, sides in _sides_of_sets(after).items():
        was = before_sides.get(key, frozenset())
        fits = _BOTH_SIDES if Side.BOTH in was else was
        if sides not in (was, fits, frozenset({Side.BOTH})):
            yield "a set is left with one of its sides"


_BOTH_SIDES = frozenset({Side.LEFT, Side.RIGHT})


def _sides_of_sets(plan: Plan) -> Mapping[tuple[int, int, int], frozenset[Side]]:
    sides: dict[tuple[int, int, int], frozenset[Side]] = {}
    for work in plan:
        if work.is_work and work.key is not None:
            key = (work.key.step, work.key.round, work.key.set)
            sides[key] = sides.get(key, frozenset()) | {work.key.side}
    return sides
