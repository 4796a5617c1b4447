"""A session as cards: pain after each pose, what changed and why, next time, every reading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.session_report import Means, ReadingLine, SessionReport
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.change_card import tone_of
from rehab_app.gui.widgets.change_list import ChangeList
from rehab_app.gui.widgets.pain_chart import PainChart
from rehab_app.gui.widgets.pain_scale import zone_mark
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_TOMORROW = (
    "How does the hip feel when you get up? If it is worse than what is usual for you, "
    "take the next session a step easier."
)
_GAP_PX = 20
_WIDE = 50  # times the size of the text: below that, cards stand below each other


class ReportView(QScrollArea):
    """Shows what a session was; keys scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QBoxLayout] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Session report")
        self.setWidget(QWidget())

    # -- what others call

    def show_report(self, report: SessionReport | None, *, has_tomorrow: bool = False) -> None:
        """Show a report in place of the last one, or nothing; `has_tomorrow` looks ahead."""
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
        changes.column.addStretch(1)
        self._add_row(column, ((chart, 2), (changes, 1)))
        after = [_next_time_card(report.next_time)]
        if has_tomorrow:
            after.append(_text_card("Tomorrow morning", (_TOMORROW,)))
        if report.advice:
            after.append(_text_card("Please", report.advice))
        self._add_row(column, [(card, 1) for card in after])
        if report.readings:
            column.addWidget(_readings_card(report.readings))

    def _add_no_session(self, column: QVBoxLayout, report: SessionReport) -> None:
        what, *why = report.why_not
        card = Card(what)
        for line in why:
            card.column.addWidget(PlainLabel(line))
        for line in report.advice:
            card.column.addWidget(PlainLabel(line, type_=Type.STRONG))
        column.addWidget(card)
        if len(report.readings) > 1:
            column.addWidget(_readings_card(report.readings))

    def _add_row(self, column: QVBoxLayout, cards: Sequence[tuple[Card, int]]) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(_GAP_PX)
        for card, stretch in cards:
            row.addWidget(card, stretch)
        self._rows.append(row)
        column.addLayout(row)


def _next_time_card(means: Sequence[Means]) -> Card:
    card = Card("Next time")
    for each in means:
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


def _readings_card(readings: Sequence[ReadingLine]) -> Card:
    """Return the facts of the chart as a table, and what came of each."""
    card = Card("Every reading")
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP_PX)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for row, reading in enumerate(readings):
        mark = f"{zone_mark(reading.level)} " if reading.level is not None else ""
        tone = "muted" if reading.is_undone else tone_of(reading.level)
        grid.addWidget(PlainLabel(reading.about), row, 0)
        grid.addWidget(PlainLabel(f"{mark}{reading.said}", tone=tone), row, 1)
        grid.addWidget(PlainLabel(reading.result, tone="muted"), row, 2)
    card.column.addLayout(grid)
    return card
