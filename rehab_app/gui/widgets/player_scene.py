"""All that the player shows, laid out for the room that its window has."""

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.player_view import PlayerView
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.player_column import PlayerColumn
from rehab_app.gui.widgets.player_controls import PlayerControls, Rows
from rehab_app.gui.widgets.player_foot import PlayerFoot
from rehab_app.gui.widgets.player_head import PlayerHead
from rehab_app.gui.widgets.player_words import PlayerWords
from rehab_app.gui.widgets.room import Room, room_of
from rehab_app.gui.widgets.time_line import TimeLine

_MARGIN_PX = 36
# More would make the drawn body too large to keep the frames of a whole breath.
_MOST_PX = {Room.LARGE: (2600, 1600)}
_MOST_ROOMY_PX = (1920, 1240)
# The window may be made lower than the roomy layout asks for; the low one then fits.
_LOWEST_PX = 440
_SLIM_MARGIN_PX = 8
_TIME_SHARE = 0.125  # of the window's height: digits of 12 % can be read from 3 m
_BODY_LINES = 34  # in a narrow window the body needs so many lines of height above the time
_NO_LIMIT_PX = 16_777_215
_END_QUESTION = "End the session now? What was done is kept."


class _Form(NamedTuple):
    room: Room
    is_slim: bool
    has_body: bool


