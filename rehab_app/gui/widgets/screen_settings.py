"""Setting of the screen that mat mode fills; it is only there where there is more than one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.mat_screen import screen_names
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.form import Form

_HERE = {"": "Where the window is"}
_HELP = "F fills a screen with the time: it can be one that is seen from the mat."


class ScreenSettings(QWidget):
    """Lists the screens that are there; one that is gone comes back with its choice."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._names: dict[str, str] = {}
        self._form: Form | None = None
        self._choice: Choice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_screens()

    # -- what others call

    def show_chosen(self, name: str) -> None:
        """Show the screen that is chosen, by its name; nothing is emitted."""
        self._chosen = name
        self.show_screens()

    def show_screens(self) -> None:
        """Look again which screens there are."""
        names = screen_names()
        if names != self._names:
            self._names = names
            self._make()
        self.setVisible(len(names) > 1)
        if self._choice is not None:
            self._choice.show_chosen([self._chosen if self._chosen in names else ""])

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_screens()

    # -- inside

    def _make(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = Form("Mat mode")
        self._choice = Choice({**_HERE, **self._names})
        self._choice.chosen.connect(self._on_choice_chosen)
        self._form.add_row("On which screen?", self._choice, _HELP)
        self._column.addWidget(self._form)

    # -- slots

    @Slot()
    def _on_choice_chosen(self) -> None:
        if self._choice is not None:
            self.changed.emit("mat_screen", self._choice.name)
