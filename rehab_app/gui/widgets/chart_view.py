"""A chart as a widget: the keys go from point to point, and what one says stands below it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.accessible_points import show_points
from rehab_app.report.drawing import Drawing

_INSET_PX = 8
_LEAST_EMS = 12
_STEPS: Mapping[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ROWS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChartView(QWidget):
    """Paints a drawing. Arrows, Home and End go through its points; so does a click.

    `point_chosen` says what the chosen point says, and nothing when none is chosen any more.
    """

    point_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Take the name for those who don't see it."""
        show_points()  # before Qt makes itself a picture of a widget without points
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._words: tuple[str, ...] | None = None
        self._summary = ""
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{name}; the arrow keys go from one to the next")

    # -- what others call

    def show_drawing(self, drawing: Drawing, summary: str = "") -> None:
        """Show a drawing; `summary` says it in a sentence, else all its points are said."""
        self._drawing = drawing
        self._words = None
        self._summary = summary
        self._chosen = None
        policy = Qt.FocusPolicy
        # Without a point there is nothing to go to.
        self.setFocusPolicy(policy.StrongFocus if drawing.count else policy.NoFocus)
        self._say()
        self.updateGeometry()

    @property
    def point_words(self) -> tuple[str, ...]:
        """Return what each point says; put into words when somebody asks."""
        if self._words is None:
            self._words = () if self._drawing is None else self._drawing.words
        return self._words

    def point_place(self, number: int) -> QRect:
        """Return where a point is."""
        places = () if self._drawing is None else self._drawing.places(self._space, self.font())
        return places[number].toAlignedRect() if number < len(places) else QRect()

    def inside_px(self, width: int) -> int:
        """Return how wide the drawing is in a widget of this width."""
        return max(1, width - 2 * _INSET_PX)

    @property
    def chosen(self) -> int | None:
        """Return the number of the point that is marked."""
        return self._chosen

    # -- Qt overrides

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._drawing is None:
            return 0
        return round(self._drawing.height(self.inside_px(width), self.font())) + 2 * _INSET_PX

    def sizeHint(self) -> QSize:
        width = 2 * _LEAST_EMS * self.font().pixelSize()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        least = _LEAST_EMS * self.font().pixelSize()
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = self._there(event.key())
        if to is None:
            super().keyPressEvent(event)
            return
        self._choose(to)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drawing is None:
            return
        places = self._drawing.places(self._space, self.font())
        for number, place in enumerate(places):
            if place.contains(event.position()):
                self._choose(number)
                return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choose(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        self._drawing.paint(painter, self._space, self.font(), current_theme(), self._chosen)
        painter.end()

    # -- inside

    @property
    def _space(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)

    def _there(self, key: int) -> int | None:
        """Return the point a key goes to; None where it goes nowhere."""
        drawing = self._drawing
        if drawing is None or not drawing.count:
            return None
        last = drawing.count - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        step = _STEPS.get(key, 0) or _ROWS.get(key, 0) * drawing.per_row
        if not step:
            return None
        now = -1 if self._chosen is None else self._chosen
        return min(last, max(0, now + step))

    def _choose(self, number: int | None) -> None:
        if number == self._chosen:
            return
        self._chosen = number
        self._say()

    def _say(self) -> None:
        said = "" if self._chosen is None else self.point_words[self._chosen]
        self.setAccessibleDescription(said or self._summary or "; ".join(self.point_words))
        self.point_chosen.emit(said)
        self.update()
