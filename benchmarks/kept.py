"""Programs that are watched by the benchmark of ten years: `python -m benchmarks.kept NAME`.

Each prints one line of JSON, as those of `benchmarks.watched` do.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from benchmarks.soaking import Soak, soaking_context
from benchmarks.ten_years import ENDS
from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.gui.collector import Collector
from rehab_app.gui.main_window import MainWindow
from rehab_app.history.backups import Reason
from rehab_app.locations import HOME_VARIABLE
from rehab_app.report.spans import Span

_TIMES = 7
_LOOKED_S = 1.0
# Never the one that is shown already, which would cost nothing.
_RANGES = (Span.ALL, Span.YEAR, Span.FOUR_WEEKS, Span.TWELVE_WEEKS)


def today() -> None:
    """Say how long it takes from the first paint until Today stands, history and all."""
    app = QApplication([])
    app.setStyle("Fusion")
    context = _context()
    window = MainWindow(context.settings, context.clock)
    window.first_painted.connect(lambda: furnish(window, context))
    window.show()
    app.exec()


def furnish(window: MainWindow, context: Context) -> None:
    """Build the rooms, say how long that took, and end."""
    Collector(window)  # as the program does
    start = time.perf_counter()
    window.furnish(context)
    QApplication.processEvents()
    print(json.dumps({"furnished_s": time.perf_counter() - start}), flush=True)
    os._exit(0)


def history() -> None:
    """Say how long it takes to open History, from the click until it is painted."""
    app, window, _ = _opened()
    seconds: list[float] = []

    def open_history() -> None:
        window.rooms.show_today()
        QApplication.processEvents()
        start = time.perf_counter()
        window.rooms.show_history()
        window.repaint()
        QApplication.processEvents()
        seconds.append(time.perf_counter() - start)
        if len(seconds) > _TIMES:
            print(json.dumps({"opened_s": median(seconds[1:])}))
            app.quit()

    _again_and_again(window, open_history)
    app.exec()


def ranges() -> None:
    """Say how long it takes to show each range, from the click until painted.

    Somebody who has just come takes a second to choose one.
    """
    _, window, _ = _opened()
    window.rooms.show_history()
    looked = time.perf_counter() + _LOOKED_S
    while time.perf_counter() < looked:
        QApplication.processEvents()
    chips = {each.text(): each for each in window.page.findChildren(QAbstractButton)}
    seconds: dict[str, float] = {}
    for span in _RANGES:
        start = time.perf_counter()
        chips[span.value].click()
        QApplication.processEvents()
        seconds[span.value] = time.perf_counter() - start
    print(json.dumps(seconds), flush=True)
    os._exit(0)


def backup() -> None:
    """Say the longest that anybody waits for the window while a backup is made beside it."""
    app, window, context = _opened()
    waits: list[float] = []
    last = time.perf_counter()
    beside = context.keeping.back_up_beside(Reason.ASKED)
    start = time.perf_counter()

    def look() -> None:
        nonlocal last
        now = time.perf_counter()
        waits.append(now - last)
        last = now
        if beside.is_done:
            beside.result()
            print(json.dumps({"wait_s": max(waits), "made_s": now - start}))
            app.quit()

    _again_and_again(window, look)
    app.exec()


def soak() -> None:
    """Play sessions in a row and say what they left behind."""
    app = QApplication([])
    app.setStyle("Fusion")
    clock = SteppedClock(datetime(2026, 1, 1, 7, tzinfo=UTC))
    context = soaking_context(Path(os.environ[HOME_VARIABLE]), clock)
    window = MainWindow.furnished(context)
    Collector(window)
    window.show()
    soaked = Soak(window, context, clock).run(int(sys.argv[2]), int(sys.argv[3]))
    found = {
        "ticks": soaked.tick_count,
        "questions": soaked.question_count,
        "settled_mib": soaked.settled.rss_kib / 1024,
        "grown_mib": soaked.grown_mib,
        "files_more": soaked.files_more,
        "none_lost": soaked.none_lost,
        "none_more": soaked.last.none_count - soaked.settled.none_count,
    }
    print(json.dumps(found), flush=True)
    os._exit(0)


def _context() -> Context:
    """Return the context of the morning after the last session, whenever that is looked at."""
    return Context.open(os.environ, clock=SteppedClock(ENDS + timedelta(hours=12)))


def _opened() -> tuple[QApplication, MainWindow, Context]:
    app = QApplication([])
    app.setStyle("Fusion")
    context = _context()
    window = MainWindow.furnished(context)
    Collector(window)
    window.show()
    window.rooms.figures.load()
    for _ in range(50):
        QApplication.processEvents()
    return app, window, context


def _again_and_again(window: MainWindow, what: Callable[[], None]) -> None:
    timer = QTimer(window)
    timer.timeout.connect(what)
    timer.start(0)


if __name__ == "__main__":
    programs = (today, history, ranges, backup, soak)
    {program.__name__: program for program in programs}[sys.argv[1]]()
