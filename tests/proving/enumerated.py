"""All sessions of a small routine, each played by the engine alone: no state is put together."""

from dataclasses import dataclass, field

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, Start
from rehab_app.engine.planning import make_plan
from rehab_app.engine.proving.properties import Property
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.ladder import Dose
from rehab_app.model.pain import NO_ANSWER, Quality, Reading
from tests.proving.played import barred_by, broken_at, broken_by_plan, go_on

# A kind of pain of each class, with how many of the eleven (none said is one) are alike.
KINDS = {None: 1, Quality.DULL: 4, Quality.SHARP: 2, Quality.NUMB: 4}


@dataclass
class Enumerated:
    """How many rows of answers there are, how long sessions take, and what they break."""

    paths: int = 0
    shortest_s: float = float("inf")
    longest_s: float = 0.0
    broken: set[Property] = field(default_factory=set)


def enumerate_sessions(facts: Facts) -> Enumerated:
    """Play every row of answers: levels 0 to 10 of each class of pain, and no answer."""
    found = Enumerated()
    state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
    found.broken |= broken_by_plan(state, (), facts)
    _play(facts, state, (), 1, found)
    return found


def _play(
    facts: Facts,
    state: SessionState,
    barred: tuple[tuple[str, Dose], ...],
    count: int,
    found: Enumerated,
) -> None:
    while state.phase is not Phase.ENDED and state.question is None:
        state = go_on(state, facts)
    if state.phase is Phase.ENDED:
        found.paths += count
        found.shortest_s = min(found.shortest_s, state.session_s)
        found.longest_s = max(found.longest_s, state.session_s)
        return
    for reading, alike in _readings():
        found.broken |= broken_at(state, reading, facts)
        after, _ = advance(state, Answer(reading), state.seen_at, facts)
        hurt = (*barred, *barred_by(state, reading, facts))
        found.broken |= broken_by_plan(after, hurt, facts)
        _play(facts, after, hurt, count * alike, found)


def _readings() -> list[tuple[Reading, int]]:
    answers = [(Reading(level, kind), n) for level in range(11) for kind, n in KINDS.items()]
    return [*answers, (NO_ANSWER, 1)]
