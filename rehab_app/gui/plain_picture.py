"""A picture without what its camera wrote beside it: place, time, names.

A routine is handed on with its pictures, and whoever took one at home would hand on where that is.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QImageWriter

_QUALITY = 92
# By what files of each kind begin a part that tells about the picture (Exif, XMP, IPTC, texts).
_MARKS = {
    ".jpg": (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0\0"),
    ".png": (b"eXIf", b"tEXt", b"iTXt", b"zTXt"),
    ".webp": (b"EXIF", b"XMP "),
}


def plain_picture(data: bytes, suffix: str) -> bytes:
    """Return the bytes of a picture that shows the same, the same way up, and tells nothing else.

    One that tells nothing stays as it is. Raises ValueError where it can't be read or written.
    """
    if not any(mark in data for mark in _MARKS.get(suffix, ())):
        return data
    source, target = QBuffer(), QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)  # the turn is told in what is left out
    image = _pixels_of(reader.read())
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(suffix.removeprefix(".").encode()))
    writer.setQuality(-1 if suffix == ".png" else _QUALITY)
    if image.isNull() or not writer.write(image):
        raise ValueError("it could not be freed of what its camera wrote into it")
    return bytes(target.data().data())


def _pixels_of(image: QImage) -> QImage:
    """Return a picture of the same pixels: Qt writes the texts that one was read with."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    if plain.isNull():
        return plain
    size = plain.width(), plain.height(), plain.bytesPerLine()
    return QImage(plain.constBits(), *size, plain.format()).copy()
