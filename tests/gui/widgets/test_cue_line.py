"""The cue: its room stays the same, and its lines are about equally long."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.cue_line import CueLine

_SHORT = "Breathe."
_LONG = "Lie on your back with your knees bent and your feet wider than hips."


def _ink_px(cue: CueLine, top: int, bottom: int) -> int:
    """Return how wide the ink between two heights is."""
    image = QImage(cue.size(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    cue.render(image)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(top, bottom))
    ]
    return inked[-1] - inked[0] if inked else 0


def test_one_line_takes_as_much_room_as_two(qtbot: QtBot) -> None:
    cue = CueLine()
    qtbot.addWidget(cue)
    cue.setText(_SHORT)
    short = cue.heightForWidth(600)

    cue.setText(_LONG)

    assert cue.heightForWidth(600) == short


def test_no_last_word_stands_alone(qtbot: QtBot) -> None:
    cue = CueLine()
    qtbot.addWidget(cue)
    cue.setText(_LONG)
    cue.show()
    width = round(cue.fontMetrics().horizontalAdvance(_LONG) * 0.9)
    cue.resize(width, cue.heightForWidth(width))

    middle = cue.height() // 2
    upper, lower = _ink_px(cue, 0, middle), _ink_px(cue, middle, cue.height())

    assert lower > upper * 0.6
