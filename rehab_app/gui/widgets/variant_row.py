"""The exercise that is easier or harder than one: chosen, changed and taken away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel


class VariantRow(QWidget):
    """Shows a name, and asks for another one."""

    choose_requested = Signal()
    removed = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Take what kind of exercise it is: easier or harder."""
        super().__init__(parent)
        self._name = PlainLabel()
        self._choose = LargeButton("Choose one", name=f"Choose the {what} exercise")
        self._away = LargeButton("Take it away", name=f"Take the {what} exercise away")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._name)
        row = FlowLayout(10)
        row.addWidget(self._choose)
        row.addWidget(self._away)
        column.addLayout(row)
        self._choose.clicked.connect(self.choose_requested)
        self._away.clicked.connect(self.removed)

    def show_variant(self, name: str) -> None:
        """Show an exercise, or that there is none."""
        self._name.setText(name or "None")
        self._name.show_tone("" if name else "muted")
        self._away.setVisible(bool(name))
