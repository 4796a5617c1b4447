"""A day of ticks and 500 sessions in a row, in a real window: nothing may grow. Half an hour."""

from collections.abc import Iterator

from benchmarks.measuring import Result
from benchmarks.screen import screen, told

SESSIONS = 500
DAY_OF_TICKS = 864_000
MOST_GROWN_MIB = 5.0


def measure() -> Iterator[Result]:
    """Play them all in one program, and compare it with itself after the first twentieth."""
    with screen() as there:
        found = told(there.start("soak", str(SESSIONS), str(DAY_OF_TICKS), module="kept"))
    yield Result(
        what=f"a day of ticks at 10 Hz, beside the {found['ticks']} that were played",
        found=DAY_OF_TICKS / found["ticks"],
        most=1.0,
        unit="×",
        beside=f"{SESSIONS} sessions, {found['questions']} questions",
    )
    yield Result(
        what=f"memory more after {SESSIONS} sessions than after {SESSIONS // 20}",
        found=found["grown_mib"],
        most=MOST_GROWN_MIB,
        unit="MiB",
        beside=f"{found['settled_mib']:.0f} MiB",
    )
    yield Result(
        what="open files more",
        found=found["files_more"],
        most=0,
        unit="",
    )
    yield Result(
        what="references to None lost",
        found=found["none_lost"],
        most=0,
        unit="",
        beside=f"{found['none_more']} more, which does no harm",
    )
