"""History: pain over weeks, the days with sessions, goals, poses, and every entry of the past."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.chart_card import ChartCard
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.entry_rows import EntryRows, PastEntry
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.goals_card import GoalsCard
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.model.person import Side
from rehab_app.report.calendar_drawing import CalendarDrawing
from rehab_app.report.goals import GoalView
from rehab_app.report.history_report import HistoryReport
from rehab_app.report.poses import BEFORE_AFTER, METHOD, shown_and_others
from rehab_app.report.poses_drawing import PosesDrawing
from rehab_app.report.spans import Span
from rehab_app.report.trend_drawing import TrendDrawing

_NOTHING = "Nothing yet. What you play and tell is kept here, with every reading."
_SIDES = {"": "Both", Side.LEFT.value: "Left", Side.RIGHT.value: "Right"}
_OF_SIDE = {None: "", Side.LEFT: ", left side", Side.RIGHT: ", right side", Side.BOTH: ""}
_SPANS = {
    Span.FOUR_WEEKS: "4 weeks",
    Span.TWELVE_WEEKS: "12 weeks",
    Span.YEAR: "a year",
    Span.ALL: "since the beginning",
}
_MOST_POSES = 8
_WIDE_EMS = 50  # below this width of the page cards stand below each other
_TREND_LEGEND = "○ highest of each day   ━ seven-day average"
_CALENDAR_LEGEND = "● calm  ▲ watch  ■ stop  ○ not told  ▬ rest"
_POSES_LEGEND = "○ before   ● after"
_NO_POSES = (
    "As soon as a session has asked before it and after a pose, the pose stands here with what it "
    "did to the pain."
)


class HistoryPage(QWidget):
    """Shows a span of time and lists the past; `undo_requested` takes the last change back."""

    span_chosen = Signal()
    report_requested = Signal()
    entry_opened = Signal(str)
    more_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ScrollPage()
        self._title = PlainLabel("History", type_=Type.TITLE, wraps=False)
        self._spans = Choice({span.value: span.value for span in Span})
        self._sides = Choice(_SIDES)
        self._report = LargeButton("Report for my physio")
        self._notice = Notice({"undo": "Undo", "close": "Close"}, tone="accent")
        self._trouble = Notice({})
        self._trend = ChartCard("Pain", _TREND_LEGEND)
        self._calendar = ChartCard("Sessions", _CALENDAR_LEGEND)
        self.goals = GoalsCard()
        self._poses = ChartCard("Pose by pose", _POSES_LEGEND)
        self._method = PlainLabel(type_=Type.NOTE, tone="muted")
        self._entries = Card("Sessions and check-ins")
        self._rows = EntryRows("Past sessions and check-ins")
        self._no_rows = PlainLabel(_NOTHING, tone="muted")
        self._more = LargeButton("Show more")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys = PageKeys({"Return": "enter", "Enter": "enter"}, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_chosen(self, span: Span, sides: Sequence[Side]) -> None:
        """Show which span is chosen, and the sides that can be looked at apart."""
        self._spans.show_chosen([span.value])
        self._sides.setVisible(bool(sides))
        if not self._sides.names or not sides:
            self._sides.show_chosen([""])

    def show_history(self, report: HistoryReport) -> None:
        """Show what a span comes to."""
        of_side = _OF_SIDE[report.side]
        trend, calendar = report.trend, report.calendar
        about = f"{trend.known_days} of {report.period.days} days told."
        self._trend.show_drawing(
            TrendDrawing(trend),
            heading=f"Pain, {_SPANS[self.span]}{of_side}",
            about=f"{about} {trend.sentence}" if trend.points else about,
        )
        self._calendar.show_drawing(
            CalendarDrawing(calendar), heading="Sessions", about=calendar.sentence
        )
        shown, others = shown_and_others(report.poses, _MOST_POSES)
        self._poses.show_drawing(
            PosesDrawing(shown, others),
            heading=f"Pose by pose: before → after{of_side}",
            about=BEFORE_AFTER if report.poses else _NO_POSES,
            hint="↑ ↓ go from one to the next.",
        )
        more = f"{len(others)} more with few sessions stand in the table. " if others else ""
        self._method.setText(f"{more}{METHOD}")
        self._method.setVisible(bool(report.poses))

    def show_goals(self, goals: Sequence[GoalView]) -> None:
        """Show the goals that are open."""
        self.goals.show_goals(goals)

    def show_entries(self, entries: Sequence[PastEntry], *, has_more: bool) -> None:
        """List sessions and check-ins, the newest first."""
        self._rows.show_entries(entries)
        self._rows.setVisible(bool(entries))
        self._no_rows.setVisible(not entries)
        self._more.setVisible(has_more)

    def show_message(
        self, title: str, lines: Sequence[str] = (), *, can_undo: bool = False
    ) -> None:
        """Say what was done, with a way back where there is one; without a title say nothing."""
        if not title:
            self._notice.show_nothing()
            return
        self._notice.show_message(title, lines, None if can_undo else ("close",))
        self._page.to_top()

    def show_trouble(self, text: str) -> None:
        """Say why the history can't be used now; without a text that is over."""
        if text:
            self._trouble.show_message("The history can't be used now", [text])
        else:
            self._trouble.show_nothing()

    def take_focus(self) -> None:
        """Put the focus on the span."""
        self._page.to_top()
        self._spans.take_focus()

    def focus_rows(self) -> None:
        """Put the focus on the list."""
        (self._spans if self._rows.isHidden() else self._rows).setFocus()

    @property
    def span(self) -> Span:
        """Return the span that is chosen."""
        return Span(self._spans.name)

    @property
    def side(self) -> Side | None:
        """Return the side that is chosen, None for both."""
        return Side(self._sides.name) if self._sides.name else None

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all that is listed."""
        return self._rows.keys

    @property
    def listed(self) -> str:
        """Return all that the list says."""
        return self._rows.text

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    # -- inside

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        is_wide = self.width() >= _WIDE_EMS * self.font().pixelSize()
        self._pair.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _lay_out(self) -> None:
        self._spans.name_question("How far back")
        self._sides.name_question("Which side")
        head = FlowLayout(18)
        for widget in (self._title, self._spans, self._sides, self._report):
            head.addWidget(widget)
        self._pair.setSpacing(16)
        self._pair.addWidget(self._calendar, 5)
        self._pair.addWidget(self.goals, 4)
        self._poses.column.addWidget(self._method)
        more = FlowLayout(8)
        more.addWidget(self._more)
        for shown in (self._rows, self._no_rows):
            self._entries.column.addWidget(shown)
        self._entries.column.addLayout(more)
        column = self._page.column
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._trouble)
        column.addWidget(self._notice)
        column.addWidget(self._trend)
        column.addLayout(self._pair)
        column.addWidget(self._poses)
        column.addWidget(self._entries)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self._spans.chosen.connect(self.span_chosen)
        self._sides.chosen.connect(self.span_chosen)
        self._report.clicked.connect(self.report_requested)
        self._rows.opened.connect(self.entry_opened)
        self._more.clicked.connect(self.more_requested)
        self._notice.chosen.connect(self._on_notice_chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- slots

    @Slot(str)
    def _on_notice_chosen(self, name: str) -> None:
        self._notice.show_nothing()
        if name == "undo":
            self.undo_requested.emit()

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        if self._rows.hasFocus():
            self._rows.open_current()
        elif not press_focused_button(self) and self.goals.editor.has_focus:
            self.goals.editor.save()
