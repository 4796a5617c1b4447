"""A pain level from 0 to 10 to drag, in the colour of its zone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSlider, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.pain_scale import zone_mark
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST = 10
_HIGH_PX = 32
_GROOVE_PX = 6.0
_KNOB_PX = 9.0
_LEAST_PX = 70
_SAID_EMS = 3
_SHARE = 0.38  # of the width is what is asked about at most, beside the slider


class _Groove(QSlider):
    """A slider on which a click goes to its place at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _MOST)
        self.setPageStep(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_PX, _HIGH_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        strong, _ = theme.zone(self.value())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        groove = QRectF(0, middle - _GROOVE_PX / 2, self.width(), _GROOVE_PX)
        painter.setPen(QPen(QColor(theme.edge), 1.0))
        painter.setBrush(QColor(theme.sunk))
        painter.drawRoundedRect(groove.adjusted(0.5, 0, -0.5, 0), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(strong if self.isEnabled() else theme.edge))
        painter.drawEllipse(QPointF(self._x_of(self.value()), middle), _KNOB_PX, _KNOB_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The page scrolls.

    # -- inside

    def _x_of(self, level: int) -> float:
        return _KNOB_PX + 1 + (self.width() - 2 * _KNOB_PX - 2) * level / _MOST

    def _go_to(self, event: QMouseEvent) -> None:
        share = (event.position().x() - _KNOB_PX) / max(self.width() - 2 * _KNOB_PX, 1.0)
        self.setValue(round(min(max(share, 0.0), 1.0) * _MOST))
        event.accept()


class PainSlider(QWidget):
    """A row: what is asked, the slider, its level. `moved` comes with the row and the level."""

    moved = Signal(int, int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """Take the number of the row."""
        super().__init__(parent)
        self._number = number
        self._about = PlainLabel(type_=Type.NOTE)
        self.slider = _Groove()
        self._level = PlainLabel("● 0", type_=Type.STRONG, wraps=False)
        self._level.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self._level)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(self._about, 2)
        self._both.addLayout(row, 3)
        self.slider.valueChanged.connect(self._on_value_changed)

    # -- what others call

    def show_level(self, about: str, level: int) -> None:
        """Show about what is asked and what is told; nothing is emitted."""
        self._about.setText(about)
        self.slider.setAccessibleName(f"Pain, 0 to 10: {about}")
        self.slider.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.slider.setValue(level)
        self.slider.blockSignals(False)  # noqa: FBT003
        self._show(level)
        self._arrange()

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- inside

    def _arrange(self) -> None:
        """Let what is asked stand above the slider where it has no room beside it."""
        needed = self._about.fontMetrics().horizontalAdvance(self._about.text())
        direction = QBoxLayout.Direction
        fits = needed <= self.width() * _SHARE
        self._both.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _show(self, level: int) -> None:
        self._level.setText(f"{zone_mark(level)} {level}")
        self._level.setMinimumWidth(_SAID_EMS * max(self.fontInfo().pixelSize(), 1))
        self._level.show_tone("calm" if level <= 2 else "watch" if level <= 5 else "stop")
        self.slider.update()

    # -- slots

    @Slot(int)
    def _on_value_changed(self, level: int) -> None:
        self._show(level)
        self.moved.emit(self._number, level)
