"""How long it takes to prove what a routine does for every answer.

The goals are seconds of the design, for a machine that nobody else uses: the processor's time is
taken, so that what others do in the meantime is not counted.
"""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.measuring import Result
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from rehab_app.engine.proving.properties import Property
from tests.helpers.sessions import facts_of, shipped, steps

ROUNDS = 3
STEPS = 12
MOST_S = 0.5
LONGEST = "yin-five"
MOST_LONGEST_S = 2.0
MANY_STEPS, MANY_SETS = 50, 3
MOST_MANY_S = 2.0
_CIRCUIT = ("supine-figure-four", "double-leg-bridge", "couch-stretch", "seated-butterfly")
_STATIC = ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6")
_NO_LOAD = ("2.8", "2.11")


def measure() -> Iterator[Result]:
    """Prove a routine of 12 steps, the longest that is shipped, one of 50 steps, and a circuit."""
    exercises = shipped().catalogue.values()
    static = [each.id for each in exercises if each.group in _STATIC]
    twelve = facts_of(steps(*(f"exercise: {name}, hold: 30 s" for name in static[:STEPS])))
    yield _timed(f"prove a routine of {STEPS} steps", twelve, MOST_S)
    yield _timed(f"prove {LONGEST}, the longest", facts_of(LONGEST), MOST_LONGEST_S)
    loads = [each.id for each in exercises if each.group not in _NO_LOAD][:MANY_STEPS]
    many = (f"exercise: {name}, hold: 30 s, sets: {MANY_SETS}" for name in loads)
    what = f"prove {MANY_STEPS} steps of {MANY_SETS} sets"
    yield _timed(what, facts_of(steps(*many)), MOST_MANY_S)
    circuit = steps(*(f"exercise: {name}, hold: 30 s" for name in _CIRCUIT))
    circuit = circuit.replace("title: All\n", "title: All\n    rounds: 3\n")
    yield _timed("prove 3 rounds of 4 exercises", facts_of(circuit), MOST_MANY_S)


def _timed(what: str, facts: Facts, most_s: float) -> Result:
    seconds: list[float] = []
    states = 0
    for _ in range(ROUNDS):
        began = time.process_time()
        proof = prove(facts)
        seconds.append(time.process_time() - began)
        if not all(proof.holds(each) for each in Property):
            raise AssertionError(f"{what}: not proven")
        states = proof.states
    return Result(what=f"{what}, {states} states", found=median(seconds), most=most_s, unit="s")
