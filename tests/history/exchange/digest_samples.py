"""A session in brief, as the engine makes it."""

from rehab_app.engine.digesting import digest_of
from rehab_app.engine.planning import make_plan
from rehab_app.engine.simulating import simulate
from rehab_app.model.digest import SessionDigest
from tests.helpers.sessions import facts_of, reading, steps

TWO = steps(
    "exercise: supine-figure-four, hold: 30 s, rest: 10 s",
    "exercise: double-leg-bridge, reps: 8, rest: 10 s",
)


def played(*answers: str) -> SessionDigest:
    facts = facts_of(TWO, conditions=())
    state = simulate(facts, [reading(each) for each in answers])
    return digest_of(state, facts, make_plan(facts))
