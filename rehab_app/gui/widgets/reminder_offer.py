"""Offers to remind of tomorrow morning's question, with one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ReminderOffer(QWidget):
    """A button while it is off, a line once it is on."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = LargeButton("")
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout()
        row.addWidget(self._button)
        column.addLayout(row)
        column.addWidget(self._said)
        self._button.clicked.connect(self.wished)

    # -- what others call

    def show_offer(self, at: str, *, is_on: bool) -> None:
        """Show the time as HH:MM, and whether one is reminded already."""
        self._button.show_text(f"Remind me at {at}")
        self._button.setVisible(not is_on)
        self._said.setText(f"You are reminded at {at}, while the program runs.")
        self._said.setVisible(is_on)
