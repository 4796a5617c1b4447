"""Shadows show what touches."""

import numpy as np
import pytest

from rehab_app.figure.bodies import DEFAULT_BODY
from rehab_app.figure.camera import Camera
from rehab_app.figure.furniture import wall_corners
from rehab_app.figure.moving import moment_at
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import flesh_of
from rehab_app.figure.placing import place
from rehab_app.figure.shadows import touch_shadow
from rehab_app.figure.shapes import Clipped, Fill, Shape
from rehab_app.figure.silhouette import LinkTable
from rehab_app.figure.solids import Setting, heading
from rehab_app.model.pose import AimKind, KeyPosition, Pose, Reach, View
from rehab_app.model.prop import Prop, PropKind
from rehab_app.resources import assets_folder

PALETTE = read_palette(assets_folder() / "themes" / "light.toml")
FLESH = flesh_of(DEFAULT_BODY)
LINKS = LinkTable(FLESH).outlined
ON_WALL = Reach(
    aim=AimKind.POINT, at=(0.15, 1.2, 0.4), is_flat=True, ahead=(0, 1, 0), surface=(0, 0, -1)
)


def setting(yaw_deg: float = 180) -> Setting:
    posture = place(FLESH, moment_at(Pose(keys=(KeyPosition(reach={"hand_left": ON_WALL}),)), 0))
    centres, axes = FLESH.ellipsoids(posture)
    camera = Camera.looking(View(yaw_deg=yaw_deg), np.zeros(3))
    return Setting(FLESH, posture, centres, axes, LINKS, camera, PALETTE)


def wall(z_m: float) -> Prop:
    return Prop(kind=PropKind.WALL, name="wall", at=(0, 0, z_m), heading_deg=180)


def on_wall(z_m: float, yaw_deg: float = 180) -> list[Shape]:
    return touch_shadow(setting(yaw_deg), wall_corners(wall(z_m)), heading(180)[:, 2])


def test_a_hand_on_a_wall_has_a_shadow_there() -> None:
    (shadow,) = on_wall(0.42)
    assert isinstance(shadow, Clipped)
    shade = shadow.shapes[-1]
    assert isinstance(shade, Fill)
    middle = shade.polygons.reshape(-1, 2).mean(0)
    hand = setting().camera.see_one(np.array([0.15, 1.25, 0.42]))[0]

    assert middle == pytest.approx(hand, abs=0.1)
    assert np.allclose(shadow.within[0], setting().camera.see(wall_corners(wall(0.42))).xy)


def test_an_arm_before_a_wall_throws_a_shadow_that_runs_to_its_hand() -> None:
    (shadow,) = on_wall(0.42)
    assert isinstance(shadow, Clipped)
    arm, hand = (
        shade.polygons.reshape(-1, 2) for shade in shadow.shapes if isinstance(shade, Fill)
    )

    assert len(arm) > len(hand)
    assert np.ptp(arm[:, 1]) > np.ptp(hand[:, 1])


@pytest.mark.parametrize(("z_m", "yaw_deg"), [(0.8, 180), (0.42, 0)])
def test_a_wall_that_is_away_or_seen_from_behind_has_none(z_m: float, yaw_deg: float) -> None:
    assert on_wall(z_m, yaw_deg) == []


def test_a_flat_hand_has_its_palm_fingers_and_thumb_in_one_plane() -> None:
    posture = setting().posture
    rows = {index for link in FLESH.pieces["hand_left"].layers[0].links for index in link}
    centres, axes = FLESH.ellipsoids(posture)
    fronts = [centres[row, 2] + np.linalg.norm(axes[row, 2]) for row in rows]

    assert posture.palms["_left"] == 1
    assert max(fronts) - min(fronts) < 0.003


@pytest.mark.parametrize(("height_m", "is_touched"), [(0.10, True), (-0.1, False)])
def test_a_foot_on_a_step_has_a_shadow_on_its_top(height_m: float, *, is_touched: bool) -> None:
    key = KeyPosition(lift_m=0.10)
    posture = place(FLESH, moment_at(Pose(keys=(key,)), 0))
    centres, axes = FLESH.ellipsoids(posture)
    here = Setting(FLESH, posture, centres, axes, LINKS, setting(-30).camera, PALETTE)
    square = np.array([(-1, height_m, -1), (1, height_m, -1), (1, height_m, 1), (-1, height_m, 1)])

    assert bool(touch_shadow(here, square, np.array([0.0, 1.0, 0.0]))) is is_touched
