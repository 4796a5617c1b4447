"""The player's top: the way out, which session it is and how much is left, and mat mode."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class PlayerHead(QWidget):
    """The session stands in the middle of the window, whatever the buttons beside it say."""

    end_requested = Signal()
    mat_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end = LargeButton("End — Esc", name="End the session")
        self._session = PlainLabel(type_=Type.STRONG, wraps=False)
        self._left = PlainLabel(tone="muted", wraps=False)
        self._mat = LargeButton("Mat mode — F", name="Mat mode")
        self._lay_out()
        self._end.clicked.connect(self.end_requested)
        self._mat.clicked.connect(self.mat_requested)

    # -- what others call

    def show_session(self, title: str, left: str) -> None:
        """Show which session it is, and the pose and time that are left of it."""
        self._session.setText(title)
        self._left.setText(left)

    def show_mat(self, *, is_mat: bool) -> None:
        """Let the button say what it does."""
        self._mat.show_text("Leave it — F" if is_mat else "Mat mode — F")

    # -- inside

    def _lay_out(self) -> None:
        about = QVBoxLayout()
        about.setSpacing(2)
        for label in (self._session, self._left):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            about.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._end, 1, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(about)
        row.addWidget(self._mat, 1, Qt.AlignmentFlag.AlignRight)
