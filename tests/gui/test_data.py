"""Your data: exported and taken in from the window, with a preview, an undo and no modal box."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.widgets.fact_table import FactTable
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.history.diary import CheckIn
from rehab_app.model.pain import Moment, Reading
from tests.gui.conftest import Visitor

ROWS = (
    "record,time,routine,exercise,side,held_s,pain_after\n"
    "set,2026-10-04T19:30:00+02:00,Evening stretch,supine-figure-four,left,30,2\n"
)
MANY = 60
MANY_ROWS = (
    ROWS.splitlines()[0]
    + "\n"
    + "".join(
        f"set,2026-{1 + number // 28:02}-{1 + number % 28:02}T19:30:00+01:00,Evening stretch,"
        "supine-figure-four,left,30,2\n"
        for number in range(MANY)
    )
)


def chosen(visitor: Visitor, qtbot: QtBot, path: Path) -> None:
    """Choose a path in the dialog that is open, as a person does in the end."""
    dialog = visitor.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    with qtbot.waitActive(visitor.window):  # no window manager does it here
        visitor.window.activateWindow()
    finish(visitor, qtbot)


def finish(visitor: Visitor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not visitor.window.rooms.data.is_busy)


def look_at(visitor: Visitor, qtbot: QtBot, path: Path) -> None:
    visitor.click("Settings").click("Export or take in").click("Choose a file to take in")
    chosen(visitor, qtbot, path)


def told_by(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel))


def said(visitor: Visitor) -> str:
    return visitor.window.rooms.data.page.text


def test_the_history_is_written_to_a_file(visitor: Visitor, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    visitor.click("Settings").click("Export or take in").click("Complete (JSON)")
    visitor.click("Export to a file")
    chosen(visitor, qtbot, path)

    assert json.loads(path.read_bytes())["format"] == "rehab-app-history"
    assert said(visitor) == f"Written\n{path}"


def test_the_file_is_suggested_with_its_day_and_ending(visitor: Visitor) -> None:
    visitor.click("Settings").click("Export or take in").click("Clinic (FHIR)")
    visitor.click("Export to a file")

    dialog = visitor.window.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(each).name for each in dialog.selectedFiles()] == [
        "rehab-app-2026-11-22.fhir.json"
    ]
    dialog.close()


def test_what_cannot_be_written_is_said_in_the_page(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    visitor.click("Settings").click("Export or take in").click("Export to a file")
    chosen(visitor, qtbot, tmp_path / "no" / "folder.csv")

    assert said(visitor).startswith("It could not be written\n")


def test_a_file_is_shown_first_then_taken_in_then_taken_out_again(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path, open_context: Callable[[], Context]
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS + "set,soon,A,b,,,\n")
    look_at(visitor, qtbot, path)
    history = visitor.window.rooms.data._context.history

    assert "New in this file: 1 session (4 Oct 2026)" in said(visitor)
    assert "Line 3: time: “soon” is no time" in said(visitor)
    assert history().sessions(9) == ()

    visitor.click("Take it in")
    finish(visitor, qtbot)
    assert "Taken in: 1 session" in said(visitor)
    assert len(history().sessions(9)) == 1

    visitor.click("Undo")
    finish(visitor, qtbot)
    assert "Taken out again" in said(visitor)
    assert history().sessions(9) == ()


def test_a_file_with_nothing_new_has_nothing_to_take(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    look_at(visitor, qtbot, path)
    visitor.click("Take it in")
    finish(visitor, qtbot)
    look_at(visitor, qtbot, path)

    assert said(visitor).startswith("There is nothing new in this file")
    assert not visitor.has_button("Take it in")
    visitor.click("Leave it")
    assert said(visitor) == ""


def test_a_file_that_is_none_of_ours_is_refused_in_the_page(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}")
    look_at(visitor, qtbot, path)

    assert "This is not a history of rehab-app" in said(visitor)


def test_all_of_it_goes_by_keyboard(visitor: Visitor, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    look_at(visitor, qtbot, path)

    visitor.press("Enter")
    finish(visitor, qtbot)
    assert "Taken in" in said(visitor)
    visitor.press("Enter")
    finish(visitor, qtbot)
    assert "Taken out again" in said(visitor)
    visitor.press("Esc")
    assert visitor.shows(visitor.window.rooms.person.settings)


def test_esc_leaves_a_file_before_it_leaves_the_page(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    look_at(visitor, qtbot, path)

    visitor.press("Esc")

    assert said(visitor) == ""
    assert visitor.shows(visitor.window.rooms.data.page)


def test_an_export_that_is_broken_off_leaves_no_file(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    visitor.click("Settings").click("Export or take in")
    visitor.window.rooms.data.export_to(str(tmp_path / "history.csv"))

    visitor.click("Stop")

    assert not visitor.window.rooms.data.is_busy
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == []


def test_a_session_from_a_table_lists_its_sets_and_says_why_there_is_no_more(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    look_at(visitor, qtbot, path)
    visitor.click("Take it in")
    finish(visitor, qtbot)
    rooms = visitor.window.rooms
    history = rooms.data._context.history()

    visitor.click("History")
    page = rooms.history.entry.page
    rooms.history.page.entry_opened.emit(f"session {history.sessions(1)[0].id}")
    table = page.findChild(FactTable)

    assert "This session came from a CSV file" in told_by(page)
    assert isinstance(table, FactTable)
    assert table.isVisible()
    cells = [table.model().index(0, column).data() for column in range(3)]
    assert cells == ["Supine figure four, left side", "30 s", "2 of 10 after it"]


def test_a_file_that_is_taken_in_leaves_the_keys_alive_and_can_be_stopped(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(MANY_ROWS)
    look_at(visitor, qtbot, path)
    data = visitor.window.rooms.data
    history = data._context.history

    visitor.click("Take it in")
    assert said(visitor).startswith("It is being taken in")
    visitor.press("?")
    assert data.is_busy
    assert visitor.shows(visitor.window.rooms.keys)
    visitor.press("Esc")
    visitor.click("Settings").click("Export or take in")
    visitor.click("Stop")

    assert said(visitor) == ""
    assert history().sessions(9) == ()
    assert not list(data._context.locations.history.parent.glob("*.changed*"))


def test_what_is_told_while_a_file_is_taken_in_is_kept_with_it(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(MANY_ROWS)
    look_at(visitor, qtbot, path)
    context = visitor.window.rooms.data._context

    visitor.click("Take it in")
    told = CheckIn(moment=Moment.NOW, told=context.clock.wall(), reading=Reading(4))
    context.history().diary.keep_check_in(told)
    finish(visitor, qtbot)

    assert "Taken in" in said(visitor)
    assert context.history().diary.check_ins("") == (told,)
    assert len(context.history().sessions(99)) == MANY
    visitor.click("Undo")
    finish(visitor, qtbot)
    assert context.history().sessions(9) == ()
    assert context.history().diary.check_ins("") == (told,)
