"""A message that stands in the page, with what can be done about it."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.edged_frame import EdgedFrame
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_GAP_PX = 12
_WORDS_LETTERS = 32


class Notice(EdgedFrame):
    """Lines of text and a row of buttons; hidden as long as there is nothing to say.

    A single button stands beside the words where there is room, several stand below them.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        tone: str = "watch",
        actions: Collection[str] = (),
    ) -> None:
        """Take the text of the button for each name that `chosen` can say.

        Those that are `actions` of a session show their key as well.
        """
        super().__init__(parent, tone=tone)
        self._title = PlainLabel(type_=Type.STRONG)
        self._text = PlainLabel()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._names = tuple(choices)
        self._said = ""
        self._buttons = {
            name: LargeButton(text, action=name if name in actions else "")
            for name, text in choices.items()
        }
        self._inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        for number, button in enumerate(self._buttons.values()):
            self._group.addButton(button, number)
        self._lay_out()
        self.hide()
        self._group.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_message(
        self, title: str, lines: Sequence[str] = (), only: Sequence[str] | None = None
    ) -> None:
        """Show a title and lines, with all the buttons or only the named ones."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText("\n".join(lines))
        self._text.setVisible(bool(lines))
        for name, button in self._buttons.items():
            button.setVisible(only is None or name in only)
        self._arrange()
        self.show()
        self._say()

    def show_nothing(self) -> None:
        """Go away."""
        self._said = ""
        self.hide()

    def focus_on(self, name: str) -> None:
        """Put the focus on a button."""
        self._buttons[name].setFocus()

    @property
    def message(self) -> str:
        """Return all that is shown as text; nothing while it is hidden."""
        if self.isHidden():
            return ""
        return f"{self._title.text()}\n{self._text.text()}".strip()

    def button(self, name: str) -> LargeButton:
        """Return a button by the name of its choice."""
        return self._buttons[name]

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _say(self) -> None:
        """Tell those who only hear, once for each message."""
        if self.isVisible() and self.message != self._said:
            self._said = self.message
            announce(self, self.message)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._inside.setContentsMargins(20, 14, 16, 14)
        self._inside.setSpacing(_GAP_PX)
        self._inside.addLayout(words, 1)
        if not self._buttons:
            return
        row = FlowLayout(10)
        for button in self._buttons.values():
            row.addWidget(button)
        self._inside.addLayout(row)

    def _arrange(self) -> None:
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        needed = 4 * _GAP_PX + _WORDS_LETTERS * self.fontMetrics().averageCharWidth()
        needed += sum(button.sizeHint().width() for button in shown)
        fits = len(shown) == 1 and self.contentsRect().width() >= needed
        direction = QBoxLayout.Direction
        self._inside.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])
