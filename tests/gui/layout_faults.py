"""Finds what somebody could not read or reach: cut texts, overlaps, scrolling sideways."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from rehab_app.gui.widgets.buttons import LargeButton

# A pixel more or less comes from rounding parts of a width.
_ROUNDING_PX = 1
_CELL_MARGIN_PX = 12  # with the style sheet's padding


def layout_faults(window: QWidget) -> list[str]:
    """Return what is wrong with a window that is laid out: a sentence for each fault."""
    inside = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    widgets = [window, *inside]
    faults: list[str] = []
    for widget in widgets:
        if isinstance(widget, QLabel | QPushButton):
            faults += _cut_text(widget)
            faults += _out_of_sight(widget, window)
        if isinstance(widget, QAbstractScrollArea):
            faults += _sideways(widget)
        if isinstance(widget, QTableView):
            faults += _cut_cells(widget)
        faults += _overlaps(widget)
    return faults


def checked_count(window: QWidget) -> int:
    """Return how many texts and buttons are in sight."""
    return sum(widget.isVisible() for widget in window.findChildren(QWidget) if _has_text(widget))


def _has_text(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QPushButton)


def _cut_text(widget: QLabel | QPushButton) -> Iterator[str]:
    """Yield a fault where a text needs more room than it has."""
    if not widget.text():
        return
    needed = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        room = widget.contentsRect()
        flags = int(Qt.TextFlag.TextWordWrap) | int(widget.alignment())
        text = widget.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 100_000), flags, widget.text()
        )
        needed.setWidth(text.width() + widget.width() - room.width())
        needed.setHeight(widget.heightForWidth(widget.width()))
    if isinstance(widget, LargeButton) and needed.width() > widget.width():
        # Its text stands in several lines.
        needed = QSize(widget.least_width_px, widget.heightForWidth(widget.width()))
    if needed.width() > widget.width() + _ROUNDING_PX:
        yield f"{_named(widget)} is {widget.width()} px wide and needs {needed.width()}"
    if needed.height() > widget.height() + _ROUNDING_PX:
        yield f"{_named(widget)} is {widget.height()} px high and needs {needed.height()}"


def _out_of_sight(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Yield a fault where a widget sticks out of something that does not scroll to it."""
    place = widget.rect()
    below = widget
    while below is not window:
        holder = below.parentWidget()
        if holder is None:
            return
        place = place.translated(below.pos())
        if _scrolls(holder):
            # Up and down is what scrolling is for; the rest of the way is the area's own.
            place = QRect(place.left(), 0, place.width(), 1)
        room = holder.rect().adjusted(-_ROUNDING_PX, -_ROUNDING_PX, _ROUNDING_PX, _ROUNDING_PX)
        if not room.contains(place):
            yield f"{_named(widget)} sticks out of {_named(holder)}: {place} of {holder.rect()}"
            return
        below = holder


def _scrolls(holder: QWidget) -> bool:
    area = holder.parentWidget()
    return isinstance(area, QScrollArea) and area.viewport() is holder


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if isinstance(area, QTableView):
        return  # WCAG 1.4.10 leaves a table of facts its columns: it is scrolled by itself.
    most = area.horizontalScrollBar().maximum()
    inside = area.widget() if isinstance(area, QScrollArea) else None
    if most > 0 and (inside is None or inside.contentsMargins().right() >= 0):
        yield f"{_named(area)} has to be scrolled sideways by {most} px"


def _cut_cells(table: QTableView) -> Iterator[str]:
    """Yield a fault where a column is narrower than a word in it."""
    metrics, model = table.fontMetrics(), table.model()
    for column in range(model.columnCount()):
        texts = (str(model.index(row, column).data()) for row in range(model.rowCount()))
        words = [word for text in texts for word in text.split()]
        needed = max(map(metrics.horizontalAdvance, words), default=0) + 2 * _CELL_MARGIN_PX
        if needed > table.columnWidth(column):
            yield f"{_named(table)} has a column of {table.columnWidth(column)} px for {needed} px"


def _overlaps(parent: QWidget) -> Iterator[str]:
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    # What lies over others on purpose lets the mouse through.
    through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    lying = [child for child in children if not child.testAttribute(through) or _has_text(child)]
    for one, other in combinations(lying, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _ROUNDING_PX and both.height() > _ROUNDING_PX:
            yield f"{_named(one)} and {_named(other)} overlap in {both}"


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else ""
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    said = text or widget.accessibleName()
    return f"{type(widget).__name__} {said!r} at {at.x()}, {at.y()}"
