"""My days: which routine is meant for which day, in turn or by weekday."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.beside_row import BesideRow
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.routine_choice import RoutineChoice
from rehab_app.gui.widgets.routine_sequence import RoutineSequence
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.model.programme import EVERY_DAY, Programme

_MOST_WIDE_PX = 980
_NONE, _IN_TURN, _BY_WEEKDAY = "none", "in turn", "by weekday"
_WAYS = {_NONE: "No plan", _IN_TURN: "Routines in turn", _BY_WEEKDAY: "By weekday"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHY = (
    "Today offers what is meant for the day. A day that is missed is nothing to make up for, and a "
    "day of rest that pain calls for counts as kept."
)
_NO_ROUTINE = "No session"


class DaysPage(QWidget):
    """What is changed is told at once; Esc goes back."""

    changed = Signal(Programme)
    left = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take the titles of all routines by their ids."""
        super().__init__(parent)
        self._page = ScrollPage(most_px=_MOST_WIDE_PX)
        self._trouble = Notice({})
        self._way = Choice(_WAYS)
        self._sequence = RoutineSequence(titles)
        self._weekdays = Choice(
            {str(number): name[:3] for number, name in enumerate(_WEEKDAYS)}, takes_many=True
        )
        self._by_weekday = {
            number: RoutineChoice(titles, none=_NO_ROUTINE) for number in range(len(_WEEKDAYS))
        }
        self._turn_form = Form("In turn")
        self._week_form = Form("By weekday")
        self._back = LargeButton("Back — Esc", name="Back")
        self._keys = PageKeys({"Esc": "back", "Return": "enter", "Enter": "enter"}, self)
        self._lay_out()
        self._way.chosen.connect(self._on_way_chosen)
        self._sequence.changed.connect(self._on_changed)
        self._weekdays.chosen.connect(self._on_changed)
        for choice in self._by_weekday.values():
            choice.currentIndexChanged.connect(partial(self._on_changed))
        self._back.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_programme(self, programme: Programme) -> None:
        """Show what is meant now; nothing is emitted."""
        way = _BY_WEEKDAY if programme.by_weekday else _IN_TURN if programme.sequence else _NONE
        self._way.show_chosen([way])
        self._sequence.show_sequence(programme.sequence)
        self._weekdays.show_chosen(str(day) for day in programme.weekdays)
        for number, choice in self._by_weekday.items():
            choice.show_chosen(programme.by_weekday.get(number, ""))
        self._show_forms(way)

    def show_trouble(self, text: str) -> None:
        """Say what could not be saved; without a text that is over."""
        if text:
            self._trouble.show_message(text)
        else:
            self._trouble.show_nothing()

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self._way.take_focus()
        self._page.to_top()

    # -- inside

    def _lay_out(self) -> None:
        self._turn_form.add_row("Which routines, one after the other?", self._sequence)
        self._turn_form.add_row("On which days?", self._weekdays)
        for number, choice in self._by_weekday.items():
            self._week_form.add_row(_WEEKDAYS[number], choice)
        way = Form("What is meant for which day?")
        way.add_text(_WHY)
        way.add_row("How", self._way)
        head = BesideRow(PlainLabel("My days", type_=Type.TITLE), self._back)
        column = self._page.column
        column.addWidget(head)
        for part in (self._trouble, way, self._turn_form, self._week_form):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _show_forms(self, way: str) -> None:
        self._turn_form.setVisible(way == _IN_TURN)
        self._week_form.setVisible(way == _BY_WEEKDAY)

    def _programme(self) -> Programme:
        way = self._way.name
        if way == _BY_WEEKDAY:
            chosen = {number: choice.chosen for number, choice in self._by_weekday.items()}
            return Programme(by_weekday={number: each for number, each in chosen.items() if each})
        if way == _IN_TURN:
            weekdays = frozenset(int(name) for name in self._weekdays.names) or EVERY_DAY
            return Programme(sequence=self._sequence.ids, weekdays=weekdays)
        return Programme()

    # -- slots

    @Slot()
    def _on_way_chosen(self) -> None:
        self._show_forms(self._way.name)
        self.changed.emit(self._programme())

    @Slot()
    def _on_changed(self, _index: int = 0) -> None:
        self.changed.emit(self._programme())

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "back":
            self.left.emit()
        else:
            press_focused_button(self)
