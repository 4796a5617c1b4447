"""Routines in turn: a list that can be added to, put into another order, and taken from."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.gui.widgets.routine_choice import RoutineChoice

_TITLE_EMS = 10


class RoutineSequence(QWidget):
    """Says `changed` whenever the list is another one; a routine may stand in it twice."""

    changed = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take the titles of all routines by their ids."""
        super().__init__(parent)
        self._titles = titles
        self._ids: list[str] = []
        self._rows = QVBoxLayout()
        self._widgets: list[QWidget] = []
        self._choice = RoutineChoice(titles)
        self._choice.setAccessibleName("A routine to add")
        self._add = LargeButton("Add it", name="Add the routine to the list")
        self._lay_out()
        self._add.clicked.connect(self._on_add_clicked)

    # -- what others call

    def show_sequence(self, ids: Sequence[str]) -> None:
        """Show routines in their order; nothing is emitted."""
        self._ids = list(ids)
        self._fill()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the routines in their order."""
        return tuple(self._ids)

    # -- inside

    def _lay_out(self) -> None:
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._rows)
        add = FlowLayout(10)
        add.addWidget(self._choice)
        add.addWidget(self._add)
        column.addLayout(add)

    def _fill(self) -> None:
        for widget in self._widgets:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._row(place, each) for place, each in enumerate(self._ids)]
        for widget in self._widgets:
            self._rows.addWidget(widget)

    def _row(self, place: int, routine: str) -> QWidget:
        title = self._titles.get(routine, f"{routine}, which is gone")
        buttons = QWidget()
        inside = QHBoxLayout(buttons)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        up = LargeButton("↑", name=f"Move {title}, number {place + 1}, up")
        up.setEnabled(place > 0)
        up.clicked.connect(partial(self._move_up, place))
        out = LargeButton("Remove", name=f"Remove {title}, number {place + 1}")
        out.clicked.connect(partial(self._remove, place))
        for button in (up, out):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        words = PlainLabel(f"{place + 1}.  {title}")
        return BesideRow(words, buttons, least_ems=_TITLE_EMS, gap_px=8)

    def _move_up(self, place: int) -> None:
        ids = self._ids
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        self._tell()

    def _remove(self, place: int) -> None:
        del self._ids[place]
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # -- slots

    @Slot()
    def _on_add_clicked(self) -> None:
        self._ids.append(self._choice.chosen)
        self._tell()
