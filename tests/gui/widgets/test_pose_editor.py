"""A pose is made with the mouse and with keys: what is dragged follows, and is what is written."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.mirroring import mirror_image
from rehab_app.figure.skeleton import range_problems
from rehab_app.gui.drawing import look_of
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.roles import install_roles
from rehab_app.gui.styling import show_everything
from rehab_app.gui.theme import read_theme
from rehab_app.gui.widgets.pose_editor import PoseEditor
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.model.pose import Pose
from rehab_app.model.prop import PropKind
from rehab_app.posing.starting import standing
from rehab_app.resources import assets_folder
from rehab_app.routine_io.pose_writer import pose_text
from tests.gui.conftest import FakeClock
from tests.gui.layout_faults import layout_faults
from tests.helpers.poses import shelf
from tests.routine_io.test_pose_writer import read_again

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

_KNEELING = "half-kneeling-hip-flexor-stretch"
_LEAST_TARGET_PX = 24
_LEFT = Qt.MouseButton.LeftButton
_THEMES = assets_folder() / "themes"


def look() -> "Look":
    return look_of(_THEMES / "light.toml")


class Maker:
    """Somebody who makes a pose, and what the editor said of it."""

    def __init__(self, editor: PoseEditor) -> None:
        self.editor = editor
        self.told: list[Pose] = []
        editor.changed.connect(self._on_changed)

    def _on_changed(self, pose: object) -> None:
        assert isinstance(pose, Pose)
        self.told.append(pose)

    def where(self, name: str) -> QPoint:
        return self.editor.stage.handle(name).geometry().center()

    def drag(self, name: str, right_px: int, down_px: int, *, lets_go: bool = True) -> QPoint:
        """Drag a handle in ten steps; return where the mouse is then."""
        return self.pull(self.where(name), right_px, down_px, lets_go=lets_go)

    def pull(self, start: QPoint, right_px: int, down_px: int, *, lets_go: bool = True) -> QPoint:
        stage, at = self.editor.stage, start
        QTest.mousePress(stage, _LEFT, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 11):
            at = start + QPoint(right_px * step // 10, down_px * step // 10)
            QTest.mouseMove(stage, at)
            QApplication.processEvents()
        if lets_go:
            QTest.mouseRelease(stage, _LEFT, Qt.KeyboardModifier.NoModifier, at)
        return at

    def press(self, name: str, key: Qt.Key, *, shift: bool = False, times: int = 1) -> None:
        handle = self.editor.stage.handle(name)
        handle.setFocus()
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for _ in range(times):
            QTest.keyClick(handle, key, modifier)

    def click(self, text: str) -> None:
        buttons = self.editor.findChildren(QPushButton)
        (button,) = (each for each in buttons if each.text() == text and each.isVisible())
        QTest.mouseClick(button, _LEFT)

    def place(self, handle: Handle) -> tuple[float, float, float]:
        return self.editor.stage.places[handle.value]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def maker(qtbot: QtBot, clock: FakeClock) -> Maker:
    install_roles()
    show_everything(read_theme(_THEMES / "light.toml"), 100)
    reduce_motion(is_reduced=True)
    editor = PoseEditor(clock.now, look)
    qtbot.addWidget(editor)
    editor.resize(1000, 940)
    editor.show()
    editor.show_pose(shelf().poses[_KNEELING], "Kneeling")
    qtbot.waitExposed(editor)
    settle()
    return Maker(editor)


def _away(one: QPoint, other: QPoint) -> float:
    return math.hypot((one - other).x(), (one - other).y())


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("hand_right", (40, -60)),
        ("hand_left", (40, -40)),
        ("head", (40, 12)),
        ("foot_right", (10, -40)),
        ("foot_left", (-30, 0)),
        ("pelvis", (-25, 0)),
    ],
)
def test_the_handle_under_the_mouse_follows_it(
    maker: Maker, name: str, way: tuple[int, int]
) -> None:
    mouse = maker.drag(name, *way, lets_go=False)

    assert _away(maker.where(name), mouse) < 10
    assert maker.told == []  # not before the mouse lets go


def test_the_body_stays_where_it_is_when_other_joints_are_shown(maker: Maker) -> None:
    size, head = maker.editor.stage.size(), maker.where("head")

    for part in ("body", "left_arm", "right_leg"):
        maker.editor.angles.show_part(part)
        settle()
        assert (maker.editor.stage.size(), maker.where("head")) == (size, head)


def test_one_drag_is_one_change_and_the_pose_is_what_is_shown(maker: Maker) -> None:
    maker.drag("hand_right", -40, -120)

    assert len(maker.told) == 1
    assert maker.told[0] == maker.editor.pose
    assert read_again(pose_text(maker.editor.pose)) == maker.editor.pose
    base = shelf().poses[_KNEELING]
    assert read_again(pose_text(maker.editor.pose, _KNEELING, base)) == maker.editor.pose


def test_escape_gives_a_drag_up(maker: Maker) -> None:
    before = maker.where("hand_right")
    maker.drag("hand_right", 40, -60, lets_go=False)

    QTest.keyClick(maker.editor.stage.handle("hand_right"), Qt.Key.Key_Escape)
    QTest.mouseRelease(maker.editor.stage, _LEFT)

    assert maker.told == []
    assert _away(maker.where("hand_right"), before) < 2


def test_a_click_on_a_handle_changes_nothing_and_shows_its_joints(maker: Maker) -> None:
    maker.drag("knee_left", 0, 0)

    assert maker.told == []
    assert maker.editor.angles.parts.name == "left_leg"
    assert maker.editor.angles.rows["knee_left.flexion"].isVisible()
    assert not maker.editor.angles.rows["knee_right.flexion"].isVisible()


def test_a_knee_is_lifted_and_the_slider_of_the_hip_says_how_far(maker: Maker) -> None:
    maker.editor.show_pose(standing(), "Standing")
    maker.editor.view.presets.findChildren(QPushButton)[0].click()

    maker.drag("knee_right", 70, -60)

    angles = maker.editor.pose.keys[-1].angles
    row = maker.editor.angles.rows["hip_right.flexion"]
    assert angles["hip_right.flexion"] > 35
    assert row.slider.value() == row.degrees.value() == angles["hip_right.flexion"]


@pytest.mark.parametrize("handle", [each.value for each in Handle])
def test_whatever_is_dragged_out_of_the_picture_the_range_holds(maker: Maker, handle: str) -> None:
    maker.drag(handle, 600, -500)

    assert range_problems(maker.editor.pose.keys[-1].angles) == []


def test_the_feet_stay_when_the_pelvis_is_dragged_down(maker: Maker) -> None:
    maker.editor.show_pose(standing(), "Standing")
    before = maker.place(Handle.FOOT_LEFT)

    maker.drag("pelvis", 0, 70)

    assert math.dist(before, maker.place(Handle.FOOT_LEFT)) < 0.012
    assert maker.editor.angles.rows["knee_left.flexion"].slider.value() > 40
    assert "held" in maker.editor.stage.handle("foot_left").accessibleName()


def test_mirror_is_exact_and_its_own_way_back(maker: Maker) -> None:
    before = maker.editor.pose

    maker.click("Mirror")
    maker.click("Mirror")

    assert maker.told == [mirror_image(before), before]


def test_tab_reaches_every_handle_and_each_says_what_it_is(maker: Maker) -> None:
    stage = maker.editor.stage
    stage.handle("head").setFocus()
    reached = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    names = [each.accessibleName() for each in reached]
    assert names[:8] == [
        *("Head", "Pelvis", "Left hand, held in its place", "Right hand, held in its place"),
        *("Left knee", "Right knee", "Left foot, held in its place", "Right foot"),
    ]
    assert names[8] == "Cushion"


def test_an_arrow_moves_a_handle_a_centimetre_and_with_shift_five(maker: Maker) -> None:
    before = maker.place(Handle.HAND_LEFT)

    maker.press("hand_left", Qt.Key.Key_Up)
    one = maker.place(Handle.HAND_LEFT)
    maker.press("hand_left", Qt.Key.Key_Up, shift=True)
    six = maker.place(Handle.HAND_LEFT)

    assert one[1] - before[1] == pytest.approx(0.01, abs=0.006)
    assert six[1] - before[1] == pytest.approx(0.06, abs=0.01)
    assert len(maker.told) == 2


def test_many_small_steps_of_a_leg_add_up_though_its_angles_are_whole_degrees(
    maker: Maker,
) -> None:
    maker.editor.show_pose(standing(), "Standing")
    before = maker.place(Handle.FOOT_RIGHT)

    maker.press("foot_right", Qt.Key.Key_Up, times=12)

    assert maker.place(Handle.FOOT_RIGHT)[1] - before[1] == pytest.approx(0.12, abs=0.025)


def test_a_slider_that_is_dragged_is_one_change_when_it_is_let_go(maker: Maker) -> None:
    maker.editor.angles.show_part("back")
    slider = maker.editor.angles.rows["thoracic.flexion"].slider

    slider.setSliderDown(True)
    for degrees in (5, 10, 20):
        slider.setValue(degrees)
    while_down = list(maker.told)
    slider.setSliderDown(False)

    assert while_down == []
    assert [pose.keys[-1].angles["thoracic.flexion"] for pose in maker.told] == [20]


def test_exact_degrees_can_be_typed(maker: Maker) -> None:
    maker.editor.angles.show_part("right_leg")
    field = maker.editor.angles.rows["knee_right.flexion"].degrees
    field.setFocus()
    field.selectAll()

    QTest.keyClicks(field, "75")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert maker.told[-1].keys[-1].angles["knee_right.flexion"] == 75


def test_the_ends_of_a_range_are_said_and_cannot_be_passed(maker: Maker) -> None:
    row = maker.editor.angles.rows["hip_left.flexion"]

    assert (row.slider.minimum(), row.slider.maximum()) == (-30, 150)
    assert row.slider.accessibleName() == "Left hip: bend, -30 to 150 degrees"
    assert (row.degrees.minimum(), row.degrees.maximum()) == (-30, 150)


def test_start_and_end_are_changed_by_themselves_and_the_start_is_copied(maker: Maker) -> None:
    base = maker.editor.pose
    maker.click("Start")
    maker.editor.angles.show_part("back")
    maker.editor.angles.rows["neck.flexion"].slider.setValue(12)

    assert maker.told[-1].keys[1] == base.keys[1]
    assert maker.told[-1].keys[0].angles["neck.flexion"] == 12
    maker.click("Copy start to end")
    assert maker.told[-1].keys == maker.told[0].keys[:1]  # alike, so it is one


def test_a_held_foot_lets_go_and_is_held_again(maker: Maker) -> None:
    maker.drag("foot_left", 0, 0)
    maker.click("Hold the foot in its place")
    free = maker.editor.pose
    maker.click("Hold the foot in its place")

    assert "foot_left" not in free.keys[-1].reach
    assert maker.editor.pose.keys[-1].reach["foot_left"].is_flat


def test_a_thing_is_added_dragged_over_the_floor_turned_and_taken_away(maker: Maker) -> None:
    kinds = maker.editor.props.kinds
    kinds.setCurrentIndex(kinds.findData(PropKind.BLOCK.value))
    assert maker.told == []  # only chosen, with the arrow keys perhaps
    maker.click("Add")
    added = maker.editor.pose.props[-1]

    maker.drag("prop:block", 60, 20)
    moved = maker.editor.pose.props[-1]
    (turn,) = (
        each
        for each in maker.editor.props.findChildren(QPushButton)
        if each.accessibleName() == "Turn: Block"
    )
    turn.click()
    turned = maker.editor.pose.props[-1]
    (remove,) = (
        each
        for each in maker.editor.props.findChildren(QPushButton)
        if each.accessibleName() == "Remove: Block" and each.isVisible()
    )
    remove.click()

    assert added.kind is PropKind.BLOCK
    assert moved.at[1] == added.at[1]
    assert math.dist(moved.at, added.at) > 0.1
    assert turned.heading_deg == added.heading_deg + 15
    assert maker.editor.pose == shelf().poses[_KNEELING]
    assert len(maker.told) == 4


def test_the_camera_goes_to_the_usual_places_and_round_the_body(maker: Maker) -> None:
    maker.click("Front")
    assert maker.told[-1].view.yaw_deg == 0

    maker.pull(QPoint(20, 20), 60, 0)

    assert maker.told[-1].view.yaw_deg == -30
    assert maker.editor.view.yaw.slider.value() == -30
    assert len(maker.told) == 2


def test_the_side_that_works_its_muscles_and_the_shoes_are_chosen(maker: Maker) -> None:
    maker.click("Both alike")
    maker.click("Calves")
    maker.click("Shoes")

    pose = maker.editor.pose
    assert (pose.side, pose.feet.value) == (None, "shoes")
    assert pose.marks == ("hip_flexors", "quads", "calves")
    assert len(maker.told) == 3


def test_a_pose_that_is_shown_tells_nobody_and_keeps_the_position_that_was_looked_at(
    maker: Maker,
) -> None:
    maker.click("Start")
    changed = mirror_image(maker.editor.pose)

    maker.editor.show_pose(changed, "Kneeling")

    assert maker.told == []
    assert maker.editor.bar.positions.name == "0"
    maker.editor.show_pose(standing(), "Another")
    assert maker.editor.bar.positions.name == "1"


def test_the_movement_is_played_and_a_gesture_ends_it(maker: Maker, clock: FakeClock) -> None:
    reduce_motion(is_reduced=False)
    maker.click("Play the movement")
    first = maker.editor.movement.at
    clock.advance(1.8)
    end = maker.editor.movement.at
    playing = maker.editor.movement.is_playing

    maker.press("hand_left", Qt.Key.Key_Up)

    assert (first, playing) == (0.0, True)
    assert end == pytest.approx(1.0)
    assert not maker.editor.movement.is_playing
    assert maker.editor.bar.play.text() == "Play the movement"


def test_where_nothing_is_to_move_the_movement_is_a_few_pictures(
    maker: Maker, clock: FakeClock
) -> None:
    maker.click("Play the movement")
    seen = set()
    for _ in range(20):
        clock.advance(0.25)
        seen.add(maker.editor.movement.at)

    assert seen == {0.0, 0.5, 1.0}


def test_a_handle_at_the_same_place_is_taken_on_the_near_side(maker: Maker) -> None:
    maker.editor.show_pose(standing(), "Standing")
    maker.editor.view.presets.findChildren(QPushButton)[0].click()  # from the right

    maker.drag("knee_left", 50, -40)

    assert "hip_left.flexion" not in maker.editor.pose.keys[-1].angles
    assert maker.editor.pose.keys[-1].angles["hip_right.flexion"] > 20


def _below(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.findChildren(QWidget):
        is_inside_a_field = isinstance(child.parentWidget(), QSpinBox)
        takes_focus = child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and not is_inside_a_field:
            yield child


@pytest.mark.parametrize(
    ("theme", "percent", "width", "height"),
    [
        ("light", 100, 1068, 800),
        ("dark", 100, 812, 640),
        ("light", 200, 1068, 800),
        ("high-contrast", 200, 812, 640),
    ],
)
def test_all_of_it_can_be_read_hit_and_named(
    qtbot: QtBot, clock: FakeClock, theme: str, percent: int, width: int, height: int
) -> None:
    install_roles()
    show_everything(read_theme(_THEMES / f"{theme}.toml"), percent)
    page = ScrollPage()
    qtbot.addWidget(page)
    editor = PoseEditor(clock.now, lambda: look_of(_THEMES / f"{theme}.toml"))
    page.column.addWidget(editor)
    editor.show_pose(shelf().poses[_KNEELING], "Kneeling")
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    settle()

    nameless = [each for each in _below(editor) if not each.accessibleName()]
    small = [each for each in _below(editor) if min(each.width(), each.height()) < _LEAST_TARGET_PX]
    assert layout_faults(page) == []
    assert nameless == []
    assert small == []
    handle = QAccessible.queryAccessibleInterface(editor.stage.handle("head"))
    assert handle is not None
    assert handle.role() is not QAccessible.Role.Client
