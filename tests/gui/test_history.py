"""History: what is shown of a span, what is listed, corrected, deleted and put back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.chart_view import ChartView
from rehab_app.gui.widgets.fact_table import FactTable
from rehab_app.history.diary import CheckIn
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.report.spans import Span
from tests.gui.conftest import Visitor


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """Return a person who has played one session to its end."""
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")
    return visitor.press("Enter")


def _tell(visitor: Visitor, level: int, days_later: int = 0) -> CheckIn:
    visitor.clock.advance(days_later * 24 * 3600 + 60)
    check_in = CheckIn(
        moment=Moment.MORNING,
        told=visitor.clock.wall(),
        reading=Reading(level, Quality.DULL),
        side=Side.LEFT,
        place=Place.OUTER,
        woke=True,
    )
    visitor.window.rooms.today._context.history().diary.keep_check_in(check_in)
    return check_in


def _listed(visitor: Visitor) -> str:
    return visitor.window.rooms.history.page.listed


def _chart(visitor: Visitor, name: str) -> ChartView:
    charts = visitor.window.rooms.history.page.findChildren(ChartView)
    return next(chart for chart in charts if chart.accessibleName().startswith(name))


def test_it_lists_sessions_and_check_ins_the_newest_first(visitor: Visitor) -> None:
    _tell(visitor, 3)
    visitor.click("History")

    assert _listed(visitor).splitlines() == [
        "Morning, 22 November 2026, 20:56",
        "▲ 3 of 10, dull ache · left side, outer hip · pain woke you",
        "Daily hip stretch, 22 November 2026, 20:41",
        "Done · pain 2 → 1",
    ]


def test_without_a_session_it_says_so_and_what_will_be_there(visit: Callable[[], Visitor]) -> None:
    visitor = visit()
    visitor.click("History")

    assert "Nothing yet." in visitor.text
    assert "Too few" not in visitor.text
    assert "No session in this time." in visitor.text


def test_the_chart_says_each_day_and_the_arrow_keys_go_through_them(visitor: Visitor) -> None:
    _tell(visitor, 5, days_later=1)
    visitor.click("History")
    chart = _chart(visitor, "Pain")
    chart.setFocus()

    visitor.press("End")
    assert "23 November 2026: highest 5 of 10, watch; seven-day average 3.5" in visitor.text
    visitor.press("Left")
    assert "22 November 2026: highest 2 of 10, calm" in visitor.text


def test_every_point_is_there_for_a_screen_reader(visitor: Visitor) -> None:
    visitor.click("History")
    interface = QAccessible.queryAccessibleInterface(_chart(visitor, "Pain"))

    assert interface.role() == QAccessible.Role.List
    points = [interface.child(number) for number in range(interface.childCount())]
    assert [point.text(QAccessible.Text.Name) for point in points] == [
        "22 November 2026: highest 2 of 10, calm; seven-day average 2.0"
    ]
    assert not points[0].rect().isEmpty()
    assert interface.indexOfChild(points[0]) == 0
    assert points[0].parent().role() == QAccessible.Role.List


def test_a_chart_is_shown_as_a_table_and_copied(visitor: Visitor) -> None:
    visitor.click("History").click("Pain: as a table")
    tables = visitor.window.rooms.history.page.findChildren(FactTable)
    (shown,) = [table for table in tables if table.isVisible()]

    shown.setFocus()
    QApplication.processEvents()
    visitor.click("Copy the table: Pain")

    assert QGuiApplication.clipboard().text().splitlines() == [
        "Day\tHighest (0–10)\tSeven-day average",
        "22 Nov 2026\t2\t2.0",
    ]
    assert visitor.click("Pain: as a chart").has_button("Pain: as a table")


def test_a_span_and_a_side_are_chosen(visitor: Visitor) -> None:
    _tell(visitor, 5, days_later=40)
    visitor.click("History")
    assert "Pain, 12 weeks" in visitor.text
    assert "2 of 84 days told." in visitor.text

    visitor.click("4 weeks")
    assert "1 of 28 days told." in visitor.text

    visitor.click("All").click("Right")
    assert "Pain, since the beginning, right side" in visitor.text


def test_a_pose_played_once_is_too_few_to_say(visitor: Visitor) -> None:
    visitor.click("History")

    assert "Pose by pose" in visitor.text
    words = _chart(visitor, "Pose by pose").point_words
    assert any(
        "Supine figure four: 2.0 before, 1.0 after, 1 session" in each
        and each.endswith("too few to say")
        for each in words
    )


def test_a_session_is_opened_and_left_with_keys(visitor: Visitor) -> None:
    visitor.open_newest()

    assert "Pain after each pose" in visitor.text
    assert "Tomorrow morning" not in visitor.text
    visitor.press("Esc")
    assert visitor.shows(visitor.window.rooms.history.page)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Past sessions and check-ins"


def test_a_reading_is_corrected_and_the_first_is_kept(visitor: Visitor) -> None:
    visitor.open_newest().click("Correct: Before you start").press("5", "D", "Enter")

    assert "5 of 10, dull ache, corrected from 2 of 10" in visitor.past
    assert "pain 5 → 1" in visitor.past
    visitor.press("Esc")
    assert "pain 5 → 1" in _listed(visitor)
    assert "highest 5 of 10" in _chart(visitor, "Pain").point_words[0]


def test_a_correction_that_is_left_changes_nothing(visitor: Visitor) -> None:
    visitor.open_newest().click("Correct: Before you start").press("9", "Esc")

    assert "corrected from" not in visitor.past
    assert visitor.shows(visitor.window.rooms.history.entry.page)


def test_a_reading_is_corrected_to_no_answer(visitor: Visitor) -> None:
    visitor.open_newest().click("Correct: Before you start").press("N")

    assert "corrected from 2 of 10" in visitor.past
    visitor.press("Esc")
    assert "pain" not in _listed(visitor)


def test_a_check_in_is_corrected(visitor: Visitor) -> None:
    _tell(visitor, 3)
    visitor.open_newest().click("Correct").press("6", "D", "Enter")

    assert "■ 6 of 10, dull ache" in visitor.past
    visitor.press("Esc")
    assert "■ 6 of 10, dull ache" in _listed(visitor)


def test_a_deleted_session_is_gone_and_comes_back_as_it_was(visitor: Visitor) -> None:
    visitor.open_newest()
    before = visitor.past

    visitor.click("Delete Daily hip stretch")
    assert "Deleted: Daily hip stretch, 22 November 2026, 20:41" in visitor.text
    assert "No session in this time." in visitor.text
    assert _listed(visitor) == ""

    visitor.click("Undo").open_newest()
    assert visitor.past == before


def test_a_deleted_check_in_comes_back(visitor: Visitor) -> None:
    _tell(visitor, 3)
    visitor.open_newest().click("Delete Morning")
    assert "Morning" not in _listed(visitor)

    visitor.click("Undo")
    assert "▲ 3 of 10" in _listed(visitor)


def test_a_note_is_saved_while_it_is_typed(visitor: Visitor, visit: Callable[[], Visitor]) -> None:
    visitor.open_newest()
    field = visitor.window.rooms.history.entry.page.note.text
    field.setFocus()
    visitor.press("b", "e", "t", "t", "e", "r")

    visitor.until(lambda: "Saved on this computer." in visitor.text)

    again = visit()
    again.open_newest()
    assert again.window.rooms.history.entry.page.note.text.toPlainText() == "better"


def test_a_note_in_the_summary_is_there_in_history(visit: Callable[[], Visitor]) -> None:
    visitor = visit()
    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1")
    visitor.window.rooms.flow.summary.note.text.setFocus()
    visitor.press("o", "k", "Tab")

    visitor.click("Done").open_newest()
    assert visitor.window.rooms.history.entry.page.note.text.toPlainText() == "ok"


def test_a_goal_is_set_rated_worded_anew_and_closed(visitor: Visitor) -> None:
    visitor.click("History").click("Add a goal").press("r", "u", "n", "Enter")
    assert "Not rated yet" in visitor.text

    visitor.click("Rate or change: run").click("2").click("Save the goal")
    assert "Today: 2 of 10 able" in visitor.text

    visitor.clock.advance(24 * 3600)
    visitor.click("Rate or change: run").click("6")
    visitor.window.rooms.history.page.goals.editor.title.setText("run 5 km")
    visitor.click("Save the goal")
    assert "run 5 km\nToday: 6 of 10 able, was 2" in visitor.text

    visitor.click("Rate or change: run 5 km").click("Close this goal")
    assert "run 5 km\nToday" not in visitor.text
    visitor.click("Undo")
    assert "run 5 km\nToday" in visitor.text


def test_a_goal_that_is_left_with_esc_is_not_kept(visitor: Visitor) -> None:
    visitor.click("History").click("Add a goal").press("r", "u", "n", "Esc")

    assert "Something that you want to be able to do again" in visitor.text


def test_only_the_newest_are_listed_until_more_are_asked_for(visitor: Visitor) -> None:
    for number in range(22):
        _tell(visitor, number % 4, days_later=1)
    visitor.click("History")
    assert _listed(visitor).count("Morning") == 20

    visitor.click("Show more")
    assert _listed(visitor).count("Morning") == 22
    assert not visitor.has_button("Show more")


def _saved(visitor: Visitor, qtbot: QtBot, button: str, path: Path) -> QPdfDocument:
    """Press a button that saves a report, choose a path, and open what is there then."""
    visitor.click(button)
    dialogs = visitor.window.findChildren(QFileDialog)
    (dialog,) = [each for each in dialogs if each.isVisible()]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(path))
    dialog.close()
    document = QPdfDocument(visitor.window)
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def test_the_report_for_the_physio_is_saved_for_its_owner_only(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    document = _saved(visitor.click("History"), qtbot, "Report for my physio", path)

    assert "Hip report" in document.getAllText(0).text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "The report is saved" in visitor.text
    assert [each.name for each in tmp_path.glob(".report*")] == []


def test_a_session_is_saved_from_the_past_and_from_the_summary(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    visitor.open_newest()
    document = _saved(visitor, qtbot, "Save report as PDF", tmp_path / "one.pdf")
    assert "Supine figure four" in document.getAllText(0).text()

    visitor.click("Routines").start("Daily hip stretch").press("2").wait_for_question().finish("1")
    document = _saved(visitor, qtbot, "Save report as PDF", tmp_path / "two.pdf")
    assert "Done. 14 of 14 minutes, pain 2 → 1" in document.getAllText(0).text()


def test_a_report_that_can_not_be_saved_says_why(
    visitor: Visitor, qtbot: QtBot, tmp_path: Path
) -> None:
    saving = visitor.click("History").window.rooms.history.saving
    saving.ask("report.pdf", lambda: b"")
    saving.save(str(tmp_path / "no" / "report.pdf"))

    assert "The report is not saved" in visitor.text
    assert "No such file or directory. Choose another folder." in visitor.text


def test_the_rows_open_with_a_click(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.click("History")
    rows = visitor.window.rooms.history.page._rows
    place = rows.visualItemRect(rows.item(0)).center()

    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert "Pain after each pose" in visitor.past


def test_every_range_is_read_ahead_while_it_is_quiet(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.click("History")
    history = visitor.window.rooms.history
    periods = [history._period_of(span) for span in Span]

    qtbot.waitUntil(lambda: {period for period, _ in history._reports} == set(periods))
    _tell(visitor, 9)
    visitor.click("Today").click("History").click("1 year")

    assert "highest 9" in " ".join(_chart(visitor, "Pain").point_words)
