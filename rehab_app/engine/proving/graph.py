"""All sessions of a routine as one graph: questions, answers, and where they lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.islands import Island, islands_of
from rehab_app.engine.proving.questions import Asked, Posed
from rehab_app.engine.proving.steps import Branch, Carried
from rehab_app.engine.proving.walking import Walker
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Gate, Moment, Reading, RuleMoment
from rehab_app.model.plan import Plan

MOST_NODES = 200_000


class Node(NamedTuple):
    """A question in a session: its root, stretch, spot and what is carried, by their numbers."""

    root: int
    island: int
    spot: int
    carried: int


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


class _Root(NamedTuple):
    islands: tuple[Island, ...]
    gate: Gate | None
    before: int | None


class TooManyStates(Exception):
    """The sessions of a routine have more states than are walked."""


class Graph:
    """Walks on from wherever somebody asks; nothing is walked twice."""

    def __init__(self, facts: Facts, most_nodes: int = MOST_NODES) -> None:
        self.facts = facts
        self.walker = Walker(facts)
        self.planned = make_plan(facts)
        self._most_nodes = most_nodes
        self._roots: list[_Root] = []
        self._islands: dict[tuple[Plan, bool], tuple[Island, ...]] = {}
        self._edges: dict[Node, tuple[Edge, ...]] = {}
        self._carried: list[Carried] = []
        self._carried_numbers: dict[Carried, int] = {}
        self._own = cache(self._names_and_targets)
        self._relevant = cache(self._relevant_from)
        self._landed = cache(self._where_it_lands)
        self._go_on = cache(self._next_question)

    # -- what others call

    def openings(self) -> Iterator[Opening]:
        """Yield how a session can begin."""
        state, _ = advance(new_session(self.planned), Start(), 0.0, self.facts)
        if state.question is None or state.question.moment is not Moment.BEFORE:
            yield self._opening(state, self.planned, (), 1)
            return
        for kin in self.walker.judge.kin(self.first_asked()):
            if kin.decision is not None:
                changed, _ = advance(state, Answer(kin.reading), 0.0, self.facts)
                yield self._opening(changed, changed.plan[1:], kin.readings, kin.count)

    def edges(self, node: Node) -> tuple[Edge, ...]:
        """Return all answers to a question; raises TooManyStates where there is no end to them."""
        if node not in self._edges:
            if len(self._edges) >= self._most_nodes:
                raise TooManyStates
            self._edges[node] = tuple(self._made_edges(node))
        return self._edges[node]

    def first_asked(self) -> Asked:
        """Return what is known about the question before a session."""
        return Asked(at=RuleMoment.BEFORE, before=self.facts.base)

    def posed(self, node: Node) -> Posed:
        """Return a node's question with all that decides on its answers."""
        return self.walker.posed(node.spot, self._before(node), self._carried[node.carried])

    # -- inside

    def _opening(
        self, changed: SessionState, plan: Plan, readings: tuple[Reading, ...], count: int
    ) -> Opening:
        if changed.phase is Phase.ENDED:
            return Opening(readings, count, None, None, 0.0, changed)
        key = (plan, changed.gate is Gate.EASED)
        if key not in self._islands:
            self._islands[key] = islands_of(plan, self.facts, self.walker.spots)
        before = readings[-1].level if readings else None
        root = _Root(self._islands[key], changed.gate, before)
        if root not in self._roots:
            self._roots.append(root)
        number = self._roots.index(root)
        to, seconds = self._go_on(number, 0, self._number(Carried()), None)
        return Opening(readings, count, number, to, seconds, changed)

    def _before(self, node: Node) -> int | None:
        return self._roots[node.root].before

    def _made_edges(self, node: Node) -> Iterator[Edge]:
        before, carried = self._before(node), self._carried[node.carried]
        for branch in self.walker.branches(node.spot, before, carried):
            landing = self.walker.step(node.spot, before, carried, branch)
            there = self.walker.landings[landing]
            stopped = carried.stopped
            if there.stopped - stopped:
                stopped |= there.stopped
            flags = self.walker.flags_after(node.spot, carried, branch)
            after = Carried(flags, stopped, there.missing, branch.stopped_at)
            to, seconds = self._landed(node.root, node.island, self._number(after), landing)
            yield Edge(branch, to, seconds, landing)

    def _number(self, carried: Carried) -> int:
        number = self._carried_numbers.setdefault(carried, len(self._carried))
        if number == len(self._carried):
            self._carried.append(carried)
        return number

    def _where_it_lands(
        self, root: int, island: int, carried: int, landing: int
    ) -> tuple[Node | None, float]:
        there = self.walker.landings[landing]
        if there.spot is not None:
            return Node(root, island, there.spot, carried), there.seconds
        if there.is_over:
            return None, there.seconds
        to, seconds = self._go_on(root, island + 1, carried, there.is_upright)
        return to, there.seconds + seconds

    def _next_question(
        self, root: int, island: int, carried: int, is_upright: bool | None
    ) -> tuple[Node | None, float]:
        """Go on with the next stretch of which something is left, up to its first question."""
        there, known = self._roots[root], self._carried[carried]
        if island >= len(there.islands):
            return None, 0.0
        stretch = there.islands[island]
        names, targets = self._relevant(there.islands, island)
        stopped = known.stopped & (names | targets)
        flags = frozenset(each for each in known.flags if each[1] in ("", *targets))
        own_names, own_targets = self._own(stretch)
        landing = self.walker.enter_island(
            stretch, there.gate, stopped & (own_names | own_targets), is_upright, known.missing
        )
        missing = known.missing if landing is None else self.walker.landings[landing].missing
        after = self._number(Carried(flags=flags, stopped=stopped, missing=missing))
        if landing is None:
            return self._go_on(root, island + 1, after, is_upright)
        return self._landed(root, island, after, landing)

    def _relevant_from(
        self, islands: tuple[Island, ...], island: int
    ) -> tuple[frozenset[str], frozenset[str]]:
        own = [self._own(each) for each in islands[island:]]
        names: frozenset[str] = frozenset().union(*(each[0] for each in own))
        targets: frozenset[str] = frozenset().union(*(each[1] for each in own))
        return names, targets

    def _names_and_targets(self, island: Island) -> tuple[frozenset[str], frozenset[str]]:
        """Return the exercises that can come in a stretch, and their targets."""
        names: set[str] = set()
        targets: set[str] = set()
        for work in island.works:
            variants = self.walker.spots.variants(work.key.step if work.key else 0, work.exercise)
            names |= variants
            targets |= {work.target, *(self.facts.exercise(name).target for name in variants)}
        return frozenset(names), frozenset(targets)
