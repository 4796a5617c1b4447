"""Scripts of what a person might do in a session, for properties, and the playing of them."""

from hypothesis import strategies as st

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    CountReps,
    Hurts,
    Input,
    Overrule,
    Pause,
    Resume,
    Skip,
    Start,
    Tick,
    Undo,
)
from rehab_app.engine.planning import make_plan
from rehab_app.engine.running import elapse
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.pain import Quality, Reading
from rehab_app.model.plan import Plan
from tests.helpers.sessions import facts_of

ROUTINES = (
    "daily-hip-stretch",
    "post-run-reset",
    "yin-starter",
    "hip-strength-base",
    "walk-jog-return",
    "lateral-hip-friendly",
    "sore-day-gentle",
    "ice-day-plan",
    "every-feature",
)
FACTS = {name: facts_of(name) for name in ROUTINES} | {
    f"{name} with {condition}": facts_of(name, conditions=(condition,), strain_day=day)
    for name, condition, day in (
        ("walk-jog-return", "bone-stress-cleared", None),
        ("daily-hip-stretch", "labral-tear", None),
        ("hip-strength-base", "hamstring-strain", 3),
        ("post-run-reset", "hip-flexor-strain", 20),
    )
}

levels = st.integers(0, 4) | st.integers(2, 5) | st.none() | st.integers(0, 10)
qualities = st.sampled_from((None, Quality.DULL, Quality.STRETCH)) | st.sampled_from(Quality)
readings = st.builds(
    lambda level, quality, skin: Reading(level, quality if level is not None else None, skin),
    levels,
    qualities,
    st.just(True) | st.booleans(),  # noqa: FBT003 (a strategy's value)
)
inputs = st.one_of(
    readings.map(Answer),
    readings.map(Answer),
    st.sampled_from(
        (
            Start(),
            Tick(),
            Pause(),
            Resume(),
            Skip(),
            Back(),
            Hurts(),
            Overrule(),
            Undo(),
            AddTime(15),
            AddTime(-15),
            CountReps(3),
        )
    ),
)
waits = st.sampled_from((0.0, 0.25, 1.0, 3.0, 4.75, 5.0, 30.0, 150.0, 700.0, 1900.0))
single = st.tuples(waits, inputs).map(lambda move: [move])
taken_back = st.builds(
    # A change that is overruled or taken back a little later.
    lambda seconds, reading, later, back: [(seconds, Answer(reading)), (later, back)],
    waits,
    readings,
    st.sampled_from((0.0, 2.0, 7.0)),
    st.sampled_from((Overrule(), Overrule(), Undo())),
)
moves = st.one_of(single, single, single, taken_back)
starts = st.integers(0, 4).map(lambda level: (0.0, Answer(Reading(level, Quality.DULL))))
scripts: st.SearchStrategy[list[tuple[float, Input]]] = st.one_of(
    st.lists(st.tuples(waits, inputs), max_size=10),
    st.builds(
        lambda first, rest: [first, *(move for part in rest for move in part)],
        starts,
        st.lists(moves, min_size=10, max_size=60),
    ),
)
routines = st.sampled_from(sorted(FACTS))


def wait(state: SessionState, seconds: float, facts: Facts) -> SessionState:
    """Let time pass without a gap."""
    return elapse(state, state.seen_at + seconds, facts)[0]


def play(
    facts: Facts, script: list[tuple[float, Input]]
) -> tuple[SessionState, list[tuple[Input, float]], list[tuple[SessionState, SessionState]]]:
    """Play a script; return the last state, the inputs taken, and each state around an answer."""
    state = new_session(make_plan(facts))
    state, _ = advance(state, Start(), 0.0, facts)
    taken: list[tuple[Input, float]] = [(Start(), 0.0)]
    around: list[tuple[SessionState, SessionState]] = []
    for seconds, what in script:
        state = wait(state, seconds, facts)
        before = state
        try:
            state, _ = advance(state, what, state.seen_at, facts)
        except IllegalInput:
            assert state == before
            continue
        taken.append((what, state.seen_at))
        if isinstance(what, Answer):
            around.append((before, state))
    return state, taken, around


def ahead(state: SessionState) -> Plan:
    """Return the plan from the present segment on; nothing is ahead after the end."""
    return () if state.phase is Phase.ENDED else state.plan[state.index :]
