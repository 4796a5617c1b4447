"""Twelve programs reach for one history at the same moment, twenty times: one of them has it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Result
from rehab_app.history.store import HistoryStore
from tests.history.samples import child, line_of, tell

ROUNDS, AT_ONCE = 20, 12
MOST_AFTER_KILL_MS = 1000.0


def measure() -> Iterator[Result]:
    """Count the rounds without exactly one winner, and see how soon the next one can begin."""
    wrong = 0
    seconds: list[float] = []
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder, ExitStack() as stack:
            path = Path(folder) / "history.db"
            children = [stack.enter_context(child("take", path)) for _ in range(AT_ONCE)]
            for one in children:
                line_of(one)
            for one in children:
                tell(one)
            told = [line_of(one) for one in children]
            wrong += sorted(told) != ["in use"] * (AT_ONCE - 1) + ["won"]
            winner = children[told.index("won")]
            winner.kill()
            winner.wait()
            start = perf_counter()
            HistoryStore.open(path).close()
            seconds.append(perf_counter() - start)
    yield Result(
        what=f"rounds of {AT_ONCE} starts at once without exactly one winner",
        found=wrong,
        most=0,
        unit="",
        beside=f"{ROUNDS} rounds",
    )
    yield Result(
        what="until the next one has it after a kill",
        found=1000 * median(seconds),
        most=MOST_AFTER_KILL_MS,
        unit="ms",
    )
