"""Cards of a session's report that hold nothing but text."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.looking_ahead import Ahead
from rehab_app.report.session_report import SessionReport


def next_time_card(report: SessionReport, ahead: Ahead) -> Card:
    """Return what a session means for the next one: doses that change, then all the others."""
    card = Card("Next time")
    for dose in ahead.doses:
        card.column.addLayout(_pair(dose.what, dose.why))
    changed = frozenset().union(*(dose.exercises for dose in ahead.doses))
    for means in report.next_time:
        left = means.without(changed)
        if left is not None:
            card.column.addLayout(_pair(left.outcome, left.poses))
    card.column.addStretch(1)
    return card


def _pair(strong: str, note: str) -> QVBoxLayout:
    pair = QVBoxLayout()
    pair.setSpacing(2)
    pair.addWidget(PlainLabel(strong, type_=Type.STRONG))
    pair.addWidget(PlainLabel(note, type_=Type.NOTE, tone="muted"))
    return pair


def text_card(heading: str, lines: Sequence[str]) -> Card:
    """Return a card with paragraphs: what matters first, then the rest in smaller type."""
    card = Card(heading)
    for number, line in enumerate(lines):
        card.column.addWidget(PlainLabel(line, type_=Type.NOTE if number else Type.TEXT))
    card.column.addStretch(1)
    return card


def no_session_card(report: SessionReport) -> Card:
    """Return why a session did not start, and what to do now."""
    what, *why = report.why_not
    card = Card(what)
    for line in why:
        card.column.addWidget(PlainLabel(line))
    for line in report.advice:
        card.column.addWidget(PlainLabel(line, type_=Type.STRONG))
    return card
