"""Paragraphs of plain and bold type that break where they have to, even within a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from rehab_app.report.blocks import TEXT_PX, Block, type_of
from rehab_app.report.colours import PAPER


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one weight of type."""

    text: str
    is_bold: bool = False


def paragraph(
    runs: Sequence[Run] | str,
    width: float,
    *,
    size_px: int = TEXT_PX,
    colour: str = PAPER.ink,
    before: float = 0.0,
    leads: bool = False,
    indent: float = 0.0,
) -> Block:
    """Return a paragraph as a block; its height is what is painted.

    `indent` moves it to the right, away from the mark that may stand before it.
    """
    layout, height = _laid_out(_runs(runs), width - indent, size_px)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(rect.left() + indent, rect.top()))

    return Block(height, paint, before, leads)


def lines_of(
    runs: Sequence[Run] | str, width: float, *, size_px: int = TEXT_PX, before: float = 0.0
) -> list[Block]:
    """Return a paragraph line by line, so that a long one can go on overleaf."""
    layout, _ = _laid_out(_runs(runs), width, size_px)
    return [
        _line_block(layout, number, before if number == 0 else 0.0)
        for number in range(layout.lineCount())
    ]


def natural_width(runs: Sequence[Run] | str, size_px: int = TEXT_PX) -> float:
    """Return how wide a paragraph is on one line."""
    layout, _ = _laid_out(_runs(runs), 1e6, size_px)
    return max(
        (layout.lineAt(line).naturalTextWidth() for line in range(layout.lineCount())), default=0.0
    )


def _runs(runs: Sequence[Run] | str) -> Sequence[Run]:
    return (Run(runs),) if isinstance(runs, str) else runs


def _laid_out(runs: Sequence[Run], width: float, size_px: int) -> tuple[QTextLayout, float]:
    # What a layout knows as the end of a line is this character.
    texts = [run.text.replace("\n", "\N{LINE SEPARATOR}") for run in runs]
    layout = QTextLayout("".join(texts), type_of(size_px))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs, texts)))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _formats(runs: Sequence[Run], texts: Sequence[str]) -> Sequence[QTextLayout.FormatRange]:
    formats, start = [], 0
    for run, text in zip(runs, texts, strict=True):
        # Qt counts in UTF-16.
        length = len(text.encode("utf-16-le")) // 2
        if run.is_bold:
            each = QTextLayout.FormatRange()
            each.start, each.length = start, length
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            each.format = bold
            formats.append(each)
        start += length
    return formats


def _line_block(layout: QTextLayout, number: int, before: float) -> Block:
    line = layout.lineAt(number)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QColor(PAPER.ink))
        # The layout is held here: its lines are nothing without it.
        layout.lineAt(number).draw(painter, rect.topLeft() - QPointF(0, line.y()))

    return Block(line.height(), paint, before)
