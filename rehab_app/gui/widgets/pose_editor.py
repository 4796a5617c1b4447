"""Makes a pose: a drawn body with handles, a slider for each joint, camera and things beside it.

It loads the drawn body with it, so whoever builds the window early imports it late.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.figure.dragging.handles import Handle
from rehab_app.figure.dragging.moving_handles import with_handle_at
from rehab_app.gui.drawing import words_for
from rehab_app.gui.movement import Movement
from rehab_app.gui.pose_picture import PROP
from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.angle_card import AngleCard
from rehab_app.gui.widgets.pose_bar import PoseBar
from rehab_app.gui.widgets.pose_columns import PoseColumns
from rehab_app.gui.widgets.pose_stage import PoseStage
from rehab_app.gui.widgets.props_card import PropsCard
from rehab_app.gui.widgets.shown_card import ShownCard
from rehab_app.gui.widgets.view_card import ViewCard
from rehab_app.model.pose import Pose
from rehab_app.model.prop import PropKind, Vector
from rehab_app.posing import editing, props
from rehab_app.posing.starting import standing
from rehab_app.posing.words import part_of

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

_YAW_DEG_PER_PX, _PITCH_DEG_PER_PX = 0.5, 0.3


class PoseEditor(QWidget):
    """Shows a pose to be changed. `changed` comes with the new one after each finished gesture."""

    changed = Signal(object)

    def __init__(
        self,
        now: Callable[[], float],
        look: "Callable[[], Look]",
        parent: QWidget | None = None,
    ) -> None:
        """Take a clock in seconds and what tells how the body looks."""
        super().__init__(parent)
        self._look = look
        self._pose = editing.opened(standing())
        self._key = 0
        self._name = ""
        self._prop_names: list[str] = []
        self.bar = PoseBar()
        self.stage = PoseStage(look)
        self.angles = AngleCard()
        self.view = ViewCard()
        self.props = PropsCard()
        self.shown = ShownCard()
        self.movement = Movement(now, self)
        set_role(self, GROUP)
        cards = (self.view, self.props)
        self._columns = PoseColumns(self.bar, self.stage, self.angles, cards, self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
        self._connect()
        self.show_pose(standing(), "")

    # -- what others call

    def show_pose(self, pose: Pose, name: str = "") -> None:
        """Show a pose to be changed, under the name of its exercise; nothing is emitted."""
        if name != self._name or len(editing.opened(pose).keys) != len(self._pose.keys):
            self._key = len(editing.opened(pose).keys) - 1
        self._name = name
        self._pose = editing.opened(pose)
        self.setAccessibleName(f"Pose of {name}" if name else "Pose")
        self._show(self._pose)

    def show_look(self) -> None:
        """Show the same pose as it looks now, in another theme or body."""
        self._show(self._pose)

    @property
    def pose(self) -> Pose:
        """Return the pose as it is now."""
        return editing.closed(self._pose)

    # -- Qt overrides

    def hideEvent(self, event: QHideEvent) -> None:
        if self.movement.is_playing:
            self._show(self._pose)
        super().hideEvent(event)

    # -- inside

    def _connect(self) -> None:
        self.bar.position_chosen.connect(self._on_bar_position_chosen)
        self.bar.play_toggled.connect(self._on_bar_play_toggled)
        self.bar.mirror_requested.connect(self._on_bar_mirror_requested)
        self.bar.copy_requested.connect(self._on_bar_copy_requested)
        self.stage.handle_moved.connect(self._on_stage_handle_moved)
        self.stage.handle_dropped.connect(self._on_stage_handle_dropped)
        self.stage.handle_chosen.connect(self._on_stage_handle_chosen)
        self.stage.turned.connect(self._on_stage_turned)
        self.stage.given_up.connect(self._on_stage_given_up)
        self.angles.turned.connect(self._on_angles_turned)
        self.angles.held.connect(self._on_angles_held)
        self.view.turned.connect(self._on_view_turned)
        self.shown.changed.connect(self._on_shown_changed)
        self.props.added.connect(self._on_props_added)
        self.props.removed.connect(self._on_props_removed)
        self.props.turned.connect(self._on_props_turned)
        self.movement.moved.connect(self.stage.show_moment)
        self.movement.is_playing_changed.connect(self.bar.show_playing)

    def _show(self, pose: Pose, *, is_resting: bool = True) -> None:
        """Show a pose, and all that says something of it."""
        self.movement.stop()
        self.stage.show_pose(pose, self._key, is_resting=is_resting)
        if is_resting:
            self.stage.setAccessibleDescription(words_for(pose))
        self.bar.show_positions(len(pose.keys), self._key)
        held = frozenset(pose.keys[self._key].reach)
        angles = editing.shown_angles(pose, self._key, self._look().body)
        self.angles.show_angles(angles, held)
        self.view.show_view(pose.view, pose.side)
        self.shown.show_pose(pose)
        has_others = [prop.name for prop in pose.props] != self._prop_names
        self.props.show_props(pose.props)
        if has_others:
            self._prop_names = [prop.name for prop in pose.props]
            self._columns.chain()

    def _take(self, pose: Pose, *, is_over: bool = True) -> None:
        """Show what a gesture makes of the pose, and say so where it is over."""
        has_changed = pose != self._pose
        if is_over:
            self._pose = pose
        self._show(pose, is_resting=is_over)
        if is_over and has_changed:
            self.changed.emit(editing.closed(pose))

    def _moved(self, name: str, target: Vector) -> Pose:
        if name.startswith(PROP):
            return props.with_prop_at(self._pose, name.removeprefix(PROP), target)
        return with_handle_at(self._pose, self._key, Handle(name), target, self._look().body)

    # -- slots

    @Slot(int)
    def _on_bar_position_chosen(self, key: int) -> None:
        self._key = key
        self._show(self._pose)

    @Slot(bool)
    def _on_bar_play_toggled(self, is_on: bool) -> None:
        if is_on:
            self.movement.play(loops=self._pose.loops)
        else:
            self._show(self._pose)

    @Slot()
    def _on_bar_mirror_requested(self) -> None:
        self._take(editing.mirrored(self._pose))

    @Slot()
    def _on_bar_copy_requested(self) -> None:
        self._key = len(self._pose.keys) - 1
        self._take(editing.copied(self._pose, 0, self._key))

    @Slot(str, tuple)
    def _on_stage_handle_moved(self, name: str, target: Vector) -> None:
        self._take(self._moved(name, target), is_over=False)

    @Slot(str, tuple)
    def _on_stage_handle_dropped(self, name: str, target: Vector) -> None:
        self._take(self._moved(name, target))

    @Slot(str)
    def _on_stage_handle_chosen(self, name: str) -> None:
        if not name.startswith(PROP):
            self.angles.show_part(part_of(Handle(name)))

    @Slot(float, float, bool)
    def _on_stage_turned(self, right_px: float, down_px: float, is_over: bool) -> None:
        view = self._pose.view
        yaw = (view.yaw_deg - right_px * _YAW_DEG_PER_PX + 180) % 360 - 180
        pitch = view.pitch_deg + down_px * _PITCH_DEG_PER_PX
        self._on_view_turned(yaw, pitch, is_over)

    @Slot()
    def _on_stage_given_up(self) -> None:
        self._show(self._pose)

    @Slot(float, float, bool)
    def _on_view_turned(self, yaw_deg: float, pitch_deg: float, is_over: bool) -> None:
        yaw, pitch = float(round(yaw_deg)), float(round(pitch_deg))
        self._take(editing.with_view(self._pose, yaw_deg=yaw, pitch_deg=pitch), is_over=is_over)

    @Slot(str, float, bool)
    def _on_angles_turned(self, name: str, angle_deg: float, is_over: bool) -> None:
        body = self._look().body
        pose = editing.with_angle(self._pose, self._key, name, angle_deg, body)
        self._take(pose, is_over=is_over)

    @Slot(str, bool)
    def _on_angles_held(self, end: str, is_held: bool) -> None:
        body = self._look().body
        self._take(editing.with_end_held(self._pose, self._key, end, body, is_held=is_held))

    @Slot(object)
    def _on_shown_changed(self, pose: object) -> None:
        if isinstance(pose, Pose):
            self._take(pose)

    @Slot(PropKind)
    def _on_props_added(self, kind: PropKind) -> None:
        self._take(props.with_prop(self._pose, props.new_prop(kind, self._pose)))

    @Slot(str)
    def _on_props_removed(self, name: str) -> None:
        self._take(props.without_prop(self._pose, name))

    @Slot(str, float)
    def _on_props_turned(self, name: str, heading_deg: float) -> None:
        self._take(props.with_prop_turned(self._pose, name, heading_deg))
