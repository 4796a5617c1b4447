"""Everything that takes the focus has a name, large enough to hit, in the order it is read."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX
from tests.gui.conftest import Visitor


def _all_below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from _all_below(child)


def _check_names(window: QWidget) -> None:
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    focusable = [each for each in _all_below(root) if each.state().focusable]
    assert focusable
    for each in focusable:
        name = each.text(QAccessible.Text.Name)
        assert name.strip(), f"{each.role()} of {each.object()} has no name"
        assert "<" not in name


def _check_targets(page: QWidget) -> None:
    for widget in page.findChildren(QWidget):
        takes_clicks = widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
        if takes_clicks and widget.isVisible() and widget.isEnabled():
            assert widget.height() >= TARGET_PX, widget
            assert widget.width() >= TARGET_PX, widget


def _check_order(visitor: Visitor) -> None:
    """Tab goes down and to the right: never up by more than a row of buttons."""
    start = QApplication.focusWidget()
    places: list[QPoint] = []
    for _ in range(60):
        visitor.press("Tab")
        now = QApplication.focusWidget()
        assert now is not None
        if now is start:
            break
        places.append(now.mapTo(visitor.window, QPoint(0, 0)))
    else:
        raise AssertionError("Tab never comes back")
    ups = [
        (one, other)
        for one, other in pairwise(places)
        if other.y() < one.y() - 5 and other.x() <= one.x()
    ]
    assert len(ups) <= 1, ups  # once, where it begins anew


def test_every_page_names_what_takes_the_focus(visitor: Visitor) -> None:
    _check_names(visitor.window)
    visitor.click("History")
    _check_names(visitor.window)
    visitor.click("Routines").press("Down", "Up").start("Daily hip stretch")
    _check_names(visitor.window)
    _check_targets(visitor.window.page)
    visitor.press("4", "D")
    _check_names(visitor.window)
    _check_targets(visitor.window.page)
    _check_order(visitor)
    visitor.press("Backspace", "2").wait_for_work().press("Esc")
    _check_names(visitor.window)
    _check_targets(visitor.window.page)
    visitor.press("Enter")
    _check_names(visitor.window)


def test_tab_follows_the_reading_order_in_the_player(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_work()

    _check_order(visitor)


def test_ring_and_time_line_have_role_and_value(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("2").wait_for_work().wait(10)
    player = visitor.window.rooms.flow.player

    for widget in (player.ring, player.line):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.role() == QAccessible.Role.ProgressBar
        assert interface.valueInterface() is not None
        assert interface.text(QAccessible.Text.Name)
    assert player.ring.value() == 30  # 10 reps of 4 s, 10 s done


def test_nothing_is_clipped_in_a_small_window(visitor: Visitor) -> None:
    visitor.window.resize(1024, 640)
    visitor.start("Daily hip stretch").press("2").wait_for_work()
    QApplication.processEvents()

    assert visitor.window.width() == 1024
    assert visitor.window.height() == 640
    visitor.wait_for_question().press("5", "D")
    assert visitor.window.height() == 640


def _ink_on_edge(visitor: Visitor) -> bool:
    """Tell whether a dark line runs inside the edge of what has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    picture = visitor.window.grab().toImage()
    edge = widget.mapTo(visitor.window, QPoint(1, widget.height() // 2))
    return picture.pixelColor(edge).lightness() < 40


def test_the_focus_is_always_visible(visitor: Visitor) -> None:
    assert _ink_on_edge(visitor)
    visitor.start("Daily hip stretch")
    assert _ink_on_edge(visitor)
    visitor.press("2", "Tab")
    assert _ink_on_edge(visitor)
    visitor.press("Esc")
    assert _ink_on_edge(visitor)
    visitor.press("Enter")
    assert _ink_on_edge(visitor)


@pytest.mark.parametrize("name", ["first-start", "today", "history", "settings", "warning-signs"])
def test_pages_without_a_session_are_named_and_large_enough(visitor: Visitor, name: str) -> None:
    visitor.window.rooms.standing_pages()[name]()
    QApplication.processEvents()

    _check_names(visitor.window)
    _check_targets(visitor.window.page)


def test_tab_follows_the_reading_order_on_today(visitor: Visitor) -> None:
    visitor.click("Today")

    _check_order(visitor)
