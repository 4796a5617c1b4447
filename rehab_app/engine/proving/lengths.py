"""How many ways lead on from a question, and how long the shortest and the longest take."""

from typing import NamedTuple

from rehab_app.engine.proving.graph import Graph, Node


class Length(NamedTuple):
    """From a question to the end: the number of ways, the least and the most seconds."""

    paths: int
    least_s: float
    most_s: float


class EndlessError(Exception):
    """A session comes back to a question with nothing changed, and may do so for ever."""

    def __init__(self, node: Node) -> None:
        super().__init__("a session comes back to where it was")
        self.node = node


class Lengths:
    """Measures from the ends backwards, each question once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[Node, Length] = {}

    def of(self, start: Node | None) -> Length:
        """Return the length from a question; raises EndlessError where there is no end."""
        if start is None:
            return Length(1, 0.0, 0.0)
        under_way: set[Node] = set()
        todo = [start]
        while todo:
            node = todo[-1]
            if node in self._known:
                todo.pop()
                continue
            edges = self._graph.edges(node)
            unknown = [edge.to for edge in edges if edge.to and edge.to not in self._known]
            if not unknown:
                self._known[node] = self._measured(node)
                under_way.discard(node)
                todo.pop()
                continue
            under_way.add(node)
            if endless := under_way.intersection(unknown):
                raise EndlessError(endless.pop())
            todo.extend(unknown)
        return self._known[start]

    def _measured(self, node: Node) -> Length:
        ways = [
            (edge, Length(1, 0.0, 0.0) if edge.to is None else self._known[edge.to])
            for edge in self._graph.edges(node)
        ]
        return Length(
            paths=sum(edge.branch.answers * length.paths for edge, length in ways),
            least_s=min((edge.seconds + length.least_s for edge, length in ways), default=0.0),
            most_s=max((edge.seconds + length.most_s for edge, length in ways), default=0.0),
        )
