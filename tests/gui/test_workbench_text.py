"""The text of a routine at the workbench: problems are found, said and mended by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.pages.workbench_page import WorkbenchPage
from rehab_app.gui.widgets.workbench_head import FORM, TEXT
from rehab_app.gui.widgets.yaml_margin import Margin
from tests.gui.conftest import Visitor
from tests.gui.routines import write_routine

BROKEN = """\
format: 1
id: evening
title: Evening
kind: stretch
suits: [labral-tear]
blocks:
  - title: Stretch
    steps:
      - exercise: pigeon-pose   # both sides
        hodl: 30 s
      - {exercise: seated-butterfly, hold: many}
"""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(own_home: Path, visitor: Visitor, qtbot: QtBot) -> Visitor:
    """Return somebody who has the text of a routine with three problems before them."""
    file = write_routine(own_home, "evening", BROKEN)
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{file}")
    page(visitor).show_view(TEXT)
    page(visitor).editor.setFocus()
    return visitor


def page(bench: Visitor) -> WorkbenchPage:
    return bench.window.rooms.workbench.flow.page


def text_of(bench: Visitor) -> str:
    return bench.window.rooms.workbench.flow.document.text


def place(bench: Visitor) -> tuple[int, int]:
    cursor = page(bench).editor.textCursor()
    return cursor.blockNumber() + 1, cursor.positionInBlock() + 1


def press(
    bench: Visitor,
    qtbot: QtBot,
    key: Qt.Key,
    with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(page(bench).editor, key, with_)


def test_f8_goes_from_problem_to_problem_and_each_is_said_below(
    bench: Visitor, qtbot: QtBot
) -> None:
    text = page(bench).text
    assert text.said == "2 to mend. F8 goes to the next, Shift+F8 to the one before."

    press(bench, qtbot, Qt.Key.Key_F8)
    assert place(bench) == (10, 9)
    assert text.said.startswith('■ Line 10: a step knows no key "hodl"')
    assert text.fix_button.text() == "Write hold — Ctrl+."
    press(bench, qtbot, Qt.Key.Key_F8)
    assert place(bench) == (11, 44)
    assert text.fix_button.isHidden()
    press(bench, qtbot, Qt.Key.Key_F8)
    assert place(bench) == (10, 9), "round and round"
    press(bench, qtbot, Qt.Key.Key_F8, SHIFT)
    assert place(bench) == (11, 44)


def test_control_and_period_mends_the_line_and_undo_takes_it_back(
    bench: Visitor, qtbot: QtBot
) -> None:
    press(bench, qtbot, Qt.Key.Key_F8)
    press(bench, qtbot, Qt.Key.Key_Period, CONTROL)

    assert text_of(bench) == BROKEN.replace("hodl", "hold")
    assert page(bench).editor.toPlainText() == text_of(bench)
    assert place(bench) == (10, 9)
    press(bench, qtbot, Qt.Key.Key_Z, CONTROL)
    assert text_of(bench) == BROKEN


def test_what_its_conditions_avoid_is_mended_from_the_margin_and_the_line_below(
    bench: Visitor, qtbot: QtBot
) -> None:
    editor = page(bench).editor
    press(bench, qtbot, Qt.Key.Key_F8)
    press(bench, qtbot, Qt.Key.Key_Period, CONTROL)
    margin = editor.findChild(Margin)
    assert isinstance(margin, Margin)
    top, height = editor.lines_in_sight()[9]

    qtbot.mouseClick(
        margin, Qt.MouseButton.LeftButton, pos=QPoint(margin.width() // 2, top + height // 2)
    )

    assert place(bench) == (9, 19)
    assert page(bench).text.said.startswith("▲ Line 9: pigeon-pose is to be avoided")
    qtbot.mouseClick(page(bench).text.fix_button, Qt.MouseButton.LeftButton)
    assert "      - exercise: seated-figure-four-chair   # both sides\n" in text_of(bench)
    assert QApplication.focusWidget() is editor


def test_the_menu_of_a_line_begins_with_its_fix(bench: Visitor, qtbot: QtBot) -> None:
    press(bench, qtbot, Qt.Key.Key_F8)
    menu = page(bench).editor.made_menu()

    first = menu.actions()[0]
    assert first.text() == "Write hold"
    first.trigger()
    assert text_of(bench) == BROKEN.replace("hodl", "hold")
    menu.deleteLater()
    press(bench, qtbot, Qt.Key.Key_Home, CONTROL)
    plain = page(bench).editor.made_menu()
    assert all("Write" not in action.text() for action in plain.actions())
    plain.deleteLater()


def test_a_card_in_the_form_mends_its_step(bench: Visitor, qtbot: QtBot) -> None:
    page(bench).show_view(FORM)
    page(bench).list.rows.setCurrentRow(3)
    (unknown,) = page(bench).form.problems.cards
    assert unknown.said == 'Line 10: a step knows no key "hodl".\nDid you mean hold?'

    qtbot.mouseClick(unknown.fix_button, Qt.MouseButton.LeftButton)

    assert text_of(bench) == BROKEN.replace("hodl", "hold")
    (avoided,) = page(bench).form.problems.cards
    assert avoided.said.startswith("Line 9: pigeon-pose is to be avoided with labral-tear")
    qtbot.mouseClick(avoided.fix_button, Qt.MouseButton.LeftButton)
    assert "exercise: seated-figure-four-chair   # both sides" in text_of(bench)


def test_a_fix_of_a_text_that_has_changed_since_is_not_done(bench: Visitor, qtbot: QtBot) -> None:
    press(bench, qtbot, Qt.Key.Key_F8)
    QGuiApplication.clipboard().setText("# before\n")
    press(bench, qtbot, Qt.Key.Key_Home, CONTROL)
    editor = page(bench).editor
    editor.paste()
    editor.go_to(10, 9)
    problem = editor.problem_here
    assert problem is not None
    assert problem.fix is not None

    press(bench, qtbot, Qt.Key.Key_Period, CONTROL)

    assert text_of(bench) == f"# before\n{BROKEN}"
    assert "nothing was mended" in page(bench).message.message


def test_when_all_is_mended_the_line_below_says_so(bench: Visitor, qtbot: QtBot) -> None:
    editor = page(bench).editor
    mended = BROKEN.replace("hodl", "hold").replace("many", "30 s")
    editor.setPlainText(mended.replace("suits: [labral-tear]", "summary: a"))
    bench.window.rooms.workbench.flow.suspend()

    press(bench, qtbot, Qt.Key.Key_F8)
    press(bench, qtbot, Qt.Key.Key_Period, CONTROL)

    assert page(bench).text.said == "Nothing to mend."
    assert page(bench).text.fix_button.isHidden()
