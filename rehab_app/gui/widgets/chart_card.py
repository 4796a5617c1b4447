"""A card with a chart, and the same facts as a table in its place."""

from typing import Protocol

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import CARD_MARGIN_PX, Card
from rehab_app.gui.widgets.chart_view import ChartView
from rehab_app.gui.widgets.fact_table import FactTable
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.drawing import Drawing, Table

_TABLE, _CHART = "As a table", "As a chart"
_HINT = "← → go from one to the next."


class TabledDrawing(Drawing, Protocol):
    """A chart that has its facts as a table."""

    @property
    def table(self) -> Table:
        """Return the facts."""


class ChartCard(Card):
    """Heading, legend, chart, what the chosen point says; a button shows the table instead."""

    def __init__(self, name: str, legend: str = "", parent: QWidget | None = None) -> None:
        """Take the name of the chart and what its signs mean."""
        super().__init__(parent=parent)
        self._name = name
        self._hint = ""
        self._heading = PlainLabel(name, type_=Type.HEADING)
        self._about = PlainLabel(type_=Type.NOTE, tone="muted")
        self._legend = PlainLabel(legend, type_=Type.NOTE, tone="muted")
        self._switch = LargeButton(_TABLE, look="quiet", name=f"{name}: {_TABLE.lower()}")
        self._copy = LargeButton("Copy", look="quiet", name=f"Copy the table: {name}")
        self._chart = ChartView(name)
        self._table = FactTable(f"{name}, as a table")
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._switch.clicked.connect(self._on_switch_clicked)
        self._copy.clicked.connect(self._table.copy)
        self._table.copied.connect(self._on_copied)
        self._chart.point_chosen.connect(self._on_point_chosen)

    # -- what others call

    def show_drawing(
        self, drawing: TabledDrawing, *, heading: str, about: str = "", hint: str = _HINT
    ) -> None:
        """Show a chart with its heading, what can be said of it, and how the keys work."""
        self._heading.setText(heading)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        has_points = drawing.count > 0
        self._hint = hint if has_points else ""
        self._chart.show_drawing(drawing, about)
        self._table.show_facts(lambda: drawing.table)
        self._switch.setVisible(has_points)
        is_table = has_points and not self._table.isHidden()
        self._show_table(is_table=is_table)

    def show_as_table(self) -> None:
        """Show the facts as a table."""
        self._show_table(is_table=True)

    @property
    def chart(self) -> ChartView:
        """Return the chart."""
        return self._chart

    @property
    def table(self) -> FactTable:
        """Return the table."""
        return self._table

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _lay_out(self) -> None:
        self._head.setSpacing(2)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._legend)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self._said, 1)
        tools.addWidget(self._copy)
        tools.addWidget(self._switch)
        self.column.addLayout(self._head)
        for shown in (self._about, self._chart, self._table):
            self.column.addWidget(shown)
        self.column.addStretch(1)
        self.column.addLayout(tools)
        self.column.setContentsMargins(CARD_MARGIN_PX, CARD_MARGIN_PX - 4, CARD_MARGIN_PX, 8)
        self._legend.setVisible(bool(self._legend.text()))
        self._show_table(is_table=False)

    def _arrange(self) -> None:
        """Put the legend beside the heading, or below it where there is no room."""
        wanted = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        wanted += self._legend.fontMetrics().horizontalAdvance(self._legend.text()) + 40
        direction = QBoxLayout.Direction
        fits = wanted <= self.contentsRect().width() - 2 * CARD_MARGIN_PX
        self._head.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._legend.setWordWrap(not fits)

    def _show_table(self, *, is_table: bool) -> None:
        text = _CHART if is_table else _TABLE
        self._switch.setText(text)
        self._switch.setAccessibleName(f"{self._name}: {text.lower()}")
        self._chart.setVisible(not is_table)
        self._said.setText("" if is_table else self._hint)
        self._table.setVisible(is_table)
        self._copy.setVisible(is_table)

    # -- slots

    @Slot()
    def _on_switch_clicked(self) -> None:
        self._show_table(is_table=self._table.isHidden())

    @Slot()
    def _on_copied(self) -> None:
        self._copy.setText("Copied")

    @Slot(str)
    def _on_point_chosen(self, said: str) -> None:
        self._said.setText(said or self._hint)
