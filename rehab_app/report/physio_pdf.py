"""The report for a physio on one to three pages, read in two minutes: what matters comes first."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from rehab_app.report.blocks import (
    NOTE_PX,
    TITLE_PX,
    Block,
    beside,
    column_width,
    drawing_block,
    heading_block,
    line_blocks,
    table_blocks,
    text_block,
)
from rehab_app.report.calendar_drawing import CalendarDrawing
from rehab_app.report.colours import PAPER
from rehab_app.report.dates import day_text
from rehab_app.report.drawing import Table
from rehab_app.report.goal_drawing import draw_goal_bar
from rehab_app.report.goals import GoalView
from rehab_app.report.physio_report import PhysioReport
from rehab_app.report.poses import BEFORE_AFTER, METHOD
from rehab_app.report.poses_drawing import PosesDrawing
from rehab_app.report.sheets import Sheets
from rehab_app.report.trend_drawing import TrendDrawing

MOST_PAGES = 3
_MOST_DAYS_BESIDE = 20 * 7
_LAST_YEAR = ", the last 12 months"
_INSIDE_DOSE = re.compile(r"(?<=\d) (?=(?:s|min|reps|sets?|×)\b|×)|(?<=×) ")
# Rows of each list: the first numbers that fit on the pages are taken.
_LIMITS = ((30, 14, 24), (20, 12, 14), (12, 10, 8), (6, 8, 4))
_SIDE_EMS = 9
_FOOT = "Written by rehab-app from what was told and done. It gives no diagnosis."
_MARKS = "Every day with a session: ● calm 0–2, ▲ watch 3–5, ■ stop 6–10, ○ not told, ▬ rest"
_TREND = "○ highest level told on the day   ━ seven-day average; a gap where nothing was told"


def physio_pdf(report: PhysioReport) -> bytes:
    """Return the report as a PDF; needs a QGuiApplication for its type."""
    foot = f"{report.period.text} · {_FOOT}"
    sheets = Sheets(f"Hip report, {report.period.text}", foot)
    tried = [list(_blocks(report, sheets.width, *limits)) for limits in _LIMITS]
    fitting = (blocks for blocks in tried if len(sheets.pages(blocks)) <= MOST_PAGES)
    return sheets.pdf(next(fitting, tried[-1]))


def _blocks(
    report: PhysioReport, width: float, changes: int, poses: int, notes: int
) -> Iterator[Block]:
    yield from _head(report, width)
    yield from _trend(report, width)
    yield from _calendar_and_goals(report, width)
    yield from _poses(report, width, poses)
    yield from _changes(report, width, changes)
    yield from _mornings(report, width)
    yield from _notes(report, width, notes)


def _head(report: PhysioReport, width: float) -> Iterator[Block]:
    title = f"Hip report: {report.who.name}" if report.who.name else "Hip report"
    yield text_block(title, width, size_px=TITLE_PX, is_bold=True)
    made = f"{report.period.text}. Made on {day_text(report.made.date())}."
    yield text_block(made, width)
    if report.who.text:
        yield text_block(f"As told: {report.who.text}.", width)
    calendar, trend = report.history.calendar, report.history.trend
    of_year = _of_year(report)
    facts = [
        (f"Sessions{of_year}", calendar.done_text, f"{calendar.worked_min} min of work"),
        ("Pain, highest of the day", _first_and_last(report), f"{trend.known_days} days told"),
        ("Mornings", report.mornings.sentence, ""),
    ]
    if calendar.kept is not None:
        rested = f"{calendar.kept.rested} of them rest that pain called for"
        facts.insert(0, ("As planned", calendar.kept_text, rested if calendar.kept.rested else ""))
    wide = column_width(width, len(facts), 16)
    columns = [
        [
            text_block(name, wide, size_px=NOTE_PX, colour=PAPER.muted),
            text_block(said, wide, is_bold=True),
            text_block(more, wide, size_px=NOTE_PX, colour=PAPER.muted),
        ]
        for name, said, more in facts
    ]
    block = beside(columns, width, 16)
    yield Block(block.height, block.paint, before=12)
    if report.routines:
        played = f"Played: {', '.join(report.routines)}."
        yield text_block(played, width, size_px=NOTE_PX, colour=PAPER.muted, before=8)


def _first_and_last(report: PhysioReport) -> str:
    trend = report.history.trend
    if trend.first_week is None or trend.last_week is None:
        return "too few days to compare"
    return f"{trend.first_week:.1f} in the first week told of, {trend.last_week:.1f} in the last"


def _trend(report: PhysioReport, width: float) -> Iterator[Block]:
    trend = report.history.trend
    yield heading_block("Pain", width)
    yield text_block(trend.sentence if trend.points else "", width, leads=True)
    yield drawing_block(TrendDrawing(trend), width)
    yield text_block(_TREND, width, size_px=NOTE_PX, colour=PAPER.muted)
    if report.sides:
        wide = column_width(width, len(report.sides))
        columns = [
            [
                text_block(f"{name} side", wide, is_bold=True),
                drawing_block(TrendDrawing(of_side, _SIDE_EMS), wide),
            ]
            for name, of_side in report.sides
        ]
        block = beside(columns, width)
        yield Block(block.height, block.paint, before=10)


def _of_year(report: PhysioReport) -> str:
    """Return what is added to a heading where the report is of more than the last year."""
    return _LAST_YEAR if report.period.last_year != report.period else ""


def _calendar_and_goals(report: PhysioReport, width: float) -> Iterator[Block]:
    """Yield both beside each other; a calendar of many weeks has the whole width."""
    calendar = report.history.calendar
    is_long = calendar.period.days > _MOST_DAYS_BESIDE
    wide = width if is_long else column_width(width, 2)
    days = [
        heading_block(f"Days{_of_year(report)}", wide),
        drawing_block(CalendarDrawing(calendar), wide),
        text_block(_MARKS, wide, size_px=NOTE_PX, colour=PAPER.muted, before=4),
    ]
    goals = [heading_block("Own goals", wide)]
    for goal in report.goals:
        goals.append(text_block(goal.title, wide, is_bold=True, before=2))
        goals.append(text_block(goal.said, wide, size_px=NOTE_PX, colour=PAPER.muted))
        goals.append(_goal_bar(goal))
    if not report.goals:
        goals.append(text_block("None was set.", wide))
    if is_long:
        yield from (*days, *goals)
    else:
        yield beside([days, goals], width)


def _goal_bar(goal: GoalView) -> Block:
    def paint(painter: QPainter, rect: QRectF) -> None:
        draw_goal_bar(painter, rect, goal.first, goal.last, PAPER)

    return Block(10, paint, before=2)


def _poses(report: PhysioReport, width: float, most: int) -> Iterator[Block]:
    poses = report.history.poses
    if not poses:
        return
    yield heading_block(f"Pose by pose{_of_year(report)}: ○ before → ● after", width)
    for number, pose in enumerate(poses[:most]):
        is_first = number == 0
        drawing = PosesDrawing((pose,), has_scale=is_first)
        yield drawing_block(drawing, width, before=4 if is_first else 0)
    more = _more(len(poses) - most, "pose")
    note = f"{more}{BEFORE_AFTER} {METHOD}"
    yield text_block(note, width, size_px=NOTE_PX, colour=PAPER.muted, before=4)


def _changes(report: PhysioReport, width: float, most: int) -> Iterator[Block]:
    yield heading_block("Every change, and the rule behind it", width)
    if not report.changes:
        yield text_block("Nothing was changed.", width)
        return
    rows = tuple(
        (each.when, _unbroken(each.said), each.why, each.rule) for each in report.changes[:most]
    )
    table = Table(("Days", "What changed", "Why", "Rule"), rows)
    yield from table_blocks(table, (0.11, 0.42, 0.4, 0.07), width)
    more = _more(len(report.changes) - most, "earlier change")
    if more:
        yield text_block(more, width, size_px=NOTE_PX, colour=PAPER.muted)


def _mornings(report: PhysioReport, width: float) -> Iterator[Block]:
    table = report.mornings.table
    yield heading_block("Mornings, 0–10", width)
    yield text_block(report.mornings.sentence, width)
    if report.mornings.table.rows:
        count = len(table.headings) - 1
        yield from table_blocks(table, (0.2, *[0.8 / count] * count), width)


def _notes(report: PhysioReport, width: float, most: int) -> Iterator[Block]:
    if not report.notes:
        return
    yield heading_block("Notes", width)
    for note in report.notes[:most]:
        yield text_block(day_text(note.day), width, size_px=NOTE_PX, before=4, leads=True)
        yield from line_blocks(_shortened(note.text), width)
    more = _more(len(report.notes) - most, "earlier note")
    if more:
        yield text_block(more, width, size_px=NOTE_PX, colour=PAPER.muted)


def _unbroken(text: str) -> str:
    """Return a text whose doses stay on one line: "2 × 30 s"."""
    return _INSIDE_DOSE.sub("\N{NO-BREAK SPACE}", text)


def _shortened(text: str) -> str:
    most = 600
    return text if len(text) <= most else f"{text[:most].rsplit(None, 1)[0]} …"


def _more(count: int, what: str) -> str:
    if count <= 0:
        return ""
    return f"And {count} {what}{'' if count == 1 else 's'} more in the program. "
