"""What is done now: the drawn body, side, one cue, and what it should feel like."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.styling import set_type
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ExercisePanel(Card):
    """A calm card; what is not essential makes room for a question."""

    def __init__(self, body: FigureView, parent: QWidget | None = None) -> None:
        """Take the drawn body."""
        super().__init__(parent=parent)
        self._has_details = True
        self._is_roomy = True
        self._body = body
        self._side = PlainLabel(type_=Type.STRONG, wraps=False)
        self._side.setProperty("look", "chip")
        self._side_done = PlainLabel(type_=Type.NOTE, tone="muted", wraps=False)
        self._cue = PlainLabel(type_=Type.LARGE)
        self._feel = PlainLabel(type_=Type.NOTE, tone="muted")
        self._not_feel = PlainLabel(type_=Type.NOTE)
        self._note = PlainLabel(type_=Type.NOTE, tone="accent")
        self._lay_out()

    # -- what others call

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._show_line(self._side, view.side)
        self._show_line(self._side_done, view.side_done)
        self._show_line(self._cue, view.cue)
        self._show_line(self._feel, f"Feel: {view.feel}" if view.feel else "", is_detail=True)
        self._show_line(
            self._not_feel, f"Not: {view.not_feel}" if view.not_feel else "", is_detail=True
        )
        self._show_line(self._note, view.note, is_detail=True)

    def show_details(self, shows: bool) -> None:
        """Show the feel and the note, or make room."""
        self._has_details = shows
        self._body.setVisible(shows or self._is_roomy)
        for label in (self._feel, self._not_feel, self._note):
            label.setVisible(shows and bool(label.text()))

    def show_roomy(self, *, is_roomy: bool) -> None:
        """Leave room for all of it, or set what is said smaller in a low window."""
        self._is_roomy = is_roomy
        self._body.setVisible(self._has_details or is_roomy)
        set_type(self._cue, Type.LARGE if is_roomy else Type.TEXT)

    # -- inside

    def _show_line(self, label: PlainLabel, text: str, *, is_detail: bool = False) -> None:
        label.setText(text)
        label.setVisible(bool(text) and (self._has_details or not is_detail))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._side)
        top.addWidget(self._side_done)
        top.addStretch(1)
        self._cue.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(top)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self._cue)
        for label in (self._note, self._feel, self._not_feel):
            self.column.addWidget(label)
