"""The player's foot: what comes next, with a small picture, and the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pose import Pose

_HINT = "Space pause · ← → · + − 15 s · P it hurts · U undo · F mat · Esc end"


class PlayerFoot(QWidget):
    """Stands below the time line."""

    def __init__(self, picture: FigurePicture, parent: QWidget | None = None) -> None:
        """Take what draws the next pose."""
        super().__init__(parent)
        self._picture = picture
        self._next = PlainLabel(type_=Type.NOTE, tone="muted")
        self._hint = PlainLabel(_HINT, type_=Type.NOTE, tone="muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._picture)
        row.addWidget(self._next, 1)
        row.addWidget(self._hint, 1)

    # -- what others call

    def show_next(self, text: str) -> None:
        """Say what comes next."""
        self._next.setText(text)

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Show the pose that comes next; without a name nothing does."""
        self._picture.setVisible(bool(name))
        self._picture.show_pose(pose, name)

    def show_look(self) -> None:
        """Draw the pose as it looks now."""
        self._picture.show_look()
