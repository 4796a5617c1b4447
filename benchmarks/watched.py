"""Programs that are watched by the benchmarks of the window: `python -m benchmarks.watched NAME`.

Each prints one line of JSON. The bare ones are what everything is measured beside: an empty
window, and the same with a label that counts down.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from rehab_app.context import Context
    from rehab_app.gui.main_window import MainWindow

SETTLED_MS = 5_000
COUNTED_MS = 20_000
WARM_MS = 3_000
SIZE_PX = (1180, 760)


def empty(is_left_open: bool) -> None:
    """Show an empty window, say when it was painted, and how much memory it holds later."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415 (part of the start)

    app = QApplication([])
    _tell_first_paint(QMainWindow, is_left_open=is_left_open)
    window = QMainWindow()
    window.resize(*SIZE_PX)
    window.show()
    app.exec()


def program(is_left_open: bool) -> None:
    """Start the program as its command does, and say the same."""
    gc.disable()  # as the command does before it imports anything
    from rehab_app import cli, locations  # noqa: F401, PLC0415 (in the order of the command)
    from rehab_app.gui.main_window import MainWindow  # noqa: PLC0415 (the same)

    _tell_first_paint(MainWindow, is_left_open=is_left_open)
    cli.main([])


def label() -> None:
    """Count down in a label, once a second, and say what that took."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 (as above)
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    app = QApplication([])
    window = QMainWindow()
    text = QLabel("1:00")
    font = text.font()
    font.setPixelSize(76)
    text.setFont(font)
    window.setCentralWidget(text)
    window.resize(*SIZE_PX)
    window.show()
    left = 60
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        nonlocal left
        left -= 1
        text.setText(f"{left // 60}:{left % 60:02}")

    timer.timeout.connect(tick)
    timer.start(1000)
    _tell_cpu(app.quit)
    app.exec()


def hold() -> None:
    """Play a hold in the program's window, and say what that took."""
    from rehab_app.engine.state import Phase  # noqa: PLC0415
    from rehab_app.gui.session_driver import SessionDriver  # noqa: PLC0415
    from rehab_app.model.pain import Reading  # noqa: PLC0415

    app, window, context = _open_window()
    window.rooms.play_routine(context.library.find("yin-five"))
    driver = window.rooms.flow.driver
    if not isinstance(driver, SessionDriver):
        raise TypeError("no session was begun")
    driver.answer(Reading(2))
    window.rooms.figures.load()
    driver.skip()  # the time to get ready
    if driver.state.phase is not Phase.RUNNING:
        raise ValueError(f"the session is {driver.state.phase}")
    _tell_cpu(app.quit)
    app.exec()


def library() -> None:
    """Open the routines of a large library; say the longest that anybody had to wait."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 (as above)

    app, window, _ = _open_window()
    started = last = time.perf_counter()
    waits: list[float] = []
    window.rooms.show_routines()
    page = window.rooms.library.routines
    usable = 0.0
    timer = QTimer()

    def look() -> None:
        nonlocal last, usable
        now = time.perf_counter()
        waits.append(now - last)
        last = now
        if page.has_routines and not usable:
            usable = now - started
        if page.count == int(sys.argv[2]):
            print(json.dumps({"usable_s": usable, "read_s": now - started, "wait_s": max(waits)}))
            app.quit()

    timer.timeout.connect(look)
    timer.start(0)
    app.exec()


def _open_window() -> "tuple[QApplication, MainWindow, Context]":
    import os  # noqa: PLC0415 (only here)

    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (as above)

    from rehab_app.context import Context  # noqa: PLC0415
    from rehab_app.gui.main_window import MainWindow  # noqa: PLC0415

    app = QApplication([])
    app.setStyle("Fusion")
    context = Context.open(os.environ)
    window = MainWindow.furnished(context)
    window.show()
    return app, window, context


def _tell_first_paint(kind: "type[QMainWindow]", *, is_left_open: bool) -> None:
    """Let windows of a kind say when they were first painted, and end."""
    paint = kind.paintEvent
    has_told = False

    # It stays in its place: Qt's bindings remember it, and would call it after its end.
    def paint_and_tell(window: "QMainWindow", event: object) -> None:
        nonlocal has_told
        paint(window, event)  # type: ignore[arg-type]
        if has_told:
            return
        has_told = True
        told = {"painted": time.monotonic(), "cpu_s": time.process_time()}
        if is_left_open:
            _later(SETTLED_MS, lambda: _tell({**told, "pss_kib": _pss_kib()}))
        else:
            _tell(told)

    kind.paintEvent = paint_and_tell  # type: ignore[method-assign, assignment]


def _tell_cpu(then: Callable[[], None]) -> None:
    def begin() -> None:
        before = time.process_time()

        def end() -> None:
            print(json.dumps({"cpu_s": time.process_time() - before}))
            then()

        _later(COUNTED_MS, end)

    _later(WARM_MS, begin)


def _later(after_ms: int, what: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 (as above)

    QTimer.singleShot(after_ms, what)


def _tell(what: dict[str, float]) -> None:
    """Print and end at once: how long it takes to put a window away is nobody's question."""
    import os  # noqa: PLC0415 (only here)

    print(json.dumps(what), flush=True)
    os._exit(0)


def _pss_kib() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("Pss:")))


if __name__ == "__main__":
    match sys.argv[1]:
        case "empty":
            empty("open" in sys.argv)
        case "program":
            program("open" in sys.argv)
        case "label":
            label()
        case "hold":
            hold()
        case "library":
            library()
        case other:
            raise SystemExit(f"nothing is called {other}")
