"""The player's top: the way out, which session it is and how much is left, help, mat mode."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.chosen_keys import with_key
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flowing_label import FlowingLabel
from rehab_app.gui.widgets.plain_label import Type
from rehab_app.gui.widgets.room import Room
from rehab_app.gui.widgets.wrong_button import SHORT, WrongButton

_END, _MAT, _LEAVE_MAT, _LEAVE = "End", "Mat mode", "Leave mat mode", "Leave it"
_SLIM_MAT, _SLIM_LEAVE = "Mat", "Leave"
_GAP_PX, _SLIM_GAP_PX, _BUTTON_GAP_PX = 12, 4, 4


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
        self._session = FlowingLabel(type_=Type.STRONG)
        self._left = FlowingLabel(tone="muted")
        self._wrong = WrongButton()
        self._mat = LargeButton(_MAT, name=_MAT)
        self._is_slim = False
        self._about, self._buttons = QWidget(), QWidget()
        self._grid = QGridLayout(self)
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

    def show_slim(self, *, is_slim: bool, has_session: bool) -> None:
        """Stand in two rows; `has_session` says which session it is, not only what is left."""
        self._session.setVisible(has_session)
        if is_slim is not self._is_slim:
            self._is_slim = is_slim
            self._place()
            self._show_texts()

    @property
    def least_px(self) -> int:
        """Return how wide it is at least: in two rows, with few words, whatever it says now."""
        few = {self._end: (_END,), self._wrong: (SHORT,), self._mat: (_SLIM_MAT, _SLIM_LEAVE)}
        wide = sum(max(_width_saying(each, text) for text in few[each]) for each in few)
        return wide + _SLIM_GAP_PX + _BUTTON_GAP_PX

    def show_keys(self) -> None:
        """Show the keys as they are chosen now."""
        self._show_texts()

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_texts()

    # -- inside

    def _show_texts(self) -> None:
        """Say the keys too where there is room for them beside each other."""
        self._say(is_roomy=self._is_roomy and not self._is_slim)
        if self._is_roomy and self.width() < self._needed_px():
            self._say(is_roomy=False)
        self._mat.setAccessibleName(_LEAVE_MAT if self._is_mat else _MAT)

    def _say(self, *, is_roomy: bool) -> None:
        name, few = (_LEAVE_MAT, _LEAVE) if self._is_mat else (_MAT, _MAT)
        self._end.setText(f"{_END} — Esc" if is_roomy else _END)
        if self._is_slim:
            few = _SLIM_LEAVE if self._is_mat else _SLIM_MAT
        self._mat.setText(with_key(name, "mat") if is_roomy else few)
        self._wrong.show_roomy(is_roomy=is_roomy)

    def _needed_px(self) -> int:
        about = max(label.sizeHint().width() for label in (self._session, self._left))
        buttons = sum(each.sizeHint().width() for each in (self._end, self._wrong, self._mat))
        return about + buttons + 2 * _GAP_PX + _BUTTON_GAP_PX

    def _place(self) -> None:
        """Put the session between the buttons, or below them."""
        for part in (self._end, self._about, self._buttons):
            self._grid.removeWidget(part)
        flag = Qt.AlignmentFlag
        self._grid.addWidget(self._end, 0, 0, flag.AlignLeft)
        self._grid.addWidget(self._buttons, 0, 2)
        if self._is_slim:
            self._grid.addWidget(self._about, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._about, 0, 1)
        self._grid.setHorizontalSpacing(_SLIM_GAP_PX if self._is_slim else _GAP_PX)
        for column, stretch in enumerate((0, 0, 1) if self._is_slim else (1, 0, 1)):
            self._grid.setColumnStretch(column, stretch)

    def _lay_out(self) -> None:
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(2)
        for label in (self._session, self._left):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            about.addWidget(label)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(_BUTTON_GAP_PX)
        buttons.addStretch(1)
        buttons.addWidget(self._wrong)
        buttons.addWidget(self._mat)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._place()


def _width_saying(button: LargeButton, text: str) -> int:
    """Return how wide a button is with another text."""
    metrics = button.fontMetrics()
    around = button.sizeHint().width() - metrics.horizontalAdvance(button.text())
    return around + metrics.horizontalAdvance(text)
