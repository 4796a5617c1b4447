"""Charts: what they paint, where their points are, and that words, places and table agree."""

from datetime import date, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from rehab_app.engine.estimating import Pairs
from rehab_app.gui.theme import read_theme
from rehab_app.history.trends import DaySessions, DayTold, PosePairs
from rehab_app.model.pain import Moment
from rehab_app.report.calendar_drawing import CalendarDrawing
from rehab_app.report.colours import PAPER, Colours
from rehab_app.report.drawing import Drawing, Table
from rehab_app.report.goal_drawing import draw_goal_bar
from rehab_app.report.poses import pose_effects
from rehab_app.report.poses_drawing import PosesDrawing
from rehab_app.report.session_calendar import calendar_of
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.report.session_report import PainPoint
from rehab_app.report.spans import Period
from rehab_app.report.trend import trend_of
from rehab_app.report.trend_drawing import TrendDrawing
from rehab_app.resources import assets_folder

pytestmark = pytest.mark.gui

TODAY = date(2026, 11, 22)
WEEKS = Period(TODAY - timedelta(days=83), TODAY)
WIDE_PX = 800


class Tabled(Drawing, Protocol):
    @property
    def table(self) -> Table: ...


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def trend(*levels: int) -> TrendDrawing:
    days = [DayTold(back(len(levels) - number), level) for number, level in enumerate(levels)]
    return TrendDrawing(trend_of(days, WEEKS))


def calendar(*highest: int | None) -> CalendarDrawing:
    days = [
        DaySessions(
            day=back(len(highest) - number), count=1, worked_s=60.0, highest=level, is_rest=False
        )
        for number, level in enumerate(highest)
    ]
    return CalendarDrawing(calendar_of(days, WEEKS))


def poses(*changes: float) -> PosesDrawing:
    pairs = [
        Pairs(count=9, before=5.0, after=5.0 + each, sum=9 * each, sum_of_squares=9 * each**2)
        for each in changes
    ]
    named = [PosePairs(f"pose {number}", each) for number, each in enumerate(pairs)]
    return PosesDrawing(pose_effects(named, str))


def session(*labels: str) -> SessionDrawing:
    return SessionDrawing(
        tuple(
            PainPoint(
                label=label,
                side="L",
                level=number % 8,
                moment=Moment.AFTER,
                about=f"After {label}",
                said=f"{number} of 10",
                is_pose=True,
            )
            for number, label in enumerate(labels)
        )
    )


DRAWINGS: dict[str, Tabled] = {
    "trend": trend(2, 5, 7),
    "no trend": trend(),
    "calendar": calendar(1, 4, 8, None),
    "no calendar": calendar(),
    "poses": poses(-3.0, 0.0, 3.0),
    "session": session("pigeon", "figure four", "butterfly"),
}


def painted(drawing: Drawing, colours: Colours, width: int = WIDE_PX) -> QImage:
    font = type_of(15)
    image = QImage(width, max(1, round(drawing.height(width, font))), QImage.Format.Format_RGB32)
    image.fill(QColor(colours.surface))
    painter = QPainter(image)
    drawing.paint(painter, QRectF(image.rect()), font, colours)
    painter.end()
    return image


def type_of(size_px: int) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(size_px)
    return font


def colours_in(image: QImage) -> set[str]:
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in places}


@pytest.mark.parametrize("name", DRAWINGS)
def test_each_point_has_words_a_place_in_the_chart_and_a_row(qapp: object, name: str) -> None:
    drawing = DRAWINGS[name]
    font = type_of(15)
    chart = QRectF(10, 20, WIDE_PX, drawing.height(WIDE_PX, font))

    places = drawing.places(chart, font)

    assert len(places) == len(drawing.words) == len(drawing.table.rows) == drawing.count
    assert all(chart.adjusted(-1, -1, 1, 1).contains(place) for place in places)
    assert all(len(row) == len(drawing.table.headings) for row in drawing.table.rows)


@pytest.mark.parametrize("width", [320, 560, 1200])
@pytest.mark.parametrize("name", DRAWINGS)
def test_larger_text_makes_a_chart_higher_and_never_flat(
    qapp: object, name: str, width: int
) -> None:
    drawing = DRAWINGS[name]

    small, large = (drawing.height(width, type_of(size_px)) for size_px in (15, 30))

    assert large > small > 0


