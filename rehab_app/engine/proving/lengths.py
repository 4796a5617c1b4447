"""How many ways lead on from a question, and how long the shortest and the longest take."""

from typing import NamedTuple

from rehab_app.engine.proving.graph import Graph, Node, TooManyStates


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

    def __init__(self, graph: Graph, most_nodes: int) -> None:
        self._graph = graph
        self._most_nodes = most_nodes
        self._known: dict[Node | None, Length] = {None: Length(1, 0.0, 0.0)}

    @property
    def states(self) -> int:
        """Return how many questions have been measured."""
        return len(self._known) - 1

    def of(self, start: Node | None) -> Length:
        """Return the length from a question.

        Raises EndlessError where there is no end, TooManyStates where there are too many.
        """
        known = self._known
        under_way: dict[Node, tuple[tuple[int, Node | None, float], ...]] = {}
        todo = [start]
        while todo:
            node = todo[-1]
            if node in known or node is None:
                todo.pop()
            elif node in under_way:
                todo.pop()
                known[node] = self._measured(under_way.pop(node))
            else:
                if len(known) + len(under_way) > self._most_nodes:
                    raise TooManyStates
                ways = under_way[node] = tuple(self._graph.ways(node))
                for _, to, _ in ways:
                    if to not in known:
                        if to in under_way:
                            raise EndlessError(node)
                        todo.append(to)
        return known[start]

    def _measured(self, ways: tuple[tuple[int, Node | None, float], ...]) -> Length:
        known, paths = self._known, 0
        least_s, most_s = float("inf"), 0.0
        for count, to, seconds in ways:
            there = known[to]
            paths += count * there.paths
            least_s = min(least_s, seconds + there.least_s)
            most_s = max(most_s, seconds + there.most_s)
        return Length(paths, least_s if ways else 0.0, most_s)
