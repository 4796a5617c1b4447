"""What the report for a physio costs: twelve weeks with three sessions a day, out of ten years too.

Time of the processor, which nothing but the report takes; others use the machine as well.
"""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result
from benchmarks.ten_years import ENDS, TEN_YEARS, twelve_poses, write_history
from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.report.offscreen import application
from rehab_app.report.physio_pdf import physio_pdf
from rehab_app.report.spans import Span, period_of
from rehab_app.reporting import report_for_physio

TWELVE_WEEKS = 252
ROUNDS = 5
MOST_S = 2.0


def measure() -> Iterator[Result]:
    """Make both histories and the report of each, again and again."""
    held = application()
    with TemporaryDirectory() as folder:
        for count, span in ((TWELVE_WEEKS, Span.TWELVE_WEEKS), (TEN_YEARS, Span.TWELVE_WEEKS)):
            home = Path(folder) / str(count)
            write_history(home, count)
            taken_s, size = _made(home, span)
            yield Result(
                what=f"CPU of a report of {span.value}, {count} sessions ({size / 1000:.0f} kB)",
                found=taken_s,
                most=MOST_S,
                unit="s",
            )
    del held


def _made(home: Path, span: Span) -> tuple[float, int]:
    """Return the median time that a report takes, values and paper, and the size of the file."""
    taken_s: list[float] = []
    size = 0
    with closing(Context.open({}, home, SteppedClock(ENDS))) as context:
        twelve_poses(context)
        context.catch_up()
        for _ in range(ROUNDS):
            start = time.process_time()
            first = context.history().trends.first_day(context.person_key)
            period = period_of(span, ENDS.date(), first)
            size = len(physio_pdf(report_for_physio(context, period)))
            taken_s.append(time.process_time() - start)
    return median(taken_s), size
