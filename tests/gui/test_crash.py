"""An error nobody expected: the last window, what is written down, and that the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rehab_app.engine.state import Phase
from rehab_app.gui.crash import CrashReporter
from rehab_app.gui.crash_window import CrashWindow
from tests.gui.conftest import Visitor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

SECRET = "pain 7 of 10, Alma"


def _fail() -> None:
    raise ValueError(SECRET)


@pytest.fixture
def crashed(visitor: Visitor, tmp_path: Path, qtbot: QtBot) -> Iterator[CrashWindow]:
    """Return the window that comes when a slot fails in the middle of a hold."""
    visitor.start("Daily hip stretch").press("2").wait_for_work()
    reporter = CrashReporter(tmp_path / "logs", visitor.clock, visitor.window)
    reporter.caught.connect(visitor.window.show_crash)
    with qtbot.captureExceptions():  # pytest-qt's own hook, which would fail the test
        reporter.install()
        QTimer.singleShot(0, visitor.window, _fail)
        qtbot.waitUntil(lambda: visitor.window.crash is not None)
    reporter.uninstall()
    window = visitor.window.crash
    assert window is not None
    yield window
    window.close()


def test_says_what_happened_and_that_all_is_saved(crashed: CrashWindow, tmp_path: Path) -> None:
    assert crashed.isVisible()
    assert "ValueError" in crashed.text
    assert "test_crash.py" in crashed.text
    assert "Every reading that the program said is saved is on the disk." in crashed.text
    assert str(tmp_path / "logs" / "errors.log") in crashed.text


def test_no_value_is_written_down_or_shown(crashed: CrashWindow, tmp_path: Path) -> None:
    written = "".join(path.read_text() for path in (tmp_path / "logs").iterdir())

    assert "ValueError" in written
    for secret in (SECRET, "Alma", "7 of 10"):
        assert secret not in written
        assert secret not in crashed.text


def test_copies_what_is_shown(crashed: CrashWindow, qtbot: QtBot) -> None:
    copy = next(each for each in crashed.findChildren(QPushButton) if "Copy" in each.text())

    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert "ValueError" in QApplication.clipboard().text()


def test_esc_goes_on_and_the_session_with_it(
    crashed: CrashWindow, visitor: Visitor, qtbot: QtBot
) -> None:
    qtbot.keyClick(crashed, Qt.Key.Key_Escape)

    assert not crashed.isVisible()
    with qtbot.waitActive(visitor.window):
        visitor.window.activateWindow()
    assert visitor.is_in(Phase.RUNNING)
    visitor.finish("1")
    assert visitor.is_in(Phase.ENDED)


def test_errors_of_one_kind_share_one_window(visitor: Visitor) -> None:
    for _ in range(3):
        visitor.window.show_crash("ValueError\n", "It is written down.")

    window = visitor.window.crash
    assert window is not None
    assert "3 times" in window.text
    window.close()
