"""What is done now: the drawn body, its side, and what it should feel like."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import CARD_MARGIN_PX, Card
from rehab_app.gui.widgets.feel_line import FeelLine
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.flowing_label import FlowingLabel
from rehab_app.gui.widgets.picture_view import PictureView
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.room import Room
from rehab_app.model.person import Side

_GAP_PX = 14
_SLIM_MARGIN_PX = 8


class ExercisePanel(Card):
    """A calm card that the body fills; what is not essential makes room for a question."""

    undo_requested = Signal()

    def __init__(self, body: FigureView, parent: QWidget | None = None) -> None:
        """Take the drawn body."""
        super().__init__(parent=parent)
        self._has_details = True
        self._has_words = True
        self._is_slim = False
        self._side_text = ""
        self._body = body
        self._picture = PictureView(fills=True)
        self._top = QWidget()
        self._side = PlainLabel(type_=Type.STRONG, wraps=False)
        self._side.setProperty("look", "chip")
        self._side_done = FlowingLabel(type_=Type.NOTE, tone="muted")
        self._said = FlowingLabel(type_=Type.NOTE, tone="muted")
        self._undo = LargeButton("Undo", action="undo")
        self._note = PlainLabel(type_=Type.NOTE, tone="accent")
        self._feel = FeelLine()
        self._lay_out()
        self.show_said("")
        self._undo.clicked.connect(self.undo_requested)

    # -- what others call

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        # In a low window the body is worth more than what a stretch feels like.
        feel = f"Feel: {view.feel}" if view.feel and self._has_words else ""
        not_feel = f"Not: {view.not_feel}" if view.not_feel else ""
        is_right = view.side_at is Side.RIGHT
        direction = Qt.LayoutDirection
        # The right side stands at the right end of its row: told by word, shape and place.
        self._top.setLayoutDirection(direction.RightToLeft if is_right else direction.LeftToRight)
        self._side_text = view.side
        self._show_line(self._side, "" if self._is_slim else view.side)
        self._show_line(self._side_done, view.side_done)
        self._note.setText(view.note)
        self._feel.show_feel(feel, not_feel)
        self._show_details()
        self._show_top()

    def show_picture(self, picture: QImage, description: str) -> None:
        """Show a picture in place of the drawn body; the body where there is none."""
        self._body.setVisible(picture.isNull())
        self._picture.show_picture(picture, description)

    def show_said(self, text: str) -> None:
        """Show a reading that changed nothing and can be taken back; without a text it goes."""
        self._said.setText(text)
        self._said.setVisible(bool(text) and self._has_words)
        self._undo.setVisible(bool(text))
        self._undo.setAccessibleDescription(text)
        self._show_top()

    def show_details(self, shows: bool) -> None:
        """Show the feel and the note, or make room."""
        self._has_details = shows
        self._show_details()

    def show_slim(self, *, is_slim: bool) -> None:
        """Give the body the most of a narrow window: what stands below the card says the side."""
        self._is_slim = is_slim
        self._show_line(self._side, "" if is_slim else self._side_text)
        self._show_top()
        margin = _SLIM_MARGIN_PX if is_slim else CARD_MARGIN_PX
        self.column.setContentsMargins(margin, margin - 4, margin, margin)
        self.column.removeWidget(self._top)
        self.column.insertWidget(self.column.count() if is_slim else 0, self._top)

    def show_room(self, room: Room) -> None:
        """Set what is said as the room allows."""
        self._has_words = room is not Room.LOW
        self._said.setVisible(bool(self._said.text()) and self._has_words)
        self._feel.show_type(Type.TEXT if room is Room.LARGE else Type.NOTE)

    # -- inside

    @staticmethod
    def _show_line(label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_details(self) -> None:
        self._note.setVisible(self._has_details and bool(self._note.text()))
        self._feel.setVisible(self._has_details and self._feel.says_something)

    def _show_top(self) -> None:
        parts = (self._side, self._side_done, self._undo)
        self._top.setVisible(any(not part.isHidden() for part in parts))

    def _lay_out(self) -> None:
        top = FlowLayout(_GAP_PX, self._top)
        for widget in (self._side, self._side_done, self._said, self._undo):
            top.addWidget(widget)
        self.column.addWidget(self._top)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self._picture, 1)
        self.column.addWidget(self._note)
        self.column.addWidget(self._feel)
