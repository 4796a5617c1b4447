"""One routine of the library, chosen from a list that drops down."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import TARGET_PX

_LEAST_EMS = 16


class RoutineChoice(QComboBox):
    """Names of routines by their ids; `none` stands first for no routine at all."""

    def __init__(
        self, titles: Mapping[str, str], parent: QWidget | None = None, *, none: str = ""
    ) -> None:
        super().__init__(parent)
        if none:
            self.addItem(none, "")
        for routine, title in titles.items():
            self.addItem(title, routine)
        self.setMinimumHeight(TARGET_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(16)

    # -- what others call

    def show_chosen(self, routine: str) -> None:
        """Show a routine as chosen, also one that is gone; nothing is emitted."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        if routine and self.findData(routine) < 0:
            self.addItem(f"{routine}, which is gone", routine)
        self.setCurrentIndex(max(0, self.findData(routine)))
        self.blockSignals(False)  # noqa: FBT003

    @property
    def chosen(self) -> str:
        """Return the id of the routine that is chosen, empty for none."""
        return str(self.currentData() or "")

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        wide = _LEAST_EMS * max(self.fontInfo().pixelSize(), 1)
        return QSize(wide, max(TARGET_PX, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(current_theme().ink), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = self.width() - 22.0, self.height() / 2
        chevron = [QPointF(x - 5, y - 2.5), QPointF(x, y + 2.5), QPointF(x + 5, y - 2.5)]
        painter.drawPolyline(chevron)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The page scrolls; a list that is closed does not change by itself.
