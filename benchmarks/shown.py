"""How long the window takes over texts that mean harm, against harmless ones of the same length."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result, ratio

_CHECKOUT = Path(__file__).parent.parent
_ROUNDS = 3
_MOST_RATIO = 2.0


def measure() -> Iterator[Result]:
    """Show the same routine with both kinds of texts in turn; compare the longest turns."""
    harmful: list[float] = []
    harmless: list[float] = []
    sight = ""
    for _ in range(_ROUNDS):
        took_ms, sight = _longest_ms()
        harmful.append(took_ms)
        harmless.append(_longest_ms("--plain")[0])
    yield Result(
        what="the longest turn over hostile texts, as a ratio",
        found=ratio(harmful, harmless),
        most=_MOST_RATIO,
        unit="×",
        beside=f"{median(harmful):.0f} ms at {sight}; harmless ones {median(harmless):.0f} ms",
    )


def _longest_ms(*options: str) -> tuple[float, str]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.shown", folder, *options],
            cwd=_CHECKOUT,
            env=environ,
            capture_output=True,
            check=True,
        )
    told = json.loads(done.stdout)
    return float(told["longest_ms"]), str(told["sight"])
