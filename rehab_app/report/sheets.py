"""Pages of paper: blocks that flow over them, painted into a PDF with text that can be selected."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from rehab_app.report.blocks import NOTE_PX, Block, type_of
from rehab_app.report.colours import PAPER

_DPI, _PRINTED_DPI = 96, 1200
_FOOT_PX = 22
MARGIN_MM = 15.0


class Paper(StrEnum):
    """The sizes of paper that people have."""

    A4 = "a4"
    LETTER = "letter"


_PAGES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

Pages = list[list[tuple[float, Block]]]


class Sheets:
    """Pages of a size that is said, else of the one that is usual where the person lives."""

    def __init__(
        self,
        title: str,
        foot: str,
        paper: Paper | None = None,
        *,
        margin_mm: float = MARGIN_MM,
        scale: float = 1.0,
    ) -> None:
        """Take the title of the document, and what stands at the foot of every page.

        `scale` makes all that is painted larger or smaller, and so the page smaller or larger in
        its pixels.
        """
        self._title = title
        self._foot = foot
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setPageSize(QPageSize(_PAGES[paper or usual_paper()]))
        margins = QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm)
        self._writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._writer.setResolution(_PRINTED_DPI)
        self._writer.setTitle(title)
        self._writer.setCreator("rehab-app")
        self._scale = scale

    @property
    def width(self) -> float:
        """Return how wide a page is inside its margins."""
        return float(self._writer.pageLayout().paintRectPixels(_DPI).width()) / self._scale

    @property
    def height(self) -> float:
        """Return how high a page is inside its margins and above its foot."""
        high = float(self._writer.pageLayout().paintRectPixels(_DPI).height())
        return high / self._scale - _FOOT_PX

    def pages(self, blocks: Iterable[Block]) -> Pages:
        """Return the blocks page by page, each with how far down it stands."""
        pages: Pages = [[]]
        for piece in _pieces(blocks):
            high = sum(block.before + block.height for block in piece)
            top = _bottom(pages[-1])
            if pages[-1] and top + high > self.height:
                pages.append([])
                top = 0.0
            for block in piece:
                top += block.before if pages[-1] else 0.0
                pages[-1].append((top, block))
                top += block.height
        return pages

    def pdf(self, blocks: Iterable[Block]) -> bytes:
        """Return the document of blocks that flow over its pages."""
        return self.pdf_of(self.pages(blocks))

    def pdf_of(self, pages: Pages) -> bytes:
        """Return the document of pages that are made up; the sheets are then used up."""
        painter = QPainter(self._writer)
        # Pictures as they are: the lines of a drawn body would blur in a JPEG.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        scale = _PRINTED_DPI / _DPI * self._scale
        painter.scale(scale, scale)
        for number, page in enumerate(pages):
            if number:
                self._writer.newPage()
            for top, block in page:
                block.paint(painter, QRectF(0, top, self.width, block.height))
            self._paint_foot(painter, f"{self._foot} · page {number + 1} of {len(pages)}")
        painter.end()
        self._buffer.close()
        return bytes(self._buffer.data().data())

    # -- inside

    def _paint_foot(self, painter: QPainter, text: str) -> None:
        font = type_of(NOTE_PX)
        painter.setFont(font)
        painter.setPen(QColor(PAPER.muted))
        high = QFontMetricsF(font).height()
        box = QRectF(0, self.height + _FOOT_PX - high, self.width, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)


def usual_paper() -> Paper:
    """Return the size of paper that is usual where the person lives."""
    is_letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_letter else Paper.A4


def _pieces(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks with all that lead to them."""
    piece: list[Block] = []
    for block in blocks:
        piece.append(block)
        if not block.leads:
            yield piece
            piece = []
    if piece:
        yield piece


def _bottom(page: Sequence[tuple[float, Block]]) -> float:
    return page[-1][0] + page[-1][1].height if page else 0.0
