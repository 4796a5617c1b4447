"""Forty minutes on a made-up clock that is looked at late: nothing may be off at the end."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from benchmarks.measuring import Result
from benchmarks.routines import LONG, facts_of
from rehab_app.engine.inputs import Start, Tick
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import GAP_S, advance, new_session
from rehab_app.engine.state import Phase

MOST_OFF_MS = 0.001
_START_S = 1234.5


def measure() -> Iterator[Result]:
    """Tick at random, up to 5 s late, and compare when each hold began with the plan."""
    random = Random(40)
    facts = facts_of(LONG)
    plan = make_plan(facts)
    planned = [0, *accumulate(segment.seconds for segment in plan)]
    state, _ = advance(new_session(plan), Start(), _START_S, facts)
    at, ticks = _START_S, 0
    while state.phase is not Phase.ENDED:
        at += random.uniform(0.001, GAP_S)
        state, _ = advance(state, Tick(), at, facts)
        ticks += 1
    began = [planned[number] for number, segment in enumerate(plan) if segment.is_work]
    off_s = [abs(work.at_s - start_s) for work, start_s in zip(state.works, began, strict=True)]
    off_s.append(abs(state.session_s - planned[-1]))
    yield Result(
        what=f"drift over {planned[-1] / 60:.0f} min, the clock looked at up to {GAP_S:.0f} s late",
        found=max(off_s) * 1000,
        most=MOST_OFF_MS,
        unit="ms",
        beside=f"the sums of the plan ({len(began)} holds, {ticks} looks)",
    )
