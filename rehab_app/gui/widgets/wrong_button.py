"""The way to say, in the middle of a session, that something feels wrong."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.glyphs import glyph, glyph_size

WRONG = "Something feels wrong"
WRONG_KEY = "Ctrl+0"
SHORT = "Feels wrong"
_ICON_SHARE = 1.3
_LEAST_ICON_PX = 15


class WrongButton(LargeButton):
    """A quiet button, the same on every page of a session, with fewer words in a low window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WRONG, parent, look="quiet", name=WRONG)
        self.setAccessibleDescription(WRONG_KEY)
        self._draw_icon()

    # -- what others call

    def show_roomy(self, *, is_roomy: bool) -> None:
        """Say it in all words, or in few."""
        self.setText(WRONG if is_roomy else SHORT)

    # -- Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._draw_icon()

    # -- inside

    def _draw_icon(self) -> None:
        size = round(max(_LEAST_ICON_PX, self.font().pixelSize()) * _ICON_SHARE)
        self.setIconSize(glyph_size(size))
        self.setIcon(glyph("wrong", size, current_theme().muted))
