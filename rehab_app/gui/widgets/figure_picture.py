"""A small still of a pose, for cards: it is drawn when the card is first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.figure_stills import StillPictures, key_of
from rehab_app.gui.roles import GRAPHIC, set_role
from rehab_app.model.pose import Pose

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehab_app.figure.picture import Look

_LEAST_PX = 96


class FigurePicture(QWidget):
    """The telling moment of a pose. Until it is drawn, its place stays empty."""

    def __init__(
        self,
        stills: StillPictures,
        look: "Callable[[], Look]",
        size_px: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stills = stills
        self._look = look
        self._size_px = size_px
        self._pose: Pose | None = None
        self._pixmap: QPixmap | None = None
        self._is_asked = False
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(self, GRAPHIC)
        stills.drawn.connect(self._on_stills_drawn)

    # -- what others call

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Show a pose under the name of its exercise."""
        self.setAccessibleName(name)
        if pose != self._pose:
            self._pose = pose
            self._forget()

    def show_look(self) -> None:
        """Show the same pose as it looks now, in another theme or body."""
        self._forget()

    def let_shrink(self, *, can_shrink: bool) -> None:
        """Let a narrow window show it smaller, or keep it as large as it is drawn."""
        policy = QSizePolicy.Policy
        wide = policy.Maximum if can_shrink else policy.Fixed
        self.setSizePolicy(wide, policy.Fixed)

    @property
    def is_drawn(self) -> bool:
        """Tell whether the picture is there."""
        return self._pixmap is not None

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(*self._size_px)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_PX, self._size_px[0]), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap is not None:
            self._paint(self._pixmap)
        elif self._pose is not None and not self._is_asked:
            self._is_asked = True
            pose, look, size = self._pose, self._look(), self._size_px
            ratio = self.devicePixelRatioF()
            self._key = key_of(pose, look, size, ratio)
            self._pixmap = self._stills.ask(pose, look, size, ratio)
            if self._pixmap is not None:
                self.update()

    # -- inside

    def _paint(self, pixmap: QPixmap) -> None:
        painter = QPainter(self)
        scale = min(1.0, self.width() / self._size_px[0])
        if scale < 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(0, (self.height() - scale * self._size_px[1]) / 2)
            painter.scale(scale, scale)
        painter.drawPixmap(QPointF(0, 0), pixmap)

    def _forget(self) -> None:
        self._pixmap = None
        self._is_asked = False
        self._key = ""
        self.update()

    # -- slots

    @Slot(str)
    def _on_stills_drawn(self, key: str) -> None:
        if key == self._key:
            self._pixmap = self._stills.kept(key)
            self.update()
