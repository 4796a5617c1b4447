"""The hip, drawn from the front and from behind, with the areas where it can hurt."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from rehab_app.gui.hip_areas import AREAS, HALF_WIDTH, HEIGHT, LINES, View
from rehab_app.gui.hip_shapes import body_half, line_through, shape_through
from rehab_app.gui.styling import current_theme
from rehab_app.gui.theme import mixed
from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.model.pain import Place
from rehab_app.model.person import Side
from rehab_app.wording import PLACE_WORDS

_GAP = 6.0
_LINE_PX = 1.5
_LEAST_UNIT_PX = 3.0  # below it the targets would lie over each other
_UNIT_PX = 3.4
_MOST_UNIT_PX = 4.6
_LETTER = 0.9
_KEYS = {area.key: place for place, area in AREAS.items()}
_VIEWS = {View.FRONT: "From the front", View.BACK: "From behind"}


class AreaButton(LargeButton):
    """One area. A letter stands in it; the chosen one has a thick line and is filled."""

    letter_pressed = Signal(Place)

    def __init__(self, place: Place, parent: QWidget) -> None:
        area = AREAS[place]
        super().__init__(area.key, parent, name=PLACE_WORDS[place])
        self._shape = QPainterPath()
        self._letter_px = 15
        self.setCheckable(True)
        self.setProperty("corner_px", 10)

    # -- what others call

    def place(self, shape: QPainterPath, letter_px: int, to_right: int, within: QRect) -> None:
        """Stand where the shape is, in coordinates of the map; at least as large as a target.

        `to_right` says where a narrow shape's target grows: to the right (1), left (-1) or both.
        It is never outside of `within`.
        """
        box = shape.boundingRect().adjusted(-_LINE_PX, -_LINE_PX, _LINE_PX, _LINE_PX)
        wide, high = max(TARGET_PX - box.width(), 0.0), max(TARGET_PX - box.height(), 0.0)
        left, right = {1: (0.0, wide), -1: (wide, 0.0)}.get(to_right, (wide / 2, wide / 2))
        place = box.adjusted(-left, -high / 2, right, high / 2).toAlignedRect()
        place.translate(max(0, within.left() - place.left()), 0)
        place.translate(min(0, within.right() - place.right()), 0)
        self._shape = shape.translated(-QPointF(place.topLeft()))
        self._letter_px = letter_px
        self.setGeometry(place)
        self.update()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET_PX, TARGET_PX)  # It paints its letter itself, which needs no more.

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        is_on = self.isChecked()
        idle = mixed(theme.surface, theme.accent, 0.34 if self.underMouse() else 0.16)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.accent if is_on else idle))
        painter.setPen(QPen(QColor(theme.ink if is_on else theme.accent), 3.0 if is_on else 1.4))
        painter.drawPath(self._shape)
        font = QFont(self.font())
        font.setPixelSize(self._letter_px)
        font.setWeight(QFont.Weight.Bold if is_on else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.on_accent if is_on else theme.ink))
        painter.drawText(self._shape.boundingRect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def event(self, event: QEvent) -> bool:
        # The letters of the areas go before those of the page, as long as the map has the focus.
        is_ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_ours and isinstance(event, QKeyEvent) and event.text().upper() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = _KEYS.get(event.text().upper())
        if place is None:
            super().keyPressEvent(event)
        else:
            self.letter_pressed.emit(place)


class HipMap(QWidget):
    """Asks where it hurts. Keys: the arrows go from area to area, a letter chooses one.

    The two views stand beside each other, or below each other where they would be too small. The
    areas stand on the sore side; for both sides they stand on the right, and the left shows the
    chosen one too.
    """

    place_chosen = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.RIGHT
        self._group = QButtonGroup(self)
        self._places = tuple(AREAS)
        for number, place in enumerate(self._places):
            button = AreaButton(place, self)
            button.letter_pressed.connect(self._on_letter_pressed)
            self._group.addButton(button, number)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name_areas()
        self._group.idClicked.connect(self._on_button_clicked)

    # -- what others call

    def show_side(self, side: Side) -> None:
        """Show the areas of a side."""
        self._side = side
        self._name_areas()
        self._arrange()

    def show_place(self, place: Place | None) -> None:
        """Show an area as chosen, or none."""
        self._group.setExclusive(False)
        for each in self._places:
            self.button(each).setChecked(each is place)
        self._group.setExclusive(True)
        self.update()

    @property
    def chosen(self) -> Place | None:
        """Return the area that is chosen."""
        return next((each for each in self._places if self.button(each).isChecked()), None)

    def button(self, place: Place) -> AreaButton:
        """Return the button of an area."""
        button = self._group.button(self._places.index(place))
        if not isinstance(button, AreaButton):
            raise TypeError("an area has no button")
        return button

    @staticmethod
    def key_of(place: Place) -> str:
        """Return the letter of an area."""
        return AREAS[place].key

    @property
    def least_beside_px(self) -> int:
        """Return how wide it is at least with its views beside each other."""
        return round((4 * HALF_WIDTH + _GAP) * _LEAST_UNIT_PX)

    def take_focus(self) -> None:
        """Put the focus on the area that is chosen, else on the first."""
        self.button(self.chosen or self._places[0]).setFocus()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        width = round((4 * HALF_WIDTH + _GAP) * _UNIT_PX)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = round(2 * HALF_WIDTH * _LEAST_UNIT_PX)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        views = 2 if self._is_stacked(width) else 1
        return round(views * (HEIGHT * self._unit_across(width) + self._below_px()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for view in View:
            self._paint_body(painter, view)
        chosen = self.chosen
        if chosen is not None and self._side is Side.BOTH:
            area = AREAS[chosen]
            painter.setBrush(QColor(theme.accent))
            painter.setPen(QPen(QColor(theme.ink), 3.0))
            painter.drawPath(self._on_body(area.view, Side.LEFT).map(shape_through(area.points)))

    # -- inside

    def _paint_body(self, painter: QPainter, view: View) -> None:
        theme = current_theme()
        body = body_half()
        line = QPen(QColor(theme.edge), 1.6)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        for side in (Side.RIGHT, Side.LEFT):
            self._paint_half(painter, self._on_body(view, side).map(body), line)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for points in LINES[view]:
                painter.drawPath(self._on_body(view, side).map(line_through(points)))
        painter.setPen(QColor(theme.muted))
        font = QFont(self.font())
        font.setPixelSize(self._note_px())
        painter.setFont(font)
        unit, note = self._unit, self._note_px()
        left = self._middle(view) - HALF_WIDTH * unit
        top = self._top(view)
        below = QRectF(left, top + HEIGHT * unit + 0.6 * note, 2 * HALF_WIDTH * unit, 1.8 * note)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _VIEWS[view])
        # Beside the waist, where there is room for them.
        beside = QRectF(left, top, 2 * HALF_WIDTH * unit, 2 * note)
        for side, word in ((Side.RIGHT, "right"), (Side.LEFT, "left")):
            flag = Qt.AlignmentFlag
            edge = flag.AlignRight if self._is_to_right(view, side) else flag.AlignLeft
            painter.drawText(beside, edge | flag.AlignVCenter, word)

    def _paint_half(self, painter: QPainter, half: QPainterPath, line: QPen) -> None:
        theme = current_theme()
        painter.fillPath(half, QColor(theme.sunk))
        painter.setPen(line)
        edges = QPainterPath(half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(edges)

    def _on_body(self, view: View, side: Side) -> QTransform:
        """Return what takes a point of an area to its place: seen from behind, right is right."""
        unit = self._unit
        sign = 1.0 if self._is_to_right(view, side) else -1.0
        return QTransform(sign * unit, 0, 0, unit, self._middle(view), self._top(view) + 2)

    def _is_to_right(self, view: View, side: Side) -> bool:
        """Tell whether a side of the body is on the right of the picture."""
        return (side is Side.RIGHT) == (view is View.BACK)

    def _middle(self, view: View) -> float:
        if self._is_stacked(self.width()):
            return self.width() / 2
        unit = self._unit
        whole = (4 * HALF_WIDTH + _GAP) * unit
        left = (self.width() - whole) / 2
        number = 0 if view is View.FRONT else 1
        return left + (HALF_WIDTH + number * (2 * HALF_WIDTH + _GAP)) * unit

    def _top(self, view: View) -> float:
        is_below = self._is_stacked(self.width()) and view is View.BACK
        return self.height() / 2 if is_below else 0.0

    @property
    def _unit(self) -> float:
        """Return the pixels of a unit, so that all of it is seen in whatever height there is."""
        views = 2 if self._is_stacked(self.width()) else 1
        high = (self.height() / views - self._below_px()) / HEIGHT
        return min(self._unit_across(self.width()), max(high, 1.0))

    def _unit_across(self, width: float) -> float:
        across = 2 * HALF_WIDTH if self._is_stacked(width) else 4 * HALF_WIDTH + _GAP
        return min(width / across, _MOST_UNIT_PX)

    def _is_stacked(self, width: float) -> bool:
        """Tell whether the views stand below each other: beside each other they are too small."""
        return width < self.least_beside_px

    def _below_px(self) -> float:
        """Return the height of the words below the views."""
        return 2.6 * self._note_px()

    def _note_px(self) -> int:
        return max(11, round(self.font().pixelSize() * 13 / 15))

    def _arrange(self) -> None:
        side = Side.LEFT if self._side is Side.LEFT else Side.RIGHT
        letter_px = round(self.font().pixelSize() * _LETTER)
        for place, area in AREAS.items():
            shape = self._on_body(area.view, side).map(shape_through(area.points))
            outwards = 1 if self._is_to_right(area.view, side) else -1
            self.button(place).place(shape, min(letter_px, 26), area.grows * outwards, self.rect())
        self.update()

    def _name_areas(self) -> None:
        side = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: "both sides"}[
            self._side
        ]
        for place in AREAS:
            self.button(place).setAccessibleName(f"{PLACE_WORDS[place]}, {side}")

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.update()
        self.place_chosen.emit(self._places[number])

    @Slot(Place)
    def _on_letter_pressed(self, place: Place) -> None:
        self.button(place).setFocus()
        self.show_place(place)
        self.place_chosen.emit(place)
