"""How long it takes to prove what a routine does for every answer.

The goals are seconds of the design, for a machine that nobody else uses.
"""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.measuring import Result
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.proof import prove
from tests.helpers.sessions import facts_of, shipped, steps

ROUNDS = 3
STEPS = 12
MOST_S = 0.5
LONGEST = "yin-five"
MOST_LONGEST_S = 2.0
_STATIC = ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6")


def measure() -> Iterator[Result]:
    """Prove a routine of 12 steps, and the longest that is shipped."""
    exercises = [each.id for each in shipped().catalogue.values() if each.group in _STATIC]
    twelve = facts_of(steps(*(f"exercise: {name}, hold: 30 s" for name in exercises[:STEPS])))
    yield _timed(f"prove a routine of {STEPS} steps", twelve, MOST_S)
    yield _timed(f"prove {LONGEST}, the longest", facts_of(LONGEST), MOST_LONGEST_S)


def _timed(what: str, facts: Facts, most_s: float) -> Result:
    seconds: list[float] = []
    states = 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        states = prove(facts).states
        seconds.append(time.perf_counter() - began)
    return Result(what=f"{what}, {states} states", found=median(seconds), most=most_s, unit="s")
