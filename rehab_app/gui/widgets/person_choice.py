"""Who is here: one of several persons, each with settings and a history of their own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.people import MOST_NAME, Named

_OWN = (
    "Each has settings, warning signs, days and a history of their own. There is no password: "
    "whoever uses this computer can look at all of them."
)
_UNTIL = "It can be put back until the program ends. The backups have it until they are deleted."
_LEAST_PX = 240


class PersonChoice(Form):
    """`chosen` says the key of who is here now, `renamed` and `added` a name.

    Who is here can be removed: `removal_requested` asks for it, `removal_confirmed` says that it is
    meant, and `removal_undone` takes it back.
    """

    chosen = Signal(str)
    renamed = Signal(str)
    added = Signal(str)
    removal_requested = Signal()
    removal_confirmed = Signal()
    removal_undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Person", parent)
        self._people: tuple[Named, ...] = ()
        self._choice: Choice | None = None
        self._place = QVBoxLayout()
        self._name = _NameField("What you are called here")
        self._rename = LargeButton("Save the name")
        self._new = _NameField("Name of somebody else")
        self._add = LargeButton("Add a person")
        self._remove = LargeButton("Remove who is here…")
        self._asked = Notice({"keep": "Keep", "remove": "Yes, remove"}, tone="stop")
        self._removed = Notice({"undo": "Undo"}, tone="accent")
        self._lay_out()
        self._rename.clicked.connect(self._on_rename_clicked)
        self._name.returnPressed.connect(self._on_rename_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._new.returnPressed.connect(self._on_add_clicked)
        self._remove.clicked.connect(self.removal_requested)
        self._asked.chosen.connect(self._on_asked_chosen)
        self._removed.chosen.connect(self._on_removed_chosen)

    # -- what others call

    def show_people(self, people: Sequence[Named], current: str, name: str) -> None:
        """Show everybody and who is here, with the name they have given, if any."""
        self._name.setText(name)
        self._new.clear()
        if tuple(people) != self._people or self._choice is None:
            self._people = tuple(people)
            self._fill()
        if self._choice is not None:
            self._choice.show_chosen([_chip_name(current)])
        self._remove.setVisible(len(self._people) > 1)
        self._asked.show_nothing()

    def ask_removal(self, name: str, lines: Sequence[str]) -> None:
        """Ask once more whether a person is to be removed, and say with what."""
        self._removed.show_nothing()
        self._asked.show_message(f"Remove {name} from this computer?", lines)
        self._asked.focus_on("keep")

    def show_removed(self, name: str) -> None:
        """Say that a person was removed, and offer to take it back; without a name that is over."""
        if not name:
            self._removed.show_nothing()
            return
        self._removed.show_message(f"{name} was removed", [_UNTIL])
        self._removed.focus_on("undo")

    def take_focus(self) -> None:
        """Put the focus on who is here."""
        if self._choice is not None:
            self._choice.take_focus()

    # -- inside

    def _lay_out(self) -> None:
        self.column.addWidget(PlainLabel("Who is here?", type_=Type.STRONG))
        self.column.addWidget(PlainLabel(_OWN, type_=Type.NOTE, tone="muted"))
        self.column.addLayout(self._place)
        self.add_row("Your name here", _row(self._name, self._rename))
        self.add_row("Somebody else uses this computer too", _row(self._new, self._add))
        self.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._asked)
        self.column.addWidget(self._removed)

    def _fill(self) -> None:
        if self._choice is not None:
            self._place.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
        names = {_chip_name(person.key): person.name for person in self._people}
        self._choice = Choice(names)
        self._choice.name_question("Who is here?")
        self._choice.chosen.connect(self._on_choice_chosen)
        self._place.addWidget(self._choice)

    # -- slots

    @Slot()
    def _on_choice_chosen(self) -> None:
        if self._choice is not None:
            self.chosen.emit(self._choice.name.removeprefix(_PREFIX))

    @Slot(str)
    def _on_asked_chosen(self, name: str) -> None:
        self._asked.show_nothing()
        if name == "remove":
            self.removal_confirmed.emit()
        else:
            self._remove.setFocus()

    @Slot(str)
    def _on_removed_chosen(self, _name: str) -> None:
        self._removed.show_nothing()
        self.removal_undone.emit()

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.renamed.emit(self._name.text())

    @Slot()
    def _on_add_clicked(self) -> None:
        if self._new.text().strip():
            self.added.emit(self._new.text())
        else:
            self._new.setFocus()


# The first person's key is empty, which for a choice means that nothing is chosen.
_PREFIX = "person-"


def _chip_name(key: str) -> str:
    return f"{_PREFIX}{key}"


class _NameField(QLineEdit):
    """A line for a name. Enter is its own: it saves the name, and presses nothing else."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(MOST_NAME)
        self.setMinimumSize(_LEAST_PX, TARGET_PX)

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _row(field: QWidget, button: LargeButton) -> QWidget:
    row = QWidget()
    inside = FlowLayout(10)
    inside.addWidget(field)
    inside.addWidget(button)
    row.setLayout(inside)
    row.setFocusProxy(field)
    return row
