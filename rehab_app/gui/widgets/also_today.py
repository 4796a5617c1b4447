"""Also today: what is asked, ice or heat, run or rest, and what is meant for which days."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.start_card import StartCard
from rehab_app.gui.widgets.today_card import CardRow
from rehab_app.gui.widgets.told_card import ToldCard

_LEAST_EMS = 19.5


class AlsoToday(QWidget):
    """Three cards of one height; above them what is asked an hour after a session, if it is."""

    days_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hour = ToldCard()
        self.thermal = StartCard()
        self.morning = ToldCard()
        self.run = StartCard()
        self._row = CardRow(self.thermal, self.morning, self.run, least_ems=_LEAST_EMS)
        self._heading = PlainLabel("Also today", type_=Type.HEADING)
        self._days = LargeButton("My days", look="link", name="My days: which routine when")
        self._lay_out()
        self.hour.hide()
        self._days.clicked.connect(self.days_requested)

    # -- what others call

    def press(self, name: str) -> bool:
        """Do what a key of the questions means, the newest question first; tell whether it did."""
        cards = (self.hour, self.morning)
        asking = [card for card in cards if card.isVisible() and card.takes_levels]
        told = [card for card in cards if card.isVisible() and not card.takes_levels]
        return any(card.press(name) for card in (*asking, *told))

    def card(self, name: str) -> ToldCard | StartCard | None:
        """Return the card of a question (hour, morning) or of ice and heat (thermal), if shown."""
        cards: dict[str, ToldCard | StartCard] = {
            "hour": self.hour,
            "morning": self.morning,
            "thermal": self.thermal,
        }
        card = cards.get(name)
        return card if card is not None and card.isVisible() else None

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.show_width(self.width())

    # -- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._days, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.hour)
        column.addLayout(head)
        column.addWidget(self._row)
