"""The player's foot: what comes next, with a picture, the keys, and whether the screen stays on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flowing_label import FlowingLabel
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.room import Room
from rehab_app.model.pose import Pose

# Actions by pairs, and what they are called together.
_HINTS = {
    ("pause",): "pause",
    ("back", "skip"): "",
    ("more time", "less time"): "15 s",
    ("hurts",): "it hurts",
    ("undo",): "undo",
    ("mute",): "mute",
    ("mat",): "mat",
}
_GAP_PX = 24
_HINT_SHARE = 0.45


class PlayerFoot(QWidget):
    """Stands below the time line. The keys make way where the row is short: `?` shows them too."""

    def __init__(self, picture: FigurePicture, parent: QWidget | None = None) -> None:
        """Take what draws the next pose."""
        super().__init__(parent)
        self._has_next = False
        self._is_slim = False
        self._room = Room.ROOMY
        self._picture = picture
        self._next = PlainLabel(type_=Type.NOTE, tone="muted")
        self._hint = PlainLabel(type_=Type.NOTE, tone="muted", wraps=False)
        self.show_keys()
        self._screen = FlowingLabel(type_=Type.NOTE, tone="muted")
        self._screen.hide()
        right = Qt.AlignmentFlag.AlignRight
        beside = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        beside.setSpacing(2)
        beside.addStretch(1)
        beside.addWidget(self._hint, alignment=right)
        beside.addWidget(self._screen, alignment=right)
        beside.addStretch(1)
        row = self._row
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._picture)
        row.addWidget(self._next, 1)
        row.addLayout(beside)

    # -- what others call

    def show_keys(self) -> None:
        """Show the keys as they are chosen now."""
        choice = key_choice()
        hints = [
            " ".join(part for part in (*map(choice.first_key, actions), word) if part)
            for actions, word in _HINTS.items()
            if all(map(choice.first_key, actions))
        ]
        self._hint.setText(" · ".join((*hints, "Esc end")))

    def show_next(self, text: str) -> None:
        """Say what comes next."""
        self._next.setText(text)

    def show_screen(self, text: str) -> None:
        """Say whether the screen stays on; without a text nothing is said."""
        self._screen.setText(text)
        self._screen.setVisible(bool(text))

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Show the pose that comes next; without a name nothing does."""
        self._has_next = bool(name)
        self._picture.show_pose(pose, name)
        self._fit()

    def show_room(self, room: Room) -> None:
        """Stand with a picture, as a line, or not at all."""
        self._room = room
        self.setVisible(room > Room.LOW)
        self._fit()

    def show_slim(self, *, is_slim: bool) -> None:
        """Stand below each other, or in a row."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_slim else direction.LeftToRight)
        self._row.setSpacing(2 if is_slim else _GAP_PX)
        self._is_slim = is_slim
        self._fit()

    def show_look(self) -> None:
        """Draw the pose as it looks now."""
        self._picture.show_look()

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _fit(self) -> None:
        has_room = self._room > Room.SNUG and not self._is_slim
        self._picture.setVisible(self._has_next and has_room)
        needed_px = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        self._hint.setVisible(needed_px <= self.width() * _HINT_SHARE and not self._is_slim)
