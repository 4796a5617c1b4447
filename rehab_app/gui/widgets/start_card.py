"""A card of Today with something to begin: ice or heat, or the next run."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.portion_bar import PortionBar
from rehab_app.gui.widgets.today_card import TodayCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a card offers: its button's text (empty for none), what is done of how many.

    `choice` is the text of a second button, empty for none.
    """

    title: str
    chip: str
    tone: str
    text: str
    button: str = ""
    choice: str = ""
    done: int = 0
    most: int = 0


class StartCard(TodayCard):
    """The button is there only while it can be begun."""

    start_requested = Signal()
    choice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = PortionBar()
        self._start = LargeButton("", look="soft")
        self._choice = LargeButton("", look="")
        self.body.addWidget(self._bar)
        self.foot.addWidget(self._start)
        self.foot.addWidget(self._choice)
        self._start.clicked.connect(self._on_start_clicked)
        self._choice.clicked.connect(self._on_choice_clicked)

    # -- what others call

    def show_offer(self, offer: Offer) -> None:
        """Show what is offered."""
        self.show_head(offer.title, offer.chip, offer.tone)
        self.show_text(offer.text)
        self._bar.setVisible(offer.most > 0)
        self._bar.show_portions(offer.done, offer.most)
        for button, text in ((self._start, offer.button), (self._choice, offer.choice)):
            button.show_text(text)
            button.setVisible(bool(text))

    def take_focus(self) -> None:
        """Put the focus on what can be begun, where anything can."""
        shown = (each for each in (self._start, self._choice) if each.isVisible())
        if (button := next(shown, None)) is not None:
            button.setFocus()

    # -- slots

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_requested.emit()

    @Slot()
    def _on_choice_clicked(self) -> None:
        self.choice_requested.emit()
