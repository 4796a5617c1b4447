"""A small square button with a drawing; its name says what it does to those who don't see it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.glyphs import glyph, glyph_size
from rehab_app.gui.widgets.plain_label import show_tip

_CHANGES = (QEvent.Type.EnabledChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class GlyphButton(LargeButton):
    """A drawing by its name in glyphs, and what it does in a word."""

    def __init__(self, drawing: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, name=name, look="glyph")
        self._drawing = drawing
        show_tip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        side = max(TARGET_PX, round(self.fontInfo().pixelSize() * 2))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._draw()

    # -- inside

    def _draw(self) -> None:
        theme = current_theme()
        size_px = round(max(self.fontInfo().pixelSize(), 1) * 1.3)
        self.setIcon(glyph(self._drawing, size_px, theme.ink if self.isEnabled() else theme.edge))
        self.setIconSize(glyph_size(size_px))
