"""Today: the one session that is next and its poses, the last reading, two weeks of days."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.today_view import NextSession
from rehab_app.gui.widgets.also_today import AlsoToday
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.closed_notice import ClosedNotice
from rehab_app.gui.widgets.day_strip import DayMark, DayStrip
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.pose_row import PoseRow
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.session_card import SessionCard
from rehab_app.gui.widgets.told_card import TOLD_KEYS
from rehab_app.model.pose import Pose
from rehab_app.rule_wording.differences import ChangedStep

_KEYS = {"Return": "enter", "Enter": "enter", "P": "report", **TOLD_KEYS}
_WIDE_EMS = 44


class TodayPage(QWidget):
    """Enter starts the session that is next, P tells of pain, and a digit answers a question."""

    start_requested = Signal()
    look_requested = Signal()
    routines_requested = Signal()
    change_refused = Signal(int, bool)
    report_requested = Signal()
    undo_requested = Signal()
    screen_requested = Signal()
    unfinished_chosen = Signal(str)
    insisted = Signal()

    def __init__(
        self,
        picture: FigurePicture,
        make_small: Callable[[], FigurePicture],
        parent: QWidget | None = None,
    ) -> None:
        """Take what draws the session's main exercise, and a way to make what draws its poses."""
        super().__init__(parent)
        self._page = ScrollPage(most_px=1180)
        self._greeting = PlainLabel(type_=Type.TITLE)
        self._pain = PlainLabel(tone="muted")
        self._report = LargeButton("Report pain now", name="Report pain now, P")
        self._message = Notice({})
        self._closed = ClosedNotice()
        self._told = Notice({"undo": "Undo — U", "ask": "Go through the warning signs"})
        self._unfinished = Notice(
            {"go on": "Go on where it was", "keep": "Keep what was done", "drop": "Drop it"},
            tone="accent",
        )
        self._care = Notice({})
        self._review = Notice({})
        self._screen = Notice({"ask": "Go through the warning signs"})
        self._card = SessionCard(picture)
        self.also = AlsoToday()
        self._days_title = PlainLabel("Last two weeks", type_=Type.HEADING)
        self._legend = PlainLabel(
            "highest of the day:   ● calm 0–2   ▲ watch 3–5   ■ stop 6–10",
            type_=Type.NOTE,
            tone="muted",
        )
        self._days = DayStrip()
        self._poses_title = PlainLabel("In today's session", type_=Type.HEADING)
        self._poses = PoseRow(make_small)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._card.start_requested.connect(self.start_requested)
        self._card.look_requested.connect(self.look_requested)
        self._card.routines_requested.connect(self.routines_requested)
        self._card.change_refused.connect(self.change_refused)
        self._report.clicked.connect(self.report_requested)
        self._closed.insisted.connect(self.insisted)
        self._told.chosen.connect(self._on_told_chosen)
        self._screen.chosen.connect(self._on_screen_chosen)
        self._unfinished.chosen.connect(self.unfinished_chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_greeting(self, text: str) -> None:
        """Say hello."""
        self._greeting.setText(text)

    def show_session(
        self, session: NextSession | None, *, closed: str = "", can_insist: bool = False
    ) -> None:
        """Show what is next; something, in words, may keep it closed, for sure or for most."""
        self._card.setVisible(session is not None)
        if session is not None:
            self._card.show_session(session, closed=closed, can_insist=can_insist)

    def show_day(self, heading: str, why: str = "", *, offers_all: bool = False) -> None:
        """Say what kind of day it is, and why; comes before `show_session`."""
        self._card.show_day(heading, why, offers_all=offers_all)

    def show_changes(self, changed: Sequence[ChangedStep], refused: frozenset[int]) -> None:
        """Show what today's plan has otherwise than the last time, and what of it is refused."""
        self._card.show_changes(changed, refused)

    def show_picture(self, pose: Pose | None, name: str) -> None:
        """Show the pose that stands for what is next, as it looks now."""
        self._card.show_picture(pose, name)
        self._card.show_look()

    def show_poses(self, poses: Sequence[tuple[str, str]]) -> None:
        """Show the names and doses of what is next, in their order."""
        self._poses.show_poses(poses)
        self._poses_title.setVisible(bool(poses))

    def show_pose_pictures(self, poses: Sequence[Pose | None]) -> None:
        """Show how the poses of what is next look now."""
        self._poses.show_pictures(poses)

    def show_pain(self, sentence: str, days: Sequence[DayMark]) -> None:
        """Show the last reading and two weeks of days."""
        self._pain.setText(sentence)
        self._days.show_days(days)

    def show_message(self, title: str, lines: Sequence[str] = ()) -> None:
        """Say something; without a title that and what was said to be closed goes away."""
        self._closed.show_nothing()
        _show(self._message, title, lines)

    def show_closed(self, title: str, reason: str, *, can_insist: bool) -> None:
        """Say why a routine is closed now; `insisted` says that it is meant all the same."""
        self._message.show_nothing()
        self._closed.show_closed(title, reason, can_insist=can_insist)
        self._page.to_top()

    def show_told(
        self, title: str, lines: Sequence[str] = (), tone: str = "", *, asks_signs: bool = False
    ) -> None:
        """Say what was told and what it means; without a title that is over."""
        if not title:
            self._told.show_nothing()
            return
        self._told.show_tone(tone)
        self._told.show_message(title, lines, only=("undo", "ask") if asks_signs else ("undo",))

    def show_unfinished(self, title: str, lines: Sequence[str] = ()) -> None:
        """Offer to go on with a session that was left open; without a title that is over."""
        _show(self._unfinished, title, lines)

    def show_care(self, lines: Sequence[str]) -> None:
        """Keep in sight what to leave out, as long as there is something."""
        _show(self._care, "With care" if lines else "", lines)

    def show_review(self, lines: Sequence[str]) -> None:
        """Say that the weeks ask for somebody to look at the plan, where they do."""
        _show(self._review, "Time for a look at the plan" if lines else "", lines)

    def show_growth(self, text: str) -> None:
        """Say where the week's work would grow by much; without a text it does not."""
        self._card.show_growth(text)

    def show_screen_due(self, text: str) -> None:
        """Ask for the warning signs; without a text they have been asked."""
        _show(self._screen, text, ())

    @property
    def day_words(self) -> tuple[str, ...]:
        """Return what is said of each of the days."""
        return self._days.words

    def take_focus(self) -> None:
        """Put the focus on an open session, else on Start."""
        self._page.to_top()
        if not self._unfinished.isHidden():
            self._unfinished.focus_on("go on")
        else:
            self._card.take_focus()

    def show_about(self, name: str) -> None:
        """Bring the card with this name into sight, with the focus in it; see `AlsoToday.card`."""
        card = self.also.card(name)
        if card is not None:
            card.take_focus()
            self._page.to(card)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self.font().pixelSize() * _WIDE_EMS
        direction = QBoxLayout.Direction
        for row in (self._head, self._heading):
            row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._card.show_wide(is_wide=is_wide)
        self._legend.setWordWrap(not is_wide)

    # -- inside

    def _lay_out(self) -> None:
        column = self._page.column
        hello = QVBoxLayout()
        hello.setSpacing(2)
        hello.addWidget(self._greeting)
        hello.addWidget(self._pain)
        self._head.setSpacing(14)
        self._head.addLayout(hello, 1)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._head.addWidget(self._report, 0, top_left)
        column.addLayout(self._head)
        said = (self._message, self._closed, self._told, self._unfinished)
        for notice in (*said, self._screen, self._review, self._care):
            column.addWidget(notice)
        column.addWidget(self._card)
        column.addSpacing(4)
        column.addWidget(self.also)
        column.addSpacing(8)
        self._heading.addWidget(self._days_title, 1)
        self._heading.addWidget(self._legend)
        column.addLayout(self._heading)
        column.addWidget(self._days)
        column.addSpacing(8)
        column.addWidget(self._poses_title)
        column.addWidget(self._poses)
        column.addStretch(1)
        self._poses_title.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    # -- slots

    @Slot(str)
    def _on_screen_chosen(self, _name: str) -> None:
        self.screen_requested.emit()

    @Slot(str)
    def _on_told_chosen(self, name: str) -> None:
        if name == "ask":
            self.screen_requested.emit()
        else:
            self.undo_requested.emit()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        elif name == "report":
            self.report_requested.emit()
        elif name == "undo":
            self.undo_requested.emit()
        else:
            self.also.press(name)


def _show(notice: Notice, title: str, lines: Sequence[str]) -> None:
    if title:
        notice.show_message(title, lines)
    else:
        notice.show_nothing()
