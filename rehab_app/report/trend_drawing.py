"""Pain over weeks, painted: a ring for each day and the line of the seven-day average."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from rehab_app.report.colours import Colours
from rehab_app.report.dates import day_in_table, day_text, ticks_of
from rehab_app.report.drawing import Table
from rehab_app.report.trend import PainTrend, TrendPoint
from rehab_app.report.zones import draw_zones, note_font, plot_across, unit_px, y_of, zone_of

_HIGH_EMS = 14
_TICK_LETTERS = 9
_MOST_RING = 3.4
_DENSE = 200
_NOTHING = "Nothing was told in this time."


@dataclass(frozen=True, slots=True)
class TrendDrawing:
    """A chart of a trend; `high_ems` is its height in sizes of its text."""

    trend: PainTrend
    high_ems: float = _HIGH_EMS

    @property
    def count(self) -> int:
        """Return how many points it has."""
        return len(self.trend.points)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what each day or week says."""
        return tuple(self._said(point) for point in self.trend.points)

    @property
    def per_row(self) -> int:
        """Return 0: the points stand in one row."""
        return 0

    @property
    def table(self) -> Table:
        """Return the days or weeks with their numbers."""
        when = "Week that ends on" if self.trend.is_weekly else "Day"
        rows = (
            (day_in_table(point.day), str(point.highest), f"{point.average:.1f}")
            for point in reversed(self.trend.points)
        )
        return Table((when, "Highest (0–10)", "Seven-day average"), tuple(rows))

    def height(self, _width: float, font: QFont) -> float:
        """Return how high it wants to be."""
        return self.high_ems * font.pixelSize()

    def places(self, rect: QRectF, font: QFont) -> tuple[QRectF, ...]:
        """Return where the points are."""
        plot = self._plot(rect, font)
        half = max(4.0, plot.width() / self.trend.period.days / 2)
        return tuple(
            QRectF(place.x() - half, plot.top(), 2 * half, plot.height())
            for place in (self._place(plot, point) for point in self.trend.points)
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
        plot = self._plot(rect, font)
        draw_zones(painter, plot, colours)
        self._draw_days(painter, plot, colours)
        if not self.trend.points:
            painter.setPen(QColor(colours.ink))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, _NOTHING)
        self._draw_points(painter, plot, colours)
        self._draw_average(painter, plot, colours)
        if chosen is not None:
            self._draw_chosen(painter, plot, colours, self.trend.points[chosen])
        painter.restore()

    # -- inside

    def _said(self, point: TrendPoint) -> str:
        when = "Week that ends on " if self.trend.is_weekly else ""
        zone = zone_of(point.highest)
        return (
            f"{when}{day_text(point.day)}: highest {point.highest} of 10, {zone}; "
            f"seven-day average {point.average:.1f}"
        )

    def _plot(self, rect: QRectF, font: QFont) -> QRectF:
        metrics = QFontMetricsF(note_font(font))
        left, width = plot_across(rect.width(), metrics)
        return QRectF(
            rect.left() + left, rect.top() + 2, width, rect.height() - 1.6 * metrics.height()
        )

    def _x(self, plot: QRectF, day: date) -> float:
        period = self.trend.period
        return plot.left() + plot.width() * ((day - period.first).days + 0.5) / period.days

    def _place(self, plot: QRectF, point: TrendPoint) -> QPointF:
        return QPointF(self._x(plot, point.day), y_of(plot, point.highest))

    def _draw_days(self, painter: QPainter, plot: QRectF, colours: Colours) -> None:
        metrics = QFontMetricsF(painter.font())
        wide = metrics.averageCharWidth() * _TICK_LETTERS
        painter.setPen(QColor(colours.muted))
        top = plot.bottom() + metrics.height() * 0.35
        for day, text in ticks_of(self.trend.period, int(plot.width() / wide)):
            x = self._x(plot, day)
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            left = min(x - wide / 2, plot.right() - wide / 2)
            painter.drawText(
                QRectF(left, top, wide, metrics.height()), Qt.AlignmentFlag.AlignHCenter, text
            )

    def _draw_points(self, painter: QPainter, plot: QRectF, colours: Colours) -> None:
        unit = unit_px(painter.font())
        between = plot.width() / self.trend.period.days * (7 if self.trend.is_weekly else 1)
        radius = max(1.4, min(_MOST_RING, between * 0.32 / unit)) * unit
        painter.setPen(QPen(QColor(colours.muted), min(1.6 * unit, radius / 1.6)))
        painter.setBrush(QColor(colours.surface))
        for point in self.trend.points:
            painter.drawEllipse(self._place(plot, point), radius, radius)

    def _draw_average(self, painter: QPainter, plot: QRectF, colours: Colours) -> None:
        unit = unit_px(painter.font())
        is_dense = len(self.trend.points) > _DENSE
        pen = QPen(QColor(colours.ink), (1.4 if is_dense else 2.4) * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in self.trend.lines:
            places = [
                QPointF(self._x(plot, point.day), y_of(plot, point.average)) for point in line
            ]
            painter.drawPolyline(QPolygonF(places))

    def _draw_chosen(
        self, painter: QPainter, plot: QRectF, colours: Colours, point: TrendPoint
    ) -> None:
        unit = unit_px(painter.font())
        place = self._place(plot, point)
        painter.setPen(QPen(QColor(colours.accent), 1.5 * unit))
        painter.drawLine(QPointF(place.x(), plot.top()), QPointF(place.x(), plot.bottom()))
        painter.setPen(QPen(QColor(colours.accent), 2.5 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, 8 * unit, 8 * unit)
