"""Settings of the keys: which key does what, chosen by pressing it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.keys import ACTIONS, KeyChoice, read_changed, written_changed
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.key_row import KeyRow
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.settings import Settings

_ON_OFF = {"off": "Off", "on": "On"}


class KeySettings(Form):
    """Shows the keys of every action; what is changed is told at once, by its name in `Settings`.

    A key that is taken is said, and given over only where somebody wants that.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keys", parent)
        self._choice = KeyChoice()
        self._single_keys = Choice(_ON_OFF)
        self._any_key = Choice(_ON_OFF)
        self._rows = {
            action.name: KeyRow(action) for actions in ACTIONS.values() for action in actions
        }
        self._reset = LargeButton("All keys as at first")
        self._lay_out()
        self._single_keys.chosen.connect(self._on_single_keys_chosen)
        self._any_key.chosen.connect(self._on_any_key_chosen)
        self._reset.clicked.connect(self._on_reset_clicked)
        for row in self._rows.values():
            row.opened.connect(self._on_row_opened)
            row.chosen.connect(self._on_row_chosen)

    # -- what others call

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are; nothing is emitted."""
        self._choice = KeyChoice(
            changed=read_changed(settings.keys),
            has_single_keys=settings.single_keys,
            any_key_hurts=settings.any_key_hurts,
            answers_wait=settings.answers_wait,
        )
        self._single_keys.show_chosen(["on" if settings.single_keys else "off"])
        self._any_key.show_chosen(["on" if settings.any_key_hurts else "off"])
        for row in self._rows.values():
            row.show_choice(self._choice)

    # -- inside

    def _lay_out(self) -> None:
        self.add_row(
            "Single-key shortcuts",
            self._single_keys,
            "A letter or digit by itself acts: 0–9 tells how much it hurts, P says that it hurts. "
            "Space, Enter, Esc and the arrows always work.",
        )
        self.add_row(
            "Any key means that it hurts",
            self._any_key,
            "While a hold runs, whatever is pressed stops it and asks. Esc and Tab stay.",
        )
        for place, actions in ACTIONS.items():
            self.column.addSpacing(6)
            self.column.addWidget(PlainLabel(place, type_=Type.HEADING))
            for action in actions:
                self.column.addWidget(self._rows[action.name])
        row = FlowLayout(8)
        row.addWidget(self._reset)
        self.column.addLayout(row)

    def _tell(self, choice: KeyChoice) -> None:
        self.changed.emit("keys", written_changed(choice.changed))

    # -- slots

    @Slot()
    def _on_single_keys_chosen(self) -> None:
        self.changed.emit("single_keys", self._single_keys.name == "on")

    @Slot()
    def _on_any_key_chosen(self) -> None:
        self.changed.emit("any_key_hurts", self._any_key.name == "on")

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._tell(KeyChoice())
        announce(self, "All keys are as at first.")

    @Slot(str)
    def _on_row_opened(self, name: str) -> None:
        """Let one row at a time be open."""
        for each, row in self._rows.items():
            if each != name:
                row.close_editor()

    @Slot(KeyChoice)
    def _on_row_chosen(self, choice: KeyChoice) -> None:
        self._tell(choice)
