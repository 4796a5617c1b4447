"""Keys that are pressed in the program's window, and how long until what they mean is seen.

`python -m benchmarks.pressed stop|search|scroll|write` prints one line of JSON: the longest wait in
seconds and how many were measured. A wait ends when the window has been painted anew.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.collector import Collector
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.model.pain import Reading
from rehab_app.model.plan import SegmentKind

ROUTINES = ("every-feature", "walk-jog-return", "ice-day-plan", "yin-starter")
WORDS = ("hamstring", "10 min", "no props", "yin caterpillar", "zzz")
SEARCHED = 200
_MOST_STEPS = 6_000
_SCROLL_PX = 60
_FRAME_S = 1 / 60
_SETTLING_FRAMES = 30
_THINKING_S = 0.6  # longer than anything waits for somebody to stop typing
_TURN_S = 0.002
_TEN = (
    *("supine-figure-four", "half-kneeling-hip-flexor-stretch", "couch-stretch"),
    *("seated-butterfly", "supine-strap-hamstring-stretch", "wall-calf-stretch-straight"),
    *("pigeon-pose", "seated-figure-four-chair", "standing-hip-flexor-stretch", "clamshell"),
)


def stop(app: QApplication, context: Context, clock: SteppedClock) -> Iterator[float]:
    """Press P, then Esc, in every kind of moment of a session; yield each wait in seconds."""
    window = _window(app, context)
    for name in ROUTINES:
        seen: set[object] = set()
        driver = _begin(app, context, window, name)
        for _ in range(_MOST_STEPS):
            if driver.state.phase is Phase.ENDED:
                break
            if driver.state.phase is Phase.ASKING:
                driver.answer(Reading(1))
            moment = _moment(driver)
            if moment not in seen and driver.state.phase is Phase.RUNNING:
                seen.add(moment)
                yield from _stopped(app, window, driver)
            elif moment[1] is SegmentKind.OPEN:
                driver.skip()
            clock.advance(1)
            driver.poll()
            app.processEvents()


def _stopped(app: QApplication, window: MainWindow, driver: SessionDriver) -> Iterator[float]:
    for _ in range(2):  # it asks, and goes on
        yield _wait(app, window, Qt.Key.Key_Escape)
    driver.pause()
    for _ in range(2):
        yield _wait(app, window, Qt.Key.Key_Escape)
    yield _wait(app, window, Qt.Key.Key_P)
    if _phase(driver) is not Phase.ASKING:
        raise ValueError(f"P did not stop {driver.state.segment}")
    driver.answer(Reading(1))
    if _phase(driver) is Phase.PAUSED:
        driver.pause_or_resume()


def _phase(driver: SessionDriver) -> Phase:
    return driver.state.phase


def search(app: QApplication, context: Context, _clock: SteppedClock) -> Iterator[float]:
    """Type words into the search over the library; yield the wait for each letter in seconds."""
    window = _window(app, context)
    window.rooms.show_routines()
    _settle(app, window)
    page = window.rooms.library.routines
    for word in WORDS:
        page.search.setFocus()
        page.search.clear()
        app.processEvents()
        for letter in word:
            yield _wait(app, window, letter)


def scroll(app: QApplication, context: Context, clock: SteppedClock) -> Iterator[float]:
    """Scroll through all cards twice, pictures drawn on the way; yield each frame in seconds."""
    window = _window(app, context)
    window.rooms.show_routines()
    page = window.rooms.library.routines
    while page.count < SEARCHED:
        app.processEvents()
    _settle(app, window)
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    for way in (range(0, bar.maximum(), _SCROLL_PX), range(bar.maximum(), 0, -_SCROLL_PX)):
        for place in way:
            began = time.perf_counter()
            bar.setValue(place)
            app.processEvents()
            window.repaint()
            yield time.perf_counter() - began
            time.sleep(_FRAME_S)
            clock.advance(_FRAME_S)


def write(app: QApplication, context: Context, _clock: SteppedClock) -> Iterator[float]:
    """Type into a routine of 30 steps at the workbench; yield how long each next key has to wait.

    That is the key itself, or the longest of the turns that it brings about later: reading the
    text, saying what is wrong with it, playing the session, looking at every path.
    """
    window = _window(app, context)
    path = context.locations.routines / "thirty.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_thirty(), encoding="utf-8")
    window.rooms.show_workbench()
    window.rooms.workbench.open(f"file:{path}")
    flow = window.rooms.workbench.flow
    flow.page.show_view("text")
    _settle(app, window)
    if flow.document.has_errors:
        raise ValueError(f"the routine has errors: {flow.document.problems[0]}")
    for line, word in ((2, " # by hand"), (12, " # slowly")):
        flow.page.editor.go_to(line, 1)
        flow.page.editor.setFocus()
        QTest.keyClick(flow.page.editor, Qt.Key.Key_End)
        for letter in word:
            yield _wait(app, window, letter)
            yield from _turns(app, _THINKING_S)
    flow.suspend()


def _turns(app: QApplication, seconds: float) -> Iterator[float]:
    """Let somebody think for so long; yield how long each turn of the window takes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.perf_counter()
        app.processEvents()
        yield time.perf_counter() - began
        time.sleep(_TURN_S)


