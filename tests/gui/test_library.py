"""Files come into the library: opened, dropped, looked at first, added, and saved by an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.library_cards import main_exercise
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.widgets.routine_card import RoutineTile
from tests.gui.conftest import Visitor
from tests.gui.routines import BROKEN, HOSTILE, IMG, THERMAL, YIN, write_routine

Visit = Callable[[], Visitor]
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def elsewhere(own_home: Path) -> Path:
    """Return a folder outside of the library."""
    return own_home / "elsewhere"


def test_nothing_is_read_before_the_first_paint(
    own_home: Path, open_context: Callable[[], Context], qtbot: QtBot
) -> None:
    write_routine(own_home, "own-yin", YIN)
    window = MainWindow.furnished(open_context())
    qtbot.addWidget(window)
    window.rooms.show_routines()
    assert not window.rooms.library.routines.has_routines
    assert window.rooms.library.routines.listed == ""

    window.show()
    qtbot.waitUntil(lambda: not window.rooms.library.is_reading)

    assert "Own yin, 3 min, Yin, own" in window.rooms.library.routines.listed


def test_a_dropped_file_is_shown_before_it_is_added(
    own_home: Path, elsewhere: Path, visitor: Visitor
) -> None:
    path = write_routine(elsewhere, "own-ice", THERMAL)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    drag = QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, NO_KEY)
    drop = QDropEvent(QPointF(300, 300), copy, data, LEFT, NO_KEY)

    QApplication.sendEvent(visitor.window, drag)
    QApplication.sendEvent(visitor.window, drop)

    assert drag.isAccepted()
    assert visitor.shows(visitor.window.rooms.library.preview)
    assert "Own ice" in visitor.text
    assert "Ice pack" in visitor.text
    assert "10 min, left side" in visitor.text
    assert not (own_home / "routines" / "own-ice.yaml").exists()


def test_add_copies_the_file_and_stands_on_its_card(
    own_home: Path, elsewhere: Path, visitor: Visitor
) -> None:
    path = write_routine(elsewhere, "own-ice", THERMAL)
    taken = write_routine(own_home, "own-ice", YIN)

    visitor.window.rooms.open_file(str(path))
    visitor.press("Enter")

    assert (own_home / "routines" / "own-ice-2.yaml").read_text() == THERMAL
    assert taken.read_text() == YIN
    assert visitor.shows(visitor.window.rooms.library.routines)
    visitor.until(lambda: visitor.window.rooms.library.routines.current_title == "Own ice")
    assert "Own ice is among your routines now" in visitor.text


def test_play_once_plays_without_adding(own_home: Path, elsewhere: Path, visitor: Visitor) -> None:
    path = write_routine(elsewhere, "own-ice", THERMAL)

    visitor.window.rooms.open_file(str(path))
    visitor.press("Tab", "Enter")

    assert visitor.driver.facts.routine.title == "Own ice"
    assert "Own ice" not in visitor.window.rooms.library.routines.listed
    assert not list((own_home / "routines").glob("*.yaml"))


def test_esc_goes_back(elsewhere: Path, visitor: Visitor) -> None:
    visitor.window.rooms.open_file(str(write_routine(elsewhere, "own-ice", THERMAL)))

    visitor.press("Esc")

    assert visitor.shows(visitor.window.rooms.library.routines)


def test_a_broken_file_shows_its_problems_and_nothing_else_can_be_done(
    elsewhere: Path, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(write_routine(elsewhere, "own-broken", BROKEN)))

    assert "Line 8: " in visitor.text
    assert "did you mean supine-figure-four?" in visitor.text
    assert not visitor.button("Add to my routines").isEnabled()
    assert not visitor.button("Play once").isEnabled()
    visitor.press("Enter")
    assert visitor.shows(visitor.window.rooms.library.routines)


def test_an_id_that_is_taken_can_be_played_but_not_added(elsewhere: Path, visitor: Visitor) -> None:
    text = THERMAL.replace("id: own-ice", "id: yin-starter")

    visitor.window.rooms.open_file(str(write_routine(elsewhere, "mine", text)))

    assert "the id yin-starter is taken by yin-starter.yaml" in visitor.text
    assert not visitor.button("Add to my routines").isEnabled()
    assert visitor.button("Play once").isEnabled()


def test_own_rules_and_text_from_files_stay_plain_in_the_preview(
    elsewhere: Path, visitor: Visitor
) -> None:
    visitor.window.rooms.open_file(str(write_routine(elsewhere, "own-hostile", HOSTILE)))

    assert f"{IMG} & title" in visitor.text
    assert f"In or after a pose, if {IMG} & pose hurts 3, what is left of" in visitor.text
    assert "the exercise gets lighter. <b>because</b>" in visitor.text
    assert f"{IMG} & pose: 2 × 40 s. <u>note</u> {IMG}" in visitor.text


def test_a_file_that_comes_in_a_session_waits_for_its_end(
    elsewhere: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    visitor.start("Yin starter").press("1").wait(3)
    visitor.window.rooms.open_file(str(write_routine(elsewhere, "own-ice", THERMAL)))
    assert visitor.shows(visitor.window.rooms.flow.player)
    assert "own-ice.yaml is shown after this." in visitor.text

    visitor.press("Esc", "Enter", "Enter")

    qtbot.waitUntil(lambda: visitor.shows(visitor.window.rooms.library.preview))


def test_a_file_saved_in_an_editor_appears_and_goes(
    own_home: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    page = visitor.window.rooms.library.routines

    path = write_routine(own_home, "own-yin", YIN)
    qtbot.waitUntil(lambda: "Own yin" in page.listed)
    path.write_text(YIN.replace("Own yin", "Better yin"))
    qtbot.waitUntil(lambda: "Better yin" in page.listed)
    beside = path.with_suffix(".new")
    beside.write_text(BROKEN)
    beside.replace(path)
    qtbot.waitUntil(lambda: "own-yin.yaml, own, can't be played: Line 8" in page.listed)
    path.unlink()

    qtbot.waitUntil(lambda: "own-yin" not in page.listed)


def test_open_a_file_asks_without_blocking(elsewhere: Path, visitor: Visitor, qtbot: QtBot) -> None:
    path = write_routine(elsewhere, "own-ice", THERMAL)

    visitor.click("Open a file…")
    dialog = visitor.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    with qtbot.waitSignal(dialog.fileSelected):
        dialog.findChild(QDialogButtonBox).buttons()[0].click()

    assert visitor.shows(visitor.window.rooms.library.preview)
    assert "Own ice" in visitor.text


def test_routines_are_closed_while_a_warning_sign_stands(
    open_context: Callable[[], Context], visit: Visit
) -> None:
    context = open_context()
    context.signs.answer([context.shipped.red_flags.flags[0].id])
    visitor = visit()
    assert "closed: you said yes to a warning sign" in visitor.window.rooms.library.routines.listed

    visitor.start("Yin starter")

    assert visitor.window.rooms.flow.driver is None
    assert "Yin starter is closed now" in visitor.text


def test_a_shipped_routine_is_copied_before_it_is_changed(own_home: Path, visitor: Visitor) -> None:
    visitor.click("Today").click("Look through it").click("Make my own copy")

    visitor.until(
        lambda: (
            visitor.window.rooms.library.routines.current_title == "Daily hip stretch (own copy)"
        )
    )
    text = (own_home / "routines" / "daily-hip-stretch-own.yaml").read_text()
    assert "id: daily-hip-stretch-own" in text
    assert "Change it in any text editor" in visitor.text


def test_shipped_routines_have_pictures_of_their_own(open_context: Callable[[], Context]) -> None:
    context = open_context()
    routines = [entry.routine for entry in context.library.shipped_entries() if entry.routine]
    shown = [main_exercise(context.facts_for(routine)) for routine in routines]

    assert len({exercise.id for exercise in shown if exercise}) == len(routines)


def test_two_rows_of_routines_are_in_sight_at_the_first_size(visitor: Visitor) -> None:
    visitor.window.resize(1180, 760)
    settle()

    page = visitor.window.rooms.library.routines
    whole = [
        tile
        for tile in page.findChildren(RoutineTile)
        if tile.visibleRegion().boundingRect().height() == tile.height()
    ]
    assert len(whole) >= 8