class PlayerScene(QWidget):
    """Head and messages, the body beside the ring, the buttons, the time line and what is next.

    In a low window the buttons stand in one row and what comes next makes way: the keys are on
    the keys page too, and what comes next is said in the rest before it.
    """

    def __init__(self, words: PlayerWords, foot: PlayerFoot, parent: QWidget | None = None) -> None:
        """Take what needs something of its own: the card with the body, and the foot."""
        super().__init__(parent)
        self._title = ""
        self._is_mat = False
        self._form = _Form(Room.ROOMY, is_slim=False, has_body=True)

        self.head = PlayerHead()
        self.trouble = Notice({})
        self.ending = Notice({"end": "End session — Enter", "go on": "Go on — Esc"})
        self.words = words
        self.column = PlayerColumn()
        self.controls = PlayerControls()
        self.line = TimeLine()
        self.foot = foot
        self._page = QVBoxLayout(self)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)

        self._lay_out()
        self._show_form(self._form)
        self.setMinimumHeight(_LOWEST_PX)

    # -- what others call

    def enter(self, title: str) -> None:
        """Begin with a session."""
        self._title = title
        self.head.show_keys()
        self.foot.show_keys()
        self.line.forget()
        self.ending.hide()
        self.words.forget()
        self._fit()

    def show_view(self, view: PlayerView, refusal: str) -> None:
        """Show a moment of the session, and why nothing happened just now."""
        left = " · ".join(part for part in (view.poses, view.left) if part)
        self.head.show_session(self._title, left)
        self.words.show_view(view)
        self.column.show_view(view)
        if refusal:
            self.column.show_words(view.cue, refusal)
        self.controls.show_paused(is_paused=view.is_paused)
        self._show_words(has_message=not (self.trouble.isHidden() and self.ending.isHidden()))
        self.line.show_plan(view.parts, view.counted_s, view.left)
        self.foot.show_next(view.next)

    def show_trouble(self, title: str, *lines: str) -> None:
        """Show a message above it all; without a title it goes."""
        if title:
            self.trouble.show_message(title, lines)
        else:
            self.trouble.show_nothing()
        self._fit()

    def ask_to_end(self, *, is_asking: bool) -> None:
        """Ask whether the session ends, or ask no longer."""
        if is_asking:
            self.ending.show_message(_END_QUESTION)
            self.ending.focus_on("end")
            announce(self, _END_QUESTION, is_due=True)
        else:
            self.ending.show_nothing()
        self._fit()

    def show_mat(self, *, is_mat: bool) -> None:
        """Show what has to be seen from two metres away, or everything."""
        self._is_mat = is_mat
        self._keep_margins()
        self._place_controls()
        for part in (self.words, self.column, self.head):
            part.show_mat(is_mat=is_mat)
        self._fit()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # Below each other the parts need no more than their widest, however they stand now.
        wide = max(self.head.least_px, self.controls.least_px, self.words.minimumSizeHint().width())
        return QSize(wide + 2 * _SLIM_MARGIN_PX, _LOWEST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- inside

    def _lay_out(self) -> None:
        self._middle.addWidget(self.words, 5)
        self._middle.addWidget(self.column, 4)
        self.column.hold(self.controls)
        for widget in (self.head, self.trouble, self.ending):
            self._page.addWidget(widget)
        self._page.addLayout(self._middle, 1)
        self._page.addWidget(self.line)
        self._page.addWidget(self.foot)

    def _fit(self) -> None:
        """Show all where there is room for it below the messages, else what is needed now."""
        shown = [each for each in (self.trouble, self.ending) if not each.isHidden()]
        free_px = self.height() - sum(_height_of(each, self.width()) for each in shown)
        lines = free_px / self.fontMetrics().height()
        is_slim = self.width() < self.controls.one_row_px + _MARGIN_PX
        form = _Form(room_of(lines), is_slim, not is_slim or lines >= _BODY_LINES)
        if form != self._form or is_slim:
            self._form = form
            self._show_form(form)
        self._show_words(has_message=bool(shown))
        self._keep_margins()

    def _show_form(self, form: _Form) -> None:
        room, is_slim = form.room, form.is_slim
        needed_px = self.column.ring.bare_px(_TIME_SHARE * self.height())
        is_held = is_slim and form.has_body and not self._is_mat
        self.column.show_slim(is_slim=is_slim, most_px=needed_px if is_held else _NO_LIMIT_PX)
        self.words.show_slim(is_slim=is_slim, has_body=form.has_body)
        self.head.show_slim(is_slim=is_slim, has_session=not is_slim or room >= Room.ROOMY)
        self.foot.show_slim(is_slim=is_slim)
        for part in (self.head, self.words, self.column, self.foot):
            part.show_room(room)
        is_roomy = room >= Room.ROOMY
        self.foot.setVisible(is_roomy if is_slim else room > Room.LOW)
        self.line.setVisible(not is_slim or room > Room.LOW)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if is_slim else direction.LeftToRight)
        self._middle.setStretch(1, int(not is_held) * 4)
        self._middle.setSpacing(_MARGIN_PX if is_roomy and not is_slim else _MARGIN_PX // 4)
        self._page.setSpacing(14 if is_roomy and not is_slim else 8)
        self._place_controls()

    def _show_words(self, *, has_message: bool) -> None:
        """Leave the room of the cue, and of what is done, to what is asked or said now."""
        form = self._form
        is_low = form.room is Room.LOW
        is_full = not form.has_body and (has_message or self.words.says_something)
        self.column.show_about(is_shown=not is_full)
        self.column.show_cue(is_shown=not (is_full or (is_low and (has_message or form.is_slim))))

    def _place_controls(self) -> None:
        """Put the buttons into two rows below the cue, or in one where the height is needed."""
        is_slim = self._form.is_slim
        is_one_row = self._is_mat or self._form.room in (Room.LOW, Room.SNUG) or is_slim
        focused = self.controls.focusWidget()
        has_focus = focused is not None and focused.hasFocus()
        rows = Rows.SLIM if is_slim else Rows.ONE if is_one_row else Rows.TWO
        self.controls.show_rows(rows)
        if is_one_row:
            self._page.removeWidget(self.controls)
            self._page.insertWidget(self._page.indexOf(self.line), self.controls)
        else:
            self.column.hold(self.controls)
        if focused is not None and has_focus:
            focused.setFocus()  # Another parent takes it away.

    def _keep_margins(self) -> None:
        """Stay together in the middle of a very large window; mat mode takes all of it."""
        room, is_slim = self._form.room, self._form.is_slim
        most_wide_px, most_high_px = _MOST_PX.get(room, _MOST_ROOMY_PX)
        across = 0 if self._is_mat else max(0, self.width() - most_wide_px) // 2
        down = 0 if self._is_mat else max(0, self.height() - most_high_px) // 2
        roomy = (_MARGIN_PX, 24, 20)
        side, top, below = roomy if room >= Room.ROOMY else (_MARGIN_PX // 2, 10, 8)
        side = _SLIM_MARGIN_PX if is_slim else side
        self._page.setContentsMargins(side + across, top + down, side + across, below + down)


def _height_of(notice: Notice, width: int) -> int:
    return max(notice.heightForWidth(width), notice.sizeHint().height())
