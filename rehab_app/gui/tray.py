"""The program's place in the tray, for as long as it is wanted and there is a tray to be in.

Qt says of an icon that it is visible and can show messages also where there is no tray, so nothing
here believes it: a tray is asked for each time.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from rehab_app.gui.mark import paint_mark
from rehab_app.guide.notices import Notice, Picture

_ICON_PX = 64


class Tray(QObject):
    """An icon with a menu; a click on it asks for the window."""

    open_requested = Signal()
    quit_requested = Signal()
    message_clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    # -- what others call

    def show_wanted(self, *, is_wanted: bool) -> None:
        """Be in the tray, or leave it."""
        if is_wanted and self._icon is None:
            self._icon = self._made()
            self._icon.show()
        elif not is_wanted and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    @property
    def is_there(self) -> bool:
        """Tell whether one can come back to the program through it now."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def show_message(self, title: str, text: str) -> None:
        """Show a message beside the icon."""
        if self._icon is not None:
            self._icon.showMessage(title, text, icon())

    # -- inside

    def _made(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(icon(), self)
        menu = QMenu(self._window)
        menu.addAction("Open rehab-app").triggered.connect(self.open_requested)
        menu.addSeparator()
        menu.addAction("Quit").triggered.connect(self.quit_requested)
        made.setContextMenu(menu)
        made.activated.connect(self._on_activated)
        made.messageClicked.connect(self.message_clicked)
        made.destroyed.connect(menu.deleteLater)
        return made

    # -- slots

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit()


class ShowsMessages(Protocol):
    """What notices need of a tray."""

    @property
    def is_there(self) -> bool:
        """Tell whether it is to be seen."""
        ...

    def show_message(self, title: str, text: str) -> None:
        """Show a message beside the icon."""
        ...


class TrayNotices:
    """Notices beside the icon in the tray, where the desktop has no service for them.

    The tray tells that a notice was clicked and not which, so it is the last.
    """

    def __init__(
        self, tray: ShowsMessages, chosen: Callable[[str], None], lost: Callable[[Notice], None]
    ) -> None:
        """Take the tray, and what gets the key of a notice that is clicked or one that is lost."""
        self._tray = tray
        self._chosen = chosen
        self._lost = lost
        self._last: Notice | None = None

    def ask(self, answered: Callable[[bool], None]) -> None:
        """Have `answered` called with whether there is a tray to show notices."""
        answered(self._tray.is_there)

    def show(self, notice: Notice) -> None:
        """Show a notice in the place of the last one."""
        if not self._tray.is_there:
            self._lost(notice)
            return
        self._last = notice
        self._tray.show_message(notice.title, notice.text)

    def take_back(self, key: str) -> None:
        """Forget a notice: what the tray shows goes by itself."""
        if self._last is not None and self._last.key == key:
            self._last = None

    def click(self) -> None:
        """Take that the message was clicked."""
        if self._last is not None:
            self._chosen(self._last.key)


def picture() -> Picture:
    """Return the program's sign as notices take it."""
    image = icon().pixmap(_ICON_PX).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return Picture(image.width(), image.height(), bytes(image.constBits()))


def icon() -> QIcon:
    """Return the program's sign as an icon."""
    pixmap = QPixmap(_ICON_PX, _ICON_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(pixmap.rect()))
    painter.end()
    return QIcon(pixmap)
