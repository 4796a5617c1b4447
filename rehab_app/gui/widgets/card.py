"""A card: a quiet ground with rounded corners for things that belong together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.widgets.plain_label import PlainLabel, Type

CARD_MARGIN_PX = 20
CARD_SPACING_PX = 10


class Card(QFrame):
    """A frame with a heading, if it has one, and a column to put things into."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.column = QVBoxLayout(self)
        margin = CARD_MARGIN_PX
        self.column.setContentsMargins(margin, margin - 4, margin, margin)
        self.column.setSpacing(CARD_SPACING_PX)
        if heading:
            self.column.addWidget(PlainLabel(heading, type_=Type.HEADING))
