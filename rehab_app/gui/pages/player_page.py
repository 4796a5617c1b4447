"""The player: what is done now, for how long, and the keys to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.styling import set_type
from rehab_app.gui.widgets.buttons import press_focused_button
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.figure_view import FigureView, Motion
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import QUESTION_KEYS, Propose
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.player_controls import PlayerControls
from rehab_app.gui.widgets.player_foot import PlayerFoot
from rehab_app.gui.widgets.player_head import PlayerHead
from rehab_app.gui.widgets.player_words import PlayerWords
from rehab_app.gui.widgets.time_line import TimeLine
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.model.pain import Reading
from rehab_app.model.pose import Pose

ADDED_S = 15
_REFUSAL_VIEWS = 5
_KEYS = {
    **QUESTION_KEYS,
    "Space": "pause",
    "Left": "back",
    "Right": "skip",
    "+": "more time",
    "=": "more time",
    "-": "less time",
    "P": "hurts",
    "U": "undo",
    "O": "keep",
    "F": "mat",
    "F5": "mat",
    "Esc": "escape",
    "Return": "enter",
    "Enter": "enter",
}
_MARGIN_PX = 36
_MOST_PX = (1920, 1240)
_ROOMY_LINES = 28
# The window may be made lower than the roomy layout asks for; the low one then fits.
_LOWEST_PX = 440
_END_QUESTION = "End the session now? What was done is kept."


class PlayerPage(QWidget):
    """Shows one moment of a session and takes what can be done to it."""

    pause_requested = Signal()
    skip_requested = Signal()
    back_requested = Signal()
    time_requested = Signal(int)
    hurts_requested = Signal()
    undo_requested = Signal()
    overrule_requested = Signal()
    end_requested = Signal()
    reps_counted = Signal(int)
    answered = Signal(Reading)
    answered_and_kept = Signal(Reading)
    mat_mode_requested = Signal(bool)

    def __init__(
        self,
        propose: Propose,
        body: FigureView,
        next_pose: FigurePicture,
        parent: QWidget | None = None,
    ) -> None:
        """Take what tells what an answer would do, the drawn body, and what draws the next pose."""
        super().__init__(parent)
        self._body = body
        self._title = ""
        self._is_mat = False
        self._refusal = ""
        self._refusal_views = 0
        self._is_roomy: bool | None = None

        self._head = PlayerHead()
        self._trouble = Notice({})
        self._ending = Notice({"end": "End session — Enter", "go on": "Go on — Esc"})
        self._exercise = PlainLabel(type_=Type.TITLE)
        self._place = PlainLabel(tone="muted")
        self._words = PlayerWords(propose, body)
        self.ring = TimerRing()
        self._status = PlainLabel(tone="watch")
        self._controls = PlayerControls()
        self.line = TimeLine()
        self._foot = PlayerFoot(next_pose)
        self._page = QVBoxLayout(self)
        self._right = QVBoxLayout()
        self._middle = QHBoxLayout()
        self._actions = self._actions_by_key()
        self._keys = PageKeys(_KEYS, self)

        self._lay_out()
        self.setMinimumHeight(_LOWEST_PX)
        self._connect()

    # -- what others call

    def enter(self, title: str) -> None:
        """Begin with a session."""
        self._title = title
        self.line.forget()
        self._ending.hide()
        self._fit()
        self._words.forget()

    def take_focus(self) -> None:
        """Put the focus where it does no harm."""
        self._controls.pause.setFocus()

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        left = " · ".join(part for part in (view.poses, view.left) if part)
        self._head.show_session(self._title, left)
        self._exercise.setText(view.title)
        heading = "" if view.heading == view.title else view.heading
        places = (self._side_in_mat(view), heading, view.place)
        self._place.setText(" · ".join(part for part in places if part))
        self._words.show_view(view)
        left_s = view.whole_s - view.counted_s
        self.ring.show_time(view.time, view.of_time, left_s, view.whole_s)
        self._refusal_views = max(0, self._refusal_views - 1)
        self._status.setText(self._refusal if self._refusal_views else view.status)
        self._controls.show_paused(is_paused=view.is_paused)
        self.line.show_plan(view.parts, view.counted_s, view.left)
        self._foot.show_next(view.next)

    def show_body(
        self, pose: Pose | None, motion: Motion, tempo_s: Sequence[float], name: str
    ) -> None:
        """Show a pose in motion; see `FigureView.show_pose`."""
        self._body.show_pose(pose, motion, tempo_s, name=name)

    def show_next_pose(self, pose: Pose | None, name: str) -> None:
        """Show small what comes next; without a name nothing does."""
        self._foot.show_pose(pose, name)

    def show_look(self) -> None:
        """Draw the bodies as they look now."""
        self._body.show_look()
        self._foot.show_look()

    def show_question(self, title: str, *, has_skin: bool) -> None:
        """Show a question beside the hold; without a title it goes away."""
        self._words.show_question(title, has_skin=has_skin)

    def show_change(
        self,
        title: str,
        lines: Sequence[str],
        *,
        can_undo: bool,
        can_keep: bool,
        tone: str = "",
    ) -> None:
        """Show what the last reading changed and why; without a title it goes away.

        `tone` is the one of the reading's zone.
        """
        choices = [name for name, can in (("undo", can_undo), ("keep", can_keep)) if can]
        self._words.show_change(title, lines, choices, tone=tone)

    def ask_reps(self, name: str, prescribed: int, estimate: int) -> None:
        """Ask how many reps of a set were done."""
        self._words.reps.ask(name, prescribed, estimate)

    def forget_reps(self) -> None:
        """Ask no longer: other work has come between."""
        self._words.reps.hide()

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["The session goes on; saving is tried again."])
        else:
            self._trouble.show_nothing()
        self._fit()

    def show_refusal(self, reason: str) -> None:
        """Say why nothing happened, for some seconds."""
        self._refusal = f"Not now: {reason}."
        self._refusal_views = _REFUSAL_VIEWS
        self._status.setText(self._refusal)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _fit(self) -> None:
        """Show all where there is room for it below the messages, else what is needed now."""
        shown = [each for each in (self._trouble, self._ending) if not each.isHidden()]
        free_px = self.height() - sum(each.sizeHint().height() for each in shown)
        self._show_roomy(is_roomy=free_px > _ROOMY_LINES * self.fontMetrics().height())
        self._keep_margins()

    def _show_roomy(self, *, is_roomy: bool) -> None:
        """In a low window with large text, leave the room to the exercise and the time.

        The keys are on the keys page too, and what comes next is said in the rest before it.
        """
        if is_roomy is self._is_roomy:
            return
        self._is_roomy = is_roomy
        self._foot.setVisible(is_roomy)
        set_type(self._exercise, Type.TITLE if is_roomy else Type.HEADING)
        self._words.show_roomy(is_roomy=is_roomy)
        self._controls.show_in_one_row(is_one_row=not is_roomy)
        if is_roomy:
            self._right.addWidget(self._controls)
        else:
            self._page.insertWidget(self._page.indexOf(self.line), self._controls)
        self._middle.setSpacing(_MARGIN_PX if is_roomy else _MARGIN_PX // 2)
        self._page.setSpacing(14 if is_roomy else 8)

    def _keep_margins(self) -> None:
        """Stay together in the middle of a very large window; mat mode takes all of it."""
        most_wide_px, most_high_px = _MOST_PX
        across = 0 if self._is_mat else max(0, self.width() - most_wide_px) // 2
        down = 0 if self._is_mat else max(0, self.height() - most_high_px) // 2
        side, top, below = (_MARGIN_PX, 24, 22) if self._is_roomy else (_MARGIN_PX // 2, 10, 4)
        self._page.setContentsMargins(side + across, top + down, side + across, below + down)

    def _actions_by_key(self) -> dict[str, Callable[[], None]]:
        return {
            "pause": self.pause_requested.emit,
            "back": self.back_requested.emit,
            "skip": self.skip_requested.emit,
            "more time": self._on_more_time_requested,
            "less time": self._on_less_time_requested,
            "hurts": self.hurts_requested.emit,
            "undo": self.undo_requested.emit,
            "keep": self._on_keep_requested,
            "escape": self._on_escape_pressed,
            "mat": self._on_mat_asked,
            "enter": self._on_enter_pressed,
            "end": self.end_requested.emit,
            "go on": self._on_end_asked,
        }

    def _connect(self) -> None:
        self._keys.pressed.connect(self._on_key_pressed)
        self._ending.chosen.connect(self._on_key_pressed)
        self._words.change_chosen.connect(self._on_key_pressed)
        self._controls.pressed.connect(self._on_key_pressed)
        self._head.end_requested.connect(self._on_end_asked)
        self._head.mat_requested.connect(self._on_mat_asked)
        self._words.answered.connect(self.answered)
        self._words.answered_and_kept.connect(self.answered_and_kept)
        self._words.reps_counted.connect(self.reps_counted)

    def _side_in_mat(self, view: PlayerView) -> str:
        """Return the side where the card that says it is put away."""
        return view.side if self._is_mat else ""

    def _lay_out(self) -> None:
        for label in (self._exercise, self._place, self._status):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        right = self._right
        right.setSpacing(8)
        right.addWidget(self._exercise)
        right.addWidget(self._place)
        right.addWidget(self.ring, 1)
        right.addWidget(self._status)
        right.addSpacing(4)
        right.addWidget(self._controls)
        middle = self._middle
        middle.addWidget(self._words, 5)
        middle.addLayout(right, 4)
        page = self._page
        page.addWidget(self._head)
        page.addWidget(self._trouble)
        page.addWidget(self._ending)
        page.addLayout(middle, 1)
        page.addWidget(self.line)
        page.addWidget(self._foot)

    def _show_mat(self, *, is_mat: bool) -> None:
        """Show what has to be seen from two metres away, or everything."""
        self._is_mat = is_mat
        self._keep_margins()
        self._words.show_mat(is_mat=is_mat)
        self.ring.show_mat(is_mat=is_mat)
        self._head.show_mat(is_mat=is_mat)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        action = self._actions.get(name)
        if action is not None:
            action()
        elif self._words.is_asking:
            self._words.question.press(name)
        elif self._words.is_counting and name.startswith("level "):
            self._words.reps.type_digit(int(name.removeprefix("level ")) % 10)

    @Slot()
    def _on_more_time_requested(self) -> None:
        self.time_requested.emit(ADDED_S)

    @Slot()
    def _on_less_time_requested(self) -> None:
        self.time_requested.emit(-ADDED_S)

    @Slot()
    def _on_keep_requested(self) -> None:
        if self._words.is_asking and self._words.question.is_open:
            self._words.question.keep_plan()
        else:
            self.overrule_requested.emit()

    @Slot()
    def _on_mat_asked(self) -> None:
        self._show_mat(is_mat=not self._is_mat)
        self.mat_mode_requested.emit(self._is_mat)

    @Slot()
    def _on_escape_pressed(self) -> None:
        """Leave mat mode first; then ask before ending."""
        if self._is_mat:
            self._on_mat_asked()
        else:
            self._on_end_asked()

    @Slot()
    def _on_end_asked(self) -> None:
        if self._ending.isHidden():
            self._ending.show_message(_END_QUESTION)
            self._ending.focus_on("end")
        else:
            self._ending.show_nothing()
            self.take_focus()
        self._fit()

    @Slot()
    def _on_enter_pressed(self) -> None:
        is_answering = self._words.is_asking and self._words.question.is_open
        if not self._ending.isHidden():
            if not press_focused_button(self._ending):
                self.end_requested.emit()
        elif is_answering:
            if not press_focused_button(self._words.question):
                self._words.question.accept()
        elif self._words.is_counting and self._controls.pause.hasFocus():
            self._words.reps.save()
        else:
            press_focused_button(self)
