"""The scale fits the place it is given, and its ends are in line with it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.pain_scale import MOST, PainScale
from rehab_app.gui.widgets.plain_label import PlainLabel


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """Return what the scale stands in."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _scale(holder: QWidget, width_px: int, *, has_zones: bool) -> PainScale:
    scale = PainScale(holder, has_zones=has_zones)
    scale.setGeometry(0, 0, width_px, 160)
    holder.show()
    QApplication.processEvents()
    return scale


def _rows(scale: PainScale) -> list[int]:
    return sorted({scale.button(level).y() for level in range(MOST + 1)})


@pytest.mark.parametrize(
    ("width_px", "row_count"), [(484, 1), (483, 2), (264, 2), (263, 3), (176, 3)]
)
def test_a_strip_breaks_into_rows_where_eleven_targets_have_no_room(
    holder: QWidget, width_px: int, row_count: int
) -> None:
    scale = _scale(holder, width_px, has_zones=False)

    assert len(_rows(scale)) == row_count
    assert all(scale.button(level).width() >= TARGET_PX for level in range(MOST + 1))


@pytest.mark.parametrize(("width_px", "row_count"), [(500, 1), (480, 2), (264, 2)])
def test_a_scale_with_zones_breaks_between_two_of_them(
    holder: QWidget, width_px: int, row_count: int
) -> None:
    scale = _scale(holder, width_px, has_zones=True)
    zones = scale.findChildren(PlainLabel)
    firsts = [scale.button(level) for level in (0, 3, 6)]

    assert len(_rows(scale)) == row_count
    assert all(scale.button(level).width() >= TARGET_PX for level in range(MOST + 1))
    for zone, first in zip(zones, firsts, strict=True):
        assert zone.y() > first.y()
        assert abs(zone.x() - first.x()) <= 1


def test_the_first_level_begins_and_the_last_ends_with_the_scale(holder: QWidget) -> None:
    scale = _scale(holder, 660, has_zones=True)
    scale.button(5).setFocus()
    picture = scale.grab().toImage()
    middle = scale.button(0).geometry().center().y()
    page = scale.palette().window().color()

    assert picture.pixelColor(2, middle) != page
    assert picture.pixelColor(scale.width() - 3, middle) != page


def test_a_screen_reader_is_told_the_level_and_that_there_is_none_yet(holder: QWidget) -> None:
    scale = _scale(holder, 660, has_zones=True)
    value = QAccessible.queryAccessibleInterface(scale).valueInterface()

    assert value.currentValue() == -1
    assert scale.accessibleDescription() == "Nothing is chosen yet"
    scale.show_level(4)
    assert value.currentValue() == 4
    assert scale.accessibleDescription() == "4 of 10"


def test_a_level_set_by_a_screen_reader_is_chosen(holder: QWidget, qtbot: QtBot) -> None:
    scale = _scale(holder, 660, has_zones=True)
    value = QAccessible.queryAccessibleInterface(scale).valueInterface()

    with qtbot.waitSignal(scale.level_chosen) as chosen:
        value.setCurrentValue(0)

    assert chosen.args == [0]


def test_showing_a_level_chooses_nothing(holder: QWidget, qtbot: QtBot) -> None:
    scale = _scale(holder, 660, has_zones=True)

    with qtbot.assertNotEmitted(scale.level_chosen):
        scale.show_level(7)
        scale.show_level(None)
