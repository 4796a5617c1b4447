"""Where a walk stands: a question about one set, and all that is left of its stretch beside it."""

from functools import cache
from typing import NamedTuple

from rehab_app.engine.laying_out import ready_s
from rehab_app.engine.proving.sets import SetsLeft, merged
from rehab_app.engine.proving.spots import known_here
from rehab_app.engine.proving.steps import Known, Told
from rehab_app.engine.proving.walking import Walker
from rehab_app.model.person import Side

Trace = tuple[tuple[Side, Told], ...]


class Between(NamedTuple):
    """Between two sets: what is left, what is known, what was said of the sides in this round.

    `is_upright` is the posture to come from.
    """

    sets: SetsLeft
    known: Known
    trace: Trace = ()
    is_upright: bool | None = None


class Beside(NamedTuple):
    """What stands beside a question: its own strand as it was before its set, and all others."""

    mine: SetsLeft
    others: SetsLeft
    known: Known
    trace: Trace


class Place(NamedTuple):
    """A question with what stands beside it; no spot: the stretch is over, or the session is."""

    beside: int
    spot: int | None
    seconds: float
    is_over: bool = False
    is_upright: bool | None = None


class Places:
    """Goes from question to question in stretches of one plan."""

    def __init__(self, walker: Walker, *, is_eased: bool) -> None:
        self._walker = walker
        self._is_eased = is_eased
        self._sets = walker.sets
        self._besides: list[Beside] = []
        self._numbers: dict[Beside, int] = {}
        self.begin = cache(self._begin)
        self.after = cache(self._after)
        self.go_on = cache(self._go_on)
        self.sides_asked_on = cache(self._sides_asked_on)

    def beside(self, number: int) -> Beside:
        """Return what stands beside a question."""
        return self._besides[number]

    def _sides_asked_on(self, beside: int, spot: int, place: Place) -> frozenset[Side]:
        """Return the sides of which the same is asked on after a question at a spot."""
        walker, to = self._walker, place.spot
        side, work = walker.spots.side_at(spot), walker.spots.question(spot).work
        if to is None or side is None or work is None or walker.spots.side_at(to) is None:
            return frozenset()
        following = walker.spots.question(to).work
        old, new = self._besides[beside], self._besides[place.beside]
        if following is None or following.exercise != work.exercise:
            return frozenset()
        if new.mine == old.mine:
            return frozenset({side, *(each for each, _ in new.trace)})
        here = self._sets.round_of(new.mine[0])
        if self._sets.round_of(old.mine[0]) != here:
            return frozenset()
        left = (each for each in new.mine if self._sets.round_of(each) == here)
        sides = {work.side for each in left for work in self._sets.sides(each)}
        if walker.spots.is_asked_on(spot, is_sore=dict(new.trace).get(side) is Told.SORE):
            return frozenset(sides)
        return frozenset(sides - {side})

    def _go_on(self, beside: int, number: int, is_sore: bool, is_paused: bool) -> Place:
        """Return the next question after a landing; `is_sore` tells of the answer."""
        there = self._walker.landings[number]
        if there.is_over:
            return Place(beside, None, there.seconds, is_over=True)
        if there.spot is not None:
            return Place(self._at(beside, number), there.spot, there.seconds)
        place = self.begin(self.after(beside, number, is_sore), is_paused)
        return place._replace(seconds=there.seconds + place.seconds)

    def _at(self, beside: int, number: int) -> int:
        """Return what stands beside the next question about the same set."""
        mine, others, known, trace = self._besides[beside]
        there = self._walker.landings[number]
        others = self._sets.without_stopped(others, there.gained.stopped)
        known = known.joined(there.gained)
        if self._walker.spots.side_at(there.spot) is None and not there.left:
            mine, trace = (), ()
        names = self._sets.relevant(mine + others) | self._walker.spots.names_at(there.spot)
        return self._number(Beside(mine, others, known.only(names), trace))

    def _after(self, beside: int, number: int, is_sore: bool) -> Between:
        """Return what a landing leaves between two sets."""
        mine, others, known, trace = self._besides[beside]
        there = self._walker.landings[number]
        others = self._sets.without_stopped(others, there.gained.stopped)
        known = known.joined(there.gained)
        left = self._walker.strands.left(mine, there.left) if there.left else ()
        sets = merged(others, left)
        known = known.only(self._sets.relevant(sets))
        if there.told is not None and there.told not in dict(trace):
            trace = (*trace, (there.told, Told.SORE if is_sore else Told.WELL))
        return Between(sets, known, self._still_told(trace, mine, sets), there.is_upright)

    def _begin(self, between: Between, is_paused: bool) -> Place:
        """Go on with the first of some sets, up to the next question."""
        sets, known, trace, is_upright = between
        seconds = 0.0
        while sets:
            mine, others = self._sets.strand(sets)
            strand = self._walker.strands.of(mine)
            works = self._walker.strands.works(strand.shapes)
            seconds += ready_s(works[0], is_upright) - ready_s(works[0], None)
            number = self._walker.enter(
                strand.shapes,
                dict(trace).get(works[0].side, Told.NOT_YET),
                known_here(known, works, self._sets),
                is_eased=self._is_eased,
                is_paused=is_paused,
            )
            there = self._walker.landings[number]
            seconds += there.seconds
            if there.is_over:
                return Place(0, None, seconds, is_over=True)
            if there.spot is not None:
                here = self._number(Beside(mine, others, known, trace))
                return Place(here, there.spot, seconds)
            left = self._walker.strands.left(mine, there.left) if there.left else ()
            sets = merged(others, left)
            known = known.only(self._sets.relevant(sets))
            trace, is_upright = self._still_told(trace, mine, sets), there.is_upright
        return Place(0, None, seconds, is_upright=is_upright)

    def _still_told(self, trace: Trace, mine: SetsLeft, sets: SetsLeft) -> Trace:
        """Return what was said of sides that are worked again in the same round."""
        if not trace or not mine or not sets:
            return ()
        here, exercise = self._sets.round_of(mine[0]), self._sets.work(mine[0]).exercise
        sides: set[Side] = set()
        for each in sets:
            if self._sets.round_of(each) != here or self._sets.work(each).exercise != exercise:
                break
            sides.update(work.side for work in self._sets.sides(each))
        return tuple(sorted((each for each in trace if each[0] in sides), key=lambda each: each[0]))

    def _number(self, beside: Beside) -> int:
        number = self._numbers.setdefault(beside, len(self._besides))
        if number == len(self._besides):
            self._besides.append(beside)
        return number
