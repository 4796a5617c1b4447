"""The player's room: the body and the time take what there is, whatever the window."""

import pytest
from PySide6.QtWidgets import QApplication

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.styling import current_theme, show_everything
from rehab_app.gui.widgets.cue_line import CueLine
from rehab_app.gui.widgets.figure_view import FigureView
from tests.gui.conftest import Visitor


def _hold(visitor: Visitor, width: int, height: int, percent: int) -> None:
    show_everything(current_theme(), percent)
    visitor.window.resize(width, height)
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    visitor.wait_for_work().wait(5)
    settle()


def _body(visitor: Visitor) -> FigureView:
    return visitor.window.rooms.flow.player.findChildren(FigureView)[0]


@pytest.mark.parametrize(
    ("width", "height", "percent", "least_share"),
    [(1180, 760, 100, 0.5), (1024, 640, 100, 0.5), (1024, 640, 200, 0.3), (3840, 2160, 100, 0.5)],
)
def test_the_body_has_a_large_share_of_the_window(
    visitor: Visitor, width: int, height: int, percent: int, least_share: float
) -> None:
    _hold(visitor, width, height, percent)

    assert visitor.window.height() == height
    assert _body(visitor).isVisible()
    assert _body(visitor).height() >= least_share * height


def test_the_body_stays_in_sight_beside_a_question_in_a_low_window(visitor: Visitor) -> None:
    show_everything(current_theme(), 200)
    visitor.window.resize(1024, 640)
    visitor.start("Yin starter").press("1")
    visitor.wait_for(lambda state: state.question is not None)
    settle()

    assert not _body(visitor).visibleRegion().isEmpty()


def test_the_cue_makes_way_for_why_it_stands_still_and_comes_back(visitor: Visitor) -> None:
    _hold(visitor, 1180, 760, 100)
    cue = visitor.window.rooms.flow.player.findChildren(CueLine)[0]
    said = cue.text()

    visitor.press("Space")
    assert cue.text() == "Paused. Space goes on."

    visitor.press("Space").wait(5)
    assert cue.text() == said


def test_mat_mode_keeps_the_focus_and_makes_the_time_larger(visitor: Visitor) -> None:
    _hold(visitor, 1180, 760, 100)
    ring = visitor.window.rooms.flow.player.ring
    before = ring.height()
    focused = QApplication.focusWidget()

    visitor.press("F")
    visitor.window.showNormal()
    visitor.window.resize(1180, 760)
    settle()

    assert QApplication.focusWidget() is focused
    assert ring.height() > before
