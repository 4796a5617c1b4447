"""How late a hold's end is noticed while every core is busy.

The terminal's player and the window's driver each play the same real session (real clock, real
history on the disk) in a process of their own. Beside them, in the same minutes and under the same
load, two bare timers wait for the same moments: the least that this machine can do. All four run
at once; what is compared is when the front end says that the hold is over with the moment at which
the plan has it end. Sound and drawing are not measured.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

from benchmarks.measuring import Result

BUSY_PER_CORE = 2
MOST_MEDIAN_MS = 20.0
MOST_WORST_MS = 60.0
PLAYERS = {"terminal": "a bare sleep", "window": "a bare precise QTimer"}
PROBES = {"terminal": "sleep", "window": "timer"}


def measure() -> Iterator[Result]:
    """Play under full load and yield the median and the worst of the ends of holds."""
    off_ms = _played_under_load()
    for name, beside in PLAYERS.items():
        ours, theirs = off_ms[name], off_ms[PROBES[name]]
        for word, take, most in (
            ("median", median, MOST_MEDIAN_MS),
            ("worst", max, MOST_WORST_MS),
        ):
            yield Result(
                what=f"end of a hold in the {name} under full load, {word} of {len(ours)}",
                found=take(ours),
                most=most,
                unit="ms",
                beside=f"{beside}: {take(theirs):.3g} ms",
            )


def _played_under_load() -> dict[str, list[float]]:
    """Return for each player and probe how late each hold ended, in milliseconds."""
    with ExitStack() as stack:
        for _ in range(BUSY_PER_CORE * (os.cpu_count() or 1)):
            busy = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(busy.kill)
        players = {
            name: stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "benchmarks.players", name], stdout=subprocess.PIPE
                )
            )
            for name in (*PLAYERS, *PROBES.values())
        }
        return {name: json.loads(player.communicate()[0]) for name, player in players.items()}
