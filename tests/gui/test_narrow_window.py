"""A window of 320 px holds all in one column (WCAG 1.4.10), and its time is read from 3 m."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.places import PLACES
from rehab_app.gui.styling import current_theme, show_everything
from rehab_app.gui.widgets.figure_view import FigureView
from rehab_app.gui.widgets.rail import Rail
from rehab_app.gui.widgets.wrong_button import WRONG
from tests.gui.conftest import Visitor
from tests.helpers.figures import tell
from tests.helpers.painted_digits import digits_px

_READ_FROM_3_M = 0.12  # of the window's height


def _resize(visitor: Visitor, width: int, height: int, percent: int = 100) -> None:
    show_everything(current_theme(), percent)
    visitor.window.resize(width, height)
    settle()


def _rail(visitor: Visitor) -> Rail:
    return visitor.window.findChildren(Rail)[0]


def _names(rail: Rail) -> list[str]:
    """Return what a screen reader says of the buttons, in their order."""
    buttons = rail.findChildren(QPushButton)
    return [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in buttons
    ]


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(320, 480, 100), (640, 600, 200), (1024, 600, 200)]
)
def test_the_window_may_be_as_small_as_this(
    visitor: Visitor, width: int, height: int, percent: int
) -> None:
    _resize(visitor, width, height, percent)
    for place in PLACES.values():
        visitor.click(place)
        settle()

        assert visitor.window.size().toTuple() == (width, height), place


def test_a_rail_that_has_no_room_beside_the_page_is_a_bar_above_it(visitor: Visitor) -> None:
    rail = _rail(visitor)
    forms = []
    for width, height in ((1180, 760), (320, 640), (1180, 760)):
        _resize(visitor, width, height)
        forms.append((rail.is_bar, rail.width() == width, rail.height() < height / 6))

    assert forms == [(False, False, False), (True, True, True), (False, False, False)]


def test_the_bar_of_a_low_window_is_one_row_of_drawings(visitor: Visitor) -> None:
    _resize(visitor, 640, 600, percent=200)
    buttons = [button for button in _rail(visitor).findChildren(QPushButton) if button.isVisible()]

    assert {button.y() for button in buttons} == {buttons[0].y()}
    assert {button.text() for button in buttons} == {""}
    assert [button.toolTip() for button in buttons] == [*PLACES.values(), WRONG]


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1180, 760, 100), (320, 640, 100), (640, 600, 200)]
)
def test_the_rail_is_called_the_same_in_every_form(
    visitor: Visitor, width: int, height: int, percent: int
) -> None:
    _resize(visitor, width, height, percent)

    assert _names(_rail(visitor)) == [*PLACES.values(), WRONG]


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("width", [1180, 320])
def test_a_key_presses_the_button_of_the_rail_that_has_the_focus(
    visitor: Visitor, key: str, width: int
) -> None:
    _resize(visitor, width, 760)
    visitor.button("History").setFocus()

    visitor.press(key)

    assert visitor.window.place == "history"


def test_enter_presses_the_way_to_say_that_something_feels_wrong(visitor: Visitor) -> None:
    visitor.button(WRONG).setFocus()

    visitor.press("Enter")

    assert "Does one of these fit?" in visitor.text


def test_a_button_wider_than_its_row_is_broken_into_lines_and_says_the_same(
    visitor: Visitor,
) -> None:
    _resize(visitor, 320, 640)
    visitor.click("Settings")
    settle()
    button = visitor.button("Proximal hamstring tendinopathy")

    assert button.width() < button.sizeHint().width()
    assert button.height() == button.heightForWidth(button.width()) > button.sizeHint().height()
    assert button.text() == "Proximal hamstring tendinopathy"


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(320, 480, 100), (320, 640, 100), (640, 600, 200)]
)
def test_the_countdown_of_a_narrow_window_can_be_read_from_3_m(
    visitor: Visitor, width: int, height: int, percent: int
) -> None:
    _resize(visitor, width, height, percent)
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_work().wait(5)
    settle()

    share = digits_px(visitor.window.rooms.flow.player.ring) / visitor.window.height()

    tell(f"height of the digits at {width} x {height}, {percent} %", {"of the window": share})
    assert visitor.window.size().toTuple() == (width, height)
    assert share >= _READ_FROM_3_M


def test_the_body_is_in_sight_above_the_time_where_there_is_height_for_it(
    visitor: Visitor,
) -> None:
    _resize(visitor, 320, 640)
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(5)
    settle()
    player = visitor.window.rooms.flow.player
    body = player.findChildren(FigureView)[0]

    assert body.visibleRegion().boundingRect().height() >= 96


def test_a_question_beside_the_hold_is_in_sight_where_there_is_no_room_for_the_body(
    visitor: Visitor,
) -> None:
    _resize(visitor, 640, 600, percent=200)
    visitor.start("Yin starter").press("1")
    visitor.wait_for(lambda state: state.question is not None)
    settle()
    visitor.wait(1)
    settle()

    assert not visitor.button("Pain 3").visibleRegion().isEmpty()
    assert visitor.window.size().toTuple() == (640, 600)


def test_the_place_of_a_narrow_window_is_found_again(visit: Callable[[], Visitor]) -> None:
    visitor = visit()
    _resize(visitor, 320, 600)
    visitor.window.close()

    again = visit()
    settle()

    assert again.window.size().toTuple() == (320, 600)
