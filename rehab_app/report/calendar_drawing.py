"""The days with sessions, painted: a column for each week, and a mark for how much it hurt."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from rehab_app.history.trends import DaySessions
from rehab_app.report.colours import Colours
from rehab_app.report.dates import day_in_table, day_text
from rehab_app.report.drawing import Table
from rehab_app.report.session_calendar import SessionCalendar
from rehab_app.report.zones import note_font, unit_px, zone_of

_WEEK = 7
_NAMED_ROWS = {0: "Mon", 2: "Wed", 4: "Fri", 6: "Sun"}
_CELL_EMS, _LEAST_CELL_EMS = 1.5, 0.55
_GAP_SHARE = 0.16
_SMALL_EMS = 0.9  # a cell below this is all mark


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells of a calendar are: the top left corner of its first week, and their size."""

    monday: date
    left: float
    top: float
    cell: float

    def place(self, day: date) -> QRectF:
        """Return where a day is."""
        week, weekday = divmod((day - self.monday).days, _WEEK)
        size = self.cell * (1 - _GAP_SHARE)
        return QRectF(self.left + week * self.cell, self.top + weekday * self.cell, size, size)


@dataclass(frozen=True, slots=True)
class CalendarDrawing:
    """A calendar with a day in each cell."""

    calendar: SessionCalendar

    @property
    def count(self) -> int:
        """Return how many points it has."""
        return len(self.calendar.days)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what each day with a session or a rest says."""
        return tuple(f"{day_text(day.day)}: {_said(day)}" for day in self.calendar.days)

    @property
    def per_row(self) -> int:
        """Return 0: the keys go from one day with a session to the next."""
        return 0

    @property
    def table(self) -> Table:
        """Return the days with what was done on them."""
        rows = (
            (
                day_in_table(day.day),
                str(day.count) if day.count else "rest that pain called for",
                str(round(day.worked_s / 60)) if day.count else "",
                "" if day.highest is None else str(day.highest),
            )
            for day in reversed(self.calendar.days)
        )
        return Table(("Day", "Sessions", "Minutes", "Highest (0–10)"), tuple(rows))

    def height(self, width: float, font: QFont) -> float:
        """Return how high it wants to be at a width."""
        metrics = QFontMetricsF(note_font(font))
        return self._cell(width, metrics) * _WEEK + 1.4 * metrics.height()

    def places(self, rect: QRectF, font: QFont) -> tuple[QRectF, ...]:
        """Return where the days with a session or a rest are."""
        grid = self._grid(rect, QFontMetricsF(note_font(font)))
        return tuple(grid.place(day.day) for day in self.calendar.days)

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
        grid = self._grid(rect, metrics)
        self._draw_names(painter, rect, grid, metrics, colours)
        known = {day.day: day for day in self.calendar.days}
        period = self.calendar.period
        for number in range(period.days):
            day = period.first + timedelta(days=number)
            place = grid.place(day)
            if place.left() < self._beside_names(rect, metrics):
                continue  # There is no room for all weeks.
            if day in known:
                _draw_day(painter, place, known[day], metrics, colours)
            else:
                _draw_empty(painter, place, colours)
        if chosen is not None:
            place = grid.place(self.calendar.days[chosen].day)
            painter.setPen(QPen(QColor(colours.accent), 2.5 * unit_px(painter.font())))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 4, 4)
        painter.restore()

    # -- inside

    @property
    def _monday(self) -> date:
        first = self.calendar.period.first
        return first - timedelta(days=first.weekday())

    @property
    def _week_count(self) -> int:
        return (self.calendar.period.last - self._monday).days // _WEEK + 1

    def _left(self, metrics: QFontMetricsF) -> float:
        return max(metrics.horizontalAdvance(name) for name in _NAMED_ROWS.values()) + 8

    def _beside_names(self, rect: QRectF, metrics: QFontMetricsF) -> float:
        """Return from where on there are weeks: behind the names of the days, to the pixel."""
        return rect.left() + self._left(metrics) - 1

    def _cell(self, width: float, metrics: QFontMetricsF) -> float:
        """Return how large a cell is with the gap behind it, the same both ways."""
        most = _CELL_EMS * metrics.height()
        room = (width - self._left(metrics)) / self._week_count
        return max(_LEAST_CELL_EMS * metrics.height(), min(most, room))

    def _grid(self, rect: QRectF, metrics: QFontMetricsF) -> _Grid:
        cell = self._cell(rect.width(), metrics)
        # Where the least size is too large for all weeks the oldest stand outside.
        left = min(rect.left() + self._left(metrics), rect.right() - self._week_count * cell)
        return _Grid(self._monday, left, rect.top() + 1.4 * metrics.height(), cell)

    def _draw_names(
        self,
        painter: QPainter,
        rect: QRectF,
        grid: _Grid,
        metrics: QFontMetricsF,
        colours: Colours,
    ) -> None:
        painter.setPen(QColor(colours.muted))
        every = 1 if grid.cell > metrics.height() * 0.9 else 2
        for number, name in list(_NAMED_ROWS.items())[::every]:
            top = grid.place(grid.monday + timedelta(days=number)).center().y()
            box = QRectF(rect.left(), top - metrics.height() / 2, 200, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, name)
        free = rect.left()
        for week in range(self._week_count):
            monday = grid.monday + timedelta(weeks=week)
            is_new = week == 0 or monday.day <= _WEEK
            place = grid.place(monday)
            text = f"{monday:%b}"
            if is_new and place.left() >= max(free, self._beside_names(rect, metrics)):
                painter.drawText(QPointF(place.left(), rect.top() + metrics.ascent()), text)
                free = place.left() + metrics.horizontalAdvance(text) + 10


def _said(day: DaySessions) -> str:
    if not day.count:
        return "rest that pain called for"
    sessions = "1 session" if day.count == 1 else f"{day.count} sessions"
    if day.highest is None:
        return f"{sessions}, nothing told"
    return f"{sessions}, highest {day.highest} of 10, {zone_of(day.highest)}"


def _draw_empty(painter: QPainter, place: QRectF, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.sunk))
    radius = place.width() * 0.22
    painter.drawRoundedRect(place, radius, radius)


def _draw_day(
    painter: QPainter, place: QRectF, day: DaySessions, metrics: QFontMetricsF, colours: Colours
) -> None:
    """Paint a disc, a triangle or a square on the ground of its zone.

    A session of which nothing was told is a ring, a rest that pain called for a bar.
    """
    ink, ground = colours.zone(day.highest or 0)
    if day.highest is None or not day.count:
        ink, ground = colours.ink, colours.sunk
    is_small = place.width() < _SMALL_EMS * metrics.height()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    radius = place.width() * 0.22
    painter.drawRoundedRect(place, radius, radius)
    inset = place.width() * (0.12 if is_small else 0.24)
    mark = place.adjusted(inset, inset, -inset, -inset)
    painter.setBrush(QColor(ink))
    if not day.count:
        painter.drawRect(mark.adjusted(0, mark.height() * 0.38, 0, -mark.height() * 0.38))
    elif day.highest is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ink), max(1.0, mark.width() * 0.16)))
        painter.drawEllipse(mark)
    else:
        _draw_mark(painter, mark, zone_of(day.highest))


def _draw_mark(painter: QPainter, mark: QRectF, zone: str) -> None:
    if zone == "calm":
        painter.drawEllipse(mark)
    elif zone == "stop":
        painter.drawRect(mark)
    else:
        bottom = mark.bottom() - mark.height() * 0.06
        top = QPointF(mark.center().x(), mark.top() + mark.height() * 0.04)
        painter.drawPolygon(
            QPolygonF([QPointF(mark.left(), bottom), top, QPointF(mark.right(), bottom)])
        )
