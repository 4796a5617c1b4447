"""A picture from a file, as large as there is room for it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.roles import GRAPHIC, set_role

_MOST_PX = 800
_HIGH_PX = 220
_LEAST_PX = 80


def picture_of(data: bytes) -> QImage:
    """Return the picture in bytes, none (null) where it can't be shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # a telephone's picture says which way up it is
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PX:
        reader.setScaledSize(size.scaled(_MOST_PX, _MOST_PX, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class PictureView(QWidget):
    """Shows a picture; its name is what it shows.

    One that `fills` takes all the room there is and stands in its middle.
    """

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._fills = fills
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding if fills else policy.Fixed)
        set_role(self, GRAPHIC)
        self.hide()

    # -- what others call

    def show_picture(self, image: QImage, description: str) -> None:
        """Show a picture and say what it shows; nothing where there is none."""
        self._image = image
        self.setAccessibleName(description or "A picture")
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(_HIGH_PX, _HIGH_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(_HIGH_PX // 2, _LEAST_PX if self._fills else _HIGH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        if self._fills:
            place.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(place, self._image)
