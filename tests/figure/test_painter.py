"""The painter: the same picture every time, in every format."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6")

from PySide6.QtGui import QImage, QPainter, QPainterPath, QPdfWriter

from rehab_app.figure.bodies import BODIES
from rehab_app.figure.painter import image_of, paint, path_of, save
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import Figure, Look
from rehab_app.model.pose import KeyPosition, Pose
from rehab_app.model.prop import Prop, PropKind
from rehab_app.resources import assets_folder
from tests.helpers.poses import shelf

pytestmark = pytest.mark.gui
THEMES = assets_folder() / "themes"
LIGHT = read_palette(THEMES / "light.toml")
NAME = "half-kneeling-hip-flexor-stretch"


def bytes_of(image: QImage) -> bytes:
    return bytes(image.constBits())


def figure(pose: Pose | None = None, body: str = "mara", theme: str = "light") -> Figure:
    palette = read_palette(THEMES / f"{theme}.toml")
    return Figure(pose or shelf().poses[NAME], Look(palette=palette, body=BODIES[body]), (200, 200))


def test_the_same_moment_gives_the_same_bytes() -> None:
    one, other = (bytes_of(image_of(figure(), 0.4)) for _ in range(2))

    assert one == other


def test_moments_bodies_themes_breath_and_marks_look_different() -> None:
    pictures = [
        image_of(figure(), 1.0),
        image_of(figure(), 0.0),
        image_of(figure(), 1.0, breath=1.0),
        image_of(figure(), 1.0, mark=0.0),
        image_of(figure(body="jonas"), 1.0),
        image_of(figure(theme="dark"), 1.0),
        image_of(figure(theme="high-contrast"), 1.0),
    ]

    assert len({bytes_of(picture) for picture in pictures}) == len(pictures)


def test_a_picture_has_the_pixels_of_its_screen() -> None:
    image = image_of(figure(), ratio=2.0)

    assert (image.width(), image.height(), image.devicePixelRatio()) == (400, 400, 2.0)


@pytest.mark.parametrize("name", ["hip-hinge", "walking-lunge", "heel-to-seat-walk"])
def test_a_mark_stays_on_the_body(name: str) -> None:
    look = Look(palette=LIGHT, has_disc=False)
    drawn = Figure(shelf().poses[name], look, (300, 300))
    bare, marked = (
        np.frombuffer(bytes_of(image_of(drawn, 1.0, mark=mark)), np.uint8).reshape(300, 300, 4)
        for mark in (0.0, 1.0)
    )
    changed = (bare != marked).any(2)

    assert changed.sum() > 200
    assert bare[changed, 3].min() > 200  # a shadow lets through, the body does not


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_can_be_saved(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kneeling.{suffix}"
    save(figure(), path, ground="#FFFFFF", title="Kneeling")

    assert path.stat().st_size > 5_000
    assert b"svg" in path.read_bytes()[:200] or not QImage(str(path)).isNull()


def test_a_picture_can_stand_in_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "kneeling.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    paint(painter, figure().shapes(1.0))
    painter.end()

    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_size > 5_000


def test_a_kind_of_file_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"\.png or \.svg"):
        save(figure(), tmp_path / "kneeling.what")


def test_a_streamed_path_is_the_one_that_calls_would_build() -> None:
    polygons = np.array([[(0, 0), (4, 0), (4, 3)], [(5, 5), (8, 5), (8, 9)]], float)
    built = QPainterPath()
    built.setFillRule(path_of(polygons).fillRule())
    for polygon in polygons.tolist():
        built.moveTo(*polygon[0])
        for point in (*polygon[1:], polygon[0]):
            built.lineTo(*point)

    assert path_of(polygons) == built


@pytest.mark.parametrize("kind", PropKind)
def test_every_kind_of_thing_is_drawn_and_changes_the_picture(kind: PropKind) -> None:
    bones = dict.fromkeys((PropKind.ICE, PropKind.HEAT, PropKind.WRAP), "pelvis")
    bones |= dict.fromkeys((PropKind.STRAP, PropKind.BELT), "foot_right")
    prop = Prop(
        kind=kind,
        name=kind.value,
        at=(0.0, 0.0, 0.25),
        bone=bones.get(kind, ""),
        bones={
            PropKind.BAND: ("thigh_left", "thigh_right"),
            PropKind.STRAP: ("hand_left", "hand_right"),
            PropKind.BELT: ("hand_right",),
            PropKind.STICK: ("hand_left", "hand_right"),
        }.get(kind, ()),
        span=(0.8, 0.8) if kind is PropKind.BAND else (0.2, 0.9),
    )  # fmt: skip
    keys = (KeyPosition(), KeyPosition(angles={"hip_right.flexion": 60}))
    bare, with_prop = Pose(keys=keys), Pose(keys=keys, props=(prop,))

    assert bytes_of(image_of(figure(with_prop))) != bytes_of(image_of(figure(bare)))


@pytest.mark.parametrize("name", sorted(shelf().poses))
def test_every_pose_is_drawn_inside_its_picture(name: str) -> None:
    look = Look(palette=LIGHT, has_disc=False)
    image = image_of(Figure(shelf().poses[name], look, (96, 96)), 1.0)
    alpha = np.frombuffer(image.constBits(), np.uint8).reshape(96, 96, 4)[..., 3]
    rows, columns = np.nonzero(alpha > 40)

    assert (alpha > 40).mean() > 0.03
    # A wall alone may go on beyond the edge.
    if not any(prop.kind is PropKind.WALL for prop in shelf().poses[name].props):
        assert rows.min() >= 0 < columns.min()
        assert max(rows.max(), columns.max()) < 95
