"""Paints the rows of the workbench's list: headings of blocks, and steps as cards with a grip."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.card_rows import ROW_ROLE, WRAPPED

Index = QModelIndex | QPersistentModelIndex

_GAP_PX = 8
_CORNER_PX = 12.0
_AROUND_PX = 12
_SIDE_PX = 16
_GRIP_PX = 40  # from the edge of a step's card to its words
_DOT_PX = 1.4
_BADGE_EMS = 1.6


class RowKind(StrEnum):
    """What a row stands for: something of the whole routine, a block, or a step."""

    WHOLE = "whole"
    BLOCK = "block"
    STEP = "step"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A row; `problems` counts what is to be mended, `has_error` says whether that is serious."""

    id: int
    kind: RowKind
    title: str
    about: str = ""
    problems: int = 0
    has_error: bool = False

    @property
    def text(self) -> str:
        """Return all of it, for those who don't see the row."""
        mend = f"{self.problems} to mend" if self.problems else ""
        block = "block" if self.kind is RowKind.BLOCK else ""
        return ", ".join(part for part in (self.title, block, self.about, mend) if part)


class StepRowPainter(QStyledItemDelegate):
    """Paints rows of a list whose items hold a StepRow."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    # -- Qt overrides

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: StepRow = index.data(ROW_ROLE)
        width = self._rows.viewport().width()
        room = round(self._room(row, width))
        heights = [
            QFontMetrics(font).boundingRect(0, 0, room, 9999, WRAPPED, text).height()
            for font, text in self._lines(row)
        ]
        around = _AROUND_PX // 2 if row.kind is RowKind.BLOCK else _AROUND_PX
        return QSize(width, sum(heights) + 3 * (len(heights) - 1) + 2 * around + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: StepRow = index.data(ROW_ROLE)
        state: QStyle.StateFlag = option.state
        whole: QRectF = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = whole.adjusted(0.5, 0.5, -0.5, -0.5 - _GAP_PX)
        self._paint_ground(painter, card, row, state)
        if row.kind is RowKind.STEP:
            self._paint_grip(painter, card)
        if row.problems:
            self._paint_badge(painter, card, row)
        self._paint_words(painter, card, row)
        painter.restore()

    # -- inside

    def _paint_ground(
        self, painter: QPainter, card: QRectF, row: StepRow, state: QStyle.StateFlag
    ) -> None:
        theme = current_theme()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_below_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        if row.kind is not RowKind.STEP and not is_chosen and not is_below_mouse:
            return
        edge = theme.accent if is_chosen else theme.edge if is_below_mouse else theme.line
        painter.setPen(QPen(QColor(edge), 1.0))
        painter.setBrush(QColor(theme.accent_soft if is_chosen else theme.surface))
        painter.drawRoundedRect(card, _CORNER_PX, _CORNER_PX)

    def _paint_grip(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_theme().muted))
        for x in (_SIDE_PX + 1.0, _SIDE_PX + 8.0):
            for y in (-6.0, 0.0, 6.0):
                at = QPointF(card.left() + x, card.center().y() + y)
                painter.drawEllipse(at, _DOT_PX, _DOT_PX)

    def _paint_badge(self, painter: QPainter, card: QRectF, row: StepRow) -> None:
        theme = current_theme()
        ink, ground = (
            (theme.stop, theme.stop_soft) if row.has_error else (theme.watch, theme.watch_soft)
        )
        font = self._font(0.85, is_strong=True)
        side = round(self._em * _BADGE_EMS)
        box = QRectF(card.right() - _SIDE_PX - side, card.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(ink), 1.0) if row.has_error else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row.problems))

    def _paint_words(self, painter: QPainter, card: QRectF, row: StepRow) -> None:
        theme = current_theme()
        top = card.top() + (_AROUND_PX / 2 if row.kind is RowKind.BLOCK else _AROUND_PX)
        left = card.left() + self._left(row)
        for number, (font, text) in enumerate(self._lines(row)):
            is_quiet = number or row.kind is RowKind.BLOCK
            painter.setFont(font)
            painter.setPen(QColor(theme.muted if is_quiet else theme.ink))
            box = QRectF(left, top, self._room(row, card.width()), 9999)
            painter.drawText(box, WRAPPED, text)
            top += painter.boundingRect(box, WRAPPED, text).height() + 3

    @property
    def _em(self) -> int:
        return max(self._rows.fontInfo().pixelSize(), 1)

    def _font(self, share: float, *, is_strong: bool = False) -> QFont:
        font = QFont(self._rows.font())
        font.setPixelSize(round(font.pixelSize() * share))
        if is_strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _left(self, row: StepRow) -> int:
        """Return where the words begin; a heading stands flush with the edge of the cards."""
        return {RowKind.STEP: _GRIP_PX, RowKind.WHOLE: _SIDE_PX, RowKind.BLOCK: 8}[row.kind]

    def _room(self, row: StepRow, width: float) -> float:
        badge = self._em * _BADGE_EMS + 8 if row.problems else 0
        return max(40.0, width - self._left(row) - _SIDE_PX - badge)

    def _lines(self, row: StepRow) -> tuple[tuple[QFont, str], ...]:
        small = self._font(13 / 15)
        if row.kind is RowKind.BLOCK:
            about = f" · {row.about}" if row.about else ""
            return ((small, f"{row.title.upper()}{about}"),)
        lines = ((self._font(1.0, is_strong=True), row.title), (small, row.about))
        return tuple((font, text) for font, text in lines if text)
