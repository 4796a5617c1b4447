"""Ten years of sessions beside a month, or none: start, History, a backup beside the window."""

import time
from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.measuring import Result, lower_quartile, ratio
from benchmarks.screen import Screen, screen, told
from benchmarks.ten_years import ONE_MONTH, TEN_YEARS, write_history
from benchmarks.windows import visited

ROUNDS = 9
MOST_START = 1.1
MOST_TODAY = 1.3
MOST_HISTORY = 3.0
MOST_WAIT_MS = 100.0
MOST_KB_A_SESSION = 10.0

Said = dict[str, float]


def measure() -> Iterator[Result]:
    """Make the histories once, then measure one thing after the other."""
    with screen() as there:
        size = write_history(there.folder / "ten", TEN_YEARS).stat().st_size
        write_history(there.folder / "month", ONE_MONTH)
        write_history(there.folder / "none", 0)
        for home in ("ten", "month", "none"):
            visited(there, home, reduce_motion=True)
        yield Result(
            what=f"ten years on the disk ({TEN_YEARS} sessions, {size / 1e6:.0f} MB), a session",
            found=size / TEN_YEARS / 1000,
            most=MOST_KB_A_SESSION,
            unit="kB",
        )
        yield from _starts(there)
        yield from _today(there)
        yield _history(there)
        yield from _ranges(there)
        yield _backup(there)


def _starts(there: Screen) -> Iterator[Result]:
    ours: list[float] = []
    theirs: list[float] = []
    for round_ in range(ROUNDS + 1):
        pair = [("ten", ours), ("none", theirs)]
        for home, all_of_them in pair if round_ % 2 else reversed(pair):
            start = time.monotonic()
            result = told(there.start("program", home=home))
            all_of_them.append(result["painted"] - start)
    mine, bare = ours[1:], theirs[1:]
    yield Result(
        what=f"start to the first paint ({median(mine) * 1000:.0f} ms), as a ratio",
        found=ratio(mine, bare),
        judged=lower_quartile(mine, bare),
        most=MOST_START,
        unit="×",
        beside=f"an empty history ({median(bare) * 1000:.0f} ms)",
    )


def _today(there: Screen) -> Iterator[Result]:
    """What is told has to be read and shown, so a month is what most of the way compares with."""
    for other, beside, most in (
        ("none", "an empty history", MOST_TODAY),
        ("month", "one month", MOST_START),
    ):
        ours, theirs = _in_turn(there, "today", other)
        mine, bare = _each(ours, "furnished_s"), _each(theirs, "furnished_s")
        yield Result(
            what=f"then until Today stands ({median(mine) * 1000:.0f} ms), as a ratio",
            found=ratio(mine, bare),
            judged=lower_quartile(mine, bare),
            most=most,
            unit="×",
            beside=f"{beside} ({median(bare) * 1000:.0f} ms)",
        )


def _history(there: Screen) -> Result:
    ours, theirs = _in_turn(there, "history", "month")
    mine, bare = _each(ours, "opened_s"), _each(theirs, "opened_s")
    return Result(
        what=f"History opens ({median(mine) * 1000:.0f} ms), as a ratio",
        found=ratio(mine, bare),
        most=MOST_HISTORY,
        unit="×",
        beside=f"one month ({median(bare) * 1000:.0f} ms)",
    )


def _ranges(there: Screen) -> Iterator[Result]:
    ours, theirs = _in_turn(there, "ranges", "month")
    for span in ours[0]:
        mine, bare = _each(ours, span), _each(theirs, span)
        yield Result(
            what=f"History shows {span!r} ({median(mine) * 1000:.0f} ms), as a ratio",
            found=ratio(mine, bare),
            judged=lower_quartile(mine, bare),
            most=MOST_HISTORY,
            unit="×",
            beside=f"one month ({median(bare) * 1000:.0f} ms)",
        )


def _backup(there: Screen) -> Result:
    found = told(there.start("backup", home="ten", module="kept"))
    return Result(
        what=f"longest wait for a key while a backup is made ({found['made_s']:.0f} s)",
        found=found["wait_s"] * 1000,
        most=MOST_WAIT_MS,
        unit="ms",
    )


def _in_turn(there: Screen, name: str, other: str) -> tuple[list[Said], list[Said]]:
    """Run a program on ten years and on another home in turn; return what each said."""
    found: dict[str, list[Said]] = {"ten": [], other: []}
    for round_ in range(ROUNDS):
        for home in ("ten", other) if round_ % 2 else (other, "ten"):
            found[home].append(told(there.start(name, home=home, module="kept")))
    return found["ten"], found[other]


def _each(said: Sequence[Said], key: str) -> list[float]:
    return [each[key] for each in said]
