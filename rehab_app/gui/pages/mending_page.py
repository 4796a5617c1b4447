"""A damaged history: what can be brought back, what is lost, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.page_ground import PageGround
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_MOST_WIDE_PX = 980
_KEYS = {"Esc": "later", "Return": "enter", "Enter": "enter"}


class MendingPage(QWidget):
    """Says what was found; Enter does what most people want next, Esc leaves things as they are."""

    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(type_=Type.TITLE)
        self._about = PlainLabel(tone="muted")
        self._found = _Lines("What can be brought back")
        self._lost = _Lines("What is lost")
        self._page = ScrollPage(most_px=_MOST_WIDE_PX)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName("Damaged history")
        self._accept = LargeButton("Bring it back", look="primary")
        self._done = LargeButton("Go on", look="primary")
        self._later = LargeButton("Not now — Esc", name="Not now")
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._accept.clicked.connect(self.accepted)
        self._done.clicked.connect(self.left)
        self._later.clicked.connect(self.left)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_reading(self, damage: str) -> None:
        """Say what is wrong, while it is read what can be read."""
        self._show("Your history is damaged", f"{damage} What can be read is being read …")

    def show_found(self, damage: str, found: Sequence[str], lost: Sequence[str]) -> None:
        """Say what can be brought back, before it is done."""
        about = f"{damage} Nothing of it is deleted: the damaged file is kept."
        self._show("Your history is damaged", about, found, lost)
        self._accept.show()
        self._accept.setFocus()

    def show_done(self, kept: str, found: Sequence[str], lost: Sequence[str]) -> None:
        """Say what was brought back; `kept` is where the damaged file is, empty for nowhere."""
        about = f"The damaged file is kept as {kept}." if kept else "From now on it is saved again."
        self._found.show_heading("What was brought back")
        self._show("Your history is back", about, found, lost)
        self._later.hide()
        self._done.show()
        self._done.setFocus()

    def show_trouble(self, reason: str) -> None:
        """Say why nothing could be brought back now."""
        self._show("Your history is damaged", f"It could not be brought back now. {reason}")

    def take_focus(self) -> None:
        """Put the focus on what most people want next."""
        shown = (each for each in (self._accept, self._done) if not each.isHidden())
        next(shown, self._later).setFocus()

    @property
    def text(self) -> str:
        """Return all that it says."""
        parts = (self._title, self._about)
        return "\n".join((*(part.text() for part in parts), self._found.text, self._lost.text))

    # -- inside

    def _lay_out(self) -> None:
        column = self._page.column
        for part in (self._title, self._about, self._found, self._lost):
            column.addWidget(part)
        column.addStretch(1)
        row = FlowLayout(14)
        for button in (self._accept, self._done, self._later):
            row.addWidget(button)
        foot = PageGround(top_px=14, bottom_px=22)
        foot.column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(foot)

    def _show(
        self, title: str, about: str, found: Sequence[str] = (), lost: Sequence[str] = ()
    ) -> None:
        self._title.setText(title)
        self._about.setText(about)
        self._found.show_lines(found)
        self._lost.show_lines(lost)
        self._accept.hide()
        self._done.hide()
        self._later.show()
        self._page.to_top()
        self._later.setFocus()

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        else:
            self.left.emit()


class _Lines(Card):
    """A heading and sentences; hidden where there are none."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = PlainLabel(heading, type_=Type.HEADING)
        self._text = PlainLabel()
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)

    def show_heading(self, heading: str) -> None:
        self._heading.setText(heading)

    def show_lines(self, lines: Sequence[str]) -> None:
        self._text.setText("\n".join(lines))
        self.setVisible(bool(lines))

    @property
    def text(self) -> str:
        return "" if self.isHidden() else f"{self._heading.text()}\n{self._text.text()}"
