"""The ladder of a step as a small staircase: from the easiest dose up to the most prescribed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.gui.styling import current_theme

_HIGH_EMS = 5.2
_LOWEST = 0.3  # of the height of the highest stair
_GAP_PX = 3.0
_CORNER_PX = 4.0
_MOST_STAIR_EMS = 5.0


@dataclass(frozen=True, slots=True)
class Stair:
    """A rung: how much it is ("2 × 30 s"), and whether it is of an easier or harder exercise."""

    amount: str
    other: str = ""


class LadderStairs(QWidget):
    """Stairs from left to right; the one on which a person starts is filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stairs: tuple[Stair, ...] = ()
        self._start = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, GRAPHIC)

    # -- what others call

    def show_stairs(self, stairs: Sequence[Stair], start: int) -> None:
        """Show rungs from the easiest up, and on which a person starts; one rung is no ladder."""
        self._stairs, self._start = tuple(stairs), start
        self.setVisible(len(stairs) > 1)
        self.setAccessibleName(self._said())
        self.updateGeometry()
        self.update()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(0, round(_HIGH_EMS * self._em))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        painter.setFont(font)
        line = QFontMetrics(font).height()
        wide = self._stair_px()
        high = self.height() - 2.0 * line
        for number, stair in enumerate(self._stairs):
            share = number / max(len(self._stairs) - 1, 1)
            up = high * (_LOWEST + (1 - _LOWEST) * share)
            left = number * wide
            box = QRectF(left, line + high - up, wide - _GAP_PX, up)
            is_start = number == self._start
            painter.setPen(QPen(QColor(theme.accent if is_start else theme.edge), 1.0))
            painter.setBrush(QColor(theme.accent if is_start else theme.accent_soft))
            painter.drawRoundedRect(box, _CORNER_PX, _CORNER_PX)
            painter.setPen(QColor(theme.ink if is_start else theme.muted))
            self._write(painter, stair.amount, QRectF(left, line + high, wide - _GAP_PX, line))
            if stair.other:
                self._write(painter, stair.other, QRectF(left, box.top() - line, wide, line))
            elif is_start:
                self._write(painter, "start", QRectF(left, box.top() - line, wide, line))

    # -- inside

    def _write(self, painter: QPainter, text: str, box: QRectF) -> None:
        """Write a text where there is room for it; what is not written is said in the name."""
        if QFontMetrics(painter.font()).horizontalAdvance(text) <= box.width() + _GAP_PX:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @property
    def _em(self) -> int:
        return max(self.fontInfo().pixelSize(), 1)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self._em * 12 / 15))
        return font

    def _stair_px(self) -> float:
        count = max(len(self._stairs), 1)
        return min(self.width() / count, _MOST_STAIR_EMS * self._em)

    def _said(self) -> str:
        said = [
            f"{number}. {stair.amount}{f', {stair.other}' if stair.other else ''}"
            f"{' (start)' if number == self._start + 1 else ''}"
            for number, stair in enumerate(self._stairs, 1)
        ]
        return f"The ladder, easiest first: {'; '.join(said)}" if said else "The ladder"
