"""The summary: what was done, what pain did to it, and what it means next time."""

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.styling import SCROLL_BAR_PX, set_type
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.note_card import NoteCard
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX, PageGround, is_narrow
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.reminder_offer import ReminderOffer
from rehab_app.gui.widgets.report_view import ReportView
from rehab_app.gui.widgets.room import Room, room_of
from rehab_app.model.pain import Reading
from rehab_app.model.pose import Pose
from rehab_app.report.looking_ahead import Ahead
from rehab_app.report.session_report import SessionReport

_MOST_WIDE_PX = 1400
_LATE_ENTER_MS = 700
_KEYS = {"Return": "enter", "Enter": "enter"}


class SummaryPage(QWidget):
    """Shows a session that is over; its readings can be corrected as in the history."""

    done = Signal()
    gentle_requested = Signal()
    corrected = Signal(int, Reading)
    pdf_requested = Signal()

    def __init__(self, picture: FigurePicture, parent: QWidget | None = None) -> None:
        """Take what draws the session's main exercise."""
        super().__init__(parent)
        self._picture = picture
        self._has_picture = False
        self._is_slim = False
        self._head = QWidget()
        self._keeps = True
        self._title = PlainLabel(type_=Type.TITLE)
        self._about = PlainLabel(tone="muted")
        self._trouble = Notice({})
        self._report = ReportView()
        self._since_answer = QElapsedTimer()
        self._done = LargeButton("Done — Enter", name="Done", look="primary")
        self._pdf = LargeButton("Save report as PDF")
        self._told = Notice({}, tone="accent")
        self.note = NoteCard()
        self.reminder = ReminderOffer()
        self._gentle = LargeButton("Start the gentle session instead", look="soft")
        self._held = PageGround(
            top_px=PAGE_MARGIN_PX - 8, bottom_px=24, beside_bar_px=SCROLL_BAR_PX
        )
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._done.clicked.connect(self.done)
        self._gentle.clicked.connect(self.gentle_requested)
        self._report.corrected.connect(self.corrected)
        self._pdf.clicked.connect(self.pdf_requested)

    # -- what others call

    def show_report(self, report: SessionReport, ahead: Ahead, *, offers_gentle: bool) -> None:
        """Show a session and what comes after it."""
        self._title.setText(report.title)
        self._about.setText(report.about)
        self._told.show_nothing()
        kept = (self.note, self.reminder) if self._keeps else (None, None)
        self._report.show_report(report, ahead, *kept, can_correct=self._keeps)
        self._gentle.setVisible(offers_gentle)

    def keep_nothing(self, done: str) -> None:
        """Offer nothing that would be kept: it is of a session that is tried out.

        `done` is what the button says that leads away.
        """
        self._keeps = False
        self._done.setText(done)
        self._done.setAccessibleName(done.partition(" — ")[0])
        for kept in (self.note, self.reminder, self._pdf):
            kept.hide()

    def show_picture(self, pose: Pose | None, name: str) -> None:
        """Show the pose that stands for the session; until it is there, its place is kept."""
        self._has_picture = bool(name)
        self._fit()
        self._picture.show_pose(pose, name)
        self._picture.show_look()

    def show_trouble(self, text: str) -> None:
        """Say that the session is not saved yet; without a text that is over."""
        if text:
            self._trouble.show_message(text, ["Leave the program open; saving is tried again."])
        else:
            self._trouble.show_nothing()

    @Slot(str, str)
    def show_told(self, title: str, line: str) -> None:
        """Say where the report is saved, or why it is not."""
        self._told.show_message(title, [line])

    @Slot()
    def expect_late_enter(self) -> None:
        """Let an Enter that comes at once do nothing: it was meant for an answer just taken."""
        self._since_answer.start()

    def focus_reading(self, place: int) -> None:
        """Put the focus on a reading."""
        self._report.focus_reading(place)

    def take_focus(self) -> None:
        """Put the focus on what is offered first."""
        self._done.setFocus()

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join((self._title.text(), self._about.text(), self._report.text))

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _fit(self) -> None:
        """In a low window, leave the room to what the session was."""
        is_low = room_of(self.height() / self.fontMetrics().height()) is Room.LOW
        is_slim = is_narrow(self)
        self._picture.setVisible(self._has_picture and not is_low and not is_slim)
        set_type(self._title, Type.HEADING if is_low else Type.TITLE)
        if is_slim is not self._is_slim:
            self._is_slim = is_slim
            self._place_head()

    def _place_head(self) -> None:
        """In a narrow window the head is scrolled with the report."""
        if self._is_slim:
            self._report.take_head(self._head)
        else:
            self._report.give_head()
            self._held.column.insertWidget(1, self._head)

    def _lay_out(self) -> None:
        row = FlowLayout(12)
        for button in (self._done, self._pdf, self._gentle):
            row.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._about)
        words.addStretch(1)
        held = self._held
        held.setMaximumWidth(_MOST_WIDE_PX)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(held, 1000)
        whole.addStretch(1)
        page = held.column
        page.setSpacing(18)
        page.addWidget(self._trouble)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(words, 1)
        head.addWidget(self._picture)
        page.addWidget(self._head)
        page.addWidget(self._report, 1)
        page.addWidget(self._told)
        page.addLayout(row)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        is_soon = self._since_answer.isValid() and self._since_answer.elapsed() < _LATE_ENTER_MS
        if is_soon and self._done.hasFocus():
            return
        if not press_focused_button(self) and not self._report.is_correcting:
            self.done.emit()
