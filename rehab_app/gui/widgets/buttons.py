"""Buttons that are large enough for a foot or a shaking hand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from rehab_app.gui.chosen_keys import with_key
from rehab_app.gui.widgets.plain_label import button_text

TARGET_PX = 44
_KEY_SIGN = " — "


class LargeButton(QPushButton):
    """A button of at least 44 px, which shows its text as it is written.

    A layout gives it the room of one line. Where a row is narrower than that, the text is broken
    into lines: `FlowLayout` then asks for the height.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str = "",
        look: str = "",
        action: str = "",
        least_height_px: int = TARGET_PX,
    ) -> None:
        """Take the text, a name for screen readers where the text says too little, and a look.

        Looks are primary (what most people want next), soft, danger, chip, link and rail. Of an
        action of a session the button shows the key as well.
        """
        super().__init__(button_text(text), parent)
        self._plain_text = text
        self._action = action
        self._is_short = False
        self._least = QSize(TARGET_PX, least_height_px)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or text)
        self.show_key()

    def show_text(self, text: str) -> None:
        """Show another text, which is the name too."""
        self._plain_text = text
        self.setAccessibleName(text)
        self.setText(button_text(text))

    def show_key(self) -> None:
        """Show the key that its action has now."""
        text = with_key(self._plain_text, self._action) if self._action else self._plain_text
        if self._is_short:
            text = text.partition(_KEY_SIGN)[0]
        if self._action or _KEY_SIGN in self._plain_text:
            self.setText(button_text(text))

    def show_short(self, *, is_short: bool) -> None:
        """Leave the key out of the text, or say it again."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.show_key()

    @property
    def least_width_px(self) -> int:
        """Return how wide it has to be where each word may have a line of its own."""
        widest = max(map(self._width_of, self.text().split() or [""]))
        return max(widest + self._around_px(), self._least.width())

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._least)

    def minimumSizeHint(self) -> QSize:
        # Not setMinimumSize: that would let a layout cut the text down to the target.
        return super().minimumSizeHint().expandedTo(self._least)

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where its text is broken into lines."""
        more = self._lines(width).count("\n") - self.text().count("\n")
        return self.sizeHint().height() + more * self.fontMetrics().lineSpacing()

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._lines(self.width())
        if lines == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = lines
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    # -- inside

    def _lines(self, width: int) -> str:
        """Return the text as it is shown at a width, with its lines broken between words."""
        if width >= self.sizeHint().width():
            return self.text()
        room = width - self._around_px()
        return "\n".join(self._broken(line, room) for line in self.text().split("\n"))

    def _broken(self, text: str, room: int) -> str:
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width_of(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def _around_px(self) -> int:
        """Return what stands beside the text: margins, and a drawing if it has one."""
        widest = max(map(self._width_of, self.text().split("\n")))
        return max(0, super().sizeHint().width() - widest)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


def press_focused_button(inside: QWidget) -> bool:
    """Click the button that has the focus inside a widget, as Enter is expected to; tell if so.

    Buttons that stand for a choice are left to Space.
    """
    button = inside.focusWidget()
    if not isinstance(button, QPushButton) or button.isCheckable():
        return False
    return inside.isAncestorOf(button) and press_button(button)


def press_button(button: QWidget | None) -> bool:
    """Click a button that can be clicked; tell if so."""
    if not isinstance(button, QPushButton) or not (button.isVisible() and button.isEnabled()):
        return False
    button.click()
    return True
