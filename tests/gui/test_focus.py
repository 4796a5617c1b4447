"""The focus is never lost, always in sight, and goes through a page as it is read."""

from random import Random

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from rehab_app.gui.widgets.focus_frame import FocusFrame
from tests.gui.conftest import Visitor

_PAGES = ("first-start", "today", "routines", "history", "settings", "warning-signs", "keys")
_MOST_STOPS = 300
_STEPS = 250
_KEYS = (
    "Tab",
    "Tab",
    "Tab",
    "Space",
    "Enter",
    "Esc",
    "Right",
    "Down",
    "2",
    "4",
    "D",
    "P",
    "U",
    "F1",
)
# These open a window of the system's own, or end the visit.
_LEFT_ALONE = ("Open a file",)


def _faults(visitor: Visitor) -> list[str]:
    focused = QApplication.focusWidget()
    if focused is None:
        return ["nothing has the focus"]
    faults = []
    if not focused.isVisible() or not focused.isEnabled():
        faults.append(f"{_named(focused)} has the focus and can't be seen or used")
    if not visitor.window.page.isAncestorOf(focused) and focused.window() is not visitor.window:
        faults.append(f"{_named(focused)} is in another window")
    frame = visitor.window.findChild(FocusFrame)
    if frame is None or not frame.isVisible() or frame.widget() is not focused:
        faults.append(f"{_named(focused)} has the focus, and no line is around it")
    if not _is_in_sight(focused):
        faults.append(f"{_named(focused)} has the focus and is scrolled out of sight")
    return faults


def _is_in_sight(widget: QWidget) -> bool:
    """Tell whether some of a widget is inside of every area that scrolls around it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea) and holder.viewport().isAncestorOf(widget):
            place = QRect(widget.mapTo(holder.viewport(), QPoint(0, 0)), widget.size())
            seen = place.intersected(holder.viewport().rect())
            if min(seen.height(), 20) < min(place.height(), 20):
                return False
        holder = holder.parentWidget()
    return True


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


@pytest.mark.parametrize("page", _PAGES)
def test_tab_goes_through_a_page_as_it_is_read_and_comes_back(visitor: Visitor, page: str) -> None:
    visitor.window.rooms.standing_pages()[page]()
    QApplication.processEvents()
    before = QApplication.focusWidget()
    stops: list[QWidget] = []
    faults: list[str] = []
    ups: list[str] = []

    while len(stops) < _MOST_STOPS:
        visitor.press("Tab")
        QApplication.processEvents()
        faults += _faults(visitor)
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        if before is not None and _is_above(now, before):
            ups.append(f"from {_named(before)} up to {_named(now)}")
        stops.append(now)
        before = now

    assert not faults, "\n".join(faults)
    assert len(stops) < _MOST_STOPS, "Tab never comes back"
    assert len(ups) <= 1, ups  # once, where it begins anew


def _is_above(widget: QWidget, other: QWidget) -> bool:
    """Tell whether a widget stands above another, and not to the right of it."""
    at, to = (each.mapTo(each.window(), QPoint(0, 0)) for each in (other, widget))
    return to.y() < at.y() - 5 and to.x() <= at.x()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_pressed_the_focus_is_somewhere_in_sight(visitor: Visitor, seed: int) -> None:
    """A walk of keys through pages, sessions, questions and settings, always the same."""
    chance = Random(seed)
    pressed: list[str] = []
    for _ in range(_STEPS):
        focused = QApplication.focusWidget()
        is_left_alone = isinstance(focused, QPushButton) and focused.text().startswith(_LEFT_ALONE)
        key = "Tab" if is_left_alone else chance.choice(_KEYS)
        pressed.append(key)
        visitor.press(key)
        if visitor.window.rooms.is_playing() and chance.random() < 0.5:
            visitor.wait(chance.choice((1, 5, 30)))
        QApplication.processEvents()

        assert not _faults(visitor), (_faults(visitor), pressed[-6:], visitor.window.place)
