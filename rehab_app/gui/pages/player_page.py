"""The player: what is done now, for how long, and the keys to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.keys import SESSION_ACTIONS
from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.any_key import AnyKey
from rehab_app.gui.widgets.buttons import press_focused_button
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.figure_view import FigureView, Motion
from rehab_app.gui.widgets.flash_frame import FlashFrame
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import QUESTION_KEYS, Propose
from rehab_app.gui.widgets.player_foot import PlayerFoot
from rehab_app.gui.widgets.player_scene import PlayerScene
from rehab_app.gui.widgets.player_words import PlayerWords
from rehab_app.gui.widgets.time_line import TimeLine
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.model.pain import Reading
from rehab_app.model.pose import Pose

ADDED_S = 15
_NOTE_VIEWS = 5
_LATE_ENTER_VIEWS = 2  # of which one comes each second
_KEYS = {**QUESTION_KEYS, "Esc": "escape", "Return": "enter", "Enter": "enter"}


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
    wrong_requested = Signal()
    mute_requested = Signal()

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
        self._is_mat = False
        self._note = ""
        self._note_views = 0
        self._flashes = False
        self._words = PlayerWords(propose, body)
        self._foot = PlayerFoot(next_pose)
        self._scene = PlayerScene(self._words, self._foot)
        self._actions = self._actions_by_key()
        self._keys = PageKeys(_KEYS, self, actions=SESSION_ACTIONS, is_open=self._is_open)
        self._any_key = AnyKey(self._hurts_by_any_key, self)
        self._is_running = False
        self._stands_to_ask = False
        self._late_enter_views = 0

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scene)
        self._flash = FlashFrame(self)
        self._connect()

    # -- what others call

    def enter(self, title: str) -> None:
        """Begin with a session."""
        self._scene.enter(title)

    def leave_mat(self) -> None:
        """Leave mat mode, if it is on."""
        if self._is_mat:
            self._on_mat_asked()

    def take_focus(self) -> None:
        """Put the focus where it does no harm."""
        self._scene.controls.pause.setFocus()

    def show_view(self, view: PlayerView) -> None:
        """Show a moment of the session."""
        self._is_running = not view.is_paused
        self._note_views = max(0, self._note_views - 1)
        self._late_enter_views = max(0, self._late_enter_views - 1)
        self._scene.show_view(view, self._note if self._note_views else "")

    @Slot()
    def expect_late_enter(self) -> None:
        """Let an Enter of the next second do nothing: it was meant for an answer just taken."""
        self._late_enter_views = _LATE_ENTER_VIEWS

    @property
    def ring(self) -> TimerRing:
        """Return what shows the time."""
        return self._scene.column.ring

    @property
    def line(self) -> TimeLine:
        """Return the time line of the whole session."""
        return self._scene.line

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
        self._scene.show_trouble(text, "The session goes on; saving is tried again.")

    def show_screen(self, text: str) -> None:
        """Say whether the screen stays on; without a text nothing is said."""
        self._foot.show_screen(text)

    def show_refusal(self, reason: str) -> None:
        """Say why nothing happened, for some seconds."""
        self._show_note(f"Not now: {reason}.", _NOTE_VIEWS)

    def show_muted(self, *, is_muted: bool) -> None:
        """Say for some seconds that nothing is heard, or that it is again."""
        key = key_choice().first_key("mute")
        muted = f"Muted — {key} lets it be heard." if key else "Muted."
        self._show_note(muted if is_muted else "Heard again.", _NOTE_VIEWS)

    @Slot(str)
    def show_voice_trouble(self, reason: str) -> None:
        """Say once why nothing is spoken."""
        self._show_note(reason, 2 * _NOTE_VIEWS)

    def show_flashes(self, *, flashes: bool) -> None:
        """Show every tone as a frame around the page, or not."""
        self._flashes = flashes

    @Slot()
    def show_tone(self) -> None:
        """Show that a tone was heard, where that is wanted."""
        if self._flashes:
            self._flash.flash()

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._any_key.listen(is_on=key_choice().any_key_hurts)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._any_key.listen(is_on=False)

    # -- inside

    def _show_note(self, text: str, views: int) -> None:
        self._note, self._note_views = text, views
        self._scene.column.show_words("", text)
        announce(self, text)

    def _is_open(self, name: str) -> bool:
        """Tell whether a name means something now: a kind of pain does once there is a level."""
        if not name.startswith("kind "):
            return True
        return self._words.is_asking and self._words.question.is_open

    def _hurts_by_any_key(self) -> bool:
        """Tell whether the session runs and asks nothing, so that no key means anything else."""
        is_asking = self._words.is_asking or self._words.is_counting
        return self._is_running and not is_asking and self._scene.ending.isHidden()

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
            "mute": self.mute_requested.emit,
            "enter": self._on_enter_pressed,
            "end": self.end_requested.emit,
            "go on": self._on_end_asked,
        }

    def _connect(self) -> None:
        self._keys.pressed.connect(self._on_key_pressed)
        self._any_key.pressed.connect(self.hurts_requested)
        self._scene.ending.chosen.connect(self._on_key_pressed)
        self._words.change_chosen.connect(self._on_key_pressed)
        self._scene.controls.pressed.connect(self._on_key_pressed)
        self._scene.head.end_requested.connect(self._on_end_asked)
        self._scene.head.mat_requested.connect(self._on_mat_asked)
        self._scene.head.wrong_requested.connect(self.wrong_requested)
        self._words.answered.connect(self.answered)
        self._words.answered.connect(self.expect_late_enter)
        self._words.answered_and_kept.connect(self.answered_and_kept)
        self._words.reps_counted.connect(self.reps_counted)

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
        self._is_mat = not self._is_mat
        self._scene.show_mat(is_mat=self._is_mat)
        self.mat_mode_requested.emit(self._is_mat)

    @Slot()
    def _on_escape_pressed(self) -> None:
        """Stand still in any case; leave mat mode first, then ask before ending."""
        if self._is_mat:
            self._stand_still()
            self._on_mat_asked()
        else:
            self._on_end_asked()

    @Slot()
    def _on_end_asked(self) -> None:
        """Stand still and ask whether it ends here; asked again, go on where it ran before."""
        is_asking = self._scene.ending.isHidden()
        if is_asking:
            self._stands_to_ask = self._stand_still()
        self._scene.ask_to_end(is_asking=is_asking)
        if not is_asking:
            self.take_focus()
            if self._stands_to_ask and not self._is_running:
                self.pause_requested.emit()

    def _stand_still(self) -> bool:
        """Stop what runs at once; tell whether anything did."""
        if not self._is_running:
            return False
        self.pause_requested.emit()
        return True

    @Slot()
    def _on_enter_pressed(self) -> None:
        is_answering = self._words.is_asking and self._words.question.is_open
        if not self._scene.ending.isHidden():
            if not press_focused_button(self._scene.ending):
                self.end_requested.emit()
        elif is_answering:
            if not press_focused_button(self._words.question):
                self._words.question.accept()
        elif self._words.is_counting and self._scene.controls.pause.hasFocus():
            self._words.reps.save()
        elif not (self._is_running and self._late_enter_views):
            press_focused_button(self)
