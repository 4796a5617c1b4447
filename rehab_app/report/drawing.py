"""What a chart is: it paints itself anywhere, and says the same in words and as a table."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from rehab_app.report.colours import Colours


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of a chart: what stands above its columns, and its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Return it as lines of cells with tabs between them, as spreadsheets take it."""
        return "\n".join("\t".join(row) for row in (self.headings, *self.rows))


class Drawing(Protocol):
    """A chart with its facts, painted by the same method on screen, on paper and in a picture.

    All its type is in proportion to a font whose size is in pixels.
    """

    @property
    def count(self) -> int:
        """Return how many points it has."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return what each of its points says."""

    @property
    def per_row(self) -> int:
        """Return how many points the keys up and down pass; 0 where they do nothing."""

    def height(self, width: float, font: QFont) -> float:
        """Return how high it wants to be at a width."""

    def places(self, rect: QRectF, font: QFont) -> tuple[QRectF, ...]:
        """Return where its points are if it is painted into a rectangle."""

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        font: QFont,
        colours: Colours,
        chosen: int | None = None,
    ) -> None:
        """Paint it into a rectangle; `chosen` is the number of the point that is marked."""
