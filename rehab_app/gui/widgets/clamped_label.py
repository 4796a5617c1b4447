"""A text that takes at most so many lines; what does not fit is left out, with a sign of it."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class ClampedLabel(PlainLabel):
    """For cards that stand in rows. Who shows it says the whole text elsewhere as well."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        most_lines: int,
        type_: Type = Type.TEXT,
        tone: str = "",
    ) -> None:
        """Take how many lines there are at most."""
        super().__init__(text, parent, type_=type_, tone=tone)
        self._most_lines = most_lines

    # -- what others call

    def lines(self, width: int) -> list[str]:
        """Return the lines at a width in pixels, the last one elided where more would follow."""
        text, metrics = self.unbroken_text, self.fontMetrics()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
        layout.endLayout()
        shown = starts[: self._most_lines]
        ends = [*shown[1:], len(text)]
        lines = [text[start:end].strip() for start, end in zip(shown, ends, strict=True)]
        if len(starts) > self._most_lines:
            lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
        return lines

    # -- Qt overrides

    def heightForWidth(self, width: int) -> int:
        return self.fontMetrics().lineSpacing() * max(1, len(self.lines(width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        for number, line in enumerate(self.lines(self.width())):
            down = number * metrics.lineSpacing() + metrics.ascent()
            painter.drawText(QPointF(0, down), line)
