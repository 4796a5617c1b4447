"""A session as a PDF: pain after each pose, what changed and why, every reading, and the note."""

from collections.abc import Iterator

from rehab_app.report.blocks import (
    NOTE_PX,
    TEXT_PX,
    TITLE_PX,
    Block,
    drawing_block,
    heading_block,
    line_blocks,
    table_blocks,
    text_block,
    type_of,
)
from rehab_app.report.colours import PAPER
from rehab_app.report.drawing import Table
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.report.session_report import ReadingLine, SessionReport
from rehab_app.report.sheets import Sheets

_FOOT = "Written by rehab-app from what was told and done. It gives no diagnosis."
_NOT_TAKEN = "Offered and not taken: "


def session_pdf(report: SessionReport, note: str) -> bytes:
    """Return a session as a PDF; needs a QGuiApplication for its type."""
    sheets = Sheets(f"{report.routine}, {report.when}", f"{report.about} · {_FOOT}")
    return sheets.pdf(_blocks(report, note, sheets.width))


def _blocks(report: SessionReport, note: str, width: float) -> Iterator[Block]:
    yield text_block(report.title, width, size_px=TITLE_PX, is_bold=True)
    yield text_block(report.about, width, colour=PAPER.muted)
    for line in (*report.why_not, *report.advice):
        yield text_block(line, width, before=4)
    yield from _chart(report, width)
    if report.did_start:
        yield from _changes(report, width)
        yield from _next_time(report, width)
    if report.readings:
        yield heading_block("Every reading", width)
        rows = tuple((each.about, _said(each), each.result) for each in report.readings)
        table = Table(("Asked", "Said", "What it did"), rows)
        yield from table_blocks(table, (0.4, 0.28, 0.32), width)
    if note:
        yield heading_block("Note", width)
        yield from line_blocks(note, width)


def _chart(report: SessionReport, width: float) -> Iterator[Block]:
    if not report.points:
        return
    drawing = SessionDrawing(report.points)
    yield heading_block("Pain after each pose", width)
    yield drawing_block(drawing, width)
    numbered = drawing.numbered(width, type_of(TEXT_PX))
    if numbered:
        names = "   ".join(f"{number} {name}" for number, name in enumerate(numbered, start=1))
        yield text_block(names, width, size_px=NOTE_PX)


def _changes(report: SessionReport, width: float) -> Iterator[Block]:
    yield heading_block("What changed, and why", width)
    if not report.changes:
        yield text_block("Nothing had to change.", width)
        return
    rows = tuple(
        (
            f"{_NOT_TAKEN if each.is_overruled else ''}{' '.join(each.texts)}",
            each.why,
            each.rule,
        )
        for each in report.changes
    )
    table = Table(("What", "Why", "Rule"), rows)
    yield from table_blocks(table, (0.4, 0.52, 0.08), width)


def _next_time(report: SessionReport, width: float) -> Iterator[Block]:
    if not report.next_time:
        return
    yield heading_block("Next time", width)
    rows = tuple((each.outcome, each.poses) for each in report.next_time)
    yield from table_blocks(Table(("What", "Poses"), rows), (0.3, 0.7), width)


def _said(reading: ReadingLine) -> str:
    first = f", corrected from {reading.first_said}" if reading.first_said else ""
    return f"{reading.said}{first}"
