"""What may be written is offered while somebody writes, and taken by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.completion_list import CompletionList
from rehab_app.gui.widgets.text_completer import TextCompleter
from rehab_app.gui.widgets.yaml_text import YamlText
from rehab_app.resources import routines_folder
from rehab_app.routine_io.shipped import load_shipped
from rehab_app.workbench.offers import Offers

STEP = """\
format: 1
id: a
title: A
kind: stretch
blocks:
  - title: B
    steps:
      - exercise: pigeon-pose
"""
CONTROL = Qt.KeyboardModifier.ControlModifier


class Writer:
    """Somebody at a text that offers completions, with a button behind it."""

    def __init__(self, qtbot: QtBot, offers: Offers) -> None:
        self._qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.text = YamlText()
        self.text.offer(offers.at)
        self.behind = QPushButton("Behind")
        column = QVBoxLayout(self.window)
        column.addWidget(self.text)
        column.addWidget(self.behind)
        self.window.resize(600, 600)
        self.window.show()
        self.text.editor.show_text(STEP)
        self.text.editor.moveCursor(self.text.editor.textCursor().MoveOperation.End)
        self.text.editor.setFocus()

    @property
    def completer(self) -> TextCompleter:
        assert self.text.completer is not None
        return self.text.completer

    @property
    def offered(self) -> CompletionList:
        return self.completer.list

    @property
    def labels(self) -> list[str]:
        if not self.offered.isVisible():
            return []
        return [self.offered.item(number).text() for number in range(self.offered.count())]

    @property
    def written(self) -> str:
        return self.text.editor.toPlainText().removeprefix(STEP)

    def type(self, text: str) -> "Writer":
        self._qtbot.keyClicks(self.text.editor, text)
        return self

    def press(
        self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> "Writer":
        for key in keys:
            self._qtbot.keyClick(self.text.editor, key, with_)
        return self


@pytest.fixture(scope="module")
def offers() -> Offers:
    return Offers(load_shipped(routines_folder()))


@pytest.fixture
def writer(qtbot: QtBot, offers: Offers) -> Writer:
    return Writer(qtbot, offers)


def test_a_key_is_offered_while_it_is_typed_and_tab_takes_it_with_its_colon(writer: Writer) -> None:
    writer.type("        ho")
    assert writer.labels == ["hold"]
    writer.press(Qt.Key.Key_Tab).type("30 s")

    assert writer.written == "        hold: 30 s"
    assert writer.labels == []
    assert QApplication.focusWidget() is writer.text.editor


def test_behind_a_key_its_words_are_offered_at_once_and_enter_takes_the_chosen_one(
    writer: Writer,
) -> None:
    writer.type("        as").press(Qt.Key.Key_Return)
    assert writer.labels == ["none", "after", "halfway"]
    writer.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    writer.press(Qt.Key.Key_Enter)

    assert writer.written == "        ask: halfway"


def test_an_exercise_is_found_by_parts_of_its_name_with_a_space_between(writer: Writer) -> None:
    writer.type("        easier: supine four")
    assert writer.labels == ["supine-figure-four"]
    writer.press(Qt.Key.Key_Tab)

    assert writer.written == "        easier: supine-figure-four"


def test_control_and_space_offers_what_may_stand_here_and_esc_closes_it(writer: Writer) -> None:
    writer.type("        ").press(Qt.Key.Key_Space, with_=CONTROL)
    assert writer.labels[:3] == ["hold", "reps", "open"]
    assert writer.text.said.startswith("hold: How long to stay in the pose")
    writer.press(Qt.Key.Key_Escape)
    assert writer.labels == []
    assert writer.text.said == "Nothing to mend."

    writer.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is writer.behind


def test_nothing_is_offered_in_notes_and_comments(writer: Writer) -> None:
    writer.type("        note: ho")
    assert writer.labels == []
    writer.type(" # ho")
    assert writer.labels == []


def test_enter_begins_a_line_where_the_word_is_written_out(writer: Writer) -> None:
    writer.type("        sides: right")
    assert writer.labels[0] == "right"
    writer.press(Qt.Key.Key_Return)

    assert writer.written == "        sides: right\n        "


def test_the_list_goes_when_the_cursor_or_the_focus_does(writer: Writer) -> None:
    writer.type("        ho").press(Qt.Key.Key_Left)
    assert writer.labels == []
    writer.type("h").press(Qt.Key.Key_Backspace, Qt.Key.Key_Right)
    writer.press(Qt.Key.Key_Space, with_=CONTROL)
    assert writer.labels == ["hold"]
    writer.behind.setFocus()
    assert writer.labels == []


def test_a_click_takes_what_is_clicked(writer: Writer, qtbot: QtBot) -> None:
    writer.type("        s")
    assert writer.labels[:3] == ["start", "sets", "sides"]
    place = writer.offered.visualItemRect(writer.offered.item(1)).center()

    qtbot.mouseClick(writer.offered.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert writer.written == "        sets: "


def test_characters_that_qt_counts_twice_move_nothing(writer: Writer) -> None:
    writer.type("        ho").press(Qt.Key.Key_Escape)
    cursor = writer.text.editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("# 🧘🧘\n")
    writer.press(Qt.Key.Key_Space, with_=CONTROL).press(Qt.Key.Key_Tab)

    assert writer.text.editor.toPlainText().endswith("pigeon-pose\n        hold: ")


def test_the_list_stays_within_the_text_also_at_its_lower_edge(writer: Writer) -> None:
    writer.press(*[Qt.Key.Key_Return] * 40).press(Qt.Key.Key_Home)
    writer.press(Qt.Key.Key_Space, with_=CONTROL)

    assert writer.labels
    assert writer.text.editor.rect().contains(writer.offered.geometry())
    line = writer.text.editor.cursorRect()
    assert writer.offered.geometry().bottom() <= line.top() + 20


def test_a_screen_reader_finds_the_list_and_its_rows_with_what_they_mean(writer: Writer) -> None:
    writer.type("        res")
    interface = QAccessible.queryAccessibleInterface(writer.offered)

    assert interface is not None
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Suggestions"
    row = interface.child(0)
    assert row is not None
    assert row.text(QAccessible.Text.Name).startswith("rest: The pause after every hold")
