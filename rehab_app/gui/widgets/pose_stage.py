"""The drawn body on which a pose is made, with handles that are dragged."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.figure.dragging.seen_handles import dragged, nudged, seen
from rehab_app.gui.pose_picture import PosePicture
from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.pose_handle import PoseHandle
from rehab_app.gui.widgets.pose_handles import PoseHandles
from rehab_app.gui.widgets.stage_painting import paint_ground, paint_tag
from rehab_app.model.pose import Pose
from rehab_app.model.prop import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehab_app.figure.picture import Figure, Look

_LEAST_PX, _USUAL_PX = QSize(260, 260), QSize(560, 460)
_MOVES_PX = 2.0  # less is a click
_WISH_M = 0.03


class _Grip(NamedTuple):
    """What the mouse holds: a handle and where it was; no name stands for the ground."""

    name: str
    pressed: QPointF
    place: Vector


class PoseStage(QWidget):
    """Shows one position of a pose with its handles.

    `handle_moved` comes while a handle is dragged, and `handle_dropped` when it is let go or was
    moved by a key, both with its name and the place in the room where it would be. `turned` comes
    with pixels where the ground is dragged, and whether that is over. Escape gives a drag up.
    """

    handle_moved = Signal(str, tuple)
    handle_dropped = Signal(str, tuple)
    handle_chosen = Signal(str)
    turned = Signal(float, float, bool)
    given_up = Signal()

    def __init__(self, look: "Callable[[], Look]", parent: QWidget | None = None) -> None:
        """Take what tells how the body looks."""
        super().__init__(parent)
        self._look = look
        self._pose: Pose | None = None
        self._key = 0
        self._picture = PosePicture()
        self._pixmap = QPixmap()
        self._places: dict[str, Vector] = {}
        self._handles = PoseHandles(self)
        self._grip: _Grip | None = None
        self._at = QPointF()
        self._wish: tuple[str, Vector] | None = None
        self._is_quiet = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._on_late)
        self._handles.nudged.connect(self._on_handle_nudged)
        self._handles.taken.connect(self._on_handle_taken)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Body with handles")
        set_role(self, GROUP)

    # -- what others call

    def show_pose(self, pose: Pose, key: int, *, is_resting: bool = True) -> None:
        """Show a position of a pose; while something moves, `is_resting` is False."""
        self._pose, self._key = pose, key
        self._draw(is_resting=is_resting)

    def show_look(self) -> None:
        """Show the same position as it looks now, in another theme or body."""
        self._draw(is_resting=True)

    def show_moment(self, at: float) -> None:
        """Show a part of the movement, 0 to 1, without handles, until a position is shown."""
        self._is_quiet = True
        for handle in self._handles:
            handle.show_quiet(is_quiet=True)
        self._pixmap = self._picture.frame(at, self.devicePixelRatioF())
        self.update()

    def handle(self, name: str) -> PoseHandle:
        """Return a handle by its name: a place on the body, or "prop:" and the name of a prop."""
        return self._handles[name]

    @property
    def places(self) -> dict[str, Vector]:
        """Return where each handle is in the room."""
        return dict(self._places)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return _USUAL_PX

    def minimumSizeHint(self) -> QSize:
        return _LEAST_PX

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw(is_resting=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_ground(painter, self.rect())
        if not self._pixmap.isNull():
            painter.drawPixmap(self.rect(), self._pixmap)
        lit = self._handles.lit
        if lit is not None and not self._is_quiet:
            paint_tag(painter, self.rect(), lit.geometry(), lit.words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._pose is None:
            return
        name = self._handles.nearest(event.position())
        self._at = event.position()
        self._grip = _Grip(name, event.position(), self._places.get(name, (0.0, 0.0, 0.0)))
        self._wish = None
        if name:
            self._handles[name].setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._grip is not None:
            self._late.start()
            return
        name = self._handles.nearest(event.position())
        self._show_mouse(name)
        self.setCursor(Qt.CursorShape.OpenHandCursor if name else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        self._late.stop()
        self.unsetCursor()
        if grip is None:
            return
        way = event.position() - grip.pressed
        has_moved = way.manhattanLength() >= _MOVES_PX
        if grip.name and has_moved:
            self.handle_dropped.emit(grip.name, self._target(grip, way))
        elif has_moved:
            self.turned.emit(way.x(), way.y(), True)  # noqa: FBT003 (a signal's value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self._grip is None:
            super().keyPressEvent(event)
            return
        self._grip = None
        self._late.stop()
        self.unsetCursor()
        self.given_up.emit()

    def leaveEvent(self, _event: object) -> None:
        self._show_mouse("")

    # -- inside

    def _draw(self, *, is_resting: bool) -> None:
        pose, size = self._pose, (self.width(), self.height())
        if pose is None or min(size) < min(_LEAST_PX.width(), _LEAST_PX.height()) // 2:
            return
        self._is_quiet = False
        self._picture.show(pose, self._key, self._look(), size, is_resting=is_resting)
        self._pixmap = self._picture.image(self.devicePixelRatioF(), is_resting=is_resting)
        self._place_handles(pose)
        self.update()

    def _place_handles(self, pose: Pose) -> None:
        self._places = self._picture.places()
        points = {name: seen(self._figure, place) for name, place in self._places.items()}
        self._handles.show(points, self._picture.held(), pose.props)

    def _target(self, grip: _Grip, way: QPointF) -> Vector:
        figure = self._figure
        on_floor = self._handles[grip.name].is_prop
        return dragged(figure, grip.place, way.x(), way.y(), on_floor=on_floor)

    def _show_mouse(self, name: str) -> None:
        for each in self._handles:
            each.show_mouse(is_over=each.name == name)
        self.update()

    @property
    def _figure(self) -> "Figure":
        figure = self._picture.figure
        if figure is None:
            raise RuntimeError("nothing is shown yet")
        return figure

    # -- slots

    @Slot()
    def _on_late(self) -> None:
        """Follow the mouse to where it is now: of many movements only the last one counts."""
        if self._grip is None:
            return
        way = self._at - self._grip.pressed
        if self._grip.name:
            self.handle_moved.emit(self._grip.name, self._target(self._grip, way))
        else:
            self.turned.emit(way.x(), way.y(), False)  # noqa: FBT003 (a signal's value)

    @Slot(str)
    def _on_handle_taken(self, name: str) -> None:
        self.update()
        self.handle_chosen.emit(name)

    @Slot(str, float, float)
    def _on_handle_nudged(self, name: str, right_m: float, up_m: float) -> None:
        """Go on from where the steps before were to lead: one degree may be more than a step."""
        place = self._places[name]
        if self._wish is not None and self._wish[0] == name:
            away = sum((a - b) ** 2 for a, b in zip(self._wish[1], place, strict=True)) ** 0.5
            place = self._wish[1] if away < _WISH_M else place
        is_prop = self._handles[name].is_prop
        target = nudged(self._figure, place, right_m, up_m, on_floor=is_prop)
        self._wish = (name, target)
        self.handle_dropped.emit(name, target)
