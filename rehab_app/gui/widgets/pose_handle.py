"""A round place on a drawn body, or beside it, that can be taken with the mouse or with keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rehab_app.gui.roles import set_role
from rehab_app.gui.styling import current_theme

HANDLE_PX = 30
_RADIUS_PX, _FAR_RADIUS_PX, _DOT_PX = 9.0, 7.0, 3.5
_RIM_PX, _GROUND_PX, _PROP_CORNER_PX = 3.0, 2.0, 3.0
STEP_M, LONG_STEP_M = 0.01, 0.05
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PoseHandle(QWidget):
    """One handle. The mouse goes through it to the stage, which knows which handle is nearest.

    `nudged` comes with the way right and up in metres, `taken` when it gets the focus.
    """

    nudged = Signal(str, float, float)
    taken = Signal(str)

    def __init__(self, name: str, words: str, parent: QWidget, *, is_prop: bool = False) -> None:
        """Take the name of what it moves, and what that is called."""
        super().__init__(parent)
        self.name, self.words, self.is_prop = name, words, is_prop
        self.is_far = self.is_held = self.is_under_mouse = self.is_quiet = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(HANDLE_PX, HANDLE_PX)
        self.setProperty("corner_px", HANDLE_PX / 2)
        self.setAccessibleName(words)
        self.setAccessibleDescription("Arrow keys move it 1 cm, with Shift 5 cm.")
        set_role(self, QAccessible.Role.Indicator)

    # -- what others call

    def show_state(self, *, is_far: bool, is_held: bool) -> None:
        """Show whether it is on the far side of the body, and whether it is held in the room."""
        if (is_far, is_held) != (self.is_far, self.is_held):
            self.is_far, self.is_held = is_far, is_held
            self.setAccessibleName(f"{self.words}, held in its place" if is_held else self.words)
            self.update()

    def show_mouse(self, *, is_over: bool) -> None:
        """Show whether the mouse would take it."""
        if is_over is not self.is_under_mouse:
            self.is_under_mouse = is_over
            self.update()

    def show_quiet(self, *, is_quiet: bool) -> None:
        """Show nothing while the body moves by itself; the focus stays where it is."""
        if is_quiet is not self.is_quiet:
            self.is_quiet = is_quiet
            self.update()

    @property
    def is_lit(self) -> bool:
        """Tell whether it is the one that would be moved."""
        return self.hasFocus() or self.is_under_mouse

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(HANDLE_PX, HANDLE_PX)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit(self.name)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = LONG_STEP_M if is_long else STEP_M
        self.nudged.emit(self.name, way[0] * step, way[1] * step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_quiet:
            return
        theme = current_theme()
        radius = _FAR_RADIUS_PX if self.is_far and not self.is_lit else _RADIUS_PX
        colour = QColor(theme.watch if self.is_prop else theme.accent)
        inner = colour if self.is_lit else QColor(theme.surface)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(0, 0, 2 * radius, 2 * radius)
        place.moveCenter(QPointF(HANDLE_PX / 2, HANDLE_PX / 2))
        corner = _PROP_CORNER_PX if self.is_prop else radius
        # A rim in the colour of the ground sets it off from skin and clothes of any colour.
        painter.setBrush(inner)
        for colour_of_rim, width in ((theme.surface, _RIM_PX + 2 * _GROUND_PX), (colour, _RIM_PX)):
            painter.setPen(QPen(QColor(colour_of_rim), width))
            painter.drawRoundedRect(place, corner, corner)
        if self.is_held:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.surface) if self.is_lit else colour)
            painter.drawEllipse(place.center(), _DOT_PX, _DOT_PX)
