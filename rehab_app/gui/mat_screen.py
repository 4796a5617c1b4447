"""The screen that mat mode fills: where the window is, or another one that was chosen."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_FULL = Qt.WindowState.WindowFullScreen


class MatScreen:
    """Lets a window fill a screen, and brings it back to where it was."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._before: tuple[QScreen, QRect] | None = None

    def fill(self, name: str) -> None:
        """Fill the screen with this name; the present one for no name, or one that is not there."""
        window, screen = self._window, screen_named(name)
        if screen is not None and screen is not window.screen():
            self._before = (window.screen(), window.geometry())
            # Wayland goes by the screen, X11 and Windows by the place.
            window.setScreen(screen)
            window.setGeometry(screen.availableGeometry())
        window.setWindowState(window.windowState() | _FULL)

    def give_back(self) -> None:
        """Be a window again, on the screen and in the place of before."""
        window, before = self._window, self._before
        self._before = None
        window.setWindowState(window.windowState() & ~_FULL)
        if before is not None:
            screen, place = before
            if screen in QGuiApplication.screens():
                window.setScreen(screen)
                window.setGeometry(place)


def screen_named(name: str) -> QScreen | None:
    """Return the screen with a name, None where there is none."""
    return next((screen for screen in QGuiApplication.screens() if screen.name() == name), None)


def screen_names() -> dict[str, str]:
    """Return what each screen is called for people, by its name: "Wall, 1920 × 1080"."""
    names: dict[str, str] = {}
    for screen in QGuiApplication.screens():
        size = screen.size()
        called = screen.model().strip() or screen.name()
        names[screen.name()] = f"{called}, {size.width()} × {size.height()}"
    return names
