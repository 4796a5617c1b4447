"""The icon that desktops get is the program's own sign, in every form the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from rehab_app.gui.program_icon import NAME, SIZES_PX, icon_image
from rehab_app.resources import assets_folder

FOLDER = assets_folder() / "desktop"
_SPOTS = [(x / 8, y / 8) for x in range(1, 8) for y in range(1, 8)]
_MOST_OFF = 12  # of 255: edges are smoothed otherwise from one Qt to the next


def colours(image: QImage) -> list[tuple[int, ...]]:
    """Return the colours of spots all over it, with how opaque they are."""
    side = image.width()
    spots = [image.pixelColor(int(x * side), int(y * side)) for x, y in _SPOTS]
    return [(each.red(), each.green(), each.blue(), each.alpha()) for each in spots]


def is_alike(first: QImage, second: QImage) -> bool:
    pairs = zip(colours(first), colours(second), strict=True)
    return all(abs(a - b) <= _MOST_OFF for one, two in pairs for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("side_px", SIZES_PX)
def test_the_pixels_that_ship_are_what_is_drawn(side_px: int) -> None:
    shipped = QImage(str(FOLDER / f"{NAME}-{side_px}.png"))

    assert shipped.width() == shipped.height() == side_px
    assert is_alike(shipped, icon_image(side_px))


def test_the_svg_shows_the_same() -> None:
    image = QImage(256, 256, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / f"{NAME}.svg")).render(painter)
    painter.end()

    assert is_alike(image, icon_image(256))
