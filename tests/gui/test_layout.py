"""On every page everything can be read and reached, in a small window with large text too."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.gui.gallery.looks import Look, settle
from rehab_app.gui.gallery.pages import Tour
from rehab_app.gui.motion import reduce_motion
from tests.gui.layout_faults import checked_count, layout_faults

LOOKS = [
    pytest.param(Look("light", 100), (1280, 800), id="100 % in 1280 x 800"),
    pytest.param(Look("light", 200), (1024, 600), id="200 % in 1024 x 600"),
    pytest.param(Look("light", 100), (320, 640), id="100 % in 320 x 640"),
    pytest.param(Look("light", 200), (640, 600), id="200 % in 640 x 600"),
]


@pytest.mark.timeout(360)
@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize(("look", "size"), LOOKS)
def test_nothing_is_cut_off_hidden_or_overlapping_on_any_page(
    tmp_path: Path, qapp: object, look: Look, size: tuple[int, int]
) -> None:
    reduce_motion(is_reduced=True)
    tour = Tour(tmp_path, look, size)
    faults: list[str] = []
    seen: dict[str, int] = {}
    for sight in tour.sights():
        tour.settle()
        seen[sight] = checked_count(tour.shown)
        faults += [f"{sight}: {fault}" for fault in layout_faults(tour.shown)]
        if QApplication.focusWidget() is None:
            faults.append(f"{sight}: nothing has the focus")
        if tour.window.size().toTuple() != size:
            faults.append(f"{sight}: the window has grown to {tour.window.size().toTuple()}")
    tour.close()
    assert not faults, "\n".join(faults)
    assert min(seen.values()) >= 4, seen


def _shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    settle()
    return widget


def test_a_label_that_is_cut_off_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    QLabel("Half-kneeling hip flexor stretch", window).resize(60, 20)

    faults = layout_faults(_shown(qtbot, window, 300, 100))

    assert ["needs" in fault for fault in faults] == [True]


def test_a_wrapped_label_without_room_for_its_lines_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    label = QLabel("Lie on your back with your knees bent and your feet apart", window)
    label.setWordWrap(True)
    label.resize(120, 20)

    assert "high and needs" in "".join(layout_faults(_shown(qtbot, window, 300, 100)))


def test_what_sticks_out_of_the_window_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    QPushButton("Skip", window).setGeometry(250, 10, 100, 40)

    assert "sticks out" in "".join(layout_faults(_shown(qtbot, window, 300, 100)))


def test_what_can_be_scrolled_to_downwards_is_no_fault(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.setFixedSize(200, 900)
    QPushButton("Skip", inside).setGeometry(10, 800, 100, 40)
    area.setWidget(inside)

    assert not layout_faults(_shown(qtbot, area, 300, 200))


def test_what_has_to_be_scrolled_to_sideways_is_found(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.setFixedSize(900, 100)
    QPushButton("Skip", inside).setGeometry(800, 10, 80, 40)
    area.setWidget(inside)

    faults = "".join(layout_faults(_shown(qtbot, area, 300, 200)))

    assert "sideways" in faults
    assert "sticks out" in faults


def test_siblings_that_overlap_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    QPushButton("Back", window).setGeometry(0, 0, 100, 40)
    QPushButton("Skip", window).setGeometry(80, 0, 100, 40)

    assert "overlap" in "".join(layout_faults(_shown(qtbot, window, 300, 100)))


def test_a_row_with_room_enough_has_no_fault(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QLabel("How much does it hurt?"))
    row.addWidget(QPushButton("Skip"))

    assert not layout_faults(_shown(qtbot, window, 500, 100))
