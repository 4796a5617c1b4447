"""The pose editor in its states: a body with handles, a narrow one, one that stands."""

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from rehab_app.clock import SteppedClock
from rehab_app.figure.picture import Look
from rehab_app.gui.drawing import look_of
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.pose_editor import PoseEditor
from rehab_app.posing.starting import standing
from rehab_app.resources import assets_folder
from rehab_app.routine_io.poses import load_poses

_WIDE_PX, _NARROW_PX = 1000, 500
_EVENING = datetime(2026, 11, 22, 20, 41, tzinfo=UTC)
_KNEELING = "half-kneeling-hip-flexor-stretch"


def specimens() -> Iterator[tuple[str, QWidget]]:
    """Yield each editor with its name."""
    poses = load_poses(assets_folder() / "poses").poses
    wide, narrow = (_editor(width) for width in (_WIDE_PX, _NARROW_PX))
    wide.show_pose(poses[_KNEELING], "Half-kneeling stretch")
    wide.angles.show_part("left_leg")
    narrow.show_pose(standing(), "Standing")
    narrow.angles.show_part("body")
    yield "with things and a held foot", wide
    yield "narrow, from nothing", narrow


def _editor(width_px: int) -> PoseEditor:
    editor = PoseEditor(SteppedClock(_EVENING).now, _look)
    editor.setFixedWidth(width_px)
    return editor


def _look() -> Look:
    return look_of(assets_folder() / "themes" / f"{current_theme().id}.toml")
