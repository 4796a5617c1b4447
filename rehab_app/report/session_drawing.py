"""Pain after each pose of a session, painted: points over the zones, with their names below."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from rehab_app.report.colours import Colours
from rehab_app.report.drawing import Table
from rehab_app.report.session_report import PainPoint
from rehab_app.report.zones import draw_zones, note_font, plot_across, unit_px, y_of

_PLOT_EMS = 7.4
_LEAST_WIDE = 5.2  # letters for a name in lines
_MOST_LINES = 3
_APART_PX = 10
_UNCLIPPED = Qt.TextFlag.TextDontClip
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap | _UNCLIPPED


@dataclass(frozen=True, slots=True)
class _Group:
    """Points of one pose that follow each other; `middle` counts in points from the left."""

    label: str
    middle: float


@dataclass(frozen=True, slots=True)
class SessionDrawing:
    """The readings of a session in their order.

    The names of the poses stand below their points: in one row where there is room, else in two
    that take turns. Where that is too narrow as well, numbers stand there; `numbered` says whose.
    Readings that are about no pose ("before", "after") have a row of their own below the numbers.
    """

    points: tuple[PainPoint, ...]

    @property
    def count(self) -> int:
        """Return how many points it has."""
        return len(self.points)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what each reading says."""
        return tuple(f"{point.about}: {point.said}" for point in self.points)

    @property
    def per_row(self) -> int:
        """Return 0: the points stand in one row."""
        return 0

    @property
    def table(self) -> Table:
        """Return the readings."""
        rows = tuple((point.about, point.said) for point in self.points)
        return Table(("Asked", "Said"), rows)

    @property
    def poses(self) -> tuple[str, ...]:
        """Return the poses in the order in which they first came, each once."""
        return tuple(dict.fromkeys(point.label for point in self.points if point.is_pose))

    def numbered(self, width: float, font: QFont) -> tuple[str, ...]:
        """Return the poses whose numbers stand in a chart of this width; none where names do."""
        metrics = QFontMetricsF(note_font(font))
        step = plot_across(width, metrics)[1] / max(1, len(self.points))
        return () if _lines_of_names(self._groups, step, metrics) else self.poses

    def height(self, width: float, font: QFont) -> float:
        """Return how high it wants to be at a width."""
        metrics = QFontMetricsF(note_font(font))
        plot, _, _ = self._plot(QRectF(0, 0, width, 0), metrics)
        return _PLOT_EMS * font.pixelSize() - plot.height()

    def places(self, rect: QRectF, font: QFont) -> tuple[QRectF, ...]:
        """Return where the readings are."""
        metrics = QFontMetricsF(note_font(font))
        plot, step, _ = self._plot(rect, metrics)
        return tuple(
            QRectF(plot.left() + step * number, plot.top(), step, plot.height())
            for number in range(len(self.points))
        )

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        font: QFont,
        colours: Colours,
        chosen: int | None = None,
    ) -> None:
        """Paint it into a rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(note_font(font))
        metrics = QFontMetricsF(painter.font())
        plot, step, lines = self._plot(rect, metrics)
        draw_zones(painter, plot, colours)
        places = [
            QPointF(plot.left() + step * (number + 0.5), y_of(plot, point.level or 0))
            for number, point in enumerate(self.points)
        ]
        self._draw_line(painter, places, colours, chosen)
        self._draw_sides(painter, plot, step, colours)
        if lines:
            _draw_names(painter, plot, self._groups, step, lines, colours)
        else:
            painter.setPen(QColor(colours.muted))
            for text, box in self.marks(rect, font):
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | _UNCLIPPED, text)
        painter.restore()

    def marks(self, rect: QRectF, font: QFont) -> tuple[tuple[str, QRectF], ...]:
        """Return what stands below the points where names have no room, and where."""
        metrics = QFontMetricsF(note_font(font))
        plot, step, _ = self._plot(rect, metrics)
        numbers = {label: str(number) for number, label in enumerate(self.poses, start=1)}
        top = plot.bottom() + metrics.height() * 1.4
        found: list[tuple[str, QRectF]] = []
        free = [plot.left() - _APART_PX, plot.left() - _APART_PX]
        for group in self._groups:
            text = numbers.get(group.label, group.label)
            row = int(text is group.label)
            width = metrics.horizontalAdvance(text) + 2
            left = max(free[row], plot.left() + step * group.middle - width / 2)
            found.append(
                (text, QRectF(left, top + row * metrics.height(), width, metrics.height()))
            )
            free[row] = left + width + _APART_PX * row
        return tuple(found)

    # -- inside

    @property
    def _groups(self) -> tuple[_Group, ...]:
        groups: list[_Group] = []
        first = 0
        for label, same in groupby(point.label for point in self.points):
            count = len(list(same))
            groups.append(_Group(label, first + count / 2))
            first += count
        return tuple(groups)

    def _plot(self, rect: QRectF, metrics: QFontMetricsF) -> tuple[QRectF, float, tuple[int, ...]]:
        """Return the plot, the width of a point, and the lines of each row of names.

        There are no rows where numbers stand for the names.
        """
        left, width = plot_across(rect.width(), metrics)
        step = width / max(1, len(self.points))
        lines = _lines_of_names(self._groups, step, metrics)
        below = metrics.height() * (sum(lines or (1, 1)) + 1.6)
        plot = QRectF(rect.left() + left, rect.top() + 2, width, rect.height() - below)
        return plot, step, lines

    def _draw_line(
        self,
        painter: QPainter,
        places: Sequence[QPointF],
        colours: Colours,
        chosen: int | None,
    ) -> None:
        ink, unit = QColor(colours.ink), unit_px(painter.font())
        known = [point.level is not None for point in self.points]
        painter.setPen(QPen(ink, 2.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for number in range(1, len(places)):
            if known[number] and known[number - 1]:
                painter.drawLine(places[number - 1], places[number])
        for number, place in enumerate(places):
            if not known[number]:
                continue
            if number == chosen:
                painter.setPen(QPen(QColor(colours.accent), 2.5 * unit))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(place, 11 * unit, 11 * unit)
            painter.setPen(QPen(ink, 2.4 * unit))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(place, 5.8 * unit, 5.8 * unit)

    def _draw_sides(self, painter: QPainter, plot: QRectF, step: float, colours: Colours) -> None:
        painter.setPen(QColor(colours.muted))
        metrics = QFontMetricsF(painter.font())
        top = plot.bottom() + metrics.height() * 0.3
        for number, point in enumerate(self.points):
            box = QRectF(plot.left() + step * number, top, step, metrics.height())
            text = "–" if point.level is None else point.side
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip, text)


def _lines_of_names(
    groups: Sequence[_Group], step: float, metrics: QFontMetricsF
) -> tuple[int, ...]:
    """Return how many lines each row of names takes, for one row or two; none: no room."""
    for rows in (1, 2):
        rooms = _rooms(groups, step, rows)
        lines = [
            _lines(each.label, room, metrics) for each, room in zip(groups, rooms, strict=True)
        ]
        if all(each is not None for each in lines):
            known = [each or 0 for each in lines]
            return tuple(max(known[row::rows], default=0) for row in range(rows))
    return ()


def _rooms(groups: Sequence[_Group], step: float, rows: int) -> list[float]:
    """Return how wide each name may be: half way to both names beside it in its row.

    In two rows that is up to the lines which lead to the names in the other one.
    """
    rooms: list[float] = []
    for number, group in enumerate(groups):
        before = groups[number - 1].middle if number else -group.middle
        last = 2 * groups[-1].middle
        after = groups[number + 1].middle if number + 1 < len(groups) else last
        nearest = min(group.middle - before, after - group.middle)
        rooms.append(nearest * step * rows - _APART_PX)
    return rooms


def _lines(label: str, room: float, metrics: QFontMetricsF) -> int | None:
    """Return in how many lines a name has room, None where it has none."""
    least = metrics.horizontalAdvance("n") * _LEAST_WIDE if " " in label else 0.0
    longest = max((metrics.horizontalAdvance(word) for word in label.split()), default=0.0)
    if max(longest, least) > room:
        return None
    box = metrics.boundingRect(QRectF(0, 0, room, 10_000), int(_CENTRED), label)
    lines = round(box.height() / metrics.height())
    return lines if lines <= _MOST_LINES else None


def _draw_names(
    painter: QPainter,
    plot: QRectF,
    groups: Sequence[_Group],
    step: float,
    lines: Sequence[int],
    colours: Colours,
) -> None:
    """Paint the names in as many rows as there are numbers of lines."""
    metrics = QFontMetricsF(painter.font())
    rooms = _rooms(groups, step, len(lines))
    top = plot.bottom() + metrics.height() * 1.4
    for number, (group, room) in enumerate(zip(groups, rooms, strict=True)):
        middle = plot.left() + step * group.middle
        row = number % len(lines)
        down = sum(lines[:row]) * metrics.height()
        if down:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(middle, top), QPointF(middle, top + down))
        # A single word, as a number or "before", needs no more room than it takes.
        width = max(room, metrics.horizontalAdvance(group.label.partition(" ")[0]) + 2)
        box = QRectF(middle - width / 2, top + down, width, metrics.height() * lines[row])
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, _CENTRED, group.label)
