"""Says whom a shared routine is from, and gets to know a key under a name."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.fingerprint_view import FingerprintView
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST_LETTERS = 80
_COMPARE = (
    "If you know whose key it is, compare these figures with those on their handout, or let them "
    "be read to you over the telephone. If they are the same, give the key a name: from then on "
    "its routines are known."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whom a file is from, in a sentence, and the fingerprint of its key to compare by eye.

    `offered_name` is the one to know the key by; None where there is no key to get to know.
    """

    text: str
    tone: str
    fingerprint: str = ""
    offered_name: str | None = None


class OriginCard(Card):
    """Shows an origin. `trust_requested` comes with the name that a key is to be known by."""

    trust_requested = Signal(str)

    def __init__(self, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__("Who it is from", parent)
        self._name = QLineEdit()
        self._trust = LargeButton("Know this key")
        self._said = PlainLabel(type_=Type.NOTE, tone="stop")
        self.column.addWidget(PlainLabel(origin.text, tone=origin.tone))
        if origin.fingerprint:
            figures = FingerprintView()
            figures.show_fingerprint(origin.fingerprint)
            self.column.addWidget(figures)
        if origin.offered_name is not None:
            self._ask(origin.offered_name)
        self.column.addWidget(self._said)
        self._said.hide()
        self._trust.clicked.connect(self._on_trust_clicked)

    # -- what others call

    def say(self, text: str) -> None:
        """Say what went wrong."""
        self._said.setText(text)
        self._said.show()

    # -- inside

    def _ask(self, name: str) -> None:
        self._name.setText(name)
        self._name.setMaxLength(_MOST_LETTERS)
        self._name.setMinimumHeight(TARGET_PX)
        self._name.setMinimumWidth(TARGET_PX * 4)
        self._name.setAccessibleName("A name for the key")
        self._name.setPlaceholderText("A name for the key")
        self.column.addWidget(PlainLabel(_COMPARE, type_=Type.NOTE, tone="muted"))
        asked = QWidget()
        row = FlowLayout(12, asked)
        row.addWidget(self._name)
        row.addWidget(self._trust)
        self.column.addWidget(asked)

    # -- slots

    @Slot()
    def _on_trust_clicked(self) -> None:
        if name := self._name.text().strip():
            self.trust_requested.emit(name)
        else:
            self.say("Give the key a name first.")
            self._name.setFocus()
