"""A chip that says what kind of routine it is, in a word and a dot of colour."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MOST_RADIUS_PX = 7
KINDS = {
    "stretch": "stretch",
    "roll": "roll",
    "yin": "yin",
    "ice": "relief",
    "heat": "relief",
    "gentle": "relief",
    "strength": "strength",
    "warm-up": "walk",
    "run-walk": "walk",
}


class KindChip(PlainLabel):
    """A word on a quiet ground; the colour of its dot is the kind's in the time line too."""

    def __init__(self, kind: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, type_=Type.NOTE, wraps=False)
        self._kind = kind
        self.setProperty("look", "kind")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme, KINDS.get(self._kind, "edge"))))
        radius = min(self.height() / 5, _MOST_RADIUS_PX)
        painter.drawEllipse(QPointF(14, self.height() / 2), radius, radius)
