"""How long the window takes over texts that mean harm, against harmless ones of the same length."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measuring import Result, ratio

_CHECKOUT = Path(__file__).parent.parent
_ROUNDS = 3
_MOST_RATIO = 2.0
_MOST_FRAME_MS = 50.0


def measure() -> Iterator[Result]:
    """Show the same routine with both kinds of texts in turn; compare the longest turns, frames."""
    harmful: list[dict[str, Any]] = []
    harmless: list[dict[str, Any]] = []
    for _ in range(_ROUNDS):
        harmful.append(_shown())
        harmless.append(_shown("--plain"))
    ours, theirs = ([each["longest_ms"] for each in found] for found in (harmful, harmless))
    yield Result(
        what="the longest turn over hostile texts, as a ratio",
        found=ratio(ours, theirs),
        most=_MOST_RATIO,
        unit="×",
        beside=f"{median(ours):.0f} ms at {harmful[-1]['sight']}; "
        f"harmless ones {median(theirs):.0f} ms",
    )
    frame_ms, sight = _longest_frame(harmful)
    plain_ms, plain_sight = _longest_frame(harmless)
    beside = f"harmless ones {plain_ms:.0f} ms at {plain_sight}"
    yield Result(
        what=f"the longest frame over hostile texts ({frame_ms:.0f} ms), as a ratio",
        found=frame_ms / plain_ms,
        most=_MOST_RATIO,
        unit="×",
        beside=beside,
    )
    yield Result(
        what="the same in processor time",
        found=frame_ms,
        most=_MOST_FRAME_MS,
        unit="ms",
        beside=f"at {sight}",
    )


def _longest_frame(rounds: list[dict[str, Any]]) -> tuple[float, str]:
    """Return how long the longest frame took in ms, and of what; each as in its quickest round.

    A machine that others use makes now this one longer, now that one.
    """
    quickest = {
        what: min(each["frames_ms"].get(what, frame_ms) for each in rounds)
        for what, frame_ms in rounds[0]["frames_ms"].items()
    }
    what = max(quickest, key=lambda each: quickest[each])
    return quickest[what], what


def _shown(*options: str) -> dict[str, Any]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.shown", folder, "--frames", *options],
            cwd=_CHECKOUT,
            env=environ,
            capture_output=True,
            check=True,
        )
    told: dict[str, Any] = json.loads(done.stdout)
    return told
