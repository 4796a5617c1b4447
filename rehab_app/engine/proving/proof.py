"""Walks every session of a routine and says what is proven, or what breaks it."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.graph import MOST_NODES, Graph, Node, Opening, TooManyStates
from rehab_app.engine.proving.lengths import EndlessError, Lengths
from rehab_app.engine.proving.properties import MOST_SESSION_S, Breach, Checks, Property
from rehab_app.model.pain import Action, Reading

Answers = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """The fewest answers after which a property is broken, in the order they are asked, and how."""

    answers: Answers
    why: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found over all answers to a routine.

    `paths` is how many different rows of answers there are (11 levels, 10 kinds of pain or none
    said, or no answer), `states` how many questions that differ in what can follow. `shortest_s`
    and `longest_s` are seconds of a session that begins. `broken` has a witness for each property
    that does not hold. `is_whole` is false where there were too many states to walk them all: then
    nothing that is not broken is proven either.
    """

    paths: int
    states: int
    shortest_s: float
    longest_s: float
    broken: dict[Property, Witness]
    is_whole: bool = True

    def holds(self, property_: Property) -> bool:
        """Tell whether a property is proven."""
        return self.is_whole and property_ not in self.broken


def prove(facts: Facts, most_states: int = MOST_NODES) -> Proof:
    """Return what holds for every answer that can be given in a session of a routine."""
    search = _Search(Graph(facts, most_states))
    try:
        search.walk()
    except TooManyStates:
        return Proof(0, most_states, 0.0, 0.0, search.broken, is_whole=False)
    return search.measured()


class _Search:
    """Looks at the answers that are fewest first, so that what is found first is the shortest."""

    def __init__(self, graph: Graph) -> None:
        self.broken: dict[Property, Witness] = {}
        self._graph = graph
        self._checks = Checks(graph.facts, graph.walker, graph.planned)
        self._came_from: dict[Node, tuple[Node | None, Answers]] = {}
        self._seen: set[tuple[int, frozenset[int]]] = set()
        self._openings: tuple[Opening, ...] = ()

    def walk(self) -> None:
        """Go everywhere once."""
        self._look_at_start()
        todo: deque[Node] = deque()
        for opening in self._openings:
            if opening.to is not None and opening.to not in self._came_from:
                self._came_from[opening.to] = (None, _given(opening.reading))
                todo.append(opening.to)
        while todo:
            node = todo.popleft()
            self._look_at_question(node)
            for edge in self._graph.edges(node):
                if edge.to is not None and edge.to not in self._came_from:
                    self._came_from[edge.to] = (node, (edge.reading,))
                    todo.append(edge.to)

    def measured(self) -> Proof:
        """Return the numbers of all that was walked; of sessions without an end there are none."""
        begun = [opening for opening in self._openings if opening.root is not None]
        lengths = Lengths(self._graph)
        try:
            found = [(opening, lengths.of(opening.to)) for opening in begun]
        except EndlessError as endless:
            self._note((Breach(Property.ENDS, str(endless)),), endless.node)
            return Proof(0, len(self._came_from), 0.0, 0.0, self.broken)
        closed = sum(each.count for each in self._openings if each.root is None)
        longest_s = max((each.seconds + length.most_s for each, length in found), default=0.0)
        if longest_s > MOST_SESSION_S:
            self._note((Breach(Property.ENDS, f"it takes {longest_s / 3600:.1f} h"),), None)
        return Proof(
            paths=closed + sum(each.count * length.paths for each, length in found),
            states=len(self._came_from),
            shortest_s=min((each.seconds + length.least_s for each, length in found), default=0.0),
            longest_s=longest_s,
            broken=self.broken,
        )

    # -- inside

    def _look_at_start(self) -> None:
        graph, checks = self._graph, self._checks
        self._note(checks.of_plan(graph.planned), None)
        self._openings = tuple(graph.openings())
        if all(opening.reading is None for opening in self._openings):
            return
        for breach, reading in checks.of_opening(graph.walker.judge.kin(graph.first_asked())):
            self._note((breach,), None, reading)
        for opening in self._openings:
            if opening.root is not None:
                self._note(checks.of_plan(opening.changed.plan), None, *_given(opening.reading))

    def _look_at_question(self, node: Node) -> None:
        """Look at all answers to a question; what was seen before is not looked at again."""
        for breach, reading in self._checks.at_question(self._graph.posed(node)):
            self._note((breach,), node, reading)
        self._note(self._checks.of_spot(node.spot), node)
        edges = self._graph.edges(node)
        steps = frozenset(edge.landing for edge in edges)
        if (node.spot, steps) in self._seen:
            return
        self._seen.add((node.spot, steps))
        most_left_s: dict[int, int] = {}
        for edge in sorted(edges, key=lambda edge: edge.branch.outcome.decision.do.strength):
            do = edge.branch.outcome.decision.do
            if not isinstance(do, Action):
                continue
            self._note(self._checks.of_landing(node.spot, edge.landing, do), node, edge.reading)
            left_s = self._checks.work_left_s(edge.landing)
            if any(left_s > most_left_s.get(weaker, left_s) for weaker in range(do.strength)):
                more = Breach(Property.MONOTONE, "more pain leaves more work than less pain")
                self._note((more,), node, edge.reading)
            most_left_s[do.strength] = max(left_s, most_left_s.get(do.strength, 0))

    def _note(self, breaches: Iterable[Breach], node: Node | None, *last: Reading) -> None:
        """Keep the first witness of each property."""
        for breach in breaches:
            if breach.property not in self.broken:
                answers = (*self._answers(node), *last)
                self.broken[breach.property] = Witness(answers, breach.why)

    def _answers(self, node: Node | None) -> Answers:
        """Return the answers that lead to a question."""
        answers: Answers = ()
        while node is not None:
            node, given = self._came_from[node]
            answers = (*given, *answers)
        return answers


def _given(reading: Reading | None) -> Answers:
    return () if reading is None else (reading,)
