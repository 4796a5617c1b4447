"""Two weeks of days, each with what was told on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rehab_app.gui.styling import set_tone
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_GAP_PX = 8
_NARROW_GAP_PX = 2
_CELL_EMS = 3.4
_WEEK, _FEWEST = 7, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    """A day: its number, its mark (empty where nothing was done), and all of it as words.

    `zone` is calm, watch, stop, done (nothing was told) or empty.
    """

    number: str
    mark: str
    zone: str
    words: str
    is_today: bool = False


class DayStrip(Card):
    """A field for each day; in two rows of a week where the width does not do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(6)
        self._cells: list[tuple[PlainLabel, PlainLabel]] = []
        self._per_row = 0
        self.column.addWidget(self._inside)

    # -- what others call

    def show_days(self, days: Sequence[DayMark]) -> None:
        """Show the days, the oldest first."""
        while len(self._cells) < len(days):
            mark, number = _label(Type.STRONG), _label(Type.NOTE)
            self._cells.append((mark, number))
            self._per_row = 0
        for day, (mark, number) in zip(days, self._cells, strict=True):
            mark.setText(day.mark)
            mark.setAccessibleName(day.words)
            set_tone(mark, f"day-{day.zone or 'empty'}")
            number.setText("Today" if day.is_today else day.number)
            set_tone(number, "" if day.is_today else "muted")
        self._spread()

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is said of each day."""
        return tuple(mark.accessibleName() for mark, _ in self._cells)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        margins = self.column.contentsMargins()
        width = _FEWEST * (self._widest_px() + _NARROW_GAP_PX) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    # -- inside

    def _spread(self) -> None:
        """Put the days in one row, in rows of a week, or of fewer days where there is no room."""
        if not self._cells:
            return
        room_px = self.contentsRect().width() - 40
        cell_px = self.font().pixelSize() * _CELL_EMS + _GAP_PX
        is_week_tight = room_px < _WEEK * (self._widest_px() + _GAP_PX)
        gap = _NARROW_GAP_PX if is_week_tight else _GAP_PX
        self._grid.setHorizontalSpacing(gap)
        if room_px >= cell_px * len(self._cells):
            per_row = len(self._cells)
        elif room_px + gap >= _WEEK * (self._widest_px() + gap):
            per_row = _WEEK
        else:
            per_row = _FEWEST
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for each in (label for pair in self._cells for label in pair):
            self._grid.removeWidget(each)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for place, (mark, number) in enumerate(self._cells):
            row, column = divmod(place, per_row)
            self._grid.addWidget(mark, 2 * row, column)
            self._grid.addWidget(number, 2 * row + 1, column)
            self._grid.setColumnStretch(column, 1)

    def _widest_px(self) -> int:
        labels = (label for pair in self._cells for label in pair)
        return max((label.sizeHint().width() for label in labels), default=0)


def _label(type_: Type) -> PlainLabel:
    label = PlainLabel(type_=type_, tone="muted", wraps=False)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