def test_a_trend_shows_its_zones_its_days_and_its_line(qapp: object) -> None:
    light = read_theme(assets_folder() / "themes" / "light.toml")

    shown = colours_in(painted(trend(2, 5, 7), light))

    assert {light.calm_soft, light.watch_soft, light.stop_soft, light.ink} <= shown
    assert painted(trend(2, 5, 7), light) != painted(trend(2, 5, 6), light)
    assert light.ink not in colours_in(painted(trend(), light).copy(0, 0, WIDE_PX, 20))


def test_zones_differ_in_grey_too(qapp: object) -> None:
    greys = {QColor(PAPER.zone(level)[1]).lightness() for level in (0, 3, 6)}

    assert len(greys) == 3


def test_a_day_has_its_own_mark_beside_its_colour(qapp: object) -> None:
    """In one colour, calm, watch and stop still look different."""

    class OneColour:
        surface = sunk = "#FFFFFF"
        ink = muted = line = accent = "#000000"

        def zone(self, _level: int) -> tuple[str, str]:
            return "#000000", "#FFFFFF"

    calm, watch, stop, untold = (painted(calendar(level), OneColour()) for level in (1, 4, 8, None))

    assert calm != watch
    assert watch != stop
    assert stop != calm
    assert untold != calm


def test_names_of_poses_stand_in_two_rows_before_numbers_stand_for_them(qapp: object) -> None:
    names = ("half-kneeling hip flexor", "figure four", "pigeon", "windshield wipers") * 2
    drawing = session(*names)
    font = type_of(15)

    widths = range(300, 1400, 20)
    named = [width for width in widths if not drawing.numbered(width, font)]

    assert named
    assert named == [width for width in widths if width >= named[0]]
    assert drawing.numbered(300, font) == names[:4]
    assert drawing.height(named[0], font) > drawing.height(1380, font)


def test_a_goal_shows_how_far_one_has_come(qapp: object) -> None:
    def bar(first: int | None, last: int | None) -> QImage:
        image = QImage(200, 16, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        draw_goal_bar(painter, QRectF(0, 0, 200, 16), first, last, PAPER)
        painter.end()
        return image

    assert bar(2, 6) != bar(2, 7)
    assert bar(2, 6) != bar(3, 6)
    assert bar(None, None) == bar(0, 0)


def test_weeks_that_have_no_room_are_left_out_and_never_painted_over_the_names(
    qapp: object,
) -> None:
    year = Period(TODAY - timedelta(days=364), TODAY)
    drawing = CalendarDrawing(calendar_of([], year))
    font = QFont("DejaVu Sans")
    font.setPixelSize(15)
    wide, narrow = 800, 200

    for width in (wide, narrow):
        left = 100
        image = QImage(left + width, 200, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        height = drawing.height(width, font)
        drawing.paint(painter, QRectF(left, 0, width, height), font, PAPER)
        painter.end()
        beside = image.copy(0, 0, left, 200)
        plain = QImage(beside.size(), beside.format())
        plain.fill(QColor("#FFFFFF"))
        assert beside == plain


@pytest.mark.parametrize("size_px", [15, 22, 30])
@pytest.mark.parametrize("width_px", [300, 480, 620, 900])
def test_what_stands_below_the_points_never_lies_on_each_other(
    qapp: object, size_px: int, width_px: int
) -> None:
    labels = ["before", "wipers", "half-kneeling stretch", "going on", *"abcdef", "after"]
    points = tuple(
        PainPoint(
            label=label,
            side="",
            level=2,
            moment=Moment.AFTER,
            about=label,
            said="2 of 10",
            is_pose=label not in ("before", "going on", "after"),
        )
        for label in labels
    )
    drawing, font = SessionDrawing(points), type_of(size_px)
    height = drawing.height(width_px, font)

    marks = drawing.marks(QRectF(0, 0, width_px, height), font)

    boxes = [box for _, box in marks]
    assert [text for text, _ in marks] == ["before", "1", "2", "going on", *"345678", "after"]
    assert not any(
        one.intersects(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]
    )
    assert max(box.bottom() for box in boxes) <= height
