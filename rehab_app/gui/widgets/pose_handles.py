"""All handles of a stage: for each place on the body, and for each thing that stands by itself."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.dragging.seen_handles import SeenPoint
from rehab_app.gui.pose_picture import PROP
from rehab_app.gui.widgets.pose_handle import HANDLE_PX, PoseHandle
from rehab_app.model.prop import Prop
from rehab_app.posing.words import HANDLE_WORDS, prop_words

_TAKES_PX = 24.0  # a handle is taken from as far as this
_NEARER_PX_PER_M = 60.0  # of two handles at the same place the nearer one is taken
_FAR_M = 0.06


class PoseHandles(QObject):
    """Keeps the handles where they are seen. `taken` and `nudged` are those of each of them."""

    taken = Signal(str)
    nudged = Signal(str, float, float)

    def __init__(self, stage: QWidget) -> None:
        """Take the widget that the handles lie on."""
        super().__init__(stage)
        self._stage = stage
        self._handles: dict[str, PoseHandle] = {}
        self._points: dict[str, SeenPoint] = {}
        for handle in Handle:
            self._add(handle.value, HANDLE_WORDS[handle])

    # -- what others call

    def __getitem__(self, name: str) -> PoseHandle:
        return self._handles[name]

    def __iter__(self) -> Iterator[PoseHandle]:
        return iter(self._handles.values())

    @property
    def lit(self) -> PoseHandle | None:
        """Return the handle that would be moved, None where none is."""
        return next((each for each in self if each.is_lit), None)

    def show(
        self, points: Mapping[str, SeenPoint], held: frozenset[str], props: tuple[Prop, ...]
    ) -> None:
        """Show handles where they are seen; `held` are those that stay when the body moves."""
        self._points = dict(points)
        self._match(props)
        middle = points[Handle.PELVIS.value].nearness_m
        for name, handle in self._handles.items():
            is_far = not handle.is_prop and points[name].nearness_m < middle - _FAR_M
            handle.show_state(is_far=is_far, is_held=name in held)
            handle.show_quiet(is_quiet=False)
            self._place(handle, points[name])

    def nearest(self, at: QPointF) -> str:
        """Return the handle that is taken from a place in the picture, nothing where none is."""
        costs: dict[str, float] = {}
        for name, handle in self._handles.items():
            way = QPointF(handle.geometry().center()) - at
            away_px = (way.x() ** 2 + way.y() ** 2) ** 0.5
            if away_px < _TAKES_PX and name in self._points:
                costs[name] = away_px - _NEARER_PX_PER_M * self._points[name].nearness_m
        return min(costs, key=lambda name: costs[name], default="")

    # -- inside

    def _place(self, handle: PoseHandle, point: SeenPoint) -> None:
        """Put a handle on its point, but never out of sight."""
        half = HANDLE_PX / 2
        x = min(max(point.x, half), self._stage.width() - half)
        y = min(max(point.y, half), self._stage.height() - half)
        handle.move(QPointF(x - half, y - half).toPoint())

    def _match(self, props: tuple[Prop, ...]) -> None:
        kinds = {f"{PROP}{prop.name}": prop.kind for prop in props}
        for name in [each for each in self._handles if each.startswith(PROP)]:
            if name not in self._points:
                gone = self._handles.pop(name)
                gone.hide()
                gone.deleteLater()
        for name in self._points:
            if name not in self._handles:
                self._add(name, prop_words(kinds[name]))
                self._handles[name].show()

    def _add(self, name: str, words: str) -> None:
        handle = PoseHandle(name, words, self._stage, is_prop=name.startswith(PROP))
        handle.nudged.connect(self.nudged)
        handle.taken.connect(self.taken)
        self._handles[name] = handle
