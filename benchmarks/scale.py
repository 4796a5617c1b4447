"""A hundred thousand sessions with more than a million sets: what is asked of them, and how long.

It takes some minutes to make them. Figures of a single program are in CPU time: others may use the
machine.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result
from benchmarks.ten_years import ENDS, write_history
from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.inputs import Answer
from rehab_app.exchanging import Format, Order
from rehab_app.history.records import RecordedInput, SessionOpening
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Reading
from rehab_app.report.history_report import history_report
from rehab_app.report.spans import Period

SESSIONS = 100_000
_TIMES = 5
_COMMITS = 50
_QUARTER = timedelta(days=89)
# What is asked, the most it may take, and in which unit; reliability.md calls it L3.
GOALS = {
    "opening the history": (1000.0, "ms"),
    "the last 50 sessions": (50.0, "ms"),
    "90 days as a chart": (100.0, "ms"),
    "all days as a chart": (2000.0, "ms"),
    "saving an answer": (10.0, "ms"),
    "all of it as CSV": (10.0, "s"),
    "memory at its most": (300.0, "MiB"),
}


def measure() -> Iterator[Result]:
    """Make the history, then ask a program of its own for all of it."""
    with TemporaryDirectory() as name:
        write_history(Path(name), SESSIONS)
        found = subprocess.run(
            [sys.executable, "-m", "benchmarks.scale", name],
            capture_output=True,
            text=True,
            check=True,
            env=dict(os.environ),
        )
    figures = json.loads(found.stdout)
    for what, (most, unit) in GOALS.items():
        beside = f"{SESSIONS:,} sessions"
        yield Result(what=what, found=figures[what], most=most, unit=unit, beside=beside)


def look_at(home: Path) -> dict[str, float]:
    """Return what each thing takes in a home, by its name and in the unit of `GOALS`."""
    found: dict[str, float] = {}
    context = Context.open({}, home, SteppedClock(ENDS + timedelta(hours=12)))
    start = time.process_time()
    store = context.history()
    context.catch_up()
    found["opening the history"] = 1000 * (time.process_time() - start)
    with closing(context):
        last = store.trends.sessions("", ENDS.date() - _QUARTER, ENDS.date())[-1].day
        quarter = Period(last - _QUARTER, last)
        all_days = Period(store.trends.first_day("") or last, last)
        found["the last 50 sessions"] = _ms(partial(store.sessions, 50, ""))
        found["90 days as a chart"] = _ms(partial(_chart, store, quarter))
        found["all days as a chart"] = _ms(partial(_chart, store, all_days))
        found["saving an answer"] = _saving_ms(store)
        start = time.process_time()
        order = Order(format=Format.CSV)
        for _ in context.exchange.export(home.parent / f"{home.name}.csv", order):
            pass
        found["all of it as CSV"] = time.process_time() - start
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    found["memory at its most"] = float(peak) / 1024
    return found


def _chart(store: HistoryStore, period: Period) -> object:
    return history_report(store, "", period, str)


def _saving_ms(store: HistoryStore) -> float:
    """Return how long one answer takes until it is on the disk, on the wall's clock."""
    opening = SessionOpening(routine_id="scale", routine_title="Scale", started=ENDS)
    session_id = store.start_session(opening, "format: 1\n")
    seconds = []
    for seq in range(_COMMITS):
        given = Answer(Reading(seq % 11))
        start = time.perf_counter()
        store.append(session_id, RecordedInput(seq=seq, at_s=seq, utc=ENDS, input=given))
        seconds.append(time.perf_counter() - start)
    store.remove_session(session_id)
    return 1000 * median(seconds)


def _ms(ask: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_TIMES):
        start = time.process_time()
        ask()
        seconds.append(time.process_time() - start)
    return 1000 * median(seconds)


if __name__ == "__main__":
    print(json.dumps(look_at(Path(sys.argv[1]))))
