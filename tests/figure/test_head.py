"""The head: hair that frames a face and never lies round its chin."""

import numpy as np
import pytest

from rehab_app.figure.bodies import BODIES
from rehab_app.figure.camera import Camera
from rehab_app.figure.head import hair_shapes
from rehab_app.figure.moving import moment_at
from rehab_app.figure.muscles import MarkedBody
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import flesh_of
from rehab_app.figure.placing import place
from rehab_app.figure.shapes import Fill
from rehab_app.model.pose import KeyPosition, Pose, View
from rehab_app.resources import assets_folder

PALETTE = read_palette(assets_folder() / "themes" / "light.toml")


def lowest_hair_px(body_id: str, *, tilt_deg: float, pitch_deg: float) -> tuple[float, float]:
    """Return how far hair and chin reach below the middle of the head."""
    flesh = flesh_of(BODIES[body_id])
    key = KeyPosition(angles={"body.tilt": tilt_deg})
    posture = place(flesh, moment_at(Pose(keys=(key,)), 0))
    centres, axes = flesh.ellipsoids(posture)
    camera = Camera.looking(View(yaw_deg=0, pitch_deg=pitch_deg), np.zeros(3))
    body = MarkedBody(flesh, posture, centres, axes, camera)
    points = [
        shape.polygons.reshape(-1, 2)
        for shape in hair_shapes(body, PALETTE, 0.01)
        if isinstance(shape, Fill)
    ]
    head = flesh.named["head"]
    middle = camera.see_one(centres[head])[0][1]
    chin = middle + float(np.linalg.norm(camera.plane[1] @ axes[head]))
    lowest = max((float(each[:, 1].max()) for each in points), default=middle)
    return lowest - middle, chin - middle


@pytest.mark.parametrize("body_id", sorted(BODIES))
@pytest.mark.parametrize("pitch_deg", [24, 34, 50])
def test_a_face_seen_from_the_feet_has_no_hair_round_its_chin(
    body_id: str, pitch_deg: float
) -> None:
    hair, chin = lowest_hair_px(body_id, tilt_deg=-90, pitch_deg=pitch_deg)

    assert hair < chin * 0.4


def test_a_head_seen_from_behind_has_hair_down_to_its_nape() -> None:
    hair, chin = lowest_hair_px("mara", tilt_deg=90, pitch_deg=60)

    assert hair > chin * 0.4
