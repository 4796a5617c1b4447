"""The check-in: the session stands still and asks how much it hurts."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.keys import QUESTION_ACTIONS, SESSION_ACTIONS, SHARED_NAMES
from rehab_app.gui.styling import set_type
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX, PageGround, is_narrow, page_margin_px
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.pain_question import QUESTION_KEYS, PainQuestion, Propose
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.room import Room, room_of
from rehab_app.gui.widgets.scroll_page import ScrollPage, centred
from rehab_app.gui.widgets.two_part_row import TwoPartRow
from rehab_app.gui.widgets.wrong_button import WrongButton
from rehab_app.model.pain import Reading
from rehab_app.model.pose import Pose

_KEYS = {**QUESTION_KEYS, "Esc": "ask to end", "Return": "enter", "Enter": "enter"}
_ACTIONS = (*QUESTION_ACTIONS, *(each for each in SESSION_ACTIONS if each.name in SHARED_NAMES))
_HINT = "Press 0–9, or T for 10, and the letter of a kind. Enter accepts, Esc ends."
_MOST_WIDE_PX = 1180
_MOST_LINES = 46
_ABOVE_SHARE = 0.35
_TITLE_TYPES = {Room.LOW: Type.HEADING, Room.SNUG: Type.TITLE}
_CLOCK = "The clock is stopped while you answer."
_END_QUESTION = "End the session now? What was done is kept."


class CheckInPage(QWidget):
    """Asks one question; says what an answer will change before it counts."""

    answered = Signal(Reading)
    answered_and_kept = Signal(Reading)
    undo_requested = Signal()
    end_requested = Signal()
    wrong_requested = Signal()

    def __init__(
        self, propose: Propose, picture: FigurePicture, parent: QWidget | None = None
    ) -> None:
        """Take what tells what an answer would do, and what draws the pose that is asked about."""
        super().__init__(parent)
        self._picture = picture
        self._has_picture = False
        self._is_roomy = True
        self._about = PlainLabel(tone="muted")
        self._title = PlainLabel(type_=Type.TITLE)
        self._trouble = Notice({})
        self._ending = Notice({"end": "End session — Enter", "go on": "Go on — Esc"})
        self._wrong = WrongButton()
        self._question = PainQuestion(propose)
        self._end = LargeButton("End session and rest", look="danger")
        self._hint = PlainLabel(f"{_HINT} {_CLOCK}", type_=Type.NOTE, tone="muted")
        self._last = PlainLabel(type_=Type.NOTE, tone="muted")
        self._undo = LargeButton("Undo", name="Undo the last reading", action="undo")
        self._scroll = ScrollPage(most_px=_MOST_WIDE_PX, is_centred=True)
        self._head = QGridLayout()
        self._page = QVBoxLayout(self)
        self._keys = PageKeys(_KEYS, self, actions=_ACTIONS)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._ending.chosen.connect(self._on_key_pressed)
        self._question.answered.connect(self.answered)
        self._question.answered_and_kept.connect(self.answered_and_kept)
        self._undo.clicked.connect(self.undo_requested)
        self._end.clicked.connect(self._on_end_asked)
        self._wrong.clicked.connect(self.wrong_requested)
        self._question.proposal_shown.connect(self._on_proposal_shown)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_scroll_range_changed)

    # -- what others call

    def ask(self, about: str, title: str, *, has_skin: bool) -> None:
        """Ask a new question; nothing is chosen yet."""
        self._about.setText(about)
        self._title.setText(title)
        self._ending.show_nothing()
        self._question.ask(has_skin=has_skin)

    def show_picture(self, pose: Pose | None, name: str) -> None:
        """Show the pose that the question is about, where there is room; no name, no picture.

        Until the pose is there, its place is kept.
        """
        self._has_picture = bool(name)
        self._picture.show_pose(pose, name)
        self._picture.show_look()
        self._fit_head()

    def show_last(self, text: str, *, can_undo: bool) -> None:
        """Show the reading before this one, which can be taken back."""
        self._last.setText(text)
        self._last.setVisible(bool(text))
        self._undo.setVisible(can_undo)

    def take_focus(self) -> None:
        """Put the focus on the scale."""
        self._question.take_focus()

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["The session goes on; saving is tried again."])
        else:
            self._trouble.show_nothing()

    @property
    def question(self) -> PainQuestion:
        """Return the question itself."""
        return self._question

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_room(self.height() / self.fontMetrics().height())

    # -- inside

    def _show_room(self, lines: float) -> None:
        """In a low window, leave the room to the scale and the kinds; in a high one, end."""
        room = room_of(lines)
        is_slim = is_narrow(self)
        is_roomy = self._is_roomy = room >= Room.ROOMY and not is_slim
        self._fit_head()
        set_type(self._title, _TITLE_TYPES.get(room, Type.QUESTION))
        self._hint.setVisible(is_roomy)
        self._question.show_room(room)
        self._wrong.show_roomy(is_roomy=is_roomy)
        for button in (*self._question.accept_buttons, self._question.no_answer, self._undo):
            button.show_short(is_short=is_slim)
        margin, top = page_margin_px(self), PAGE_MARGIN_PX if is_roomy else PAGE_MARGIN_PX // 3
        self._scroll.column.setContentsMargins(margin, top, margin, 8)
        left_px = max(0, round((lines - _MOST_LINES) * self.fontMetrics().height()))
        above_px = round(left_px * _ABOVE_SHARE)
        self._page.setContentsMargins(0, above_px, 0, left_px - above_px)

    def _fit_head(self) -> None:
        """Let the question be as wide as the page where no picture stands beside it."""
        is_beside = self._has_picture and self._is_roomy
        self._picture.setVisible(is_beside)
        columns = 1 if is_beside else self._head.columnCount()
        self._head.removeWidget(self._title)
        self._head.addWidget(self._title, 1, 0, 1, columns)

    def _lay_out(self) -> None:
        column = self._scroll.column
        column.addWidget(self._trouble)
        self._head.setVerticalSpacing(4)
        self._head.setColumnStretch(0, 1)
        self._head.addWidget(self._about, 0, 0, Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(self._picture, 0, 1, 2, 1)
        self._head.addWidget(self._wrong, 0, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._head)
        column.addWidget(self._question)
        column.addStretch(1)
        column.addWidget(self._last)
        self._page.setSpacing(0)
        self._page.addWidget(self._scroll, 1)
        self._page.addWidget(centred(self._bar(), _MOST_WIDE_PX))

    def _bar(self) -> QWidget:
        bar = PageGround(top_px=8, bottom_px=12)
        bar.column.setSpacing(12)
        bar.column.addWidget(self._ending)
        others = (self._question.no_answer, self._undo, self._end)
        bar.column.addWidget(TwoPartRow(self._question.accept_buttons, others))
        bar.column.addWidget(self._hint)
        return bar

    # -- slots

    @Slot(int, int)
    def _on_scroll_range_changed(self, _least: int, _most: int) -> None:
        self._on_proposal_shown()

    @Slot()
    def _on_proposal_shown(self) -> None:
        """Bring into sight what an answer would change, before it counts."""
        if self._question.is_open:
            self._scroll.ensureWidgetVisible(self._question.card, 0, 8)

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "undo":
            self.undo_requested.emit()
        elif name == "keep":
            self._question.keep_plan()
        elif name == "ask to end":
            self._on_end_asked()
        elif name == "enter":
            self._on_enter_pressed()
        elif name == "end":
            self.end_requested.emit()
        elif name == "go on":
            self._on_end_asked()
        else:
            self._question.press(name)

    @Slot()
    def _on_end_asked(self) -> None:
        if self._ending.isHidden():
            self._ending.show_message(_END_QUESTION)
            self._ending.focus_on("end")
            announce(self, _END_QUESTION, is_due=True)
        else:
            self._ending.show_nothing()
            self.take_focus()

    def _on_enter_pressed(self) -> None:
        if not self._ending.isHidden():
            if not press_focused_button(self._ending):
                self.end_requested.emit()
        elif not press_focused_button(self):
            self._question.accept()
