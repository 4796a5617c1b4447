"""The program's icon for desktops: its sign on a light ground, as SVG and as PNG in some sizes."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from rehab_app.gui.mark import paint_mark
from rehab_app.gui.styling import current_theme

NAME = "rehab-app"
SIZES_PX = (48, 128, 256)
_CORNER_SHARE = 0.2
_INSET_SHARE = 0.14
_SVG_PX, _SVG_DPI = 256, 96


def paint_icon(painter: QPainter, side_px: int) -> None:
    """Paint the icon into a square, in the colours of the theme."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().surface))
    corner = side_px * _CORNER_SHARE
    painter.drawRoundedRect(QRectF(0, 0, side_px, side_px), corner, corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = side_px * _INSET_SHARE
    paint_mark(painter, QRectF(inset, inset, side_px - 2 * inset, side_px - 2 * inset))


def icon_image(side_px: int) -> QImage:
    """Return the icon as pixels."""
    image = QImage(side_px, side_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, side_px)
    painter.end()
    return image


def icon_svg() -> bytes:
    """Return the icon as SVG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn = QSvgGenerator()
    drawn.setOutputDevice(buffer)
    drawn.setResolution(_SVG_DPI)  # the same file on every screen
    drawn.setSize(QSize(_SVG_PX, _SVG_PX))
    drawn.setViewBox(QRectF(0, 0, _SVG_PX, _SVG_PX))
    drawn.setTitle(NAME)
    drawn.setDescription("A ring that is three quarters full")
    painter = QPainter(drawn)
    paint_icon(painter, _SVG_PX)
    painter.end()
    return bytes(buffer.data().data())


def save_icons(folder: Path) -> None:
    """Save the icon in every form."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.svg").write_bytes(icon_svg())
    for side_px in SIZES_PX:
        icon_image(side_px).save(str(folder / f"{NAME}-{side_px}.png"))
