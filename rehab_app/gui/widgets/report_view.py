"""A session as cards: pain after each pose, what changed and why, next time, every reading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.card import CARD_MARGIN_PX, Card
from rehab_app.gui.widgets.change_list import ChangeList
from rehab_app.gui.widgets.correction import Correction
from rehab_app.gui.widgets.pain_chart import PainChart
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.gui.widgets.readings_card import ReadingsCard
from rehab_app.gui.widgets.report_cards import next_time_card, no_session_card, text_card
from rehab_app.model.pain import Reading
from rehab_app.report.looking_ahead import NOTHING_AHEAD, Ahead
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.report.session_report import ReadingLine, SessionReport

_GAP_PX = 20
_COLUMNS = 12
# The cards row by row, those that there are.
_Rows = Sequence[Sequence[str]]
_AS_DRAWN: _Rows = (("chart", "changes"), ("next",), ("tomorrow", "note"), ("advice",))
_CHART_OVER_ALL: _Rows = (("chart",), ("changes", "next", "tomorrow"), ("note", "advice"))
_NARROW: _Rows = (("chart",), ("changes",), ("next",), ("tomorrow",), ("note",), ("advice",))
_WIDE = 50  # times the size of the text: below that, cards stand below each other


class ReportView(QScrollArea):
    """Shows what a session was; keys scroll it.

    Each reading has a button that corrects it: `corrected` says its place among the readings and
    what it should have been.
    """

    corrected = Signal(int, Reading)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: _Rows = ()
        self._cards: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._drawing: SessionDrawing | None = None
        self._readings: Sequence[ReadingLine] = ()
        self._correction = Correction(self)
        self._place = -1
        self._head: QWidget | None = None
        self._readings_shown: ReadingsCard | None = None
        self._can_correct = True
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Session report")
        set_role(self, GROUP)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self.setWidget(inside)
        self._correction.saved.connect(self._on_correction_saved)
        self._correction.left.connect(self._on_correction_left)

    # -- what others call

    def show_report(
        self,
        report: SessionReport | None,
        ahead: Ahead = NOTHING_AHEAD,
        note: QWidget | None = None,
        reminder: QWidget | None = None,
        *,
        can_correct: bool = True,
    ) -> None:
        """Show a report in place of the last one, or nothing.

        `ahead` is what comes after it, `note` what takes a note, `reminder` what offers one for
        tomorrow; both are shown here again and again.
        """
        self._correction.hide()
        self._correction.setParent(self)  # The card that it stands in goes.
        for kept in (note, reminder, self._head):
            if kept is not None:
                kept.setParent(self)
                kept.hide()
        self._readings_shown = None
        self._can_correct = can_correct
        self._readings = report.readings if report is not None else ()
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(_GAP_PX)
        self._rows, self._cards, self._drawing = (), {}, None
        if report is not None and report.did_start:
            self._add_session(column, report, ahead, note)
            self._add_reminder(reminder)
        elif report is not None:
            self._add_no_session(column, report)
        column.addStretch(1)
        self.setWidget(inside)
        self._show_head()
        self._arrange()

    def take_head(self, head: QWidget) -> None:
        """Scroll the head of the page with the report, until the page takes it back."""
        self._head = head
        self._show_head()

    def give_head(self) -> None:
        """Leave the head to the page, which puts it somewhere else."""
        self._head = None

    def focus_reading(self, place: int) -> None:
        """Put the focus on a reading, and bring it into sight once it has its place."""
        if self._readings_shown is not None and place < len(self._readings):
            self._readings_shown.button(place).setFocus()
            self._place = place
            QTimer.singleShot(0, self, self._on_button_shown)

    @property
    def is_correcting(self) -> bool:
        """Tell whether a reading is about to be corrected."""
        return self._correction.isVisible()

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join(label.text() for label in self.findChildren(PlainLabel))

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._keep_focus_in_sight()

    # -- inside

    def _keep_focus_in_sight(self) -> None:
        """Scroll to what has the focus: a message below the report takes height from it."""
        focused = self.focusWidget()
        if focused is not None and focused is not self and focused.hasFocus():
            self.ensureWidgetVisible(focused)

    def _show_head(self) -> None:
        if self._head is not None:
            self._column.insertWidget(0, self._head)
            self._head.show()

    def _arrange(self) -> None:
        """Put the cards as they are drawn, or the chart over all where names need the width.

        In a narrow window they stand below each other.
        """
        if not self._cards:
            return
        width, em = self.viewport().width(), self.font().pixelSize()
        rows = _AS_DRAWN
        if width < _WIDE * em:
            rows = _NARROW
        elif self._drawing is not None:
            inside = width - 2 * CARD_MARGIN_PX - 12
            is_tight = bool(self._drawing.numbered(inside * 0.62, self.font()))
            fits_whole = not self._drawing.numbered(inside, self.font())
            rows = _CHART_OVER_ALL if is_tight and fits_whole else _AS_DRAWN
        if rows is not self._rows:
            self._rows = rows
            self._set_out(rows)

    def _set_out(self, rows: _Rows) -> None:
        for card in self._cards.values():
            self._grid.removeWidget(card)
        for number in range(_COLUMNS):
            self._grid.setColumnStretch(number, 0 if rows is _NARROW else 1)
        first = 0
        if rows is _AS_DRAWN:
            first = 2
            self._grid.addWidget(self._cards["chart"], 0, 0, 2, 8)
            self._grid.addWidget(self._cards["changes"], 0, 8, 1, 4)
            self._grid.addWidget(self._cards["next"], 1, 8, 1, 4)
            rows = rows[2:]
        for number, names in enumerate(rows, start=first):
            there = [self._cards[name] for name in names if name in self._cards]
            share = _COLUMNS // max(1, len(there))
            for place, card in enumerate(there):
                self._grid.addWidget(card, number, place * share, 1, share)

    def _add_session(
        self, column: QVBoxLayout, report: SessionReport, ahead: Ahead, note: QWidget | None
    ) -> None:
        chart = Card("Pain after each pose")
        if report.points:
            self._drawing = SessionDrawing(report.points)
            chart.column.addWidget(PainChart(self._drawing), 1)
        else:
            chart.column.addWidget(PlainLabel("Nothing was asked.", tone="muted"))
        changes = Card("What changed, and why")
        changes.column.addWidget(ChangeList(report.changes))
        changes.column.addStretch(1)
        self._cards = {"chart": chart, "changes": changes, "next": next_time_card(report, ahead)}
        if ahead.tomorrow:
            self._cards["tomorrow"] = text_card("Tomorrow morning", ahead.tomorrow)
        if note is not None:
            self._cards["note"] = note
            note.show()
        if report.advice:
            self._cards["advice"] = text_card("Please", report.advice)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        column.addLayout(self._grid)
        if report.readings:
            column.addWidget(self._readings_card())

    def _add_reminder(self, reminder: QWidget | None) -> None:
        card = self._cards.get("tomorrow")
        if isinstance(card, Card) and reminder is not None:
            card.column.insertWidget(card.column.count() - 1, reminder)  # above its stretch
            reminder.show()

    def _add_no_session(self, column: QVBoxLayout, report: SessionReport) -> None:
        column.addWidget(no_session_card(report))
        if report.readings:
            column.addWidget(self._readings_card())

    def _readings_card(self) -> Card:
        """Return a table of the readings, with what corrects one of them below."""
        card = self._readings_shown = ReadingsCard(self._readings, can_correct=self._can_correct)
        card.correction_requested.connect(self._on_correction_requested)
        card.column.addWidget(self._correction)
        return card

    # -- slots

    @Slot(int)
    def _on_correction_requested(self, place: int) -> None:
        self._place = place
        reading = self._readings[self._place]
        self._correction.ask(reading.about, reading.said)
        QTimer.singleShot(0, self, self._on_correction_shown)

    @Slot()
    def _on_button_shown(self) -> None:
        """Bring a reading into sight once it has its place."""
        if self._readings_shown is not None and self._place < len(self._readings):
            self.ensureWidgetVisible(self._readings_shown.button(self._place))

    @Slot()
    def _on_correction_shown(self) -> None:
        """Bring it into sight once it has its place."""
        self.ensureWidgetVisible(self._correction)

    @Slot(Reading)
    def _on_correction_saved(self, reading: Reading) -> None:
        self.corrected.emit(self._place, reading)

    @Slot()
    def _on_correction_left(self) -> None:
        self._correction.hide()
        if self._readings_shown is not None:
            self._readings_shown.button(self._place).setFocus()
