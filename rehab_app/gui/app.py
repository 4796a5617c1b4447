"""The window's front door: one program for one history, from its first paint to its end."""

import signal
import sys
from typing import TYPE_CHECKING, TextIO

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from rehab_app.clock import SystemClock
from rehab_app.gui.collector import Collector
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.neighbour import has_neighbour
from rehab_app.locations import Locations
from rehab_app.people import People
from rehab_app.resources import assets_folder
from rehab_app.settings import SettingsStore

if TYPE_CHECKING:
    from rehab_app.context import Context
    from rehab_app.gui.surroundings import Surroundings

_BROKEN_QT = "6.12.0"
_IMMORTAL_NONE = (3, 12)
_AROUND_AFTER_MS = 1000


def run(locations: Locations, file: str | None = None, speed: float = 1.0) -> int:
    """Open the window, at a routine file if one is given; return the exit status.

    Sessions run `speed` times as fast, to try something out.

    The frame is shown first: libraries, the engine and the history come after its first paint.
    """
    complaint = complaint_about(qt_version, sys.version_info[:2])
    if complaint:
        _say(sys.stderr, complaint)
        return 1
    application = QApplication.instance() or QApplication(["rehab-app"])
    if not isinstance(application, QApplication):
        raise TypeError("there is an application without windows already")
    application.setStyle("Fusion")
    application.setApplicationName("rehab-app")
    application.setDesktopFileName("rehab-app")  # by which a desktop finds its icon
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Every input is on the disk; Ctrl+C may end it.
    start = _Start(locations, file, speed)
    if has_neighbour(locations.data) and start.is_second():
        return start.status
    start.show()
    application.exec()
    start.close()
    return start.status


def complaint_about(qt: str, python: tuple[int, ...]) -> str:
    """Return why this pair of PySide6 and Python can't be used; nothing where it can."""
    if qt == _BROKEN_QT and python < _IMMORTAL_NONE:
        return (
            f"PySide6 {_BROKEN_QT} ends every program on Python {python[0]}.{python[1]} after a "
            "while. Install another version of it: pip install 'PySide6_Essentials<6.12'"
        )
    return ""


class _Start(QObject):
    """A window on its way: first the frame, after its first paint what stands behind it."""

    def __init__(self, locations: Locations, file: str | None, speed: float) -> None:
        super().__init__()
        self.status = 0
        self._locations = locations
        self._file = file
        self._speed = speed
        self._clock = SystemClock()
        self._settings = SettingsStore(People(locations.config).settings_path())
        self._context: Context | None = None
        self._window: MainWindow | None = None
        self._surroundings: Surroundings | None = None

    def show(self) -> None:
        """Show the frame."""
        self._window = MainWindow(self._settings, self._clock)
        self._window.first_painted.connect(self._on_first_painted)
        self._window.show()

    def close(self) -> None:
        """Leave the computer as it was found, and let others have the history."""
        if self._surroundings is not None:
            self._surroundings.close()
        if self._context is not None:
            self._context.close()

    def is_second(self) -> bool:
        """Tell whether another program has the history; its window comes to the front then."""
        from rehab_app.history.errors import HistoryError, HistoryInUse  # noqa: PLC0415 (late)

        try:
            self._made_context().history()
        except HistoryInUse:
            self.status = _hand_over(self._locations, self._file)
            return True
        except HistoryError:
            pass  # The window says so, and sessions can be played.
        return False

    # -- inside

    def _made_context(self) -> "Context":
        from rehab_app.context import Context  # noqa: PLC0415 (after the first paint)

        if self._context is None:
            self._context = Context(self._locations, self._clock, self._settings)
        return self._context

    # -- slots

    @Slot()
    def _on_first_painted(self) -> None:
        window = self._window
        if window is None:
            return
        if self.is_second():
            window.close()
            return
        from rehab_app.gui.crash import CrashReporter  # noqa: PLC0415 (after the first paint)
        from rehab_app.gui.one_window import WindowListener  # noqa: PLC0415 (QtNetwork is slow)
        from rehab_app.guide.ears import system_ears  # noqa: PLC0415 (after the first paint)

        reporter = CrashReporter(self._locations.logs, self._clock, window)
        reporter.caught.connect(window.show_crash)
        reporter.install()
        Collector(window)
        ears = system_ears(assets_folder() / "sounds")
        rooms = window.furnish(self._made_context(), ears, self._speed)
        if self._file:
            rooms.open_file(self._file)
        QTimer.singleShot(_AROUND_AFTER_MS, self, self._on_rooms_quiet)
        listener = WindowListener(self._locations.data, window)
        listener.raise_requested.connect(window.raise_window)

    @Slot()
    def _on_rooms_quiet(self) -> None:
        """Turn to the computer around the window: nobody waits for that."""
        from rehab_app.gui.surroundings import Surroundings  # noqa: PLC0415 (the same)

        if self._window is not None:
            self._surroundings = Surroundings(
                self._made_context(), self._window.rooms, self._window
            )


def _hand_over(locations: Locations, file: str | None) -> int:
    from rehab_app.gui.one_window import raise_other_window  # noqa: PLC0415 (QtNetwork is slow)

    if raise_other_window(locations.data, file):
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
