"""What an exercise feels like: in one line where it fits, and at rest once it is laid out."""

from PySide6.QtCore import QEvent
from pytestqt.qtbot import QtBot

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.widgets.feel_line import FeelLine
from rehab_app.gui.widgets.plain_label import PlainLabel

_FEEL, _NOT = "Feel: a stretch in front of the hip", "Not: a pinch in the groin"


class _CountedLine(FeelLine):
    layout_count = 0

    def event(self, event: QEvent) -> bool:
        self.layout_count += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def _line(qtbot: QtBot, width: int) -> _CountedLine:
    line = _CountedLine()
    qtbot.addWidget(line)
    line.show_feel(_FEEL, _NOT)
    line.resize(width, 80)
    line.show()
    settle()
    return line


def _heights(line: FeelLine) -> set[int]:
    return {label.y() for label in line.findChildren(PlainLabel)}


def test_both_stand_beside_each_other_where_a_line_holds_them(qtbot: QtBot) -> None:
    assert len(_heights(_line(qtbot, 800))) == 1
    assert len(_heights(_line(qtbot, 300))) == 2


def test_it_is_at_rest_once_it_is_laid_out(qtbot: QtBot) -> None:
    line = _line(qtbot, 300)
    before = line.layout_count

    for _ in range(5):
        line.show_feel(_FEEL, _NOT)
        settle()

    assert line.layout_count == before