def _thirty() -> str:
    """Return a routine of 30 steps in 3 blocks, a few with ranges, sets and own variants."""
    blocks = [
        f"  - title: Part {block}\n    steps:\n"
        + "".join(
            f"      - exercise: {name}\n        hold: 20-{30 + 15 * (number % 2)} s\n"
            "        rest: 10 s\n"
            for number, name in enumerate(_TEN)
        )
        for block in range(1, 4)
    ]
    head = "format: 1\nid: thirty\ntitle: Thirty\nkind: stretch\nsuits: [runners-hip]\nblocks:\n"
    return head + "".join(blocks)


def _settle(app: QApplication, window: MainWindow) -> None:
    """Let a page that has just opened lay itself out and be painted."""
    for _ in range(_SETTLING_FRAMES):
        app.processEvents()
        window.repaint()
        time.sleep(_FRAME_S)


def _wait(app: QApplication, window: MainWindow, key: Qt.Key | str) -> float:
    """Press a key where the focus is, paint what is new, and return the seconds that took."""
    target = app.focusWidget() or window
    began = time.perf_counter()
    QTest.keyClick(target, key)  # type: ignore[arg-type]  # a letter does as well
    app.processEvents()
    window.repaint()
    return time.perf_counter() - began


def _moment(driver: SessionDriver) -> tuple[Phase, SegmentKind | None, bool]:
    state = driver.state
    kind = state.segment.kind if state.segment else None
    return state.phase, kind, state.question is not None


def _begin(app: QApplication, context: Context, window: MainWindow, routine: str) -> SessionDriver:
    window.rooms.play_routine(context.library.find(routine))
    driver = window.rooms.flow.driver
    if driver is None:
        raise ValueError(f"{routine} was not begun")
    driver.answer(Reading(1))
    app.processEvents()
    return driver


def _window(app: QApplication, context: Context) -> MainWindow:
    """Return the window once it has built and read what it builds and reads by itself."""
    window = MainWindow.furnished(context)
    window.show()
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window):
        raise TimeoutError("the window never became active")
    while window.rooms.library.is_reading:
        app.processEvents()
    window.rooms.figures.load()
    app.processEvents()
    return window


def main(name: str) -> None:
    """Press the keys of one of the two and print what was measured."""
    from datetime import UTC, datetime  # noqa: PLC0415 (only here)

    measures: dict[str, Callable[[QApplication, Context, SteppedClock], Iterator[float]]] = {
        "stop": stop,
        "search": search,
        "scroll": scroll,
        "write": write,
    }
    app = QApplication([])
    app.setStyle("Fusion")
    clock = SteppedClock(datetime(2026, 11, 22, 20, 41, tzinfo=UTC))
    context = Context.open(os.environ, clock=clock)
    collector = Collector()  # as in the program
    collector.setParent(app)
    waits = list(measures[name](app, context, clock))
    print(json.dumps({"wait_s": max(waits), "count": len(waits)}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
