"""The routines page by itself: a grid that is walked by keys, and a search as one types."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.drawing import look_of
from rehab_app.gui.figure_stills import StillPictures
from rehab_app.gui.figures import CARD_PX
from rehab_app.gui.pages.routines_page import RoutinesPage
from rehab_app.gui.routine_search import index_of
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.routine_card import RoutineCard, RoutineTile
from rehab_app.resources import assets_folder

Show = Callable[[list[RoutineCard]], RoutinesPage]
MANY = 200


def _card(title: str, kind: str = "stretch", *, is_own: bool = False) -> RoutineCard:
    return RoutineCard(
        title=title,
        minutes="10 min",
        kind=kind,
        kind_text=kind.capitalize(),
        summary="Keeps hips easy to move.",
        is_own=is_own,
        index=index_of((title, "10 min", kind, "no props", "hip-flexor")),
    )


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Show:
    """Return a way to show cards in a page of 1069 x 800 px, what 1280 leave beside the rail."""
    stills = StillPictures(tmp_path / "pictures")
    look = partial(look_of, assets_folder() / "themes" / "light.toml")
    page = RoutinesPage(lambda: FigurePicture(stills, look, CARD_PX))
    qtbot.addWidget(page)
    page.resize(1069, 800)

    def show_cards(cards: list[RoutineCard]) -> RoutinesPage:
        page.show_routines(cards)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.take_focus()
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), RoutineTile))
        return page

    return show_cards


def _press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClick(target, key)


def _numbered(count: int) -> list[RoutineCard]:
    return [_card(f"Routine {number}") for number in range(count)]


def test_arrows_go_over_the_grid(show: Show, qtbot: QtBot) -> None:
    page = show(_numbered(10))
    assert page.grid.column_count == 4
    key = Qt.Key

    seen = []
    for pressed in (
        key.Key_Right,
        key.Key_Down,
        key.Key_Down,
        key.Key_Down,
        key.Key_Up,
        key.Key_Left,
        key.Key_Left,
        key.Key_End,
        key.Key_Right,
        key.Key_Home,
    ):
        _press(qtbot, pressed)
        seen.append(page.current_title.removeprefix("Routine "))

    assert seen == ["1", "5", "9", "9", "5", "4", "3", "9", "9", "0"]


def test_columns_follow_the_width(show: Show) -> None:
    page = show(_numbered(10))

    page.resize(600, 800)
    assert page.grid.column_count == 2
    page.resize(340, 800)
    assert page.grid.column_count == 1


def test_enter_says_the_place_of_the_routine(show: Show, qtbot: QtBot) -> None:
    page = show(_numbered(10))
    _press(qtbot, Qt.Key.Key_Down)

    with qtbot.waitSignal(page.start_requested) as told:
        _press(qtbot, Qt.Key.Key_Return)

    assert told.args == [4]


def test_tab_comes_to_one_card_and_goes_on(show: Show, qtbot: QtBot) -> None:
    page = show(_numbered(10))
    _press(qtbot, Qt.Key.Key_Right)

    names = []
    for _ in range(4):
        _press(qtbot, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName())

    here = "Routine 1, 10 min, Stretch"
    assert names == ["Open a file…", "Search routines", "Show: All", here]
    assert page.current_title == "Routine 1"


def test_a_card_is_a_button_with_a_full_name(show: Show) -> None:
    page = show([_card("Evening")])

    interface = QAccessible.queryAccessibleInterface(page.grid.shown[0])

    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Evening, 10 min, Stretch"
    assert interface.text(QAccessible.Text.Description) == "Keeps hips easy to move."


def test_typing_finds_and_esc_shows_all_again(show: Show, qtbot: QtBot) -> None:
    page = show([_card("Évening hamstrings"), _card("Morning", "yin")])

    _press(qtbot, Qt.Key.Key_Up)
    qtbot.keyClicks(page.search, "10 min HAMSTRING no prop even")
    assert page.listed.startswith("Évening hamstrings, ")
    assert "Morning" not in page.listed
    _press(qtbot, Qt.Key.Key_Escape)

    assert page.search.text() == ""
    assert "Morning" in page.listed


def test_down_from_the_search_goes_to_what_was_found(show: Show, qtbot: QtBot) -> None:
    page = show([_card("Evening"), _card("Morning", "yin")])
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search, "yin")

    with qtbot.waitSignal(page.start_requested) as told:
        _press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert told.args == [1]


def test_nothing_found_says_so_and_how_to_get_back(show: Show, qtbot: QtBot) -> None:
    page = show([_card("Evening")])
    page.search.setFocus()

    qtbot.keyClicks(page.search, "<b>zzz")
    assert "Nothing fits “<b>zzz”. Esc clears the search." in page.said
    _press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert "Evening" in page.listed
    assert QApplication.focusWidget() is page.search


def test_chips_narrow_by_kind_and_own(show: Show, qtbot: QtBot) -> None:
    page = show([_card("Evening"), _card("Cold", "heat"), _card("Mine", "yin", is_own=True)])

    listed = {}
    for chip in ("Ice", "Own", "Run", "All"):
        qtbot.mouseClick(page.chip(chip), Qt.MouseButton.LeftButton)
        listed[chip] = [line.split(",")[0] for line in page.listed.splitlines()]

    assert listed == {
        "Ice": ["Cold"],
        "Own": ["Mine"],
        "Run": [],
        "All": ["Evening", "Cold", "Mine"],
    }


def test_chips_are_chosen_with_the_arrows(show: Show, qtbot: QtBot) -> None:
    page = show([_card("Evening"), _card("Roller", "roll")])
    page.chip("All").setFocus()

    _press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)

    assert QApplication.focusWidget() is page.chip("Foam roll")
    assert page.listed.startswith("Roller")
    assert "Evening" not in page.listed


def test_a_closed_card_says_why_and_does_not_start(show: Show, qtbot: QtBot) -> None:
    page = show([RoutineCard(title="Run", closed="pain 3 today")])

    with qtbot.assertNotEmitted(page.start_requested):
        _press(qtbot, Qt.Key.Key_Return)

    assert "Run is closed now\npain 3 today" in page.said


def test_cards_that_stay_keep_the_focus(show: Show, qtbot: QtBot) -> None:
    page = show(_numbered(5))
    _press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    tile = QApplication.focusWidget()

    page.show_routines([_card("New"), *_numbered(5)])

    assert QApplication.focusWidget() is tile
    assert page.current_title == "Routine 2"


def test_search_over_200_routines_is_a_small_part_of_showing_them(show: Show, qtbot: QtBot) -> None:
    page = show(_numbered(MANY))
    QApplication.processEvents()

    begun = perf_counter()
    page.show_routines([_card(f"Other {number}") for number in range(MANY)])
    QApplication.processEvents()
    shown_s = perf_counter() - begun
    slowest_s = 0.0
    page.search.setFocus()
    for letter in "other 19":
        begun = perf_counter()
        qtbot.keyClicks(page.search, letter)
        QApplication.processEvents()
        slowest_s = max(slowest_s, perf_counter() - begun)

    assert len(page.grid.shown) == 11
    assert slowest_s < shown_s
