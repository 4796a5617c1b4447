"""A frame around a page that is seen for a moment: a tone for those who don't hear it."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rehab_app.gui.styling import current_theme

_SEEN_MS = 180
# More than three flashes a second can be dangerous (WCAG 2.3.1); a fast session has more tones.
BETWEEN_MS = 400
_EDGE_PX = 18


class FlashFrame(QWidget):
    """Lies over its parent without taking the mouse or the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEEN_MS)
        self._timer.timeout.connect(self.hide)
        self._since = QElapsedTimer()
        self._parent = parent
        parent.installEventFilter(self)
        self.hide()

    def flash(self) -> None:
        """Be seen for a moment; one that comes too soon after another is left out."""
        if self._since.isValid() and self._since.elapsed() < BETWEEN_MS:
            return
        self._since.start()
        self.setGeometry(self._parent.rect())
        self.raise_()
        self.show()
        self._timer.start()

    # -- Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._parent:
            self.setGeometry(self._parent.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_theme().accent), 2 * _EDGE_PX))
        painter.drawRect(self.rect())
