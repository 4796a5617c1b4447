"""What starting the program costs and refuses, and a second program beside the first."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rehab_app.clock import SystemClock
from rehab_app.context import Context
from rehab_app.gui.app import complaint_about
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.one_window import WindowListener

CALLS = 1000
SECOND = "import os, sys; from rehab_app.cli import main; sys.exit(main(sys.argv[1:]))"
FIRST_PAINT = """
import json, os, sys
from rehab_app.gui.app import run
from rehab_app.locations import Locations
from rehab_app.gui.main_window import MainWindow
from PySide6.QtCore import QTimer
heavy = (
    "PySide6.QtNetwork", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech",
    "yaml", "sqlite3", "numpy", "rehab_app.context", "rehab_app.engine.session",
    "wakepy", "jeepney", "icalendar",
)
paint = MainWindow.paintEvent
def paint_and_tell(window, event):
    paint(window, event)
    print(json.dumps([name for name in heavy if name in sys.modules]), flush=True)
    QTimer.singleShot(50, window.close)
MainWindow.paintEvent = paint_and_tell
sys.exit(run(Locations.find(os.environ)))
"""


def test_none_is_not_eaten() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - CALLS // 10


@pytest.mark.parametrize(
    ("qt", "python", "is_refused"),
    [
        ("6.12.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.11.3", (3, 11), False),
        ("6.12.1", (3, 11), False),
    ],
)
def test_refuses_the_pair_that_ends_every_program(
    qt: str, python: tuple[int, int], *, is_refused: bool
) -> None:
    assert bool(complaint_about(qt, python)) is is_refused


def test_nothing_heavy_is_imported_before_the_first_paint(own_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
        env={**os.environ, "REHAB_APP_HOME": str(own_home)},
    )

    assert json.loads(done.stdout.splitlines()[0]) == []


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_second_program_raises_the_first_and_ends(
    open_context: Callable[[], Context], qtbot: QtBot
) -> None:
    context = open_context()
    window = MainWindow.furnished(context)
    qtbot.addWidget(window)
    listener = WindowListener(context.locations.data, window)
    listener.raise_requested.connect(window.raise_window)
    assert not window.isVisible()

    second = subprocess.Popen([sys.executable, "-c", SECOND], stdout=subprocess.PIPE, text=True)
    with qtbot.waitSignal(listener.raise_requested, timeout=20_000):
        pass
    said, _ = second.communicate(timeout=20)

    assert window.isVisible()
    assert second.returncode == 0
    assert said == "rehab-app is open already; its window comes to the front.\n"


def test_a_program_without_a_window_is_said(open_context: Callable[[], Context]) -> None:
    open_context().history()

    second = subprocess.run(
        [sys.executable, "-c", SECOND], capture_output=True, text=True, timeout=30, check=False
    )

    assert second.returncode == 1
    assert "Another rehab-app uses the same history" in second.stderr


def test_the_socket_is_for_its_owner_only(
    open_context: Callable[[], Context], qtbot: QtBot
) -> None:
    context = open_context()
    context.history()

    listener = WindowListener(context.locations.data)

    assert listener.trouble == ""
    sockets = list(context.locations.data.glob("*.socket"))
    assert [oct(path.stat().st_mode & 0o077) for path in sockets] == ["0o0"]
    del qtbot


def test_the_real_clock_wakes_the_driver_by_itself(own_home: Path, qtbot: QtBot) -> None:
    context = Context.open({"REHAB_APP_HOME": str(own_home)}, clock=SystemClock())
    window = MainWindow.furnished(context)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.rooms.library.is_reading)
    window.rooms.library.routines.start_requested.emit(0)
    driver = window.rooms.flow.driver
    assert driver is not None
    window.rooms.flow.check_in.question.choose_level(1)
    driver.add_time(0)
    window.rooms.flow.player.skip_requested.emit()
    spent_s = driver.spent_s

    with qtbot.waitSignal(driver.state_changed, timeout=3000):
        pass

    assert driver.spent_s - spent_s == pytest.approx(1.0, abs=0.5)
    context.close()
