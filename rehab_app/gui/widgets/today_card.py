"""A card of Today: what it is about, a chip that says how it stands, a sentence, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.styling import set_look, set_tone
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class TodayCard(Card):
    """`body` takes what belongs to the sentence; buttons stand at the foot, in line in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = PlainLabel(type_=Type.STRONG)
        self._chip = PlainLabel(type_=Type.NOTE, wraps=False)
        self._chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = PlainLabel(tone="muted")
        self.body = QVBoxLayout()
        self.foot = FlowLayout(8, row_gap_px=4)
        self._lay_out()

    # -- what others call

    def show_head(self, title: str, chip: str, tone: str) -> None:
        """Show what it is about and how it stands; `tone` is calm, watch, stop, or none."""
        self._title.setText(title)
        self._chip.setText(chip)
        self._chip.setVisible(bool(chip))
        set_look(self._chip, f"state-{tone or 'none'}")
        set_tone(self._chip, tone or "muted")

    def show_text(self, text: str) -> None:
        """Show a sentence or two."""
        self._text.setText(text)
        self._text.setVisible(bool(text))

    @property
    def text(self) -> str:
        """Return all that it says."""
        said = (self._title.text(), self._chip.text(), self._text.text())
        return "\n".join(said)

    # -- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(10)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self._text)
        self.column.addLayout(self.body)
        self.column.addStretch(1)
        self.column.addLayout(self.foot)
        # Its height is that of its row, its width a share of it.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class CardRow(QWidget):
    """Cards side by side, all equally wide and high; below each other where there is no room."""

    def __init__(self, *cards: QWidget, least_ems: float, parent: QWidget | None = None) -> None:
        """Take the cards and the least width of one, in heights of the text."""
        super().__init__(parent)
        self._cards = cards
        self._least_ems = least_ems
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for card in cards:
            self._row.addWidget(card, 1)

    # -- what others call

    def show_width(self, width_px: int) -> None:
        """Stand as a width asks for it."""
        count = len(self._cards)
        needed = self.font().pixelSize() * self._least_ems * count + 16 * (count - 1)
        direction = QBoxLayout.Direction
        fits = width_px >= needed
        self._row.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
