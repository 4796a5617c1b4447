"""A card whose left edge says by its colour how much it matters."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from rehab_app.gui.styling import CARD_CORNER_PX, current_theme

EDGE_PX = 5


class EdgedFrame(QFrame):
    """A card with a straight edge, in a tone of the theme or, without one, in none.

    It paints itself: the edge of a style sheet's border is bent where the corner is round.
    """

    def __init__(self, parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(parent)
        self._tone = tone

    # -- what others call

    def show_tone(self, tone: str) -> None:
        """Speak in a tone: calm, watch, stop, or none."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    @property
    def tone(self) -> str:
        """Return the tone of the edge."""
        return self._tone

    # -- Qt overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.contentsRect())
        card = QPainterPath()
        card.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER_PX, CARD_CORNER_PX)
        painter.fillPath(card, QColor(theme.surface))
        painter.strokePath(card, QPen(QColor(theme.line), 1.0))
        left = QPainterPath()
        left.addRect(QRectF(place.left(), place.top(), EDGE_PX, place.height()))
        colour: str = getattr(theme, self._tone or "edge")
        painter.fillPath(card.intersected(left), QColor(colour))
