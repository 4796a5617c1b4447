"""A session as cards: pain after each pose, what changed and why, next time, every reading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.session_report import ReadingLine, SessionReport
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.change_card import tone_of
from rehab_app.gui.widgets.change_list import ChangeList
from rehab_app.gui.widgets.correction import Correction
from rehab_app.gui.widgets.pain_chart import PainChart
from rehab_app.gui.widgets.pain_scale import zone_mark
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pain import Reading

_TOMORROW = (
    "How does the hip feel when you get up? If it is worse than what is usual for you, "
    "take the next session a step easier."
)
_GAP_PX = 20
_WIDE = 50  # times the size of the text: below that, cards stand below each other


class ReportView(QScrollArea):
    """Shows what a session was; keys scroll it.

    Each reading has a button that corrects it: `corrected` says its place among the readings and
    what it should have been.
    """

    corrected = Signal(int, Reading)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QBoxLayout] = []
        self._readings: Sequence[ReadingLine] = ()
        self._correction = Correction(self)
        self._place = -1
        self._buttons: list[LargeButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Session report")
        set_role(self, GROUP)
        self.setWidget(QWidget())
        self._correction.saved.connect(self._on_correction_saved)
        self._correction.left.connect(self._on_correction_left)

    # -- what others call

    def show_report(self, report: SessionReport | None, *, has_tomorrow: bool = False) -> None:
        """Show a report in place of the last one, or nothing; `has_tomorrow` looks ahead."""
        self._correction.hide()
        self._correction.setParent(self)  # The card that it stands in goes.
        self._buttons = []
        self._readings = report.readings if report is not None else ()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(_GAP_PX)
        self._rows = []
        if report is not None and report.did_start:
            self._add_session(column, report, has_tomorrow=has_tomorrow)
        elif report is not None:
            self._add_no_session(column, report)
        column.addStretch(1)
        self.setWidget(inside)
        self._arrange()

    def focus_reading(self, place: int) -> None:
        """Put the focus on a reading, and bring it into sight once it has its place."""
        if place < len(self._buttons):
            self._buttons[place].setFocus()
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

    # -- inside

    def _arrange(self) -> None:
        is_wide = self.viewport().width() >= _WIDE * self.font().pixelSize()
        direction = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _add_session(
        self, column: QVBoxLayout, report: SessionReport, *, has_tomorrow: bool
    ) -> None:
        chart = Card("Pain after each pose")
        if report.points:
            chart.column.addWidget(PainChart(report.points), 1)
        else:
            chart.column.addWidget(PlainLabel("Nothing was asked.", tone="muted"))
        changes = Card("What changed, and why")
        changes.column.addWidget(ChangeList(report.changes))
        self._add_row(column, ((chart, 2), (_stacked(changes, _next_time_card(report)), 1)))
        after: list[QWidget] = []
        if has_tomorrow:
            after.append(_text_card("Tomorrow morning", (_TOMORROW,)))
        if report.advice:
            after.append(_text_card("Please", report.advice))
        self._add_row(column, [(card, 1) for card in after])
        if report.readings:
            column.addWidget(self._readings_card())

    def _add_no_session(self, column: QVBoxLayout, report: SessionReport) -> None:
        what, *why = report.why_not
        card = Card(what)
        for line in why:
            card.column.addWidget(PlainLabel(line))
        for line in report.advice:
            card.column.addWidget(PlainLabel(line, type_=Type.STRONG))
        column.addWidget(card)
        if report.readings:
            column.addWidget(self._readings_card())

    def _readings_card(self) -> Card:
        """Return the facts of the chart as a table, what came of each, and a way to correct it."""
        card = Card("Every reading")
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP_PX)
        grid.setVerticalSpacing(8)
        for column, stretch in enumerate((3, 2, 3)):
            grid.setColumnStretch(column, stretch)
        for row, reading in enumerate(self._readings):
            tone = "muted" if reading.is_undone else tone_of(reading.level)
            grid.addWidget(PlainLabel(reading.about), row, 0)
            grid.addWidget(PlainLabel(_said(reading), tone=tone), row, 1)
            grid.addWidget(PlainLabel(reading.result, tone="muted"), row, 2)
            button = LargeButton("Correct", look="quiet", name=f"Correct: {reading.about}")
            if reading.is_undone:  # Shown, it would be a window until it has a parent.
                button.hide()
            button.clicked.connect(self._on_correct_clicked)
            self._buttons.append(button)
            grid.addWidget(button, row, 3)
        card.column.addLayout(grid)
        card.column.addWidget(self._correction)
        return card

    def _add_row(self, column: QVBoxLayout, cards: Sequence[tuple[QWidget, int]]) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(_GAP_PX)
        for card, stretch in cards:
            row.addWidget(card, stretch)
        self._rows.append(row)
        column.addLayout(row)

    # -- slots

    @Slot()
    def _on_correct_clicked(self) -> None:
        button = self.sender()
        self._place = next(place for place, each in enumerate(self._buttons) if each is button)
        reading = self._readings[self._place]
        self._correction.ask(reading.about, reading.said)
        QTimer.singleShot(0, self, self._on_correction_shown)

    @Slot()
    def _on_button_shown(self) -> None:
        """Bring a reading into sight once it has its place."""
        if self._place < len(self._buttons):
            self.ensureWidgetVisible(self._buttons[self._place])

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
        self._buttons[self._place].setFocus()


def _stacked(upper: Card, lower: Card) -> QWidget:
    """Return two cards below each other, as high as what stands beside them."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    column.addWidget(upper)
    column.addWidget(lower, 1)
    return held


def _next_time_card(report: SessionReport) -> Card:
    card = Card("Next time")
    for each in report.next_time:
        pair = QVBoxLayout()
        pair.setSpacing(2)
        pair.addWidget(PlainLabel(each.outcome, type_=Type.STRONG))
        pair.addWidget(PlainLabel(each.poses, type_=Type.NOTE, tone="muted"))
        card.column.addLayout(pair)
    card.column.addStretch(1)
    return card


def _text_card(heading: str, lines: Sequence[str]) -> Card:
    card = Card(heading)
    for line in lines:
        card.column.addWidget(PlainLabel(line))
    card.column.addStretch(1)
    return card


def _said(reading: ReadingLine) -> str:
    mark = f"{zone_mark(reading.level)} " if reading.level is not None else ""
    first = f", corrected from {reading.first_said}" if reading.first_said else ""
    return f"{mark}{reading.said}{first}"
