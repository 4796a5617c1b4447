"""Pain after each pose, as points over the zones; the same function paints it anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from rehab_app.gui.session_report import PainPoint
from rehab_app.gui.styling import TEXT_PX
from rehab_app.gui.theme import Theme

_TICKS = (0, 2, 5, 10)
_MOST = 10
_NOTE = 12 / TEXT_PX
_BANDS = ((0.0, 2.5, 0, "● calm"), (2.5, 5.5, 3, "▲ watch"), (5.5, 10.4, 6, "■ stop"))
_TOP = 10.4
_LEAST_WIDE = 5.2  # letters for a name in lines; where there is less room a number stands for it
_LINES = 3


@dataclass(frozen=True, slots=True)
class PainChartData:
    """The points of a chart, in order; `chosen` is the number of the one that is marked."""

    points: tuple[PainPoint, ...]
    chosen: int | None = None


def draw_pain_chart(painter: QPainter, rect: QRectF, data: PainChartData, theme: Theme) -> None:
    """Paint a chart into a rectangle, its type in proportion to the painter's font.

    Where names have no room below their points, numbers stand there; `numbered` says whose.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_note_font(painter.font()))
    metrics = QFontMetricsF(painter.font())
    groups = _groups(data.points)
    left, width = _across(rect.width(), metrics)
    step = width / max(1, len(data.points))
    is_numbered = not _have_room(groups, step, metrics)
    below = metrics.height() * ((1 if is_numbered else _LINES) + 1.6)
    plot = QRectF(rect.left() + left, rect.top() + 2, width, rect.height() - below)
    _draw_ground(painter, plot, metrics, theme)
    places = [_place(plot, number, step, point) for number, point in enumerate(data.points)]
    _draw_line(painter, places, data, theme)
    _draw_sides(painter, plot, data.points, step, metrics, theme)
    if is_numbered:
        poses = poses_of(data.points)
        marks = {label: str(number) for number, label in enumerate(poses, start=1)}
        groups = [(marks.get(label, label), first, count) for label, first, count in groups]
    _draw_names(painter, plot, groups, step, metrics)
    painter.restore()


def numbered(points: Sequence[PainPoint], width: float, font: QFont) -> tuple[str, ...]:
    """Return the poses whose numbers stand in a chart of this width; none where names do."""
    metrics = QFontMetricsF(_note_font(font))
    step = _across(width, metrics)[1] / max(1, len(points))
    return () if _have_room(_groups(points), step, metrics) else poses_of(points)


def poses_of(points: Sequence[PainPoint]) -> tuple[str, ...]:
    """Return the poses in the order in which they first came, each once."""
    return tuple(dict.fromkeys(point.label for point in points if point.is_pose))


def _note_font(font: QFont) -> QFont:
    note = QFont(font)
    note.setPixelSize(max(8, round(font.pixelSize() * _NOTE)))
    return note


def _across(width: float, metrics: QFontMetricsF) -> tuple[float, float]:
    """Return where the points begin and how wide they stand, between the scale and the zones."""
    left = metrics.horizontalAdvance("10") + 10
    right = max(metrics.horizontalAdvance(text) for *_, text in _BANDS) + 8
    return left, width - left - right


def _groups(points: Sequence[PainPoint]) -> list[tuple[str, int, int]]:
    """Return each name with the first of its points and how many follow each other."""
    groups: list[tuple[str, int, int]] = []
    for label, same in groupby(points, key=_label):
        first = sum(count for _, _, count in groups)
        groups.append((label, first, len(list(same))))
    return groups


def _label(point: PainPoint) -> str:
    return point.label


def _have_room(groups: Sequence[tuple[str, int, int]], step: float, metrics: QFontMetricsF) -> bool:
    least = metrics.horizontalAdvance("n") * _LEAST_WIDE
    for label, _, count in groups:
        longest = max((metrics.horizontalAdvance(word) for word in label.split()), default=0.0)
        room = step * count - 6
        if max(longest, least) > room or metrics.horizontalAdvance(label) > room * (_LINES - 0.4):
            return False
    return True


def _y(plot: QRectF, level: float) -> float:
    return plot.bottom() - plot.height() * level / _TOP


def _place(plot: QRectF, number: int, step: float, point: PainPoint) -> QPointF:
    return QPointF(plot.left() + step * (number + 0.5), _y(plot, point.level or 0))


def _draw_ground(painter: QPainter, plot: QRectF, metrics: QFontMetricsF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for least, most, level, _ in _BANDS:
        painter.setBrush(QColor(theme.zone(level)[1]))
        top = _y(plot, most)
        painter.drawRect(QRectF(plot.left(), top, plot.width(), _y(plot, least) - top))
    painter.setPen(QColor(theme.muted))
    for tick in _TICKS:
        middle = _y(plot, tick)
        box = QRectF(plot.left() - 60, middle - metrics.height() / 2, 52, metrics.height())
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(tick)
        )
    for least, most, level, text in _BANDS:
        painter.setPen(QColor(theme.zone(level)[0]))
        middle = _y(plot, (least + most) / 2)
        box = QRectF(plot.right() + 8, middle - metrics.height() / 2, 200, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _draw_line(
    painter: QPainter, places: Sequence[QPointF], data: PainChartData, theme: Theme
) -> None:
    ink = QColor(theme.ink)
    unit = painter.font().pixelSize() / 12
    levels = [point.level for point in data.points]
    painter.setPen(QPen(ink, 2.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for number in range(1, len(places)):
        if levels[number] is not None and levels[number - 1] is not None:
            painter.drawLine(places[number - 1], places[number])
    for number, place in enumerate(places):
        if levels[number] is None:
            continue
        if number == data.chosen:
            painter.setPen(QPen(QColor(theme.accent), 2.5 * unit))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, 11 * unit, 11 * unit)
        painter.setPen(QPen(ink, 2.4 * unit))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(place, 5.8 * unit, 5.8 * unit)


def _draw_sides(
    painter: QPainter,
    plot: QRectF,
    points: Sequence[PainPoint],
    step: float,
    metrics: QFontMetricsF,
    theme: Theme,
) -> None:
    painter.setPen(QColor(theme.muted))
    top = plot.bottom() + metrics.height() * 0.3
    for number, point in enumerate(points):
        box = QRectF(plot.left() + step * number, top, step, metrics.height())
        text = "–" if point.level is None else point.side
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip, text)


def _draw_names(
    painter: QPainter,
    plot: QRectF,
    groups: Sequence[tuple[str, int, int]],
    step: float,
    metrics: QFontMetricsF,
) -> None:
    top = plot.bottom() + metrics.height() * 1.4
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip
    for label, first, count in groups:
        middle = plot.left() + step * (first + count / 2)
        # A single word, as a number or "before", needs no more room than it takes.
        width = max(step * count - 6, metrics.horizontalAdvance(label.partition(" ")[0]) + 2)
        box = QRectF(middle - width / 2, top, width, metrics.height() * _LINES)
        painter.drawText(box, flags, label)
