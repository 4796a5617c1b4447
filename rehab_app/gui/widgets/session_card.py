"""The session that is next, with its picture and the button that starts it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from rehab_app.gui.today_view import NextSession
from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.plan_changes import PlanChanges
from rehab_app.model.pose import Pose
from rehab_app.rule_wording.differences import ChangedStep


class SessionCard(Card):
    """The picture stands at the left, or below where there is little room."""

    start_requested = Signal()
    look_requested = Signal()
    routines_requested = Signal()
    change_refused = Signal(int, bool)

    def __init__(self, picture: FigurePicture, parent: QWidget | None = None) -> None:
        """Take what draws the session's main exercise."""
        super().__init__(parent=parent)
        self._offers_all = False
        self._title = PlainLabel(type_=Type.TITLE)
        self._details = PlainLabel(tone="muted")
        self._summary = PlainLabel()
        self._changes = PlanChanges()
        self._growth = PlainLabel(type_=Type.NOTE, tone="watch")
        self._heading = PlainLabel(type_=Type.STRONG, tone="accent")
        self._day = PlainLabel()
        self._closed = PlainLabel(tone="watch")
        self._start = LargeButton("Start", look="primary")
        self._look = LargeButton("Look through it")
        self._all = LargeButton("All routines")
        self._enter = PlainLabel("or press Enter", type_=Type.NOTE, tone="muted", wraps=False)
        self._panel = QFrame()
        self._panel.setProperty("look", "sunk")
        self._picture = picture
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._growth.hide()
        self._start.clicked.connect(self.start_requested)
        self._look.clicked.connect(self.look_requested)
        self._all.clicked.connect(self.routines_requested)
        self._changes.refused.connect(self.change_refused)

    # -- what others call

    def show_session(self, session: NextSession, *, closed: str, can_insist: bool) -> None:
        """Show a session; it can't be started where something, in words, keeps it closed.

        Where `can_insist`, it can all the same.
        """
        self._title.setText(session.title)
        self._details.setText(session.details)
        self._summary.setText(session.summary)
        self._summary.setVisible(bool(session.summary))
        start = f"Start · {session.minutes} min"
        self._start.show_text("Do it all the same" if closed else start)
        self._closed.setText(closed)
        self._closed.setVisible(bool(closed))
        self._start.setVisible(not closed or can_insist)
        self._enter.setVisible(not closed and not self._offers_all)
        self._all.setVisible(bool(closed) or self._offers_all)

    def show_day(self, heading: str, why: str, *, offers_all: bool) -> None:
        """Say what kind of day it is, and why; `offers_all` shows the way to all routines too."""
        self._offers_all = offers_all
        self._heading.setText(heading)
        self._day.setText(why)
        self._day.setVisible(bool(why))

    def show_changes(self, changed: Sequence[ChangedStep], refused: frozenset[int]) -> None:
        """Show what differs from the last time, and what of it is kept as it was for once.

        That matters more than what the routine is for, which stands there otherwise.
        """
        self._summary.setVisible(bool(self._summary.text()) and not changed)
        self._changes.show_changes(changed, refused)

    def show_growth(self, text: str) -> None:
        """Say where this would make the week's work grow by much."""
        self._growth.setText(text)
        self._growth.setVisible(bool(text))

    def show_picture(self, pose: Pose | None, name: str) -> None:
        """Show the pose that stands for the session."""
        self._picture.show_pose(pose, name)

    def show_look(self) -> None:
        """Draw the picture as it looks now."""
        self._picture.show_look()

    def show_wide(self, *, is_wide: bool) -> None:
        """Show both halves beside each other, or below each other."""
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if is_wide else direction.BottomToTop)
        self._picture.let_shrink(can_shrink=not is_wide)

    def take_focus(self) -> None:
        """Put the focus on Start, or on what is left to do."""
        (self._start if self._closed.isHidden() else self._all).setFocus()

    # -- inside

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self._heading)
        texts.addWidget(self._day)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        texts.addWidget(self._summary)
        texts.addWidget(self._changes)
        texts.addWidget(self._growth)
        texts.addWidget(self._closed)
        texts.addStretch(1)
        texts.addSpacing(10)
        buttons = FlowLayout(14)
        for widget in (self._start, self._look, self._all, self._enter):
            buttons.addWidget(widget)
        self._enter.setMinimumHeight(TARGET_PX)
        texts.addLayout(buttons)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.addWidget(self._picture, 1, Qt.AlignmentFlag.AlignCenter)
        self._both.setSpacing(26)
        self._both.addWidget(self._panel, 2)
        self._both.addLayout(texts, 3)
        self.column.setContentsMargins(24, 22, 24, 22)
        self.column.addLayout(self._both)
