"""Bandages and bands lie close to the limb."""

import numpy as np
import pytest

pytest.importorskip("PySide6")

from rehab_app.figure.bodies import BODIES, Body
from rehab_app.figure.painter import image_of
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import Figure, Look
from rehab_app.model.pose import KeyPosition, Pose, View
from rehab_app.model.prop import Prop, PropKind
from rehab_app.resources import assets_folder

pytestmark = pytest.mark.gui
PALETTE = read_palette(assets_folder() / "themes" / "light.toml")
SIDE_PX = 400
ALL = [pytest.param(body, id=name) for name, body in BODIES.items()]
KEYS = (KeyPosition(angles={"hip_right.abduction": 20, "hip_left.abduction": 20}),)
WRAP = Prop(kind=PropKind.WRAP, name="wrap", bone="thigh_right", span=(0.7, 0.95))
BAND = Prop(kind=PropKind.BAND, name="band", bones=("thigh_left", "thigh_right"), span=(0.85, 0.85))


def painted(body: Body, *props: Prop) -> np.ndarray:
    """Return where the body, seen from the front, is painted."""
    look = Look(palette=PALETTE, body=body, has_disc=False)
    pose = Pose(keys=KEYS, props=props, view=View(yaw_deg=0, pitch_deg=0))
    image = image_of(Figure(pose, look, (SIDE_PX, SIDE_PX)))
    pixels = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(SIDE_PX, SIDE_PX, 4)
    return pixels[..., 3] > 240


@pytest.mark.parametrize("body", ALL)
def test_a_bandage_is_a_little_wider_than_the_limb_all_along(body: Body) -> None:
    bare, wrapped = painted(body), painted(body, WRAP)
    more = (wrapped & ~bare).sum(1)

    assert not (bare & ~wrapped).any()
    assert (more > 0).sum() > 10
    assert more.max() <= 6


@pytest.mark.parametrize("body", ALL)
def test_a_band_hardly_stands_out_beyond_the_legs(body: Body) -> None:
    bare, banded = painted(body), painted(body, BAND)
    rows = np.flatnonzero((banded & ~bare).any(1))
    edges = [
        (int(np.flatnonzero(each[row])[0]), int(np.flatnonzero(each[row])[-1]))
        for row in rows
        for each in (bare, banded)
    ]
    out = [
        max(without[0] - having[0], having[1] - without[1])
        for without, having in zip(edges[::2], edges[1::2], strict=True)
    ]

    assert len(rows) > 5
    assert max(out) <= 5
