"""The player: what is done now, for how long, and the keys to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.exercise_panel import ExercisePanel
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import QUESTION_KEYS, PainQuestion, Propose
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.player_controls import PlayerControls
from rehab_app.gui.widgets.reps_strip import RepsStrip
from rehab_app.gui.widgets.time_line import TimeLine
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.model.pain import Reading

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
    "Esc": "ask to end",
    "Return": "enter",
    "Enter": "enter",
}
_HINT = "Space pause · ← back · → skip · + − 15 s · P it hurts · U undo · Esc end"
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

    def __init__(self, propose: Propose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._is_asking = False
        self._refusal = ""
        self._refusal_views = 0

        self._end = LargeButton("End — Esc", name="End the session")
        self._session = PlainLabel(wraps=False)
        self._trouble = Notice({})
        self._ending = Notice({"end": "End session — Enter", "go on": "Go on — Esc"})
        self._panel = ExercisePanel()
        self._question_title = PlainLabel(type_=Type.STRONG)
        self._question = PainQuestion(propose, is_strip=True)
        self._reps = RepsStrip()
        self._change = Notice({"undo": "Undo — U", "keep": "Keep the plan as it is — O"})
        self.ring = TimerRing()
        self._status = PlainLabel()
        self._controls = PlayerControls()
        self.line = TimeLine()
        self._next = PlainLabel(wraps=False)
        self._hint = PlainLabel(_HINT, type_=Type.NOTE, tone="muted", wraps=False)
        self._actions = self._actions_by_key()
        self._keys = PageKeys(_KEYS, self)

        self._lay_out()
        self._question_title.hide()
        self._question.hide()
        self._connect()

    # -- what others call

    def enter(self, title: str) -> None:
        """Begin with a session."""
        self._title = title
        self.line.forget()
        self._reps.hide()
        self._ending.hide()
        self._change.hide()
        self.show_question("", has_skin=False)

    def take_focus(self) -> None:
        """Put the focus where it does no harm."""
        self._controls.pause.setFocus()

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._session.setText(f"{self._title} · {view.left}")
        self._panel.show_view(view)
        left_s = view.whole_s - view.counted_s
        self.ring.show_time(view.time, view.of_time, left_s, view.whole_s)
        self._refusal_views = max(0, self._refusal_views - 1)
        self._status.setText(self._refusal if self._refusal_views else view.status)
        self._controls.show_paused(is_paused=view.is_paused)
        self.line.show_plan(view.parts, view.counted_s, view.left)
        self._next.setText(view.next)
        if self._is_asking:
            self._question.refresh()

    def show_question(self, title: str, *, has_skin: bool) -> None:
        """Show a question beside the hold; without a title it goes away."""
        self._is_asking = bool(title)
        self._question_title.setText(title)
        self._question_title.setVisible(self._is_asking)
        self._question.setVisible(self._is_asking)
        self._panel.show_details(not self._is_asking)
        if self._is_asking:
            self._change.show_nothing()
        self._question.ask(has_skin=has_skin)

    def show_change(
        self, title: str, lines: Sequence[str], *, can_undo: bool, can_keep: bool
    ) -> None:
        """Show what the last reading changed and why; without a title it goes away."""
        choices = {"undo": can_undo, "keep": can_keep}
        if title and (can_undo or can_keep) and not self._is_asking:
            self._change.show_message(title, lines, [name for name, can in choices.items() if can])
        else:
            self._change.show_nothing()

    def ask_reps(self, name: str, prescribed: int, estimate: int) -> None:
        """Ask how many reps of a set were done."""
        self._reps.ask(name, prescribed, estimate)

    def forget_reps(self) -> None:
        """Ask no longer: other work has come between."""
        self._reps.hide()

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["The session goes on; saving is tried again."])
        else:
            self._trouble.show_nothing()

    def show_refusal(self, reason: str) -> None:
        """Say why nothing happened, for some seconds."""
        self._refusal = f"Not now: {reason}."
        self._refusal_views = _REFUSAL_VIEWS
        self._status.setText(self._refusal)

    # -- inside

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
            "ask to end": self._on_end_asked,
            "enter": self._on_enter_pressed,
            "end": self.end_requested.emit,
            "go on": self._on_end_asked,
        }

    def _connect(self) -> None:
        self._keys.pressed.connect(self._on_key_pressed)
        self._ending.chosen.connect(self._on_key_pressed)
        self._change.chosen.connect(self._on_key_pressed)
        self._controls.pressed.connect(self._on_key_pressed)
        self._end.clicked.connect(self._on_end_asked)
        self._question.answered.connect(self.answered)
        self._question.answered_and_kept.connect(self.answered_and_kept)
        self._reps.counted.connect(self.reps_counted)

    def _lay_out(self) -> None:
        # Tab goes through widgets in the order in which they come into the page.
        page = QVBoxLayout(self)
        top = QHBoxLayout()
        page.addLayout(top)
        top.addWidget(self._end)
        top.addWidget(self._session, 1)
        page.addWidget(self._trouble)
        page.addWidget(self._ending)
        middle = QHBoxLayout()
        page.addLayout(middle, 1)
        middle.addWidget(self._words(), 3)
        right = QVBoxLayout()
        middle.addLayout(right, 2)
        right.addWidget(self.ring, 1)
        right.addWidget(self._status)
        right.addWidget(self._controls)
        page.addWidget(self.line)
        page.addWidget(self._next)
        page.addWidget(self._hint)

    def _words(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for widget in (
            self._panel,
            self._question_title,
            self._question,
            self._reps,
            self._change,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        action = self._actions.get(name)
        if action is not None:
            action()
        elif self._is_asking:
            self._question.press(name)
        elif not self._reps.isHidden() and name.startswith("level "):
            self._reps.type_digit(int(name.removeprefix("level ")) % 10)

    @Slot()
    def _on_more_time_requested(self) -> None:
        self.time_requested.emit(ADDED_S)

    @Slot()
    def _on_less_time_requested(self) -> None:
        self.time_requested.emit(-ADDED_S)

    @Slot()
    def _on_keep_requested(self) -> None:
        if self._is_asking and self._question.is_open:
            self._question.keep_plan()
        else:
            self.overrule_requested.emit()

    @Slot()
    def _on_end_asked(self) -> None:
        if self._ending.isHidden():
            self._ending.show_message(_END_QUESTION)
            self._ending.focus_on("end")
        else:
            self._ending.show_nothing()
            self.take_focus()

    @Slot()
    def _on_enter_pressed(self) -> None:
        is_answering = self._is_asking and self._question.is_open
        if not self._ending.isHidden():
            if not press_focused_button(self._ending):
                self.end_requested.emit()
        elif is_answering:
            if not press_focused_button(self._question):
                self._question.accept()
        elif not self._reps.isHidden() and self._controls.pause.hasFocus():
            self._reps.save()
        else:
            press_focused_button(self)
