"""Every reading of a session, what came of each, and a way to correct it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.change_card import tone_of
from rehab_app.gui.widgets.page_ground import em_px
from rehab_app.gui.widgets.pain_scale import zone_mark
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.report.session_report import ReadingLine

_GAP_PX = 20
_TABLE_EMS = 27
_STRETCHES = (3, 2, 3, 0)


class ReadingsCard(Card):
    """The facts of the chart as a table; in a narrow window each reading has lines of its own.

    `correction_requested` says the place of a reading among them.
    """

    correction_requested = Signal(int)

    def __init__(
        self,
        readings: Sequence[ReadingLine],
        parent: QWidget | None = None,
        *,
        can_correct: bool = True,
    ) -> None:
        super().__init__("Every reading", parent)
        self._can_correct = can_correct
        self._is_table: bool | None = None
        self._rows = [self._row(reading) for reading in readings]
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(8)
        self.column.addLayout(self._grid)
        self._arrange()

    # -- what others call

    def button(self, place: int) -> LargeButton:
        """Return what corrects a reading; raises IndexError where there is none."""
        return self._rows[place][3]

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # As lines it needs no more than the longest word or the button beside it.
        margins = self.column.contentsMargins()
        label_px = max(part.minimumSizeHint().width() for row in self._rows for part in row)
        button_px = max(row[3].minimumSizeHint().width() for row in self._rows)
        width = label_px + _GAP_PX + button_px + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- inside

    def _row(self, reading: ReadingLine) -> tuple[PlainLabel, PlainLabel, PlainLabel, LargeButton]:
        tone = "muted" if reading.is_undone else tone_of(reading.level)
        button = LargeButton("Correct", look="quiet", name=f"Correct: {reading.about}")
        if reading.is_undone or not self._can_correct:  # Shown, it would be a window until it has a parent.
            button.hide()
        button.clicked.connect(self._on_clicked)
        return (
            PlainLabel(reading.about),
            PlainLabel(_said(reading), tone=tone),
            PlainLabel(reading.result, tone="muted"),
            button,
        )

    def _arrange(self) -> None:
        is_table = self.width() >= _TABLE_EMS * em_px(self)
        if is_table is self._is_table:
            return
        self._is_table = is_table
        for row in self._rows:
            for part in row:
                self._grid.removeWidget(part)
        self._grid.setHorizontalSpacing(_GAP_PX if is_table else _GAP_PX // 2)
        for column, stretch in enumerate(_STRETCHES):
            self._grid.setColumnStretch(column, stretch if is_table else int(column == 0))
        for number, (about, said, result, button) in enumerate(self._rows):
            if is_table:
                self._grid.addWidget(about, number, 0)
                self._grid.addWidget(said, number, 1)
                self._grid.addWidget(result, number, 2)
                self._grid.addWidget(button, number, 3)
            else:
                self._grid.addWidget(about, 3 * number, 0)
                self._grid.addWidget(button, 3 * number, 1)
                self._grid.addWidget(said, 3 * number + 1, 0, 1, 2)
                self._grid.addWidget(result, 3 * number + 2, 0, 1, 2)

    # -- slots

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        place = next(place for place, row in enumerate(self._rows) if row[3] is button)
        self.correction_requested.emit(place)


def _said(reading: ReadingLine) -> str:
    mark = f"{zone_mark(reading.level)} " if reading.level is not None else ""
    first = f", corrected from {reading.first_said}" if reading.first_said else ""
    return f"{mark}{reading.said}{first}"
