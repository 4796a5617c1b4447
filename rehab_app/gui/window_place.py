"""Where the window stood, kept as text; and brought back where there is room for it."""

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow


def place_of(window: QMainWindow) -> str:
    """Return where a window stands, as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def put_back(window: QMainWindow, place: str) -> None:
    """Put a window where it stood, as far as the screen of today allows."""
    data = QByteArray.fromBase64(place.encode("ascii", "ignore"))
    if not place or not window.restoreGeometry(data):
        return
    if window.isFullScreen():  # It was closed in mat mode.
        window.setWindowState(Qt.WindowState.WindowNoState)
    # Not window.screen(): PySide takes the screen for a child of the window, and both go together.
    centre = window.geometry().center()
    screen = QGuiApplication.screenAt(centre) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    if not room.contains(window.geometry()):
        window.setGeometry(_inside(window.geometry(), room))


def _inside(wanted: QRect, room: QRect) -> QRect:
    width, height = min(wanted.width(), room.width()), min(wanted.height(), room.height())
    left = min(max(wanted.x(), room.x()), room.x() + room.width() - width)
    top = min(max(wanted.y(), room.y()), room.y() + room.height() - height)
    return QRect(left, top, width, height)
