"""The picture of a pose that is being made: coarse while it changes, fine when it rests."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QPixmap

from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.dragging.moving_handles import handle_places
from rehab_app.figure.dragging.seen_handles import settled
from rehab_app.figure.painter import image_of
from rehab_app.figure.picture import Figure, Framing, Look
from rehab_app.model.pose import Pose
from rehab_app.model.prop import Vector
from rehab_app.posing.props import stands_by_itself

_COARSE = 0.5  # of the pixels each way
_STEPS = 24
PROP = "prop:"


class _Shown(NamedTuple):
    pose: Pose
    key: int
    look: Look
    size_px: tuple[int, int]


class PosePicture:
    """Draws the positions of a pose so that the picture stays where it is while a part moves."""

    def __init__(self) -> None:
        """Begin without a picture."""
        self._shown: _Shown | None = None
        self._framing: Framing | None = None
        self._figure: Figure | None = None
        self._frames: dict[int, QPixmap] = {}

    @property
    def figure(self) -> Figure | None:
        """Return the figure that is shown, None before the first."""
        return self._figure

    def show(
        self, pose: Pose, key: int, look: Look, size_px: tuple[int, int], *, is_resting: bool
    ) -> None:
        """Take what to draw: one position of a pose. What rests is fitted into the picture."""
        before, self._shown = self._shown, _Shown(pose, key, look, size_px)
        self._frames.clear()
        is_elsewhere = before is None or (before.pose.view, before.size_px) != (pose.view, size_px)
        if is_elsewhere:
            self._framing = None
        look = replace(look, has_disc=False)
        if self._framing is not None and not is_resting:
            self._figure = Figure(pose, look, size_px, self._framing)
            return
        fitted = Figure(pose, look, size_px)
        places = [*handle_places(pose, key, look.body).values()]
        self._framing = settled(fitted, self._framing, places)
        self._figure = Figure(pose, look, size_px, self._framing)

    def image(self, ratio: float, *, is_resting: bool) -> QPixmap:
        """Return the position that is shown."""
        if self._figure is None or self._shown is None:
            return QPixmap()
        at = moment_of(self._shown.pose, self._shown.key)
        ratio = ratio if is_resting else ratio * _COARSE
        return QPixmap.fromImage(image_of(self._figure, at, ratio=ratio))

    def frame(self, at: float, ratio: float) -> QPixmap:
        """Return a moment of the movement, 0 to 1; the same few are drawn once."""
        step = round(at * _STEPS)
        if step not in self._frames and self._figure is not None:
            image = image_of(self._figure, step / _STEPS, ratio=ratio)
            self._frames[step] = QPixmap.fromImage(image)
        return self._frames.get(step, QPixmap())

    def places(self) -> dict[str, Vector]:
        """Return where everything is that can be taken, by name: the body's handles, props."""
        if self._shown is None:
            return {}
        pose, key, look, _ = self._shown
        body = {each.value: at for each, at in handle_places(pose, key, look.body).items()}
        props = {f"{PROP}{prop.name}": prop.at for prop in pose.props if stands_by_itself(prop)}
        return body | props

    def held(self) -> frozenset[str]:
        """Return the names of the handles that stay in their places when the body moves."""
        if self._shown is None:
            return frozenset()
        reach = self._shown.pose.keys[self._shown.key].reach
        return frozenset(each.value for each in Handle if each.is_end and each.end in reach)


def moment_of(pose: Pose, key: int) -> float:
    """Return the part of the movement, 0 to 1, at which a key position is reached."""
    count = len(pose.keys) if pose.loops else len(pose.keys) - 1
    return key / count if count else 0.0
