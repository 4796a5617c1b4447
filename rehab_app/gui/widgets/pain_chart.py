"""Pain after each pose, as points over the zones; the same function paints it anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.session_report import PainPoint
from rehab_app.gui.styling import TEXT_PX, current_theme
from rehab_app.gui.theme import Theme
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_TICKS = (0, 2, 5, 10)
_MOST = 10
_NOTE = 12 / TEXT_PX
_BANDS = ((0.0, 2.5, 0, "● calm"), (2.5, 5.5, 3, "▲ watch"), (5.5, 10.4, 6, "■ stop"))
_TOP = 10.4
_LEAST_WIDE = 5.2  # letters for a name in lines; where there is less room it stands aslant
_LINES = 3
_SLANT = -38.0


@dataclass(frozen=True, slots=True)
class PainChartData:
    """The points of a chart, in order; `chosen` is the number of the one that is marked."""

    points: tuple[PainPoint, ...]
    chosen: int | None = None


def draw_pain_chart(painter: QPainter, rect: QRectF, data: PainChartData, theme: Theme) -> None:
    """Paint a chart into a rectangle, its type in proportion to the painter's font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(font.pixelSize() * _NOTE)))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    groups = _groups(data.points)
    left = metrics.horizontalAdvance("10") + 10
    right = max(metrics.horizontalAdvance(text) for *_, text in _BANDS) + 8
    width = rect.width() - left - right
    step = width / max(1, len(data.points))
    is_slanted = _is_slanted(groups, step, metrics)
    below = metrics.height() * ((5.6 if is_slanted else _LINES) + 1.6)
    plot = QRectF(rect.left() + left, rect.top() + 2, width, rect.height() - below)
    _draw_ground(painter, plot, metrics, theme)
    places = [_place(plot, number, step, point) for number, point in enumerate(data.points)]
    _draw_line(painter, places, data, theme)
    _draw_sides(painter, plot, data.points, step, metrics, theme)
    _draw_names(painter, plot, groups, step, metrics, is_slanted=is_slanted)
    painter.restore()


def _groups(points: Sequence[PainPoint]) -> list[tuple[str, int, int]]:
    """Return each name with the first of its points and how many follow each other."""
    groups: list[tuple[str, int, int]] = []
    for label, same in groupby(points, key=_label):
        first = sum(count for _, _, count in groups)
        groups.append((label, first, len(list(same))))
    return groups


def _label(point: PainPoint) -> str:
    return point.label


def _is_slanted(
    groups: Sequence[tuple[str, int, int]], step: float, metrics: QFontMetricsF
) -> bool:
    least = metrics.horizontalAdvance("n") * _LEAST_WIDE
    for label, _, count in groups:
        longest = max((metrics.horizontalAdvance(word) for word in label.split()), default=0.0)
        room = step * count - 6
        if max(longest, least) > room or metrics.horizontalAdvance(label) > room * (_LINES - 0.4):
            return True
    return False


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
    *,
    is_slanted: bool,
) -> None:
    top = plot.bottom() + metrics.height() * 1.4
    for label, first, count in groups:
        middle = plot.left() + step * (first + count / 2)
        if not is_slanted:
            box = QRectF(middle - step * count / 2 + 3, top, step * count - 6, metrics.height() * 3)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, label)
            continue
        # Its end stands under the point; the first ones have less room to the left.
        room = min(metrics.height() * 8.4, (middle - plot.left() + metrics.height() * 2.4) / 0.79)
        text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.save()
        painter.translate(middle + metrics.height() * 0.3, top + metrics.height() * 0.6)
        painter.rotate(_SLANT)
        painter.drawText(QPointF(-metrics.horizontalAdvance(text), 0), text)
        painter.restore()


class PainChart(QWidget):
    """A chart that the arrow keys go through; what the chosen point says stands below it."""

    def __init__(self, points: Sequence[PainPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas(tuple(points))
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._said)
        self._canvas.show_said(self._said)


class _Canvas(QWidget):
    def __init__(self, points: tuple[PainPoint, ...]) -> None:
        super().__init__()
        self._points = points
        self._chosen: int | None = None
        self._label: PlainLabel | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName("Pain after each pose; the arrow keys go from one to the next")

    # -- what others call

    def show_said(self, label: PlainLabel) -> None:
        """Say what a point says in this label."""
        self._label = label
        self._say()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        text_px = self.font().pixelSize()
        return QSize(text_px * 26, text_px * 20)

    def minimumSizeHint(self) -> QSize:
        text_px = self.font().pixelSize()
        return QSize(text_px * 14, text_px * 17)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = -1 if self._chosen is None else self._chosen
        last = len(self._points) - 1
        to = {
            Qt.Key.Key_Right: min(last, now + 1),
            Qt.Key.Key_Left: max(0, now - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or last < 0:
            super().keyPressEvent(event)
            return
        self._chosen = to
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._chosen = None
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        space = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        draw_pain_chart(painter, space, PainChartData(self._points, self._chosen), current_theme())

    # -- inside

    def _say(self) -> None:
        if self._chosen is None:
            text = "← → go from reading to reading."
            said = "; ".join(f"{point.about}: {point.said}" for point in self._points)
        else:
            point = self._points[self._chosen]
            text = said = f"{point.about}: {point.said}"
        self.setAccessibleDescription(said)
        if self._label is not None:
            self._label.setText(text)
        self.update()
