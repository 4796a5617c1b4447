"""What an answer would change, as sentences, and why."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.proposal import Proposal
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ChangeCard(QFrame):
    """Shows "What happens next at 5 of 10": the changes, then the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = PlainLabel(type_=Type.STRONG)
        self._changes = PlainLabel()
        self._why = PlainLabel(type_=Type.NOTE, tone="muted")
        self._lay_out()

    # -- what others call

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show what an answer would do, or nothing."""
        self.setVisible(proposal is not None)
        if proposal is None:
            self._title.clear()
            self._changes.clear()
            self._why.clear()
            return
        self._title.setText(f"{proposal.title}: {proposal.result.lower()}")
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
        column.addWidget(self._title)
        column.addWidget(self._changes)
        column.addWidget(self._why)
