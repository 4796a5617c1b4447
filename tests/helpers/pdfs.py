"""PDFs read back: what stands in them, and what they look like."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument


def opened(data: bytes) -> QPdfDocument:
    """Return a PDF, read back."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    document.setProperty("held", buffer)
    document._buffer = buffer  # type: ignore[attr-defined]  # it reads from it as long as it lives
    return document


def text_of(data: bytes) -> str:
    """Return the text of all pages, with single spaces."""
    document = opened(data)
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join("\n".join(pages).split())


def picture_of(document: QPdfDocument, page: int = 0, px_per_point: float = 1.5) -> QImage:
    """Return a page as it is seen on white paper."""
    size = document.pagePointSize(page) * px_per_point
    seen = document.render(page, QSize(round(size.width()), round(size.height())))
    paper = QImage(seen.size(), QImage.Format.Format_RGB888)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, seen)
    painter.end()
    return paper
