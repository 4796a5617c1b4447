"""The window's front door: one program for one history, from its first paint to its end."""

import signal
import sys
from typing import TextIO

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.gui.crash import CrashReporter
from rehab_app.gui.main_window import MainWindow
from rehab_app.history.errors import HistoryError, HistoryInUse

_BROKEN_QT = "6.12.0"
_IMMORTAL_NONE = (3, 12)


def run(context: Context, file: str | None = None) -> int:
    """Open the window, at a routine file if one is given; return the exit status."""
    complaint = complaint_about(qt_version, sys.version_info[:2])
    if complaint:
        _say(sys.stderr, complaint)
        return 1
    application = QApplication.instance() or QApplication(["rehab-app"])
    try:
        context.history()
    except HistoryInUse:
        return _hand_over(context, file)
    except HistoryError:
        pass  # The window says so, and sessions can be played.
    return _show_window(application, context, file)


def complaint_about(qt: str, python: tuple[int, ...]) -> str:
    """Return why this pair of PySide6 and Python can't be used; nothing where it can."""
    if qt == _BROKEN_QT and python < _IMMORTAL_NONE:
        return (
            f"PySide6 {_BROKEN_QT} ends every program on Python {python[0]}.{python[1]} after a "
            "while. Install another version of it: pip install 'PySide6_Essentials<6.12'"
        )
    return ""


def _hand_over(context: Context, file: str | None) -> int:
    from rehab_app.gui.one_window import raise_other_window  # noqa: PLC0415 (QtNetwork is slow)

    if raise_other_window(context.locations.data, file):
        _say(sys.stdout, "rehab-app is open already; its window comes to the front.")
        return 0
    _say(
        sys.stderr,
        "Another rehab-app uses the same history, without a window that could come to the front: "
        "a session in a terminal, perhaps. Close that one first.",
    )
    return 1


def _say(stream: TextIO | None, text: str) -> None:
    """Write a line; a program without a console has no stream to write to."""
    if stream is not None:
        stream.write(f"{text}\n")


def _show_window(application: QObject, context: Context, file: str | None) -> int:
    if not isinstance(application, QApplication):
        raise TypeError("there is an application without windows already")
    application.setStyle("Fusion")
    application.setApplicationName("rehab-app")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Every input is on the disk; Ctrl+C may end it.
    window = MainWindow(context)
    crash = CrashReporter(context.locations.logs, context.clock, window)
    crash.caught.connect(window.show_problem)
    crash.install()
    later = _AfterFirstPaint(window, context)
    window.first_painted.connect(later.listen)
    if file:
        window.open_file(file)
    window.show()
    status = application.exec()
    context.close()
    return status


class _AfterFirstPaint(QObject):
    """Does what can wait until there is something to see."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._folder = context.locations.data

    @Slot()
    def listen(self) -> None:
        """Listen for a second program on the same history."""
        from rehab_app.gui.one_window import WindowListener  # noqa: PLC0415 (QtNetwork is slow)

        listener = WindowListener(self._folder, self)
        listener.raise_requested.connect(self._window.raise_window)
