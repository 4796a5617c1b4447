"""Frames of a moving figure: each is painted once, kept as long as there is room, and reused.

A breath or a repetition shows the same few pictures over and over, so that a running hold costs
little more than copying one of them to the screen ten times a second.
"""

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap

from rehab_app.gui.drawing import image_of

if TYPE_CHECKING:
    from rehab_app.figure.picture import Figure

FRAMES_PER_S = 12
MOVE_FRAMES = 24  # from the start to the end of a movement
BREATH_FRAMES = 14  # from empty to full
MOST_BYTES = 96 * 1024 * 1024
_PAUSE_MS = 25  # between two frames that are painted ahead, so that clicks come through


class Frame(NamedTuple):
    """One picture of a figure: which step of its movement, which step of a breath."""

    move: int
    breath: int = 0


class FrameStore(QObject):
    """The frames of one figure. `frame()` gives one now, `prepare()` paints others in idle time."""

    prepared = Signal()

    def __init__(self, most_bytes: int = MOST_BYTES, parent: QObject | None = None) -> None:
        """Take how much memory the frames may fill."""
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._figure: Figure | None = None
        self._ratio = 1.0
        self._kept: OrderedDict[Frame, QPixmap] = OrderedDict()
        self._waiting: list[Frame] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_idle)

    # -- what others call

    def show_figure(self, figure: "Figure", ratio: float) -> None:
        """Take another figure; the frames of the one before are let go."""
        self.stop()
        self._figure, self._ratio = figure, ratio
        self._kept.clear()

    def frame(self, frame: Frame) -> QPixmap | None:
        """Return a frame, painted now where it is not kept; None without a figure."""
        if self._figure is None:
            return None
        if frame not in self._kept:
            self._keep(frame, self._painted(self._figure, frame))
        self._kept.move_to_end(frame)
        return self._kept[frame]

    def is_kept(self, frame: Frame) -> bool:
        """Tell whether a frame is there already."""
        return frame in self._kept

    def prepare(self, frames: list[Frame]) -> None:
        """Paint frames one by one whenever there is nothing else to do; `prepared` at the end."""
        self._waiting = [frame for frame in frames if frame not in self._kept]
        self._timer.start()

    def stop(self) -> None:
        """Paint nothing ahead any more."""
        self._waiting = []
        self._timer.stop()

    @property
    def bytes_kept(self) -> int:
        """Return how much memory the frames fill."""
        return sum(_bytes_of(pixmap) for pixmap in self._kept.values())

    # -- inside

    @property
    def _has_room(self) -> bool:
        one = _bytes_of(next(iter(self._kept.values()))) if self._kept else 0
        return self.bytes_kept + one <= self._most_bytes

    def _painted(self, figure: "Figure", frame: Frame) -> QPixmap:
        # A cycle comes back to its first frame, any other movement stays in its last.
        steps = MOVE_FRAMES if figure.pose.loops else MOVE_FRAMES - 1
        at = frame.move / steps
        breath = frame.breath / (BREATH_FRAMES - 1)
        # The mark comes up while the body moves into the pose, where the stretch begins.
        mark = 1.0 if figure.pose.loops or len(figure.pose.keys) < 2 else 0.45 + 0.55 * at
        image = image_of(figure, at, ratio=self._ratio, breath=breath, mark=mark)
        return QPixmap.fromImage(image)

    def _keep(self, frame: Frame, pixmap: QPixmap) -> None:
        self._kept[frame] = pixmap
        while len(self._kept) > 1 and self.bytes_kept > self._most_bytes:
            self._kept.popitem(last=False)

    # -- slots

    @Slot()
    def _on_idle(self) -> None:
        # What would push out a frame that was painted ahead is painted when it is shown.
        if self._waiting and self._has_room:
            self.frame(self._waiting.pop(0))
            self._timer.start()
        else:
            self.prepared.emit()


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
