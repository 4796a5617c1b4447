"""Charts of weeks, in every state that looks different: for the sheet of widgets."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from rehab_app.engine.due import Adherence
from rehab_app.engine.estimating import Pairs
from rehab_app.gui.widgets.chart_card import ChartCard, TabledDrawing
from rehab_app.gui.widgets.goals_card import GoalsCard
from rehab_app.gui.widgets.note_card import NoteCard
from rehab_app.history.trends import DaySessions, DayTold, PosePairs
from rehab_app.report.calendar_drawing import CalendarDrawing
from rehab_app.report.goals import GoalView
from rehab_app.report.poses import pose_effects
from rehab_app.report.poses_drawing import PosesDrawing
from rehab_app.report.session_calendar import Planned, calendar_of
from rehab_app.report.spans import Period
from rehab_app.report.trend import trend_of
from rehab_app.report.trend_drawing import TrendDrawing

_TODAY = date(2026, 11, 22)
_WEEKS = 12
_LEVELS = (5, 4, 6, 4, 7, 3, 4, 3, 5, 3, 2, 3, 2, 4, 1, 2, 3, 1, 0, 2)
_POSES = (
    ("Supine figure four", 24, 4.6, -2.6),
    ("Pigeon pose", 14, 2.9, 2.8),
    ("Half-kneeling hip flexor stretch, with a name that goes on", 30, 3.1, -0.7),
    ("Seated butterfly", 3, 2.0, -1.0),
)


def specimens() -> Iterator[tuple[str, QWidget]]:
    """Yield each state with its name."""
    weeks = Period(_TODAY - timedelta(weeks=_WEEKS) + timedelta(days=1), _TODAY)
    year = Period(_TODAY - timedelta(days=364), _TODAY)
    yield "pain, twelve weeks with a gap", _card("Pain", TrendDrawing(trend_of(_told(84), weeks)))
    yield "pain, nothing told", _card("Pain", TrendDrawing(trend_of([], weeks)))
    yield "pain, ten years", _card("Pain", TrendDrawing(trend_of(_told(3650), _decade())))
    kept = Planned(kept=Adherence(meant=72, kept=61, rested=4, longest=11))
    for name, period in (("twelve weeks", weeks), ("a year", year)):
        calendar = CalendarDrawing(calendar_of(_sessions(period.days), period, kept))
        yield f"sessions, {name}", _card("Sessions", calendar, calendar.calendar.sentence)
    poses = PosesDrawing(pose_effects([_pairs(*each) for each in _POSES], lambda name: name))
    yield "poses", _card("Pose by pose", poses)
    table = _card("Pose by pose", poses)
    table.show_as_table()
    yield "poses as a table", table
    for name, editing in (("goals", False), ("a goal that is rated", True)):
        yield name, _goals(is_editing=editing)
    note = NoteCard()
    note.show_note("Right hip pinched at the end of pigeon.")
    yield "note", note


def _card(name: str, drawing: TabledDrawing, about: str = "") -> ChartCard:
    card = ChartCard(name)
    card.show_drawing(drawing, heading=name, about=about)
    return card


def _goals(*, is_editing: bool) -> GoalsCard:
    goal = GoalView(
        key="1",
        title="Run 5 km without hip pain",
        said="Today: 6 of 10 able, was 2",
        first=2,
        last=6,
    )
    new = GoalView(key="2", title="Sleep on that side", said="Not rated yet", first=None, last=None)
    card = GoalsCard()
    card.show_goals([goal, new])
    if is_editing:
        card.edit(goal)
    return card


def _told(days: int) -> list[DayTold]:
    """Return days that get better, but for a gap of ten."""
    first = _TODAY - timedelta(days=days - 1)
    return [
        DayTold(first + timedelta(days=number), _level(number, days))
        for number in range(days)
        if not 30 <= number < 40 and number % 6
    ]


def _level(number: int, days: int) -> int:
    return max(0, _LEVELS[number * 7 % len(_LEVELS)] - 2 * number // days)


def _decade() -> Period:
    return Period(_TODAY - timedelta(days=3649), _TODAY)


def _sessions(days: int) -> list[DaySessions]:
    first = _TODAY - timedelta(days=days - 1)
    return [
        DaySessions(
            day=first + timedelta(days=number),
            count=0 if number % 11 == 5 else 1,
            worked_s=600.0,
            highest=None if number % 13 == 4 else _level(number, days),
            is_rest=number % 11 == 5,
        )
        for number in range(days)
        if number % 3
    ]


def _pairs(name: str, count: int, before: float, change: float) -> PosePairs:
    differences = [change + (-0.5, 0.5)[number % 2] for number in range(count)]
    pairs = Pairs(
        count=count,
        before=before,
        after=before + sum(differences) / count,
        sum=sum(differences),
        sum_of_squares=sum(each * each for each in differences),
    )
    return PosePairs(name, pairs)
