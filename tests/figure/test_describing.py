"""Every pose has a sentence, made of its data."""

import pytest

from rehab_app.figure.describing import describe
from rehab_app.figure.mirroring import mirror_image
from rehab_app.model.pose import KeyPosition, Pose
from tests.helpers.poses import shelf

POSES = shelf().poses


def words_of(text: str) -> list[str]:
    return sorted(text.lower().replace(",", "").replace(";", "").replace(".", "").split())


@pytest.mark.parametrize("name", sorted(POSES))
def test_every_pose_is_told_in_a_sentence_and_its_mirror_image_on_the_other_side(name: str) -> None:
    text = describe(POSES[name])
    swapped = text.replace("left", "\0").replace("right", "left").replace("\0", "right")

    assert text[0].isupper()
    assert text.endswith(".")
    assert len(text.split()) >= 4
    assert words_of(describe(mirror_image(POSES[name]))) == words_of(swapped)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("half-kneeling-hip-flexor-stretch", ("Kneeling on the right knee", "left foot in front")),
        ("double-leg-bridge", ("Lying on the back", "knees bent", "the hips lift")),
        ("side-lying-hip-abduction", ("Lying on the left side",)),
        ("supine-strap-hamstring-stretch", ("right leg raised", "holding a strap")),
        ("foam-roll-lateral-thigh", ("foam roller", "rolls along the right thigh")),
        ("seated-figure-four-chair", ("Sitting on a chair",)),
        ("standing-quad-stretch", ("Standing on the left leg", "right hand at the right foot")),
        ("bird-dog", ("On hands and knees",)),
        ("yin-sphinx", ("Lying face down",)),
        ("continuous-jog", ("in a steady rhythm",)),
        ("supine-edge-hip-flexor-stretch", ("Lying on the back on a bed",)),
        ("sit-to-stand", ("From sitting on a chair to standing",)),
        ("ice-pack-lateral-hip", ("an ice pack",)),
    ],
)
def test_what_matters_in_a_pose_is_told(name: str, told: tuple[str, ...]) -> None:
    text = describe(POSES[name])

    assert all(part in text for part in told), text


def test_a_movement_is_told_by_what_moves_most() -> None:
    def told(**changed: float) -> str:
        end = {name.replace("__", "."): value for name, value in changed.items()}
        keys = (KeyPosition(pin="foot_left"), KeyPosition(pin="foot_left", angles=end))
        return describe(Pose(keys=keys))

    assert "the right leg moves back" in told(hip_right__flexion=-25)
    assert "the trunk turns to the left" in told(thoracic__rotation=30)
    assert "the knees move apart" in told(hip_right__abduction=40)


def test_a_pose_without_movement_is_told_without_one() -> None:
    assert describe(Pose(keys=(KeyPosition(),))) == "Standing."
