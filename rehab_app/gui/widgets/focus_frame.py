"""Shows where the focus is, the same on every widget."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from rehab_app.gui.styling import current_theme

_LINE_PX = 3.0
_CORNER_PX = 11.0


class _AboveStyle(QProxyStyle):
    """Says that the line is drawn over the widget, not under it, and not only outside of it."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint is QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, data)


class FocusFrame(QFocusFrame):
    """A line around whatever has the focus inside a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _AboveStyle()
        self.setStyle(self._style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    # -- Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().focus), _LINE_PX))
        # Inside the widget: its parent may leave no room around it.
        metric = QStyle.PixelMetric
        across = self.style().pixelMetric(metric.PM_FocusFrameHMargin, None, self) + _LINE_PX / 2
        down = self.style().pixelMetric(metric.PM_FocusFrameVMargin, None, self) + _LINE_PX / 2
        line = QRectF(self.rect()).adjusted(across, down, -across, -down)
        painter.drawRoundedRect(line, _CORNER_PX, _CORNER_PX)

    # -- slots

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._window and self._window.isAncestorOf(now):
            self.setWidget(now)
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none; the stubs don't say
