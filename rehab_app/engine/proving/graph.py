"""All sessions of a routine as one graph: questions, answers, and where they lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.carried import Carried, Carrying, Kept, kept_after
from rehab_app.engine.proving.islands import Island, islands_of
from rehab_app.engine.proving.places import Between, Place, Places
from rehab_app.engine.proving.questions import Asked, Posed
from rehab_app.engine.proving.steps import NOTHING, Branch, Known
from rehab_app.engine.proving.walking import Walker
from rehab_app.engine.running import MISSING_BEFORE_PAUSE
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Gate, Moment, Reading, RuleMoment
from rehab_app.model.plan import Plan

MOST_NODES = 200_000

# A question in a session: its root, stretch, what stands beside it, its spot, what is carried.
Node = tuple[int, int, int, int, int]


class Edge(NamedTuple):
    """Answers that lead to the same: to which question (None is the end), in how many seconds."""

    branch: Branch
    to: Node | None
    seconds: float
    landing: int

    @property
    def reading(self) -> Reading:
        """Return an answer that stands for all of them."""
        return self.branch.outcome.reading


@dataclass(frozen=True, slots=True)
class Opening:
    """First answers of a session that lead to the same, and where they lead.

    There are no `readings` where nothing is asked before; `root` is None where the session does
    not start.
    """

    readings: tuple[Reading, ...]
    count: int
    root: int | None
    to: Node | None
    seconds: float
    changed: SessionState

    @property
    def reading(self) -> Reading | None:
        """Return an answer that stands for all of them."""
        return self.readings[-1] if self.readings else None


class Out(NamedTuple):
    """Answers that lead to the same, their landing, and what is carried after them.

    `kept` are readings that are carried as well where the same side is asked again.
    """

    branch: Branch
    landing: int
    is_paused: bool
    after: int
    kept: Kept


class Root(NamedTuple):
    """A plan that a session begins with, by its stretches, and the level before it."""

    islands: tuple[Island, ...]
    is_eased: bool
    before: int | None


class TooManyStates(Exception):
    """The sessions of a routine have more states than are walked."""


class Graph:
    """Walks on from wherever somebody asks; nothing is walked twice."""

    def __init__(self, facts: Facts, most_nodes: int = MOST_NODES) -> None:
        self.facts = facts
        self.planned = make_plan(facts)
        self.walker = Walker(facts, self.planned)
        self.places = {each: Places(self.walker, is_eased=each) for each in (False, True)}
        self.carrying = Carrying()
        self.roots: list[Root] = []
        self._most_nodes = most_nodes
        self._edges: dict[Node, tuple[Edge, ...]] = {}
        self._islands = cache(lambda plan, is_eased: islands_of(plan, self.walker.sets))
        self._outs = cache(self._answered)
        self._relevant = cache(self._relevant_from)
        self._go_on = cache(self._next_question)
        self.openings = tuple(self._opened())

    # -- what others call

    def edges(self, node: Node) -> tuple[Edge, ...]:
        """Return all answers to a question; raises TooManyStates where there is no end to them."""
        edges = self._edges.get(node)
        if edges is None:
            if len(self._edges) >= self._most_nodes:
                raise TooManyStates
            edges = self._edges[node] = tuple(self._made_edges(node))
        return edges

    def ways(self, node: Node) -> Iterator[tuple[int, Node | None, float]]:
        """Yield how many answers to a question lead where, in how many seconds."""
        root, island, beside, spot, carried = node
        there = self.roots[root]
        is_wait, go_on = bool(there.islands[island].as_is), self.places[there.is_eased].go_on
        later = self._relevant(there.islands, island + 1)
        for out in self._outs(there.before, later, spot, carried):
            branch, landing, is_paused, after, kept = out
            if not (is_wait or kept):  # What most answers do, in few steps.
                to, here, seconds, _, _ = go_on(beside, landing, branch.is_sore, is_paused)
                if here is not None:
                    yield branch.answers, (root, island, to, here, after), seconds
                    continue
            yield branch.answers, *self._landed(node, out)

    def first_asked(self) -> Asked:
        """Return what is known about the question before a session."""
        return Asked(at=RuleMoment.BEFORE, before=self.facts.base)

    def posed(self, node: Node) -> Posed:
        """Return a node's question with all that decides on its answers."""
        root, _, _, spot, carried = node
        return self.walker.asking.posed(spot, self.roots[root].before, self.carrying.of(carried))

    def known(self, node: Node) -> Known:
        """Return what is known of earlier pain at a question."""
        root, island, beside, _, _ = node
        there = self.roots[root]
        if there.islands[island].as_is:
            return NOTHING
        return self.places[there.is_eased].beside(beside).known

    def forget(self) -> None:
        """Let go of all that was walked: what remembers is remembered by what it remembers."""
        walker = self.walker
        parts = (walker.sets, walker.strands, walker.judge, walker.spots, walker.asking, walker)
        for part in (*self.places.values(), *parts, self):
            vars(part).clear()

    # -- inside

    def _opened(self) -> Iterator[Opening]:
        """Yield how a session can begin."""
        state, _ = advance(new_session(self.planned), Start(), 0.0, self.facts)
        if state.question is None or state.question.moment is not Moment.BEFORE:
            yield self._opening(state, self.planned, (), 1)
            return
        for kin in self.walker.judge.kin(self.first_asked()):
            if kin.decision is not None:
                changed, _ = advance(state, Answer(kin.reading), 0.0, self.facts)
                yield self._opening(changed, changed.plan[1:], kin.readings, kin.count)

    def _opening(
        self, changed: SessionState, plan: Plan, readings: tuple[Reading, ...], count: int
    ) -> Opening:
        if changed.phase is Phase.ENDED:
            return Opening(readings, count, None, None, 0.0, changed)
        is_eased = changed.gate is Gate.EASED
        islands = self._islands(plan, is_eased)
        root = Root(islands, is_eased, readings[-1].level if readings else None)
        if root not in self.roots:
            self.roots.append(root)
        number = self.roots.index(root)
        spared = self.carrying.number(Carried(stopped=changed.stopped))
        to, seconds = self._go_on(number, 0, spared, None)
        return Opening(readings, count, number, to, seconds, changed)

    def _made_edges(self, node: Node) -> Iterator[Edge]:
        root, island, _, spot, carried = node
        later = self._relevant(self.roots[root].islands, island + 1)
        for out in self._outs(self.roots[root].before, later, spot, carried):
            to, seconds = self._landed(node, out)
            yield Edge(out.branch, to, seconds, out.landing)

    def _answered(
        self, before: int | None, later: frozenset[str], spot: int, number: int
    ) -> tuple[Out, ...]:
        """Return the answers to a question, and what is carried after each.

        `later` are the exercises and targets of later stretches.
        """
        walker, carried = self.walker, self.carrying.of(number)
        side, target = walker.spots.side_at(spot), walker.spots.asked_at(spot).target
        outs: list[Out] = []
        afters: dict[tuple[object, ...], int] = {}
        for branch in walker.asking.branches(spot, before, carried):
            landing = walker.step(spot, carried.missing, branch)
            there = walker.landings[landing]
            flags, stopped, kept = carried.flags, carried.stopped, carried.kept
            if branch.counts:
                flags = walker.judge.flags_after(flags, branch.counts, target)
            if there.gained.stopped:
                stopped |= there.gained.stopped & later
            if branch.kept:
                kept = kept_after(kept, side, branch.kept)
            missing = min(there.missing, MISSING_BEFORE_PAUSE)
            key = (branch.counts, stopped, missing, branch.stopped_at)
            after = afters.get(key)
            if after is None:
                now = Carried(flags, stopped, missing, branch.stopped_at)
                after = afters[key] = self.carrying.number(now)
            outs.append(Out(branch, landing, missing >= MISSING_BEFORE_PAUSE, after, kept))
        return tuple(outs)

    def _landed(self, node: Node, out: Out) -> tuple[Node | None, float]:
        root, island, beside, spot, _ = node
        there = self.roots[root]
        if there.islands[island].as_is:
            landing = self.walker.landings[out.landing]
            place = Place(0, landing.spot, landing.seconds, landing.is_over, landing.is_upright)
        else:
            places = self.places[there.is_eased]
            place = places.go_on(beside, out.landing, out.branch.is_sore, out.is_paused)
        after = out.after
        if out.kept and place.spot is not None:
            sides = self.places[there.is_eased].sides_asked_on(beside, spot, place)
            kept = tuple(each for each in out.kept if each[0] in sides)
            after = self.carrying.with_kept(after, kept)
        return self._settled(root, island, after, place)

    def _settled(
        self, root: int, island: int, carried: int, place: Place
    ) -> tuple[Node | None, float]:
        if place.spot is not None:
            return (root, island, place.beside, place.spot, carried), place.seconds
        if place.is_over:
            return None, place.seconds
        to, seconds = self._go_on(root, island + 1, carried, place.is_upright)
        return to, place.seconds + seconds

    def _next_question(
        self, root: int, island: int, carried: int, is_upright: bool | None
    ) -> tuple[Node | None, float]:
        """Go on with the next stretch of which something is left, up to its first question."""
        there, known = self.roots[root], self.carrying.of(carried)
        if island >= len(there.islands):
            return None, 0.0
        stretch = there.islands[island]
        names = self._relevant(there.islands, island)
        stopped = known.stopped & names
        flags = frozenset(each for each in known.flags if not each[1] or each[1] in names)
        after = self.carrying.number(Carried(flags, stopped, known.missing))
        if stretch.as_is:
            found = self.walker.landings[self.walker.wait(stretch.as_is, known.missing)]
            place = Place(0, found.spot, found.seconds, found.is_over, is_upright)
            return self._settled(root, island, after, place)
        sets = self.walker.sets.without_stopped(stretch.sets, stopped)
        here = Known(stopped=stopped & self.walker.sets.relevant(sets))
        place = self.places[there.is_eased].begin(
            Between(sets, here, (), is_upright), known.missing >= MISSING_BEFORE_PAUSE
        )
        return self._settled(root, island, after, place)

    def _relevant_from(self, islands: tuple[Island, ...], island: int) -> frozenset[str]:
        """Return all exercises and targets that can come from a stretch on."""
        sets = (self.walker.sets.relevant(each.sets) for each in islands[island:])
        return frozenset().union(*sets)
