"""Still pictures of poses for cards: made when first seen, kept on disk by what they show."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap

from rehab_app.gui.drawing import figure_of, image_of
from rehab_app.model.pose import Pose

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

# To be raised when the same pose and look are drawn differently: old pictures are then unknown.
_DRAWING = 2
MOST_FILES = 800
MOST_IN_MEMORY = 240
_PAUSE_MS = 20  # at most one within a frame
_BUSY_MS = 150  # longer than from one key to the next


@dataclass(frozen=True, slots=True)
class _Asked:
    pose: Pose
    look: "Look"
    size: tuple[int, int]
    ratio: float


class StillPictures(QObject):
    """Gives stills. What is on no disk is drawn one by one, between other events."""

    drawn = Signal(str)  # the key of a picture that was asked for

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the folder for the pictures; it is made when the first one is saved."""
        super().__init__(parent)
        self._folder = folder
        self._kept: dict[str, QPixmap] = {}
        self._waiting: dict[str, _Asked] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_idle)

    # -- what others call

    def picture(self, pose: Pose, look: "Look", size: tuple[int, int], ratio: float) -> QPixmap:
        """Return the telling moment of a pose as a picture, drawn now if need be."""
        key = key_of(pose, look, size, ratio)
        found = self._found(key, ratio)
        return found or self._draw(key, pose, look, size, ratio)

    def ask(self, pose: Pose, look: "Look", size: tuple[int, int], ratio: float) -> QPixmap | None:
        """Return the picture if it is kept; else it is drawn soon, and `drawn` says so."""
        key = key_of(pose, look, size, ratio)
        found = self._found(key, ratio)
        if found is None:
            self._waiting[key] = _Asked(pose, look, size, ratio)
            if not self._timer.isActive():
                self._timer.start(_PAUSE_MS)
        return found

    @Slot()
    def wait(self) -> None:
        """Let somebody who types or scrolls come first: a picture takes longer than a frame."""
        if self._waiting:
            self._timer.start(_BUSY_MS)

    def kept(self, key: str) -> QPixmap | None:
        """Return a picture that is in memory."""
        return self._kept.get(key)

    def finish(self) -> None:
        """Draw now what waits to be drawn."""
        while self._waiting:
            self._draw_next()

    @property
    def waiting_count(self) -> int:
        """Return how many pictures are still to be drawn."""
        return len(self._waiting)

    # -- inside

    def _found(self, key: str, ratio: float) -> QPixmap | None:
        if key in self._kept:
            return self._kept[key]
        pixmap = QPixmap()
        path = self._path(key)
        if not path.is_file() or not pixmap.load(str(path)):
            return None
        pixmap.setDevicePixelRatio(ratio)
        self._remember(key, pixmap)
        return pixmap

    def _draw(
        self, key: str, pose: Pose, look: "Look", size: tuple[int, int], ratio: float
    ) -> QPixmap:
        image = image_of(figure_of(pose, look, size), pose.still_at, ratio=ratio)
        # Without a disk, or with a full one, the picture is drawn again next time.
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._path(key).with_suffix(".part")
            if image.save(str(part), "PNG"):  # type: ignore[call-overload] # Qt's stubs want bytes
                part.replace(self._path(key))
            self._make_room()
        except OSError:
            pass
        pixmap = QPixmap.fromImage(image)
        self._remember(key, pixmap)
        return pixmap

    def _draw_next(self) -> None:
        key = next(iter(self._waiting))
        asked = self._waiting.pop(key)
        self._draw(key, asked.pose, asked.look, asked.size, asked.ratio)
        self.drawn.emit(key)

    def _remember(self, key: str, pixmap: QPixmap) -> None:
        self._kept[key] = pixmap
        while len(self._kept) > MOST_IN_MEMORY:
            self._kept.pop(next(iter(self._kept)))

    def _make_room(self) -> None:
        files = sorted(self._folder.glob("*.png"), key=lambda path: path.stat().st_mtime)
        for path in files[: max(0, len(files) - MOST_FILES)]:
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.png"

    # -- slots

    @Slot()
    def _on_idle(self) -> None:
        if self._waiting:
            self._draw_next()
        if self._waiting:
            self._timer.start(_PAUSE_MS)


def key_of(pose: Pose, look: "Look", size: tuple[int, int], ratio: float) -> str:
    """Return a name for a picture that is the same for the same content only."""
    content = repr((_DRAWING, pose, look, size, ratio))
    return hashlib.sha256(content.encode()).hexdigest()[:32]
