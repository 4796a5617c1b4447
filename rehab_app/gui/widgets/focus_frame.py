"""Shows where the focus is, on every widget in its own shape."""

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from rehab_app.gui.styling import corner_px, current_theme

_LINE_PX = 3.0
_GAP_PX = 2.0
_AROUND_PX = 12
_OUTSIDE_PX = 6  # as far as the line can run outside of a widget
_LINK_PX = 5  # a link is as wide as its words, so that the line runs around them
_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


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

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        return _OUTSIDE_PX if metric in _MARGINS else super().pixelMetric(metric, option, widget)


class FocusFrame(QFocusFrame):
    """A line around whatever has the focus inside a window.

    Inside of it a second line in the colour of the ground sets it off from a button as dark as
    the first.
    """

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
        # Inside the widget: its parent may leave no room around it.
        widget = self.widget()
        is_link = widget is not None and widget.property("look") == "link"
        across, down = _OUTSIDE_PX - _LINK_PX * is_link, _OUTSIDE_PX
        place = QRectF(self.rect()).adjusted(across, down, -across, -down)
        corner = corner_px(widget) if widget is not None else 0.0
        theme = current_theme()
        _draw_line(painter, place, corner, _LINE_PX / 2, QPen(QColor(theme.focus), _LINE_PX))
        inset = _LINE_PX + _GAP_PX / 2
        _draw_line(painter, place, corner, inset, QPen(QColor(theme.surface), _GAP_PX))

    # -- slots

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._window and self._window.isAncestorOf(now):
            self.setWidget(now)
            if now.isVisible():
                # Qt hides it beside what is not in sight yet, and forgets it when that is scrolled
                # to; the area cuts it off by itself.
                self.raise_()
                self.show()
                _bring_into_sight(now)
                # What has just been shown around it moves it once more when it is laid out.
                QTimer.singleShot(0, self, self._on_laid_out)
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none; the stubs don't say

    @Slot()
    def _on_laid_out(self) -> None:
        widget = self.widget()
        if widget is not None and widget.hasFocus():
            _bring_into_sight(widget)


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to what has the focus: an area does so by itself only where Tab goes on inside it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, _AROUND_PX)
        holder = holder.parentWidget()


def _draw_line(painter: QPainter, place: QRectF, corner: float, inset: float, pen: QPen) -> None:
    """Draw along the inside of a place, with corners that run beside those of the place."""
    painter.setPen(pen)
    radius = max(0.0, corner - inset)
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)
