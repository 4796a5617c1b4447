"""The sets of work that are left in a session, each as a number.

Pain in an exercise changes what is left of that exercise, and of a target what works it. So the
sets that are left of one exercise, its *strand*, are all that an answer about it has to be tried
on; everything else stays as it is. Where a swap goes on in the middle of a set, as it does in a
walk and jog, the exercise and its variants are one strand.

A set is a *slot*, its place in the plan, and a *shape*, what is left to do in it. Sets of steps
that are written alike have the same shapes wherever they stand.
"""

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.model.ladder import WalkJog
from rehab_app.model.plan import Plan, Segment, SetKey
from rehab_app.model.replacing import replace

SetsLeft = tuple[int, ...]

_SHAPE_BITS = 20
_SHAPE = (1 << _SHAPE_BITS) - 1


class Sets:
    """Numbers the sets of one routine's sessions."""

    def __init__(self, facts: Facts, planned: Plan) -> None:
        self._facts = facts
        self._shapes: list[Plan] = []
        self._numbers: dict[Plan, int] = {}
        self._slots: dict[tuple[int, ...], int] = {}
        self.relevant = cache(self._relevant)
        self.names_at = cache(self._names)
        self.variants = cache(self._variants)
        self.works_at = cache(self._works_at)
        self._like = cache(self._first_like)
        self._plain = cache(self._without_place)
        for work in planned:
            if work.is_work:
                self._slots.setdefault(_order(work), len(self._slots))
        self._rounds = [order[:3] for order in self._slots]
        self._walked = frozenset(
            name
            for work in planned
            if isinstance(work.dose, WalkJog) and work.key is not None
            for name in self.variants(work.key.step, work.exercise)
        )

    # -- sets

    def left(self, plan: Plan) -> SetsLeft:
        """Return the sets of a plan in order, both sides of a set together."""
        works = (segment for segment in plan if segment.is_work)
        return tuple(
            at(self._slots[order], self.shape(group)) for order, group in groupby(works, key=_order)
        )

    def strand(self, sets: SetsLeft) -> tuple[SetsLeft, SetsLeft]:
        """Return the strand of the first of some sets, and the sets that are no part of it."""
        names = self.strand_names(self.work(sets[0]).exercise)
        mine = tuple(each for each in sets if self.work(each).exercise in names)
        return mine, tuple(each for each in sets if self.work(each).exercise not in names)

    def strand_names(self, exercise: str) -> frozenset[str]:
        """Return the exercises of a strand."""
        return self._walked if exercise in self._walked else frozenset({exercise})

    def without_stopped(self, sets: SetsLeft, stopped: frozenset[str]) -> SetsLeft:
        """Return the sets that work none of the targets that were left out."""
        if not stopped:
            return sets
        return tuple(each for each in sets if not stopped & self.targets(each))

    def work(self, number: int) -> Segment:
        """Return the first work of a set, without its place."""
        return self._shapes[number & _SHAPE][0]

    def round_of(self, number: int) -> tuple[int, ...]:
        """Return the round of a step that a set belongs to."""
        return self._rounds[number >> _SHAPE_BITS]

    def sides(self, number: int) -> Plan:
        """Return the work that is left of a set, without its place."""
        return self._shapes[number & _SHAPE]

    def family(self, number: int) -> frozenset[str]:
        """Return an exercise and all that it can be swapped for in its set."""
        first = self.work(number)
        return self.variants(first.key.step if first.key else 0, first.exercise)

    def targets(self, number: int) -> frozenset[str]:
        """Return what a set works."""
        first = self.work(number)
        return frozenset({first.target, self._facts.exercise(first.exercise).target})

    # -- shapes

    def shape(self, works: Iterable[Segment]) -> int:
        """Return the number of what is left to do in a set."""
        plain = tuple(map(self._plain, works))
        number = self._numbers.setdefault(plain, len(self._shapes))
        if number == len(self._shapes):
            self._shapes.append(plain)
        return number

    def of_shape(self, shape: int) -> Segment:
        """Return the first work of a shape."""
        return self._shapes[shape][0]

    def _works_at(self, shape: int, round_: int, set_: int) -> Plan:
        """Return the work of a shape at a place of a made-up plan."""
        return tuple(
            replace(work, key=replace(work.key, round=round_, set=set_))
            for work in self._shapes[shape]
            if work.key is not None
        )

    def _without_place(self, work: Segment) -> Segment:
        if work.key is None:
            raise ValueError("work without a set")
        key = SetKey(self._like(work.key.step, work.exercise), 0, 0, work.key.side)
        return replace(work, key=key, block=0, asks_at_s=(), rung=0, sets=1, prescribed="")

    def _first_like(self, step: int, exercise: str) -> int:
        """Return the first step in which pain in an exercise does the same as in another."""
        names = sorted(self.variants(step, exercise))
        steps = enumerate(self._facts.steps)
        here = self._facts.steps[step]
        mine = [self._facts.variants_of(name, here) for name in names]
        return next(
            number
            for number, other in steps
            if other.ask == here.ask
            and [self._facts.variants_of(name, other) for name in names] == mine
        )

    # -- names

    def names_for(self, work: Segment) -> frozenset[str]:
        """Return the exercises that can come in place of a work, and all their targets."""
        return self.names_at(work.key.step if work.key else 0, work.exercise, work.target)

    def _names(self, step: int, exercise: str, target: str) -> frozenset[str]:
        variants = self.variants(step, exercise)
        return variants | {self._facts.exercise(name).target for name in variants} | {target}

    def _relevant(self, sets: SetsLeft) -> frozenset[str]:
        """Return all exercises that can still come in some sets, and their targets."""
        shapes = {number & _SHAPE: number for number in sets}
        return frozenset().union(*(self.names_for(self.work(each)) for each in shapes.values()))

    def _variants(self, step: int, exercise: str) -> frozenset[str]:
        names, new = {exercise}, [exercise]
        while new:
            variants = self._facts.variants_of(new.pop(), self._facts.steps[step])
            new.extend(name for name in variants if name not in names)
            names.update(variants)
        return frozenset(names)


def at(slot: int, shape: int) -> int:
    """Return the number of a set: what is left to do at a place of the plan."""
    return slot << _SHAPE_BITS | shape


def slot_of(number: int) -> int:
    """Return the place of a set in the plan."""
    return number >> _SHAPE_BITS


def shape_of(number: int) -> int:
    """Return the number of what is left to do in a set."""
    return number & _SHAPE


def merged(some: SetsLeft, others: SetsLeft) -> SetsLeft:
    """Return sets in the order of the plan."""
    return tuple(sorted(some + others)) if some and others else some or others


def _order(work: Segment) -> tuple[int, ...]:
    if work.key is None:
        raise ValueError("work without a set")
    return (work.block, work.key.round, work.key.step, work.key.set)
