"""What is seen in the moment before the pages are there: where one is, at its later place."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.greeting import greeting
from rehab_app.gui.places import FIRST_START, PLACES, TODAY
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_CARD_PX = 225
_SPACING_PX = 18


class OpeningPage(QWidget):
    """A title; on Today also the ground of the card that comes."""

    def __init__(self, place: str, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        margin = PAGE_MARGIN_PX
        column.setContentsMargins(margin, margin - 8, margin, margin)
        column.setSpacing(_SPACING_PX)
        if place == TODAY:
            hello = QVBoxLayout()
            hello.setSpacing(2)
            hello.addWidget(PlainLabel(greeting(now), type_=Type.TITLE))
            hello.addWidget(PlainLabel(" "))
            column.addLayout(hello)
            card = Card()
            card.setFixedHeight(_CARD_PX)
            column.addWidget(card)
        elif place != FIRST_START:
            column.addWidget(PlainLabel(PLACES[place], type_=Type.TITLE))
        column.addStretch(1)
