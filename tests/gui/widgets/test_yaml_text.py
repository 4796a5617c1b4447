"""The text of a routine and the line below it, in a page that scrolls."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.yaml_editor import TextProblem
from rehab_app.gui.widgets.yaml_text import YamlText

LINES = 60


@pytest.fixture
def page(qtbot: QtBot) -> tuple[QScrollArea, YamlText]:
    """Return a low window in which a high text stands, with problems far down and in one line."""
    area, text = QScrollArea(), YamlText()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(text)
    text.editor.setMinimumHeight(1500)
    area.resize(500, 300)
    area.show()
    text.editor.show_text("\n".join(f"line: {number}" for number in range(LINES)))
    text.editor.setFocus()
    text.show_problems(
        [
            TextProblem(line=50, column=7, text="the later one", is_error=False),
            TextProblem(line=50, column=1, text="the earlier one", is_error=True),
        ]
    )
    QApplication.processEvents()
    return area, text


def cursor_in(area: QScrollArea, text: YamlText) -> QRect:
    place = text.editor.cursorRect()
    return place.translated(text.editor.viewport().mapTo(area.viewport(), QPoint(0, 0)))


def test_the_cursor_stays_in_sight_where_the_text_is_higher_than_the_window(
    page: tuple[QScrollArea, YamlText], qtbot: QtBot
) -> None:
    area, text = page

    qtbot.keyClick(text.editor, Qt.Key.Key_F8)
    assert text.editor.textCursor().blockNumber() == 49
    assert area.viewport().rect().contains(cursor_in(area, text))

    qtbot.keyClick(text.editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert area.viewport().rect().contains(cursor_in(area, text))


def test_of_two_problems_in_a_line_the_one_nearest_to_the_cursor_is_said(
    page: tuple[QScrollArea, YamlText], qtbot: QtBot
) -> None:
    _, text = page
    qtbot.keyClick(text.editor, Qt.Key.Key_F8)
    assert text.said == "the earlier one"
    qtbot.keyClick(text.editor, Qt.Key.Key_End)
    assert text.said == "the later one"
    qtbot.keyClick(text.editor, Qt.Key.Key_Up)
    assert text.said == "2 to mend. F8 goes to the next, Shift+F8 to the one before."
