"""The player's top: the way out, which session it is and how much is left, help, mat mode."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.chosen_keys import with_key
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.room import Room
from rehab_app.gui.widgets.wrong_button import WrongButton

_END, _MAT, _LEAVE_MAT, _LEAVE = "End", "Mat mode", "Leave mat mode", "Leave it"


class PlayerHead(QWidget):
    """The session stands in the middle of the window, whatever the buttons beside it say."""

    end_requested = Signal()
    mat_requested = Signal()
    wrong_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_mat = False
        self._is_roomy = True
        self._end = LargeButton(_END, name="End the session")
        self._session = PlainLabel(type_=Type.STRONG, wraps=False)
        self._left = PlainLabel(tone="muted", wraps=False)
        self._wrong = WrongButton()
        self._mat = LargeButton(_MAT, name=_MAT)
        self._lay_out()
        self._show_texts()
        self._end.clicked.connect(self.end_requested)
        self._wrong.clicked.connect(self.wrong_requested)
        self._mat.clicked.connect(self.mat_requested)

    # -- what others call

    def show_session(self, title: str, left: str) -> None:
        """Show which session it is, and the pose and time that are left of it."""
        self._session.setText(title)
        self._left.setText(left)

    def show_mat(self, *, is_mat: bool) -> None:
        """Let the button say what it does."""
        self._is_mat = is_mat
        self._show_texts()

    def show_room(self, room: Room) -> None:
        """Leave out the keys where there is little room."""
        self._is_roomy = room > Room.LOW
        self._show_texts()

    def show_keys(self) -> None:
        """Show the keys as they are chosen now."""
        self._show_texts()

    # -- inside

    def _show_texts(self) -> None:
        name, few = (_LEAVE_MAT, _LEAVE) if self._is_mat else (_MAT, _MAT)
        self._end.setText(f"{_END} — Esc" if self._is_roomy else _END)
        self._mat.setText(with_key(name, "mat") if self._is_roomy else few)
        self._mat.setAccessibleName(name)
        self._wrong.show_roomy(is_roomy=self._is_roomy)

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
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        buttons.addWidget(self._wrong)
        buttons.addWidget(self._mat)
        row.addLayout(buttons, 1)
