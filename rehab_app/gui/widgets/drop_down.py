"""A list that drops down, one of whose texts is chosen; each text stands for a name."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import TARGET_PX

_LEAST_EMS = 16
_SHOWN_ROWS = 16


class DropDown(QComboBox):
    """Texts by their names; it neither changes under the wheel nor cuts what it says."""

    def __init__(
        self,
        texts: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        least_ems: float = _LEAST_EMS,
    ) -> None:
        """Take the text for each name, and the least width in times the size of the text."""
        super().__init__(parent)
        self._least_ems = least_ems
        for name, text in texts.items():
            self.addItem(text, name)
        self.setMinimumHeight(TARGET_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(_SHOWN_ROWS)

    # -- what others call

    def show_chosen(self, name: str, unknown: str = "") -> None:
        """Show a name as chosen, also one that is not in the list; nothing is emitted."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        if name and self.findData(name) < 0:
            self.addItem(unknown or name, name)
        self.setCurrentIndex(max(0, self.findData(name)))
        self.blockSignals(False)  # noqa: FBT003

    @property
    def chosen(self) -> str:
        """Return the name that is chosen."""
        return str(self.currentData() or "")

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        wide = round(self._least_ems * max(self.fontInfo().pixelSize(), 1))
        return QSize(wide, max(TARGET_PX, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        pen = QPen(QColor(theme.ink if self.isEnabled() else theme.muted), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = self.width() - 22.0, self.height() / 2
        chevron = [QPointF(x - 5, y - 2.5), QPointF(x, y + 2.5), QPointF(x + 5, y - 2.5)]
        painter.drawPolyline(chevron)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The page scrolls; a list that is closed does not change by itself.
