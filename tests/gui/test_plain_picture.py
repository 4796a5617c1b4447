"""A picture that is handed on shows what it showed, and tells nothing else."""

import struct

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from rehab_app.gui.plain_picture import plain_picture
from rehab_app.gui.widgets.picture_view import picture_of

PLACE = b"GPS 52.5200 N 13.4050 E"
TURNED_RIGHT = 6  # TIFF: the row above is what the picture's left side is


def picture(kind: str, *, is_telling: bool = False) -> bytes:
    """Return a wide picture, red on the left and blue on the right."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(20, 40):
        for y in range(20):
            image.setPixelColor(x, y, QColor("blue"))
    if is_telling:
        image.setText("Comment", PLACE.decode())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 95)  # type: ignore[call-overload]  # it takes a text
    return bytes(buffer.data().data())


def with_exif(jpeg: bytes) -> bytes:
    """Return a JPEG that says it has to be turned, and where it was taken."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, TURNED_RIGHT, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0) + PLACE
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def is_reddish(image: QImage, x: int, y: int) -> bool:
    colour = image.pixelColor(x, y)
    return colour.red() > 150 > colour.blue()


def test_a_photo_loses_place_and_camera_and_stays_the_same_way_up(qapp: QApplication) -> None:
    photo = with_exif(picture("JPG"))
    before = picture_of(photo)
    assert (before.width(), before.height()) == (20, 40)

    plain = plain_picture(photo, ".jpg")

    assert PLACE not in plain
    assert b"Exif" not in plain
    after = picture_of(plain)
    assert after.size() == before.size()
    for place in ((10, 5), (10, 35)):
        assert is_reddish(after, *place) == is_reddish(before, *place)
    assert is_reddish(after, 10, 5) != is_reddish(after, 10, 35)


def test_a_drawing_loses_its_comments_and_no_pixel(qapp: QApplication) -> None:
    drawing = picture("PNG", is_telling=True)
    assert b"tEXt" in drawing or b"zTXt" in drawing

    plain = plain_picture(drawing, ".png")

    for told in (b"tEXt", b"zTXt", b"Comment"):
        assert told not in plain
    assert picture_of(plain).convertToFormat(QImage.Format.Format_RGB32) == picture_of(
        drawing
    ).convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize(("kind", "suffix"), [("JPG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_one_that_tells_nothing_stays_as_it_is(kind: str, suffix: str, qapp: QApplication) -> None:
    data = picture(kind)

    assert plain_picture(data, suffix) == data


def test_what_can_not_be_read_is_not_put_anywhere(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="could not be freed"):
        plain_picture(b"RIFF\0\0\0\0WEBPEXIF", ".webp")
