"""What stands beside the ring: the drawn body, and what is asked or has changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.exercise_panel import ExercisePanel
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.pain_question import PainQuestion, Propose
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.reps_strip import RepsStrip
from rehab_app.gui.widgets.room import Room
from rehab_app.gui.widgets.scroll_page import ScrolledInside
from rehab_app.model.pain import Reading


class PlayerWords(QScrollArea):
    """A column that scrolls where it is too long; in mat mode it comes only when it is needed."""

    answered = Signal(Reading)
    answered_and_kept = Signal(Reading)
    reps_counted = Signal(int)
    change_chosen = Signal(str)

    def __init__(self, propose: Propose, body: FigureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_asking = False
        self._is_mat = False
        self._is_spare = False
        self._has_changed = False

        self._inside = ScrolledInside()
        self._panel = ExercisePanel(body)
        self._question_title = PlainLabel(type_=Type.STRONG)
        self.question = PainQuestion(propose, is_strip=True)
        self.reps = RepsStrip()
        self._change = Notice(
            {"undo": "Undo", "keep": "Keep the plan as it is"}, actions=("undo", "keep")
        )

        self._lay_out()
        self._question_title.hide()
        self.question.hide()
        self.question.answered.connect(self.answered)
        self.question.answered_and_kept.connect(self.answered_and_kept)
        self.reps.counted.connect(self.reps_counted)
        self._change.chosen.connect(self.change_chosen)
        self._panel.undo_requested.connect(self._on_undo_requested)
        self.question.proposal_shown.connect(self._reveal)
        self.verticalScrollBar().rangeChanged.connect(self._reveal)

    # -- what others call

    def forget(self) -> None:
        """Begin anew with another session."""
        self.reps.hide()
        self._change.hide()
        self.show_question("", has_skin=False)

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._panel.show_view(view)
        if self._is_asking:
            self.question.refresh()
        self._make_room()

    def show_picture(self, picture: QImage, description: str) -> None:
        """Show a picture in place of the drawn body, as `ExercisePanel` does."""
        self._panel.show_picture(picture, description)

    def show_question(self, title: str, *, has_skin: bool) -> None:
        """Show a question beside the hold; without a title it goes away."""
        self._is_asking = bool(title)
        self._question_title.setText(title)
        self._question_title.setVisible(self._is_asking)
        self.question.setVisible(self._is_asking)
        self._panel.show_details(not self._is_asking)
        if self._is_asking:
            self._show_change("", (), ())
        self.question.ask(has_skin=has_skin)

    def show_change(
        self, title: str, lines: Sequence[str], choices: Sequence[str], *, tone: str
    ) -> None:
        """Show what the last reading changed, why, and what can be done about it."""
        self._change.show_tone(tone)
        self._has_changed = bool(title and lines)
        is_shown = choices and not self._is_asking
        self._show_change(title if is_shown else "", lines, choices)

    def show_mat(self, *, is_mat: bool) -> None:
        """Put away what is not essential from two metres, or show it again."""
        self._is_mat = is_mat
        self._panel.setVisible(not (is_mat or self._is_spare))
        self._make_room()

    def show_slim(self, *, is_slim: bool, has_body: bool) -> None:
        """Stand above the time, without the body where there is no room: what is asked comes."""
        self._is_spare = not has_body
        self._panel.show_slim(is_slim=is_slim)
        self._panel.setVisible(has_body and not self._is_mat)
        self._make_room()

    def show_room(self, room: Room) -> None:
        """Set what the card says as the room allows."""
        self._panel.show_room(room)

    @property
    def is_asking(self) -> bool:
        """Tell whether a question stands beside the hold."""
        return self._is_asking

    @property
    def is_counting(self) -> bool:
        """Tell whether it asks how many reps were done."""
        return not self.reps.isHidden()

    @property
    def says_something(self) -> bool:
        """Tell whether it asks, or says what has changed."""
        return self._is_asking or self.is_counting or self._has_changed

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # Never wider than it is: nothing has to be scrolled to sideways.
        wide = self._inside.minimumSizeHint().width()
        wide += self.verticalScrollBar().sizeHint().width()
        return super().minimumSizeHint().expandedTo(QSize(wide, 0))

    # -- inside

    def _show_change(self, title: str, lines: Sequence[str], choices: Sequence[str]) -> None:
        """Show a change below the card; what has changed nothing has a quiet place in it."""
        if title and (lines or "keep" in choices):
            self._panel.show_said("")
            self._change.show_message(title, lines, choices)
        else:
            self._panel.show_said(title)
            self._change.show_nothing()

    def _make_room(self) -> None:
        self.setVisible(self.says_something or not (self._is_mat or self._is_spare))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(14)
        column.addWidget(self._panel, 1)
        for widget in (self._question_title, self.question, self.reps, self._change):
            column.addWidget(widget)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(self.focusPolicy().NoFocus)

    # -- slots

    @Slot()
    def _on_undo_requested(self) -> None:
        self.change_chosen.emit("undo")

    @Slot()
    def _reveal(self) -> None:
        """Bring into sight what is asked or has changed; the words above it were read before."""
        if self._is_asking and self.question.is_open:
            self.ensureWidgetVisible(self.question.card, 0, 8)
        elif self._is_asking:
            self.ensureWidgetVisible(self.question, 0, 0)
        elif self._has_changed:
            self.ensureWidgetVisible(self._change, 0, 0)
        else:
            self.verticalScrollBar().setValue(0)
