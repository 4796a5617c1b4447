"""Looks at every lane of every plan that a session can begin with, and measures them."""

from collections.abc import Iterable
from itertools import chain

from rehab_app.engine.proving.answers import Answers
from rehab_app.engine.proving.checks import Checks
from rehab_app.engine.proving.graph import Graph, Root
from rehab_app.engine.proving.islands import Island
from rehab_app.engine.proving.lanes import Bout, Lane, Lanes, Place, Stop
from rehab_app.engine.proving.properties import Breach, Property, decision_breached
from rehab_app.engine.proving.questions import Posed
from rehab_app.model.pain import Action


class LaneChecks:
    """What is found in the lanes: properties that may be broken, and the most seconds it takes.

    What is `doubtful` need not be broken, as more is walked than can happen; what is `open` would
    be broken by something else than answers.
    """

    def __init__(self, graph: Graph, checks: Checks) -> None:
        self._graph = graph
        self._walker = graph.walker
        self._checks = checks
        self._seen: set[object] = set()
        self.doubtful: set[Property] = set()
        self.open: set[Property] = set()
        self.states = 0
        self.longest_s = 0.0

    def look(self) -> None:
        """Walk the lanes of all plans."""
        befores: dict[tuple[object, bool], dict[int | None, Root]] = {}
        for root in self._graph.roots:
            befores.setdefault((root.islands, root.is_eased), {})[root.before] = root
        for roots in befores.values():
            self._look_at_plan(next(iter(roots.values())), tuple(roots))

    # -- inside

    def _look_at_plan(self, root: Root, befores: tuple[int | None, ...]) -> None:
        walker = self._walker
        answers = Answers(walker.judge, walker.asking.kinds, befores, self._graph.facts.base)
        sets = tuple(chain.from_iterable(island.sets for island in root.islands))
        lanes = Lanes(walker, sets, answers, is_eased=root.is_eased)
        seconds = 0.0
        for lane in lanes.lanes:
            seconds += self._look_at_lane(lanes, lane, answers)
        for island in root.islands:
            seconds += self._look_at_wait(island, answers) if island.as_is else 0.0
        self.longest_s = max(self.longest_s, seconds)

    def _look_at_wait(self, island: Island, answers: Answers) -> float:
        """Look at questions about the session itself: before the first set, and after the last."""
        spots, asking = self._walker.spots, self._walker.asking
        landing = self._walker.landings[self._walker.wait(island.as_is, 0)]
        spot = landing.spot
        if spot is not None:
            self._look_at_answers(spot, frozenset(), answers)
            self._note(self._checks.of_spot(spot))
            seen, feasible = spots.seen_by_rows(spot), spots.feasible_at(spot)
            for asked, branch in answers.branches(seen, frozenset(), feasible):
                asking.check(spot, Posed(asked, frozenset(), feasible, None), branch)
                do = branch.outcome.decision.do
                if isinstance(do, Action):
                    number = self._walker.step(spot, 0, branch)
                    self._note(self._checks.of_landing(spot, number, do))
        return landing.seconds

    def _look_at_lane(self, lanes: Lanes, lane: Lane, answers: Answers) -> float:
        """Look at every place of a lane; return the most seconds that it can take."""
        known: dict[Place | None, float] = {None: 0.0}
        under_way: dict[Place, tuple[tuple[Place | None, float], ...]] = {}
        first = Bout(lane.sets)
        todo: list[Place | None] = [first]
        self._look_beyond_answers(lanes, lane, answers)
        while todo:
            place = todo[-1]
            if place in known:
                todo.pop()
            elif place in under_way:
                todo.pop()
                ways = under_way.pop(place)
                known[place] = max((known[to] + seconds for to, seconds in ways), default=0.0)
            elif place is not None:
                if isinstance(place, Stop):
                    self._look_at(lanes, lane, place, answers)
                ways = under_way[place] = tuple(lanes.next(place, lane))
                if any(to in under_way for to, _ in ways):
                    self.doubtful.update(Property)  # Nothing is known of what was not looked at.
                    return 0.0
                todo.extend(to for to, _ in ways if to not in known)
        self.states += len(known) - 1
        return known[first]

    def _look_beyond_answers(self, lanes: Lanes, lane: Lane, answers: Answers) -> None:
        """Look at what no answer leads to: "It hurts" in a set, and nobody there."""
        doubtful, self.doubtful = self.doubtful, set()
        for stop in lanes.hurting(lane):
            self._look_at(lanes, lane, stop, answers)
        if lanes.goes_on_unattended(lane):
            self.doubtful.add(Property.STOP)
        self.open |= self.doubtful
        self.doubtful = doubtful

    def _look_at(self, lanes: Lanes, lane: Lane, stop: Stop, answers: Answers) -> None:
        moves = lanes.moves(stop.spot, stop.flags, lane.outside)
        for move in moves if stop.known.ghosts else ():
            self._note(self._checks.haunted(move.landing, stop.known.ghosts))
        key = (id(answers), stop.spot, stop.flags, lane.outside)
        if key in self._seen:
            return
        self._seen.add(key)
        for spot, counted in lanes.asked(stop, lane):
            self._look_at_answers(spot, counted, answers)
        self._note(self._checks.of_spot(stop.spot))
        most_left_s: dict[int, int] = {}
        for move in sorted(moves, key=lambda move: move.branch.outcome.decision.do.strength):
            do = move.branch.outcome.decision.do
            if isinstance(do, Action):
                self._note(self._checks.of_landing(move.spot, move.landing, do))
                left_s = self._checks.work_left_s(move.landing)
                if any(left_s > most_left_s.get(weaker, left_s) for weaker in range(do.strength)):
                    self.doubtful.add(Property.MONOTONE)
                most_left_s[do.strength] = max(left_s, most_left_s.get(do.strength, 0))

    def _look_at_answers(self, spot: int, counted: frozenset[str], answers: Answers) -> None:
        walker = self._walker
        asked = walker.spots.seen_by_rows(spot)
        feasible = walker.spots.feasible_at(spot)
        key = (id(answers), asked, counted, feasible)
        if key in self._seen:
            return
        self._seen.add(key)
        together = answers.together(asked)
        outcomes = answers.outcomes(asked, counted, feasible)
        if together.has_gap:
            self.doubtful.add(Property.DECIDED)
        for milder, stronger in together.milder:
            if outcomes[milder].decision.do.strength > outcomes[stronger].decision.do.strength:
                self.doubtful.add(Property.MONOTONE)
        for each in outcomes:
            do, is_credited = each.decision.do, each.decision.credit
            self._note(decision_breached(asked.at, each.reading, do, is_credited=is_credited))

    def _note(self, breaches: Iterable[Breach]) -> None:
        self.doubtful.update(breach.property for breach in breaches)
