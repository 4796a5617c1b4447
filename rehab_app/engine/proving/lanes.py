"""Each exercise of a plan walked by itself, with all that others can do to it.

A *lane* is the sets of one exercise, and what pain makes of them. What comes from outside may be
anything that can come: rows that look back may have counted already, a variant may have been
stopped before, and where another exercise can be swapped for the same variant, pain in that one
may ease or swap what is left of this one. So more is walked than can happen, and what holds in all
of it holds in every session. The walk is as long as the plan, not as all that its exercises can do
together.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

from rehab_app.engine.laying_out import ready_s
from rehab_app.engine.proving.answers import Answers
from rehab_app.engine.proving.questions import Flags, Posed
from rehab_app.engine.proving.sets import SetsLeft, at, slot_of
from rehab_app.engine.proving.spots import known_here
from rehab_app.engine.proving.steps import NOTHING, Branch, Known, Told, WalkError
from rehab_app.engine.proving.walking import Walker
from rehab_app.model.pain import Action, Result
from rehab_app.model.replacing import replace
from rehab_app.model.routine import AskKind, AskPoint

_POSTURES = (True, False, None)


class Bout(NamedTuple):
    """Sets that are left of a lane; `is_under_way`: of the first one side has been done."""

    sets: SetsLeft
    known: Known = NOTHING
    flags: Flags = frozenset()
    is_under_way: bool = False


class Stop(NamedTuple):
    """A question in a lane: the sets there were, what is known, which rows have counted for it."""

    spot: int
    sets: SetsLeft
    known: Known
    flags: Flags


class Move(NamedTuple):
    """Answers at a question that lead to the same landing from a spot, and what they count."""

    spot: int
    branch: Branch
    landing: int


Place = Bout | Stop


@dataclass(frozen=True, slots=True)
class Lane:
    """The sets of an exercise, and the rows that other exercises can have counted for them."""

    sets: SetsLeft
    outside: Flags


class Lanes:
    """Walks the lanes of one plan."""

    def __init__(self, walker: Walker, sets: SetsLeft, answers: Answers, *, is_eased: bool) -> None:
        self._walker = walker
        self._sets = walker.sets
        self._answers = answers
        self._is_eased = is_eased
        split = tuple(self._split(sets))
        reached = Counter(name for lane in split for name in self._reached(lane))
        self._shared = frozenset(name for name, count in reached.items() if count > 1)
        self._targets = Counter(target for lane in split for target in self._worked(lane))
        self.lanes = tuple(Lane(lane, self._outside(lane, len(split))) for lane in split)
        self.moves = cache(self._moves)
        self._entered = cache(self._enter)
        self._by_others = cache(self._done_by_others)
        self._checked: set[int] = set()  # Of tuples that `answers` keeps.

    # -- what others call

    def next(self, place: Place, lane: Lane) -> Iterator[tuple[Place | None, float]]:
        """Yield where a lane can go on from a place, in how many seconds; None is its end."""
        if isinstance(place, Stop):
            for move in self.moves(place.spot, place.flags, lane.outside):
                yield self._followed(place, move), self._walker.landings[move.landing].seconds
            return
        there = self._walker.landings[self._entered(place.sets, place.known)]
        yield (
            self._landed(self._entered(place.sets, place.known), place),
            there.seconds + (self._most_to_get_ready_s(place)),
        )
        if not place.is_under_way and self._sets.work(place.sets[0]).exercise in self._shared:
            for sets, known in self._by_others(place.sets, place.known, lane.outside):
                yield Bout(sets, known, place.flags) if sets else None, 0.0

    def hurting(self, lane: Lane) -> Iterator[Stop]:
        """Yield where it hurts in the first set of a lane, with all others still to come."""
        for spot in self._walker.hurt_at(self._entered(lane.sets, NOTHING)):
            yield Stop(spot, lane.sets, NOTHING, frozenset())

    def goes_on_unattended(self, lane: Lane) -> bool:
        """Tell whether a lane loads anybody who has left two questions in a row unanswered."""
        strand = self._walker.strands.of(lane.sets)
        number = self._walker.enter(
            strand.shapes, Told.NOT_YET, NOTHING, is_eased=self._is_eased, is_paused=True
        )
        first = self._sets.work(lane.sets[0])
        return not (first.is_relief or self._walker.landings[number].is_over)

    def asked(self, stop: Stop, lane: Lane) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield the spots of a question, and the rows that can have counted before it."""
        judge, target = self._walker.judge, self._walker.spots.asked_at(stop.spot).target
        counted = judge.counted(stop.flags, target)
        outside = judge.counted(lane.outside, target)
        for spot in self._resolved(stop.spot):
            for more in _subsets(outside - counted):
                yield spot, counted | more

    # -- inside: lanes

    def _split(self, sets: SetsLeft) -> Iterator[SetsLeft]:
        while sets:
            mine, sets = self._sets.strand(sets)
            yield mine

    def _reached(self, lane: SetsLeft) -> frozenset[str]:
        return frozenset().union(*(self._sets.family(each) for each in lane))

    def _worked(self, lane: SetsLeft) -> frozenset[str]:
        return frozenset(self._sets.work(each).target for each in lane)

    def _outside(self, lane: SetsLeft, lanes: int) -> Flags:
        """Return the rows that other exercises can have counted for a lane."""
        flags: set[tuple[str, str]] = set()
        for row, is_by_target in self._walker.judge.rows():
            if is_by_target:
                mine = self._worked(lane)
                flags.update((row, target) for target in mine if self._targets[target] > 1)
            elif lanes > 1:
                flags.add((row, ""))
        return frozenset(flags)

    # -- inside: going on

    def _enter(self, sets: SetsLeft, known: Known) -> int:
        strand = self._walker.strands.of(sets)
        works = self._walker.strands.works(strand.shapes)
        here = known_here(known, works, self._sets)
        return self._walker.enter(
            strand.shapes, Told.NOT_YET, here, is_eased=self._is_eased, is_paused=False
        )

    def _most_to_get_ready_s(self, bout: Bout) -> int:
        """Return how much longer than from any posture it can take to get ready for a set."""
        first = self._sets.work(bout.sets[0])
        return max(ready_s(first, each) for each in _POSTURES) - ready_s(first, None)

    def _followed(self, stop: Stop, move: Move) -> Place | None:
        gained, flags = self._walker.landings[move.landing].gained, stop.flags
        if move.branch.counts:
            target = self._walker.spots.asked_at(stop.spot).target
            flags = self._walker.judge.flags_after(flags, move.branch.counts, target)
        return self._landed(move.landing, Bout(stop.sets, stop.known.joined(gained), flags))

    def _landed(self, number: int, bout: Bout) -> Place | None:
        there, (sets, known, flags, _) = self._walker.landings[number], bout
        if there.is_over:
            return None
        if there.spot is not None:
            is_over = self._walker.spots.side_at(there.spot) is None and not there.left
            return Stop(there.spot, () if is_over else sets, known, flags)
        if not there.left:
            return None
        left = self._walker.strands.left(sets, there.left)
        return Bout(left, self._only(known, left), flags, is_under_way=there.left[0][0] == 0)

    def _only(self, known: Known, left: SetsLeft) -> Known:
        return known if known == NOTHING else known.only(self._sets.relevant(left))

    def _done_by_others(
        self, sets: SetsLeft, known: Known, outside: Flags
    ) -> tuple[tuple[SetsLeft, Known], ...]:
        """Return what can be left of sets after pain in the same exercise of another lane."""
        last = self._sets.sides(sets[0])[-1]
        other = self._sets.shape((replace(last, ask=(AskPoint(AskKind.AFTER),)),))
        mine = (at(slot_of(sets[0]), other), *sets)
        spot = self._walker.landings[self._enter(mine, known)].spot
        if spot is None:
            raise WalkError("a set that asks nothing though it should")
        found: dict[tuple[SetsLeft, Known], None] = {}
        for move in self.moves(spot, frozenset(), outside, (Action.EASE, Action.SWAP)):
            there = self._walker.landings[move.landing]
            if there.left:
                left = self._walker.strands.left(mine, there.left)
                found[left, self._only(known.joined(there.gained), left)] = None
        return tuple(each for each in found if each != (sets, known))

    # -- inside: answers

    def _moves(
        self, spot: int, flags: Flags, outside: Flags, only: tuple[Action, ...] = tuple(Action)
    ) -> tuple[Move, ...]:
        """Return the answers at a question, whatever was asked before and counted elsewhere."""
        found: dict[tuple[int, frozenset[str]], Move] = {}
        done: set[Result] = set()
        for here in self._resolved(spot):
            for branch in self._branches(here, flags, outside):
                do = branch.outcome.decision.do
                # What is stopped only matters for a swap, and for what comes instead of one.
                if do in only and (here == spot or do is Action.SWAP or do not in done):
                    landing = self._walker.step(here, 0, branch)
                    found.setdefault((landing, branch.counts), Move(here, branch, landing))
                    done.add(do)
        return tuple(found.values())

    def _branches(self, spot: int, flags: Flags, outside: Flags) -> Iterator[Branch]:
        walker, spots = self._walker, self._walker.spots
        target, feasible = spots.asked_at(spot).target, spots.feasible_at(spot)
        counted = walker.judge.counted(flags, target)
        others = walker.judge.counted(outside, target) - counted
        for more in _subsets(others):
            found = self._answers.branches(spots.seen_by_rows(spot), counted | more, feasible)
            if id(found) not in self._checked:  # The same answers may come at many spots.
                self._checked.add(id(found))
                for asked, branch in found:
                    walker.asking.check(spot, Posed(asked, counted | more, feasible, None), branch)
            yield from (branch for _, branch in found)

    def _resolved(self, spot: int) -> Iterator[int]:
        """Yield a spot, and it with more and more of its variants stopped by others.

        What is still to be done has not been stopped.
        """
        yield spot
        here = self._walker.spots.state(spot)
        still = {work.exercise for work in here.plan[here.index :] if work.is_work}
        names: frozenset[str] = frozenset()
        for name in self._walker.spots.variants_at(spot):
            if name not in still:
                names |= {name}
                yield self._walker.spots.with_stopped(spot, names)


def _subsets(names: frozenset[str]) -> Iterator[frozenset[str]]:
    each = sorted(names)
    for count in range(len(each) + 1):
        yield from map(frozenset, combinations(each, count))
