"""What stands right of the drawn body: the exercise's name, the ring and the cue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.styling import set_tone, set_type
from rehab_app.gui.widgets.cue_line import CueLine
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.room import Room
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.model.person import Side

_NAME_TYPES = {Room.LOW: Type.HEADING, Room.LARGE: Type.QUESTION}
_ENDS = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
    Side.BOTH: Qt.AlignmentFlag.AlignHCenter,
}
_CUE_TYPES = {Room.LOW: Type.TEXT, Room.LARGE: Type.CUE}


class PlayerColumn(QWidget):
    """A cue makes way for what has to be said now: why it stands still, why nothing happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_mat = False
        self._is_slim = False
        self._side_type = Type.TITLE
        self._view: PlayerView | None = None
        self._exercise = PlainLabel(type_=Type.TITLE)
        self._place = PlainLabel(tone="muted")
        self.ring = TimerRing()
        self._cue = CueLine()
        self._column = QVBoxLayout(self)
        self._lay_out()

    # -- what others call

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._view = view
        self._exercise.setText(view.title)
        self._show_place(view)
        left_s = view.whole_s - view.counted_s
        self.ring.show_time(view.time, view.of_time, left_s, view.whole_s)
        self.show_words(view.cue, view.status)

    def show_words(self, cue: str, status: str) -> None:
        """Show the cue, or the status in its place."""
        self._cue.setText(status or cue)
        self._cue.show_tone("watch" if status else "")

    def show_mat(self, *, is_mat: bool) -> None:
        """Show what has to be seen from two metres away."""
        self._is_mat = is_mat
        self.ring.show_mat(is_mat=is_mat)
        if self._view is not None:
            self._show_place(self._view)

    def show_room(self, room: Room) -> None:
        """Set the words as large as the room allows."""
        is_small = self._is_slim and room < Room.LARGE
        name = Type.HEADING if is_small else _NAME_TYPES.get(room, Type.TITLE)
        set_type(self._exercise, name)
        set_type(self._cue, Type.TEXT if is_small else _CUE_TYPES.get(room, Type.LARGE))
        self._side_type = Type.STRONG if is_small and not self._is_mat else name
        if self._view is not None:
            self._show_place(self._view)

    def show_slim(self, *, is_slim: bool, most_px: int) -> None:
        """Show the time as wide as a narrow window is, at most so high, and the side above it."""
        self._is_slim = is_slim
        self.ring.show_bare(is_bare=is_slim)
        self.ring.setMaximumHeight(most_px)

    def show_about(self, *, is_shown: bool) -> None:
        """Show what is done now, or leave its room to the time."""
        self._exercise.setVisible(is_shown)
        self._place.setVisible(is_shown)

    def show_cue(self, *, is_shown: bool) -> None:
        """Show the cue, or leave its room to the time."""
        self._cue.setVisible(is_shown)

    def hold(self, controls: QWidget) -> None:
        """Take the buttons in, below the cue."""
        self._column.addWidget(controls)

    # -- inside

    def _show_place(self, view: PlayerView) -> None:
        heading = "" if view.heading == view.title else view.heading
        # The card that says the side is put away in mat mode, and may be in a narrow window.
        side = view.side if self._is_mat or self._is_slim else ""
        set_tone(self._place, "" if side else "muted")
        set_type(self._place, self._side_type if side else Type.TEXT)
        self._place.setAlignment(_ENDS[view.side_at] if side else Qt.AlignmentFlag.AlignHCenter)
        self._place.setText(" · ".join(part for part in (side, heading, view.place) if part))

    def _lay_out(self) -> None:
        for label in (self._exercise, self._place):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._exercise)
        column.addWidget(self._place)
        column.addSpacing(4)
        column.addWidget(self.ring, 1)
        column.addSpacing(4)
        column.addWidget(self._cue)
