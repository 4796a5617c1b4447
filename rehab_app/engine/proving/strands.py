"""A strand as a plan of its own: the set under way, and the sets that follow it.

What an answer does to a set is the same for each of many alike, so two stand for all of them.
Where it could make a difference how many there are, none is left out.
"""

from functools import cache
from typing import NamedTuple

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.sets import Sets, SetsLeft, at, shape_of, slot_of
from rehab_app.engine.swapping import replaced_by
from rehab_app.model.plan import Plan, work_seconds_of

Shapes = tuple[tuple[int, bool], ...]


class Strand(NamedTuple):
    """Shapes in order, each with whether it is of the round under way; and where each set went."""

    shapes: Shapes
    places: tuple[int, ...]


class Strands:
    """Makes strands of sets, and sets of what is left of a strand."""

    def __init__(self, facts: Facts, sets: Sets) -> None:
        self._facts = facts
        self._sets = sets
        self.of = cache(self._of)
        self.works = cache(self._works)
        self.left = cache(self._left)

    def _of(self, mine: SetsLeft) -> Strand:
        """Return some sets as a strand; the first is under way."""
        now = self._sets.round_of(mine[0])
        shapes = tuple((shape_of(each), self._sets.round_of(each) == now) for each in mine)
        whole = Strand(shapes, tuple(range(len(mine))))
        if len(mine) <= 2:
            return whole
        following = sorted(set(shapes[1:]))
        kept = (shapes[0], *following)
        places = (0, *(1 + following.index(shape) for shape in shapes[1:]))
        short = Strand(kept, places)
        return short if self._can_stand_for(short, whole) else whole

    def _can_stand_for(self, short: Strand, whole: Strand) -> bool:
        """Tell whether a variant takes no more time in one just where it does not in the other."""
        few, many = self.works(short.shapes), self.works(whole.shapes)
        first = few[0]
        if first.key is None or len(self._sets.strand_names(first.exercise)) > 1:
            return False
        return all(
            self._is_as_short(name, few[1:]) is self._is_as_short(name, many[1:])
            for name in self._facts.variants_of(first.exercise, self._facts.steps[first.key.step])
        )

    def _is_as_short(self, name: str, works: Plan) -> bool:
        exercise = works[0].exercise
        variant = replaced_by(self._facts.exercise(name), exercise, works, self._facts)
        return work_seconds_of(variant) <= work_seconds_of(works)

    def _works(self, shapes: Shapes) -> Plan:
        """Return the work of a strand; sets of other rounds are put into one."""
        return tuple(
            work
            for place, (shape, is_now) in enumerate(shapes)
            for work in self._sets.works_at(shape, 0 if is_now else 1, place)
        )

    def _left(self, mine: SetsLeft, shapes: tuple[tuple[int, int], ...]) -> SetsLeft:
        """Return the sets that are left where of each place in a strand some shape is left."""
        left = dict(shapes)
        places = self.of(mine).places
        return tuple(
            at(slot_of(each), left[place])
            for each, place in zip(mine, places, strict=True)
            if place in left
        )
