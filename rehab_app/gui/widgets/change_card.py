"""What an answer would change, as sentences, and why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.proposal import Proposal
from rehab_app.gui.widgets.edged_frame import EdgedFrame
from rehab_app.gui.widgets.pain_scale import zone_mark
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_NOTHING_YET = "Choose a number. What it changes, and why, stands here before it counts."
TONES = {"●": "calm", "▲": "watch", "■": "stop"}


def tone_of(level: int | None) -> str:
    """Return the tone of a level's zone; empty where nobody answered."""
    return "" if level is None else TONES[zone_mark(level)]


class ChangeCard(EdgedFrame):
    """Shows "What happens next at 5 of 10": the changes, then the reason.

    `keeps_room` leaves it standing while there is nothing to say yet.
    """

    def __init__(self, parent: QWidget | None = None, *, keeps_room: bool = False) -> None:
        super().__init__(parent)
        self._keeps_room = keeps_room
        self._title = PlainLabel(type_=Type.STRONG)
        self._changes = PlainLabel()
        self._why = PlainLabel(type_=Type.NOTE, tone="muted")
        self._lay_out()

    # -- what others call

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show what an answer would do, or nothing."""
        self.setVisible(proposal is not None or self._keeps_room)
        self.show_tone(tone_of(proposal.level) if proposal else "")
        self._title.setVisible(proposal is not None)
        if proposal is None:
            self._title.clear()
            self._changes.clear()
            self._changes.hide()
            self._why.setText(_NOTHING_YET if self._keeps_room else "")
            return
        mark = f"{zone_mark(proposal.level)} " if proposal.level is not None else ""
        self._title.setText(f"{mark}{proposal.title}: {proposal.result.lower()}")
        self._changes.setText("\n".join(proposal.changes))
        self._changes.setVisible(bool(proposal.changes))
        self._why.setText(" ".join(part for part in (proposal.note, proposal.why) if part))

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join((self._title.text(), self._changes.text(), self._why.text())).strip()

    # -- inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._changes)
        column.addWidget(self._why)
