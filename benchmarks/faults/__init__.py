"""Faults put into the engine by hand: do the proofs and properties alone notice?

`python -m benchmarks.faults NAME…` looks at the faults whose names contain one of these words.
"""

from collections.abc import Iterable, Iterator
from time import perf_counter

from benchmarks.faults import in_changes, in_plans, in_rules, in_sessions
from benchmarks.faults.catching import BrokenCopyError, caught_by, copied_program, first_failure
from benchmarks.faults.fault import Fault
from benchmarks.measuring import Result

FAULTS = (*in_rules.FAULTS, *in_plans.FAULTS, *in_changes.FAULTS, *in_sessions.FAULTS)
MOST_SURVIVORS = 2


def measure() -> Iterator[Result]:
    """Make every fault and count those that nothing notices."""
    with copied_program() as folder:
        if failed := first_failure(folder):
            raise BrokenCopyError(f"without any fault, {failed} fails")
    survivors = look_at(FAULTS)
    yield Result(
        what="faults in the engine that no proof and no property notices",
        found=len(survivors),
        most=MOST_SURVIVORS,
        unit="",
        beside=f"{len(FAULTS)} hand-made faults, {len(FAULTS) - len(survivors)} caught",
    )


def look_at(faults: Iterable[Fault]) -> list[Fault]:
    """Print what catches each fault; return those that survive."""
    survivors: list[Fault] = []
    with copied_program() as folder:
        for fault in faults:
            start_s = perf_counter()
            caught = caught_by(fault, folder)
            if caught is None:
                survivors.append(fault)
            seen = (caught or "SURVIVED").removeprefix("tests/").replace(".py::", " ")
            print(f"{fault.name:<46}{perf_counter() - start_s:>5.0f} s  {seen}", flush=True)
    return survivors
