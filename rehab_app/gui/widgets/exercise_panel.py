"""What is done now, in words: exercise, side, set, one cue, and what it should feel like."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ExercisePanel(QWidget):
    """The words of the player; what is not essential makes room for a question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_details = True
        self._heading = PlainLabel()
        self._title = PlainLabel(type_=Type.TITLE)
        self._side = PlainLabel(type_=Type.LARGE)
        self._place = PlainLabel()
        self._cue = PlainLabel(type_=Type.LARGE)
        self._feel = PlainLabel()
        self._not_feel = PlainLabel()
        self._note = PlainLabel()
        self._lay_out()

    # -- what others call

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._heading.setText(view.heading)
        self._title.setText(view.title)
        self._show_line(self._side, view.side)
        self._show_line(self._place, view.place)
        self._show_line(self._cue, view.cue)
        self._show_line(self._feel, f"Feel: {view.feel}" if view.feel else "", is_detail=True)
        self._show_line(
            self._not_feel, f"Not: {view.not_feel}" if view.not_feel else "", is_detail=True
        )
        self._show_line(self._note, view.note, is_detail=True)

    def show_details(self, shows: bool) -> None:
        """Show the feel and the note, or make room."""
        self._has_details = shows
        for label in (self._feel, self._not_feel, self._note):
            label.setVisible(shows and bool(label.text()))

    # -- inside

    def _show_line(self, label: PlainLabel, text: str, *, is_detail: bool = False) -> None:
        label.setText(text)
        label.setVisible(bool(text) and (self._has_details or not is_detail))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label in (
            self._heading,
            self._title,
            self._side,
            self._place,
            self._cue,
            self._feel,
            self._not_feel,
            self._note,
        ):
            column.addWidget(label)
