"""What the window costs: its start, its memory, a hold that runs, a library of 1,000 files.

Beside it, in turn on the same screen (an X server without a graphics card), bare PySide6 windows.
A start is the time from the start of the process to the first paint; memory is the proportional
set size five seconds later.
"""

import time
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import Result, lower_quartile, ratio
from benchmarks.reading import FILES, write_files
from benchmarks.screen import Screen, screen, told
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped
from rehab_app.settings import SettingsStore

if TYPE_CHECKING:
    import subprocess

ROUNDS = 11
MOST_START = 1.5
MOST_MEMORY = 2.5
MOST_COUNTING = 3.0
MOST_USABLE = 1.5
MOST_WAIT_MS = 250.0
MOST_STOP_MS = 100.0
MOST_SEARCH_MS = 50.0
MOST_FRAME_MS = 50.0
MOST_NEXT_KEY_MS = 100.0
MOST_MOVING_PERCENT = 15.0
COUNTED_S = 20
SEARCHED = 200


def measure() -> Iterator[Result]:
    """Measure one thing after the other."""
    with screen() as there:
        for home in ("home", "moving", "large", "middle"):
            visited(there, home, reduce_motion=home == "home")
        yield from _starts(there)
        yield _memory(there)
        yield _counting(there)
        yield _moving(there)
        yield from _large_library(there)
        yield from _keys(there)


def _starts(there: Screen) -> Iterator[Result]:
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    for round_ in range(ROUNDS + 1):
        pair = [("program", ours), ("empty", theirs)]
        for name, all_of_them in pair if round_ % 2 else reversed(pair):
            start = time.monotonic()
            result = told(there.start(name))
            all_of_them.append({**result, "wall_s": result["painted"] - start})
    for what, key in (("start to the first paint", "wall_s"), ("CPU of that", "cpu_s")):
        # The first round compiles; nobody starts a program for the first time twice.
        mine, bare = [each[key] for each in ours[1:]], [each[key] for each in theirs[1:]]
        yield Result(
            what=f"{what} ({median(mine) * 1000:.0f} ms), as a ratio",
            found=ratio(mine, bare),
            judged=lower_quartile(mine, bare),
            most=MOST_START,
            unit="×",
            beside=f"an empty window ({median(bare) * 1000:.0f} ms)",
        )


def _memory(there: Screen) -> Result:
    told(there.start("program", "open"))  # It compiles what a start to the first paint has not.
    # One after the other: programs that run together share what they have loaded.
    ours, theirs = (told(there.start(name, "open")) for name in ("program", "empty"))
    return Result(
        what=f"memory 5 s after the start ({ours['pss_kib'] / 1024:.0f} MiB), as a ratio",
        found=ours["pss_kib"] / theirs["pss_kib"],
        most=MOST_MEMORY,
        unit="×",
        beside=f"an empty window ({theirs['pss_kib'] / 1024:.0f} MiB)",
    )


def _counting(there: Screen) -> Result:
    ours, theirs = _together(there, ["hold"], ["label"])
    return Result(
        what=f"CPU while a hold runs, no motion ({ours['cpu_s'] * 3:.2f} s a minute), a ratio",
        found=ours["cpu_s"] / theirs["cpu_s"],
        most=MOST_COUNTING,
        unit="×",
        beside=f"a label that counts down ({theirs['cpu_s'] * 3:.2f} s a minute)",
    )


def _moving(there: Screen) -> Result:
    cpu_s = told(there.start("hold", home="moving"))["cpu_s"]
    return Result(
        what="CPU while a hold runs and the body breathes",
        found=100 * cpu_s / COUNTED_S,
        most=MOST_MOVING_PERCENT,
        unit="%",
        beside="one core",
    )


def _large_library(there: Screen) -> Iterator[Result]:
    shipped = load_shipped(routines_folder())
    library = Library(shipped, routines_folder())
    list(write_files(there.folder / "large" / "routines", library))
    count = len(library.shipped_entries())
    small = told(there.start("library", str(count)))
    large = told(there.start("library", str(count + FILES), home="large"))
    yield Result(
        what=f"routines usable with {FILES} own files ({large['usable_s'] * 1000:.0f} ms), a ratio",
        found=large["usable_s"] / small["usable_s"],
        most=MOST_USABLE,
        unit="×",
        beside=f"with none ({small['usable_s'] * 1000:.0f} ms); "
        f"all read after {large['read_s']:.1f} s",
    )
    yield Result(
        what="longest wait for a key while they are read",
        found=large["wait_s"] * 1000,
        most=MOST_WAIT_MS,
        unit="ms",
        beside=f"with none: {small['wait_s'] * 1000:.0f} ms",
    )


def _keys(there: Screen) -> Iterator[Result]:
    shipped = load_shipped(routines_folder())
    library = Library(shipped, routines_folder())
    own = SEARCHED - len(library.shipped_entries())
    list(write_files(there.folder / "middle" / "routines", library, own))
    for name, what, most in (
        ("stop", "Esc or P until it is seen, longest of {count} in all states", MOST_STOP_MS),
        (
            "search",
            f"a letter searched in {SEARCHED} routines, longest of {{count}}",
            MOST_SEARCH_MS,
        ),
        ("scroll", f"a frame while {SEARCHED} cards scroll, longest of {{count}}", MOST_FRAME_MS),
        ("write", "the next key at the workbench, 30 steps, longest of {count}", MOST_NEXT_KEY_MS),
    ):
        result = told(there.start(name, home="middle", module="pressed"))
        yield Result(
            what=what.format(count=result["count"]),
            found=result["wait_s"] * 1000,
            most=most,
            unit="ms",
        )


def _together(there: Screen, *programs: list[str]) -> list[dict[str, Any]]:
    """Run programs at the same time and return what they said."""
    running: list[subprocess.Popen[str]] = [there.start(*words) for words in programs]
    return [told(each) for each in running]


def visited(there: Screen, home: str, *, reduce_motion: bool) -> None:
    """Make a home of somebody who has been here before."""
    store = SettingsStore(there.folder / home / "config" / "settings.toml")
    store.update(
        has_started=True,
        flags_on=time.strftime("%Y-%m-%d"),
        sore_side="left",
        reduce_motion=reduce_motion,
    )
    (there.folder / home / "routines").mkdir(exist_ok=True)
