"""How exercises look now: their poses, the person's choices, and the stills that are kept.

The drawn body and numpy take longer to load than the window to open, so they are loaded beside it,
in a thread; until then there is no picture, and `changed` says when there is.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.context import Context
from rehab_app.gui.drawing import look_of, words_for
from rehab_app.gui.figure_stills import StillPictures
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.figure_choice import FigureChoices
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.model.exercise import Exercise
from rehab_app.model.person import Side
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.model.pose import Pose
from rehab_app.resources import assets_folder

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look
    from rehab_app.routine_io.poses import PoseShelf

CARD_PX = (180, 106)
_PAINTER = "rehab_app.figure.painter"
_LOOK_MS = 20
# What is drawn of an exercise that is walked and jogged in turn.
_ON_FOOT = {SegmentKind.WALK: "brisk-walk", SegmentKind.JOG: "continuous-jog"}


class Figures(QObject):
    """Gives the pose of an exercise on a side, and how the body looks.

    `changed` says that one of them is another.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shelf: PoseShelf | None = None
        self._look: Look | None = None
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self.stills = StillPictures(_folder(context), self)
        self._timer.timeout.connect(self._on_timer_timeout)

    # -- what others call

    def load_soon(self) -> None:
        """Begin to load the drawn body and the poses beside everything else."""
        if self._thread is None:
            self._thread = Thread(target=self._load, name="figures", daemon=True)
            self._thread.start()
            self._timer.start()

    def load(self) -> None:
        """Load the drawn body and the poses now."""
        self._load()
        self._shelf = self._context.poses()
        self.changed.emit()

    def look(self) -> "Look":
        """Return how the body looks in the theme that is shown, with the person's choices."""
        if self._look is None:
            settings = self._context.settings.settings
            self._look = look_of(
                assets_folder() / "themes" / f"{current_theme().id}.toml",
                settings.figure,
                skin=settings.skin,
                hair=settings.hair,
                clothes=settings.clothes,
            )
        return self._look

    def card_look(self) -> "Look":
        """Return the look on a ground of its own, without the disc behind the body."""
        from dataclasses import replace  # noqa: PLC0415 (a name that the module does not keep)

        return replace(self.look(), has_disc=False)

    def picture(self, size_px: tuple[int, int]) -> FigurePicture:
        """Return what draws a still of a pose, on whatever ground it stands."""
        return FigurePicture(self.stills, self.card_look, size_px)

    @Slot()
    def show_look(self) -> None:
        """Look anew how the body looks: the theme or the person's choices are others."""
        self._look = None
        if self._shelf is not None:
            self.changed.emit()

    def now(self) -> float:
        """Return the seconds by which bodies move."""
        return self._context.clock.now()

    def pose(self, exercise: Exercise, side: Side | None = None) -> Pose | None:
        """Return how an exercise is done on a side; None without a pose, or before it is loaded."""
        if self._shelf is None:
            return None
        from rehab_app.figure.mirroring import on_side  # noqa: PLC0415 (with the drawn body)

        pose = self._shelf.of(exercise)
        return None if pose is None else on_side(pose, side)

    def pose_of(self, segment: Segment, exercise: Exercise) -> Pose | None:
        """Return how a segment of a plan is done: walks and jogs have poses of their own."""
        on_foot = self._shelf.poses.get(_ON_FOOT.get(segment.kind, "")) if self._shelf else None
        return on_foot or self.pose(exercise, segment.side)

    def words(self, pose: Pose | None) -> str:
        """Return what a picture shows, in a sentence; nothing without a pose."""
        return words_for(pose) if pose is not None else ""

    # -- inside

    def _load(self) -> None:
        import_module(_PAINTER)
        self._context.poses()

    # -- slots

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._timer.stop()
            self._shelf = self._context.poses()
            self.changed.emit()


def _folder(context: Context) -> Path:
    return context.locations.data / "pictures"


def figure_choices() -> FigureChoices:
    """Return what can be chosen of the person that is drawn; an empty name is the theme's own."""
    from rehab_app.figure.bodies import BODIES, DEFAULT_BODY  # noqa: PLC0415 (with the drawn body)
    from rehab_app.figure.palette import CLOTHES, HAIR_COLOURS, SKIN_TONES  # noqa: PLC0415

    bodies = {"" if each is DEFAULT_BODY else each.id: each.name for each in BODIES.values()}
    return FigureChoices(
        bodies=bodies,
        skins=_words(SKIN_TONES),
        hairs=_words(HAIR_COLOURS),
        clothes=_words(CLOTHES),
    )


def _words(names: Iterable[str]) -> dict[str, str]:
    return {"": "As the theme", **{name: name.capitalize() for name in names}}
