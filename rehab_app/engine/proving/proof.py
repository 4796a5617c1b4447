"""Looks at every session of a routine and says what is proven, or what breaks it."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.checks import Checks
from rehab_app.engine.proving.graph import MOST_NODES, Graph, Node, TooManyStates
from rehab_app.engine.proving.lane_checks import LaneChecks
from rehab_app.engine.proving.lengths import EndlessError, Lengths
from rehab_app.engine.proving.plan_checks import PlanChecks
from rehab_app.engine.proving.properties import MOST_SESSION_S, Breach, Property
from rehab_app.model.pain import Action, Reading

Answers = tuple[Reading, ...]

# The ways through a routine are counted by going through all states that its exercises have
# together, up to so many; not at all where they have more than that many each by itself.
MOST_COUNTED = 20_000
_MOST_ALONE = 2_000


@dataclass(frozen=True, slots=True)
class Witness:
    """The fewest answers after which a property is broken, in the order they are asked, and how."""

    answers: Answers
    why: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found over all answers to a routine.

    `paths` is how many different rows of answers there are (11 levels, 10 kinds of pain or none
    said, or no answer); None where they are too many states to be counted one by one. `states` is
    how many questions that differ in what can follow were looked at. `shortest_s` and `longest_s`
    are seconds of a session that begins; where the ways were not counted, none takes longer than
    `longest_s`, but it may be that none takes so long. `broken` has a witness for each property
    that does not hold. What is `open` may be broken, but no answers were found that break it.
    """

    paths: int | None
    states: int
    shortest_s: float
    longest_s: float
    broken: dict[Property, Witness]
    open: frozenset[Property] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Tell whether every property is either proven or broken."""
        return not self.open

    def holds(self, property_: Property) -> bool:
        """Tell whether a property is proven."""
        return property_ not in self.broken and property_ not in self.open


def prove(facts: Facts, most_states: int = MOST_NODES, most_counted: int = MOST_COUNTED) -> Proof:
    """Return what holds for every answer that can be given in a session of a routine.

    `most_states` questions are looked at for a witness, `most_counted` to count the ways.
    """
    with _memory_kept():
        graph = Graph(facts, most_states)
        try:
            return _Search(graph).proof(most_counted)
        finally:
            graph.forget()


@contextmanager
def _memory_kept() -> Iterator[None]:
    """Keep the collector from going through all that a proof keeps, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Search:
    """Proves exercise by exercise; where that leaves a doubt, looks through whole sessions.

    There the answers that are fewest come first, so that what is found first is the shortest.
    """

    def __init__(self, graph: Graph) -> None:
        self._broken: dict[Property, Witness] = {}
        self._graph = graph
        self._checks = Checks(graph.facts, graph.walker, graph.planned)
        self._came_from: dict[Node, tuple[Node | None, Answers]] = {}
        self._seen: set[tuple[int, frozenset[int]]] = set()

    def proof(self, most_counted: int) -> Proof:
        """Return what is found."""
        self._look_at_start()
        lanes = LaneChecks(self._graph, self._checks)
        lanes.look()
        doubtful = lanes.doubtful - self._broken.keys()
        if doubtful:
            doubtful = self._look_for(doubtful)
        doubtful |= lanes.open
        begun = [each for each in self._graph.openings if each.root is not None]
        most_counted = most_counted if lanes.states <= _MOST_ALONE else 0
        lengths = Lengths(self._graph, most_counted)
        paths: int | None = None
        states, longest_s = lanes.states, lanes.longest_s
        try:
            found = [(opening, lengths.of(opening.to)) for opening in begun]
        except TooManyStates:
            pass
        except EndlessError as endless:
            self._note((Breach(Property.ENDS, str(endless)),), None)
            paths, longest_s = 0, 0.0
        else:
            closed = sum(each.count for each in self._graph.openings if each.root is None)
            paths = closed + sum(each.count * length.paths for each, length in found)
            states = lengths.states
            longest_s = max((each.seconds + length.most_s for each, length in found), default=0.0)
        if longest_s > MOST_SESSION_S:
            if paths is None and not self._takes_too_long():
                doubtful.add(Property.ENDS)
            else:
                self._note((Breach(Property.ENDS, f"it takes {longest_s / 3600:.1f} h"),), None)
        return Proof(
            paths=paths,
            states=states,
            shortest_s=min((each.seconds for each in begun), default=0.0),
            longest_s=longest_s,
            broken=self._broken,
            open=frozenset(doubtful - self._broken.keys()),
        )

    # -- inside

    def _takes_too_long(self) -> bool:
        """Tell whether it takes too long to do all that is planned."""
        return sum(each.seconds for each in self._graph.planned) > MOST_SESSION_S

    def _look_at_start(self) -> None:
        graph, checks, plans = self._graph, self._checks, PlanChecks(self._graph.facts)
        self._note(plans.of_plan(graph.planned), None)
        if all(opening.reading is None for opening in graph.openings):
            return
        for breach, reading in checks.of_opening(graph.walker.judge.kin(graph.first_asked())):
            self._note((breach,), None, reading)
        for opening in graph.openings:
            changed = opening.changed
            if opening.root is not None and changed.gate is not None and opening.reading:
                decision = changed.answers[-1].decision
                breaches = plans.of_gate(changed.plan, decision, graph.planned)
                self._note(breaches, None, opening.reading)

    def _look_for(self, doubtful: set[Property]) -> set[Property]:
        """Go everywhere until all is found that may be broken; return what stays open."""
        todo: deque[Node] = deque()
        for opening in self._graph.openings:
            if opening.to is not None and opening.to not in self._came_from:
                self._came_from[opening.to] = (None, _given(opening.reading))
                todo.append(opening.to)
        try:
            while todo and not doubtful <= self._broken.keys():
                node = todo.popleft()
                self._look_at_question(node)
                for edge in self._graph.edges(node):
                    if edge.to is not None and edge.to not in self._came_from:
                        self._came_from[edge.to] = (node, (edge.reading,))
                        todo.append(edge.to)
        except TooManyStates:
            return doubtful - self._broken.keys()
        return set()

    def _look_at_question(self, node: Node) -> None:
        """Look at all answers to a question; what was seen before is not looked at again."""
        _, _, _, spot, _ = node
        for breach, reading in self._checks.at_question(self._graph.posed(node)):
            self._note((breach,), node, reading)
        self._note(self._checks.of_spot(spot), node)
        edges = self._graph.edges(node)
        ghosts = self._graph.known(node).ghosts
        steps = frozenset(edge.landing for edge in edges)
        if (spot, steps) in self._seen and not ghosts:
            return
        self._seen.add((spot, steps))
        most_left_s: dict[int, int] = {}
        for edge in sorted(edges, key=lambda edge: edge.branch.outcome.decision.do.strength):
            do = edge.branch.outcome.decision.do
            if not isinstance(do, Action):
                continue
            self._note(self._checks.haunted(edge.landing, ghosts), node, edge.reading)
            self._note(self._checks.of_landing(spot, edge.landing, do), node, edge.reading)
            left_s = self._checks.work_left_s(edge.landing)
            if any(left_s > most_left_s.get(weaker, left_s) for weaker in range(do.strength)):
                more = Breach(Property.MONOTONE, "more pain leaves more work than less pain")
                self._note((more,), node, edge.reading)
            most_left_s[do.strength] = max(left_s, most_left_s.get(do.strength, 0))

    def _note(self, breaches: Iterable[Breach], node: Node | None, *last: Reading) -> None:
        """Keep the first witness of each property."""
        for breach in breaches:
            if breach.property not in self._broken:
                answers = (*self._answers(node), *last)
                self._broken[breach.property] = Witness(answers, breach.why)

    def _answers(self, node: Node | None) -> Answers:
        """Return the answers that lead to a question."""
        answers: Answers = ()
        while node is not None:
            node, given = self._came_from[node]
            answers = (*given, *answers)
        return answers


def _given(reading: Reading | None) -> Answers:
    return () if reading is None else (reading,)
