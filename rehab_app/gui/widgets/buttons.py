"""Buttons that are large enough for a foot or a shaking hand."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rehab_app.gui.chosen_keys import with_key
from rehab_app.gui.widgets.plain_label import button_text

TARGET_PX = 44


class LargeButton(QPushButton):
    """A button of at least 44 px, which shows its text as it is written."""

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
        self._least = QSize(TARGET_PX, least_height_px)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or text)
        self.show_key()

    def show_text(self, text: str) -> None:
        """Show another text, which is the name too."""
        self.setText(button_text(text))
        self.setAccessibleName(text)

    def show_key(self) -> None:
        """Show the key that its action has now."""
        if self._action:
            self.setText(button_text(with_key(self._plain_text, self._action)))

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._least)

    def minimumSizeHint(self) -> QSize:
        # Not setMinimumSize: that would let a layout cut the text down to the target.
        return super().minimumSizeHint().expandedTo(self._least)


def press_focused_button(inside: QWidget) -> bool:
    """Click the button that has the focus inside a widget, as Enter is expected to; tell if so.

    Buttons that stand for a choice are left to Space.
    """
    button = inside.focusWidget()
    if not isinstance(button, QPushButton) or button.isCheckable():
        return False
    if not (button.isVisible() and button.isEnabled() and inside.isAncestorOf(button)):
        return False
    button.click()
    return True
