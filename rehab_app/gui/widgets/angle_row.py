"""One angle: its name, its degrees to type, and a slider over all that a joint can do."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_LEAST_PX = 32
_PAGE_DEG = 10
_FIELD_EMS, _END_EMS = 4.6, 2.6


class _Slider(QSlider):
    """A slider that leaves the wheel to the page, which is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Degrees(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AngleRow(QWidget):
    """A slider with the ends of its range beside it, and a field for exact degrees above it.

    `turned` comes with the degrees, and whether that is over: not while the slider is dragged.
    """

    turned = Signal(str, float, bool)

    def __init__(
        self,
        name: str,
        words: str,
        ends: tuple[float, float],
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        """Take what comes with the signal, what is shown, the range, and the name that is heard."""
        super().__init__(parent)
        self.name = name
        least, most = round(ends[0]), round(ends[1])
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(least, most)
        self.slider.setPageStep(_PAGE_DEG)
        self.slider.setMinimumHeight(_LEAST_PX)
        self.slider.setProperty("look", "angle")
        self.slider.setAccessibleName(f"{title}, {least} to {most} degrees")
        self.degrees = _Degrees()
        self.degrees.setRange(least, most)
        self.degrees.setSuffix("°")
        self.degrees.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.degrees.setKeyboardTracking(False)
        self.degrees.setMinimumHeight(_LEAST_PX)
        for field in (self.degrees, self.degrees.lineEdit()):
            field.setAccessibleName(f"{title}, degrees")
        self._ends = (_end(least), _end(most))
        self._ends[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._set_widths()
        said = PlainLabel(words)
        said.setBuddy(self.degrees)
        top = QHBoxLayout()
        top.addWidget(said, 1)
        top.addWidget(self.degrees)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._ends[0])
        below.addWidget(self.slider, 1)
        below.addWidget(self._ends[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        self.slider.sliderReleased.connect(self._on_slider_released)
        self.degrees.valueChanged.connect(self._on_degrees_value_changed)

    # -- what others call

    def show_angle(self, angle_deg: float) -> None:
        """Show an angle; nothing is emitted. One beyond the range stands at its end."""
        for field in (self.slider, self.degrees):
            field.blockSignals(True)  # noqa: FBT003 (Qt's own)
            field.setValue(round(angle_deg))
            field.blockSignals(False)  # noqa: FBT003

    # -- Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_widths()

    # -- inside

    def _set_widths(self) -> None:
        """Let sliders below each other be equally long."""
        em_px = max(self.fontInfo().pixelSize(), 1)
        self.degrees.setFixedWidth(round(_FIELD_EMS * em_px))
        for end in self._ends:
            end.setMinimumWidth(round(_END_EMS * em_px))

    # -- slots

    @Slot(int)
    def _on_slider_value_changed(self, value: int) -> None:
        self.turned.emit(self.name, float(value), not self.slider.isSliderDown())

    @Slot()
    def _on_slider_released(self) -> None:
        self.turned.emit(self.name, float(self.slider.value()), True)  # noqa: FBT003

    @Slot(int)
    def _on_degrees_value_changed(self, value: int) -> None:
        self.turned.emit(self.name, float(value), True)  # noqa: FBT003 (a signal's value)


def _end(angle_deg: int) -> PlainLabel:
    text = f"{angle_deg}°".replace("-", "−")
    return PlainLabel(text, type_=Type.NOTE, tone="muted", wraps=False)
