"""Pieces of a page: text, charts and tables, each with its height, painted where they come to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QTextLayout,
)

from rehab_app.report.colours import PAPER
from rehab_app.report.drawing import Drawing, Table

TEXT_PX, NOTE_PX, HEADING_PX, TITLE_PX = 12, 10, 15, 22
_CELL_PX = 4
_LIGATURES = QFont.Tag("liga")
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece that is never torn: how high, how it is painted, and the space before it.

    One that `leads` is never the last on its page.
    """

    height: float
    paint: Paint
    before: float = 0.0
    leads: bool = False


def type_of(size_px: int, *, is_bold: bool = False) -> QFont:
    """Return the program's type in a size; its shapes are not bent to the pixels of a screen.

    It has no ligatures: whoever searches a PDF for "five" would not find it written with one.
    """
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(_LIGATURES, 0)
    font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    return font


def text_block(
    text: str,
    width: float,
    *,
    size_px: int = TEXT_PX,
    is_bold: bool = False,
    colour: str = PAPER.ink,
    before: float = 0.0,
    leads: bool = False,
) -> Block:
    """Return a paragraph that stays on one page."""
    font = type_of(size_px, is_bold=is_bold)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, _WRAPPED, text)

    return Block(_height_of(text, font, width), paint, before, leads)


def heading_block(text: str, width: float) -> Block:
    """Return the heading of a section, which what follows stays with."""
    return text_block(text, width, size_px=HEADING_PX, is_bold=True, before=16, leads=True)


def line_blocks(text: str, width: float) -> Iterator[Block]:
    """Yield a long text line by line, so that it can go on overleaf."""
    for paragraph in text.splitlines():
        for line in _lines_of(paragraph, type_of(TEXT_PX), width):
            yield text_block(line, 2 * width)


def drawing_block(drawing: Drawing, width: float, before: float = 4.0) -> Block:
    """Return a chart, painted as on screen."""
    font = type_of(TEXT_PX)

    def paint(painter: QPainter, rect: QRectF) -> None:
        drawing.paint(painter, rect, font, PAPER)

    return Block(drawing.height(width, font), paint, before)


def beside(blocks: Sequence[Sequence[Block]], width: float, gap: float = 24.0) -> Block:
    """Return columns of blocks side by side, as one block."""
    wide = (width - gap * (len(blocks) - 1)) / len(blocks)

    def paint(painter: QPainter, rect: QRectF) -> None:
        for number, column in enumerate(blocks):
            top = rect.top()
            for block in column:
                top += block.before
                left = rect.left() + number * (wide + gap)
                block.paint(painter, QRectF(left, top, wide, block.height))
                top += block.height

    heights = (sum(block.before + block.height for block in column) for column in blocks)
    return Block(max(heights), paint)


def table_blocks(table: Table, shares: Sequence[float], width: float) -> Iterator[Block]:
    """Yield a table row by row; `shares` are the widths of its columns as parts of the whole."""
    widths = [share * width for share in shares]
    yield _row_block(table.headings, widths, is_head=True)
    for row in table.rows:
        yield _row_block(row, widths, is_head=False)


def column_width(width: float, count: int, gap: float = 24.0) -> float:
    """Return how wide each of some columns is that stand beside each other."""
    return (width - gap * (count - 1)) / count


def _height_of(text: str, font: QFont, width: float) -> float:
    metrics = QFontMetricsF(font)
    return metrics.boundingRect(QRectF(0, 0, width, 100_000), _WRAPPED, text or " ").height()


def _lines_of(text: str, font: QFont, width: float) -> Iterator[str]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    for start, length in lines or [(0, 0)]:
        yield text[start : start + length]


def _row_block(cells: Sequence[str], widths: Sequence[float], *, is_head: bool) -> Block:
    font = type_of(NOTE_PX if is_head else 11, is_bold=is_head)
    heights = (_height_of(cell, font, wide - 8) for cell, wide in zip(cells, widths, strict=True))

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setFont(font)
        left = rect.left()
        for cell, wide in zip(cells, widths, strict=True):
            painter.setPen(QColor(PAPER.muted if is_head else PAPER.ink))
            box = QRectF(left, rect.top() + _CELL_PX / 2, wide - 8, rect.height())
            painter.drawText(box, _WRAPPED, cell)
            left += wide
        painter.setPen(QPen(QColor(PAPER.line), 0.7))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    return Block(max(heights) + _CELL_PX, paint, leads=is_head)
