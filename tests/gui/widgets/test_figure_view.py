"""The drawn body moves when it is seen, and stands still when that is wished."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.drawing import figure_of, look_of
from rehab_app.gui.figure_frames import MOVE_FRAMES, Frame, FrameStore
from rehab_app.gui.figure_stills import StillPictures
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.figure_view import FigureView, Motion
from rehab_app.resources import assets_folder
from tests.gui.conftest import FakeClock
from tests.helpers.poses import shelf

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

KNEELING = "half-kneeling-hip-flexor-stretch"
END = MOVE_FRAMES - 1


def look() -> "Look":
    return look_of(assets_folder() / "themes" / "light.toml")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def view(qtbot: QtBot, clock: FakeClock) -> FigureView:
    reduce_motion(is_reduced=False)
    view = FigureView(clock.now, look)
    qtbot.addWidget(view)
    view.resize(160, 160)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_it_comes_into_the_pose_in_its_time(view: FigureView, clock: FakeClock) -> None:
    view.show_pose(shelf().poses[KNEELING], Motion.ENTERING, 5.0)
    first = view.frame
    clock.advance(3)
    middle = view.frame
    clock.advance(2)

    assert first == Frame(0)
    assert 0 < middle.move < END
    assert view.frame == Frame(END)


def test_a_hold_breathes_in_the_end_position(view: FigureView, clock: FakeClock) -> None:
    view.show_pose(shelf().poses[KNEELING], Motion.HOLDING)
    frames = []
    for _ in range(10):
        clock.advance(0.5)
        frames.append(view.frame)

    assert {frame.move for frame in frames} == {END}
    assert len({frame.breath for frame in frames}) > 4
    assert view.is_moving


def test_repetitions_go_there_and_back_in_their_tempo(view: FigureView, clock: FakeClock) -> None:
    view.show_pose(shelf().poses["double-leg-bridge"], Motion.REPEATING, 4.0)
    moves = []
    for _ in range(5):
        moves.append(view.frame.move)
        clock.advance(1)

    assert moves[0] == moves[4] == 0
    assert moves[2] == END
    assert moves[1] == moves[3]


def test_a_cycle_goes_round(view: FigureView, clock: FakeClock) -> None:
    view.show_pose(shelf().poses["continuous-jog"], Motion.REPEATING, 1.0)
    first = view.frame
    clock.advance(1)
    again = view.frame
    clock.advance(0.5)

    assert first == again == Frame(0)
    assert view.frame.move == MOVE_FRAMES // 2


def test_under_reduced_motion_it_stands_still_at_the_end(
    view: FigureView, clock: FakeClock
) -> None:
    reduce_motion(is_reduced=True)
    view.show_pose(shelf().poses[KNEELING], Motion.ENTERING, 5.0)

    assert view.frame == Frame(END)
    assert not view.is_moving
    reduce_motion(is_reduced=False)


def test_it_stops_when_it_is_hidden_and_goes_on_when_it_is_shown(view: FigureView) -> None:
    view.show_pose(shelf().poses[KNEELING], Motion.HOLDING)
    view.hide()
    was_moving = view.is_moving
    view.show()

    assert not was_moving
    assert view.is_moving


def test_it_says_what_it_shows(view: FigureView) -> None:
    view.show_pose(shelf().poses[KNEELING], Motion.STILL, name="Half-kneeling stretch")

    assert view.accessibleName() == "Half-kneeling stretch"
    assert "Kneeling on the right knee" in view.accessibleDescription()
    view.show_pose(None, Motion.STILL)
    assert view.accessibleDescription() == ""


def test_it_paints_the_pose(view: FigureView) -> None:
    empty = view.grab().toImage()
    view.show_pose(shelf().poses[KNEELING], Motion.STILL)

    assert view.grab().toImage() != empty


def test_another_look_is_shown_at_once(qtbot: QtBot, clock: FakeClock) -> None:
    theme = ["light"]
    view = FigureView(clock.now, lambda: look_of(assets_folder() / "themes" / f"{theme[0]}.toml"))
    qtbot.addWidget(view)
    view.resize(160, 160)
    view.show_pose(shelf().poses[KNEELING], Motion.STILL)
    before = view.grab().toImage()
    theme[0] = "dark"
    view.show_look()

    assert view.grab().toImage() != before


def test_frames_are_painted_once_and_fill_no_more_than_they_may(qtbot: QtBot) -> None:
    store = FrameStore(most_bytes=5 * 64 * 64 * 4)
    store.show_figure(figure_of(shelf().poses[KNEELING], look(), (64, 64)), 1.0)
    one = store.frame(Frame(3))
    for move in range(9):
        store.frame(Frame(move))

    assert store.frame(Frame(8)) is store.frame(Frame(8))
    assert store.bytes_kept <= 5 * 64 * 64 * 4
    assert not store.is_kept(Frame(3))
    assert one is not None


def test_frames_are_painted_ahead_in_idle_time(qtbot: QtBot) -> None:
    store = FrameStore()
    store.show_figure(figure_of(shelf().poses[KNEELING], look(), (64, 64)), 1.0)
    frames = [Frame(move) for move in range(4)]
    with qtbot.waitSignal(store.prepared):
        store.prepare(frames)

    assert all(store.is_kept(frame) for frame in frames)


def test_no_frame_is_painted_ahead_that_would_push_out_another(qtbot: QtBot) -> None:
    store = FrameStore(most_bytes=3 * 64 * 64 * 4)
    store.show_figure(figure_of(shelf().poses[KNEELING], look(), (64, 64)), 1.0)
    frames = [Frame(move) for move in range(6)]
    with qtbot.waitSignal(store.prepared):
        store.prepare(frames)

    assert [store.is_kept(frame) for frame in frames] == [True] * 3 + [False] * 3


def test_another_size_is_painted_when_it_has_settled(
    qtbot: QtBot, clock: FakeClock, view: FigureView
) -> None:
    other = FigureView(clock.now, look)
    qtbot.addWidget(other)
    other.resize(220, 180)
    other.show_pose(shelf().poses[KNEELING], Motion.STILL)
    wanted = other.grab().toImage()
    view.show_pose(shelf().poses[KNEELING], Motion.STILL)

    view.resize(220, 180)

    qtbot.waitUntil(lambda: view.grab().toImage() == wanted)


def test_a_card_s_picture_is_drawn_when_it_is_seen_and_kept_on_disk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stills = StillPictures(tmp_path / "pictures")
    picture = FigurePicture(stills, look, (96, 96))
    qtbot.addWidget(picture)
    picture.show_pose(shelf().poses[KNEELING], "Half-kneeling stretch")
    assert not picture.is_drawn
    assert not (tmp_path / "pictures").exists()

    picture.show()
    qtbot.waitUntil(lambda: picture.is_drawn)

    assert picture.accessibleName() == "Half-kneeling stretch"
    assert len(list((tmp_path / "pictures").glob("*.png"))) == 1
    again = StillPictures(tmp_path / "pictures")
    ratio = picture.devicePixelRatioF()
    assert again.ask(shelf().poses[KNEELING], look(), (96, 96), ratio) is not None
    assert again.waiting_count == 0


def test_a_full_disk_costs_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    stills = StillPictures(tmp_path / "file")

    assert not stills.picture(shelf().poses[KNEELING], look(), (96, 96), 1.0).isNull()


def test_a_card_that_is_gone_disturbs_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    stills = StillPictures(tmp_path)
    picture = FigurePicture(stills, look, (96, 96))
    picture.show_pose(shelf().poses[KNEELING], "Half-kneeling stretch")
    picture.show()
    picture.grab()
    with qtbot.waitSignal(stills.drawn):
        picture.deleteLater()
        QApplication.processEvents()
