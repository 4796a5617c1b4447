"""The drawn body on the pages: which exercise, which side, how it moves, and who it is."""

from collections.abc import Callable

import pytest

from rehab_app.context import Context
from rehab_app.engine.state import Phase
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.figure_view import FigureView, Motion
from rehab_app.gui.widgets.routine_card import RoutineTile
from rehab_app.model.person import Side
from rehab_app.model.plan import SegmentKind
from tests.gui.conftest import Visitor


@pytest.fixture
def seen(visitor: Visitor) -> Visitor:
    """Return a person before a window whose bodies are loaded already."""
    visitor.window.rooms.figures.load()
    return visitor


def _body(visitor: Visitor) -> FigureView:
    return visitor.window.rooms.flow.player.findChildren(FigureView)[0]


def _in_hold(visitor: Visitor) -> Visitor:
    visitor.start("Daily hip stretch").press("1")
    while True:
        visitor.wait_for_work()
        if visitor.state.segment and visitor.state.segment.kind is SegmentKind.HOLD:
            return visitor
        visitor.press("Right")
        if visitor.is_in(Phase.ASKING):
            visitor.answer("1")


def test_the_player_draws_the_exercise_and_says_what_it_draws(seen: Visitor) -> None:
    _in_hold(seen)

    body = _body(seen)
    assert body.isVisible()
    assert body.accessibleName() == "Half-kneeling hip flexor stretch"
    assert "kneeling" in body.accessibleDescription().lower()


def test_the_other_side_is_the_mirror_in_picture_and_words(seen: Visitor) -> None:
    _in_hold(seen)
    said: dict[Side, str] = {}
    for _ in range(2):
        assert seen.state.segment is not None
        said[seen.state.segment.side] = _body(seen).accessibleDescription()
        seen.press("Right")
        seen.wait_for(lambda state: state.phase in (Phase.ASKING, Phase.RUNNING))
        if seen.is_in(Phase.ASKING):
            seen.answer("1")
        seen.wait_for_work()

    left, right = said[Side.LEFT], said[Side.RIGHT]
    swapped = left.replace("left", "·").replace("right", "left").replace("·", "right")
    assert left != right
    assert swapped == right


def test_a_hold_breathes_and_a_pause_stands_still(seen: Visitor) -> None:
    _in_hold(seen)
    assert _body(seen).is_moving

    seen.press("Space")

    assert not _body(seen).is_moving


def test_nothing_moves_under_reduced_motion(seen: Visitor) -> None:
    reduce_motion(is_reduced=True)
    try:
        _in_hold(seen)
        assert not _body(seen).is_moving
    finally:
        reduce_motion(is_reduced=False)


def test_every_card_of_a_whole_routine_has_a_picture(seen: Visitor) -> None:
    tiles = seen.window.rooms.library.routines.findChildren(RoutineTile)

    assert len(tiles) > 10
    for tile in tiles:
        assert isinstance(tile.picture, FigurePicture)
        assert tile.picture.accessibleName()


def test_today_draws_what_is_next(seen: Visitor) -> None:
    seen.click("Today")

    pictures = seen.window.rooms.today.page.findChildren(FigurePicture)
    assert [each.accessibleName() for each in pictures] == ["Half-kneeling hip flexor stretch"]


def test_the_check_in_draws_the_pose_that_is_asked_about(seen: Visitor) -> None:
    seen.start("Daily hip stretch").press("1").wait_for_question()

    picture = seen.window.rooms.flow.check_in.findChildren(FigurePicture)[0]
    assert picture.isVisible()
    assert picture.accessibleName() == "Supine windshield wipers"


def test_another_person_is_drawn_at_once_and_remembered(
    seen: Visitor, open_context: Callable[[], Context]
) -> None:
    before = seen.window.rooms.figures.look()

    seen.click("Settings").click("Jonas, short hair").click("Plum")

    after = seen.window.rooms.figures.look()
    assert (before.body.id, after.body.id) == ("mara", "jonas")
    assert before.palette.tones["shirt"] != after.palette.tones["shirt"]
    settings = open_context().settings.settings
    assert (settings.figure, settings.clothes) == ("jonas", "plum")


def test_the_theme_changes_how_the_body_looks(seen: Visitor) -> None:
    before = seen.window.rooms.figures.look()

    seen.click("Settings").click("Dark")

    assert seen.window.rooms.figures.look().palette.name != before.palette.name
    seen.click("Light")


def test_walks_and_jogs_have_poses_of_their_own(seen: Visitor) -> None:
    seen.start("Walk/jog return").press("1")
    while seen.state.segment is None or seen.state.segment.kind is not SegmentKind.JOG:
        seen.wait(1.0)
        if seen.is_in(Phase.ASKING):
            seen.answer("1")

    assert _body(seen).is_moving
    assert seen.window.rooms.flow.shown is not None
    assert seen.window.rooms.flow.shown.motion is Motion.REPEATING
