"""The side is told by a word, a shape and its place, and in time: never by a colour alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rehab_app.engine.state import Phase
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.model.person import Side
from tests.gui.conftest import Visitor


@pytest.mark.parametrize("is_mat", [False, True])
def test_left_and_right_differ_in_word_shape_and_place(visitor: Visitor, is_mat: bool) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1").wait_for_work()
    if is_mat:
        visitor.press("F")
    left, left_at = _told(visitor, Side.LEFT)
    right, right_at = _told(visitor, Side.RIGHT)

    assert left.startswith("◂ LEFT SIDE")
    assert right.startswith("RIGHT SIDE ▸")
    assert left_at < 0.5 < right_at
    assert left_at + right_at == pytest.approx(1, abs=0.2)


def _told(visitor: Visitor, side: Side) -> tuple[str, float]:
    """Go on to a hold of a side; return what is told of it, and where in its card or column."""
    while visitor.state.segment is None or visitor.state.segment.side is not side:
        if visitor.is_in(Phase.ASKING):
            visitor.answer("1")
        else:
            visitor.wait(1)
    settle()
    word = f"{side} SIDE".upper()
    labels = visitor.window.findChildren(PlainLabel)
    (label,) = (each for each in labels if each.isVisible() and word in each.text())
    text_px = label.fontMetrics().horizontalAdvance(label.text())
    is_right = bool(label.alignment() & Qt.AlignmentFlag.AlignRight)
    around = label.parentWidget()
    assert isinstance(around, QWidget)
    at_px = label.mapTo(around, label.rect().topLeft()).x()
    middle_px = at_px + (label.width() - text_px / 2 if is_right else text_px / 2)
    return label.text(), middle_px / around.width()
