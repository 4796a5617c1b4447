"""The drawn body: moves into a pose, breathes in it, moves in a tempo, or stands still."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.figure.rhythm import breath_at, repetition_at
from rehab_app.gui.drawing import figure_of, words_for
from rehab_app.gui.figure_frames import (
    BREATH_FRAMES,
    FRAMES_PER_S,
    MOVE_FRAMES,
    Frame,
    FrameStore,
)
from rehab_app.gui.motion import duration_ms
from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.model.pose import Pose

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

BREATH_S = 5.0  # twelve breaths a minute, calm
# Of two steps, for who shows walking or jogging: 110 and 166 steps a minute.
WALK_CYCLE_S, JOG_CYCLE_S = 1.1, 0.72
_FADE_SHARE = 0.3
_SETTLING_MS = 120
_END = MOVE_FRAMES - 1


class Motion(Enum):
    """What the body does: it stands still, comes into the pose, breathes in it, or repeats it."""

    STILL = auto()
    ENTERING = auto()
    HOLDING = auto()
    REPEATING = auto()


class FigureView(QWidget):
    """Shows one pose.

    It takes a clock in seconds and what tells the look, which is asked when a pose is first shown.
    """

    def __init__(
        self, now: Callable[[], float], look: "Callable[[], Look]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._look = look
        self._pose: Pose | None = None
        self._motion = Motion.STILL
        self._seconds = BREATH_S
        self._tempo_s: tuple[float, ...] = (BREATH_S,)
        self._since = 0.0
        self._shown: QPixmap | None = None
        self._before: QPixmap | None = None
        self._store = FrameStore(parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 / FRAMES_PER_S))
        self._timer.timeout.connect(self._on_tick)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING_MS)
        self._settling.timeout.connect(self._on_size_settled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Picture of the exercise")
        set_role(self, GRAPHIC)

    # -- what others call

    def show_pose(
        self,
        pose: Pose | None,
        motion: Motion,
        tempo_s: Sequence[float] = (BREATH_S,),
        *,
        name: str = "",
    ) -> None:
        """Show a pose in motion: `tempo_s` is how long it takes to enter it, or one repetition.

        A repetition can have phases: there, at the end, back, at the start.

        None shows nothing.
        """
        is_new = pose != self._pose
        self._before = self._shown if is_new else None
        self._pose, self._motion = pose, motion
        self._tempo_s, self._seconds = tuple(tempo_s), max(0.1, sum(tempo_s))
        self._since = self._now()
        if is_new:
            self.setAccessibleName(name or "Picture of the exercise")
            self.setAccessibleDescription(words_for(pose) if pose else "")
            self._prepare()
        self._run()

    def show_look(self) -> None:
        """Show the same pose as it looks now, in another theme or body."""
        self._prepare()
        self._run()

    def finish(self) -> None:
        """Draw it now in the size that it has."""
        if self._settling.isActive():
            self._settling.stop()
            self._on_size_settled()

    @property
    def is_moving(self) -> bool:
        """Tell whether the picture changes by itself now."""
        return self._timer.isActive()

    @property
    def frame(self) -> Frame:
        """Return the frame that belongs to this moment."""
        return self._frame_at(self._now() - self._since)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(240, 160)  # It takes what room there is; it asks for little.

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        fading = self._fading()
        if self._before is not None and fading < 1:
            painter.setOpacity(1 - fading)
            self._paint_middle(painter, self._before)
            painter.setOpacity(fading)
        self._paint_middle(painter, self._shown)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self._shown is None:
            self._on_size_settled()
        else:  # While the edge of a window is dragged, the picture waits.
            self._settling.start()

    def showEvent(self, _event: QShowEvent) -> None:
        self._run()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._timer.stop()
        self._store.stop()

    # -- inside

    def _paint_middle(self, painter: QPainter, pixmap: QPixmap) -> None:
        """Paint a picture in the middle; one of an earlier size is stretched for the moment."""
        size = pixmap.deviceIndependentSize()
        if size.toSize() != self.size():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _prepare(self) -> None:
        """Begin with the pictures anew: another pose, look or size."""
        self._shown = None
        if self._pose is not None and min(self.width(), self.height()) > 0:
            size = (self.width(), self.height())
            figure = figure_of(self._pose, self._look(), size)
            self._store.show_figure(figure, self.devicePixelRatioF())

    def _run(self) -> None:
        """Show this moment, and go on from it where something moves and is seen."""
        self._show_now()
        if self._moves() and self.isVisible():
            self._store.prepare(self._frames_ahead())
            self._timer.start()
        else:
            self._timer.stop()
            self._store.stop()

    def _moves(self) -> bool:
        if self._pose is None or self._motion is Motion.STILL or duration_ms() == 0:
            return False
        has_arrived = self._now() - self._since > self._seconds
        return not (self._motion is Motion.ENTERING and has_arrived)

    def _show_now(self) -> None:
        if self._pose is None:
            self._shown = self._before = None
        else:
            self._shown = self._store.frame(self.frame) or self._shown
        self.update()

    def _frame_at(self, since_s: float) -> Frame:
        pose = self._pose
        if pose is None or duration_ms() == 0 or self._motion is Motion.STILL:
            return Frame(_still_frame(pose))
        part = since_s / self._seconds
        if self._motion is Motion.HOLDING:
            full = breath_at(since_s / BREATH_S)
            return Frame(_END, round(full * (BREATH_FRAMES - 1)))
        if self._motion is Motion.REPEATING:
            if pose.loops:
                return Frame(int(part * MOVE_FRAMES) % MOVE_FRAMES)
            return Frame(round(repetition_at(since_s, self._tempo_s) * _END))
        moved = max(0.0, min(1.0, (part - _FADE_SHARE) / (1 - _FADE_SHARE)))
        return Frame(round(moved * _END))  # the pose itself eases from key to key

    def _fading(self) -> float:
        """Return how far the pose before has made way for this one, 0 to 1."""
        if self._motion is not Motion.ENTERING or duration_ms() == 0:
            return 1.0
        return min(1.0, (self._now() - self._since) / (self._seconds * _FADE_SHARE))

    def _frames_ahead(self) -> list[Frame]:
        if self._motion is Motion.HOLDING:
            return [Frame(_END, breath) for breath in range(BREATH_FRAMES)]
        moves = [Frame(move) for move in range(MOVE_FRAMES)]
        # While it comes into a pose there is time to paint the breath that follows.
        breaths = [Frame(_END, breath) for breath in range(BREATH_FRAMES)]
        return [*moves, *breaths] if self._motion is Motion.ENTERING else moves

    # -- slots

    @Slot()
    def _on_size_settled(self) -> None:
        self._prepare()
        self._run()

    @Slot()
    def _on_tick(self) -> None:
        if not self._moves():
            self._timer.stop()
        if self._fading() >= 1:
            self._before = None
        self._show_now()


def _still_frame(pose: Pose | None) -> int:
    """Return the frame that stands for a whole pose: its end, where it names no other."""
    if pose is None:
        return _END
    return (
        round(pose.still_at * MOVE_FRAMES) % MOVE_FRAMES
        if pose.loops
        else round(pose.still_at * _END)
    )
