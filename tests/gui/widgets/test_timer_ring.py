"""A time of any length stands inside the ring."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.timer_ring import TimerRing
from tests.helpers.painted_digits import digits_px

_SIDE_PX = 300


def _ink_columns(picture: QImage, ink: QColor) -> list[int]:
    """Return the columns in which the upper half shows ink: the digits, not the line below."""
    rows = range(picture.height() // 2)
    return [x for x in range(picture.width()) if any(picture.pixelColor(x, y) == ink for y in rows)]


@pytest.mark.parametrize("time", ["0:30", "9:59", "12:34", "1:02:03"])
def test_the_digits_keep_off_the_ring(qtbot: QtBot, time: str) -> None:
    ring = TimerRing()
    qtbot.addWidget(ring)
    ring.resize(_SIDE_PX, _SIDE_PX)
    ring.show_time(time, "of 1:30:00", 0, 60)

    columns = _ink_columns(ring.grab().toImage(), QColor(current_theme().ink))

    assert columns
    assert min(columns) > _SIDE_PX * 0.1
    assert max(columns) < _SIDE_PX * 0.9


@pytest.mark.parametrize("time", ["0:30", "9:59", "12:34"])
def test_bare_digits_have_the_height_they_are_meant_to_have_in_a_column_of_320_px(
    qtbot: QtBot, time: str
) -> None:
    ring = TimerRing()
    qtbot.addWidget(ring)
    ring.show_bare(is_bare=True)
    ring.resize(320 - 16, ring.bare_px(80))
    ring.show_time(time, "of 20:00", 10, 60)

    assert digits_px(ring) >= 0.95 * 80
    columns = _ink_columns(ring.grab().toImage(), QColor(current_theme().ink))
    assert 0 < min(columns) < max(columns) < ring.width() - 1
