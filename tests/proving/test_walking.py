"""The walk goes where sessions go: any answers lead to the same decisions, in the same time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.graph import Graph, Node
from rehab_app.engine.proving.steps import Branch
from rehab_app.engine.simulating import simulate
from rehab_app.model.pain import NO_ANSWER, Quality, Reading
from tests.helpers.sessions import facts_of, steps

# One kind of pain for each class that the rules tell apart, as the walk takes them.
KINDS = (None, Quality.DULL, Quality.SHARP, Quality.NUMB)
ROUTINES = {
    "every-feature": facts_of("every-feature"),
    "daily-hip-stretch": facts_of("daily-hip-stretch"),
    "hip-strength-base": facts_of("hip-strength-base", conditions=("lateral-hip-pain",)),
    "yin-starter": facts_of("yin-starter"),
    "walk-jog-return": facts_of("walk-jog-return"),
    "sore-day-gentle": facts_of("sore-day-gentle"),
    "a nerve": facts_of(
        steps("exercise: wall-calf-stretch-straight, hold: 30 s, sets: 2", kind="gentle")
    ),
    "rounds": facts_of(
        steps(
            "exercise: supine-figure-four, hold: 20 s",
            "exercise: double-leg-bridge, reps: 8, sets: 2",
            "exercise: seated-figure-four-chair, hold: 30 s, ask: [halfway, after]",
        ).replace("title: All\n", "title: All\n    rounds: 2\n")
    ),
}
GRAPHS = {name: Graph(facts) for name, facts in ROUTINES.items()}

readings = st.one_of(
    st.just(NO_ANSWER),
    st.builds(Reading, st.integers(0, 4), st.sampled_from(KINDS)),
    st.builds(Reading, st.integers(0, 3), st.sampled_from((None, Quality.DULL))),
    st.builds(Reading, st.integers(0, 10), st.sampled_from(KINDS)),
)
answers = st.lists(readings, min_size=60, max_size=60).map(tuple)


def is_of(branch: Branch, single: Branch) -> bool:
    """Tell whether a single class of answers is one of a branch's."""
    return branch[3:] == single[3:]


def walked(graph: Graph, given_: tuple[Reading, ...]) -> tuple[list[tuple[str, str]], float]:
    """Return the decisions (action, rule) that a walk takes on answers, and its seconds."""
    left = list(given_)
    decisions: list[tuple[str, str]] = []
    node: Node | None
    opening = next(
        each for each in graph.openings if each.reading is None or left[0] in each.readings
    )
    node, seconds = opening.to, opening.seconds
    if opening.reading is not None:
        left.pop(0)
        entry = opening.changed.answers[-1]
        decisions.append((str(entry.decision.do), entry.decision.rule))
    while node is not None:
        reading = left.pop(0)
        posed = graph.posed(node)
        outcome = next(
            each for each in graph.walker.judge.outcomes(posed) if reading in each.kin.readings
        )
        branch = graph.walker.asking.kinds.branch(posed.asked, outcome)
        edge = next(edge for edge in graph.edges(node) if is_of(edge.branch, branch))
        decisions.append((str(outcome.decision.do), outcome.decision.rule))
        node, seconds = edge.to, seconds + edge.seconds
    return decisions, seconds


def simulated(facts: Facts, given_: tuple[Reading, ...]) -> tuple[list[tuple[str, str]], float]:
    """Return the same of a simulated session."""
    state = simulate(facts, given_)
    decisions = [(str(each.decision.do), each.decision.rule) for each in state.answers]
    return decisions, state.session_s


@pytest.mark.parametrize("name", ROUTINES)
@given(given_=answers)
@settings(max_examples=60)
def test_a_walk_decides_and_lasts_as_a_session_does(name: str, given_: tuple[Reading, ...]) -> None:
    assert walked(GRAPHS[name], given_) == simulated(ROUTINES[name], given_)
