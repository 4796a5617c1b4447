"""A message that stands in the page, with what can be done about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MANY = 2


class Notice(QFrame):
    """Lines of text and a row of buttons; hidden as long as there is nothing to say."""

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Take the text of the button for each name that `chosen` can say."""
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._title = PlainLabel(type_=Type.STRONG)
        self._text = PlainLabel()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._names = tuple(choices)
        self._buttons = {name: LargeButton(text) for name, text in choices.items()}
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
        self.show()

    def show_nothing(self) -> None:
        """Go away."""
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

    # -- inside

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in self._buttons.values():
            buttons.addWidget(button)
        # Few buttons stand beside the words, many below them.
        is_wide = len(self._buttons) < _MANY
        inside = QHBoxLayout(self) if is_wide else QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addLayout(words)
        inside.setStretch(0, 1)
        if is_wide:
            inside.addLayout(buttons)
        else:
            row = QHBoxLayout()
            row.addLayout(buttons)
            row.addStretch(1)
            inside.addLayout(row)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])
