"""A session that is tried out: its own pages under a line that says so, and how fast it goes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.edged_frame import EdgedFrame
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

SPEEDS = (1, 2, 5, 10, 20)
_ABOVE_PX, _BESIDE_PX, _GAP_PX = 6, 20, 12
# What the line says and its button, from the most words to the fewest.
_WORDS = (
    ("A try: nothing is kept", "Back to the workbench — Esc"),
    ("A try: nothing is kept", "Back — Esc"),
    ("A try: not kept", "Back — Esc"),
)


class TryPage(QWidget):
    """Shows one of the pages of a session, in all that they are; Esc leaves it at once."""

    speed_chosen = Signal(int)
    hidden = Signal()
    left = Signal()

    def __init__(self, pages: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """Take the pages that a session is shown on."""
        super().__init__(parent)
        self._is_listening = False
        self._bar = EdgedFrame(tone="watch")
        self._said = PlainLabel(_WORDS[0][0], type_=Type.STRONG, wraps=False)
        self._speed = Choice({str(speed): f"{speed}×" for speed in SPEEDS})
        self._back = LargeButton(_WORDS[0][1], name="Back to the workbench")
        self._stack = QStackedWidget()
        self._speed.name_question("How fast it goes")
        for chip in self._speed.findChildren(LargeButton):
            # A click leaves the focus, and with it the keys, to the session.
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pages = tuple(pages)
        for page in self._pages:
            self._stack.addWidget(page)
        self._lay_out()
        self._speed.chosen.connect(self._on_speed_chosen)
        self._back.clicked.connect(self.left)

    # -- what others call

    def show_speed(self, speed: int) -> None:
        """Show how fast it goes."""
        self._speed.show_chosen([str(speed)])

    def show_session(self, page: QWidget) -> None:
        """Show one of the pages of the session."""
        # Only the page that is shown says how much room it needs.
        none, own = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        for each in self._pages:
            policy = own if each is page else none
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(page)

    @property
    def session_page(self) -> QWidget:
        """Return the page of the session that is shown."""
        return self._stack.currentWidget()

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listen(is_on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._listen(is_on=False)
        self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        """Take Esc before a page of the session does, which would ask first."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if not (isinstance(thing, QWidget) and (thing is self or self.isAncestorOf(thing))):
            return False
        event.accept()  # An override that is accepted comes again as a key, and is no shortcut.
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.left.emit()
        return True

    # -- inside

    def _listen(self, *, is_on: bool) -> None:
        application = QApplication.instance()
        if application is None or is_on == self._is_listening:
            return
        self._is_listening = is_on
        if is_on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def _fit(self) -> None:
        """Say it in fewer words where one line does not hold all: the session needs the height."""
        parts = (self._said, self._speed, self._back)
        for said, back in _WORDS:
            self._said.setText(said)
            self._back.setText(back)
            wide = sum(part.sizeHint().width() for part in parts) + 2 * (_BESIDE_PX + _GAP_PX)
            if wide <= self.width():
                break

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._bar)
        inside.setContentsMargins(_BESIDE_PX, _ABOVE_PX, _BESIDE_PX, _ABOVE_PX)
        row = FlowLayout(_GAP_PX)
        # In this order a narrow window needs two rows of them, not three.
        for widget in (self._said, self._back, self._speed):
            row.addWidget(widget)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    # -- slots

    @Slot()
    def _on_speed_chosen(self) -> None:
        self.speed_chosen.emit(int(self._speed.name))
