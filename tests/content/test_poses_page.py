"""What docs/poses.md shows can be written as it stands there."""

import re
from pathlib import Path

import pytest

from rehab_app.model.anatomy import BONES, JOINTS, MUSCLES, base_of
from rehab_app.model.prop import PropKind
from rehab_app.routine_io.key_reader import FOOT, HAND, KEY, PIN, REACH
from rehab_app.routine_io.node_reader import Keys
from rehab_app.routine_io.pose_reader import CAMERA, OWN_POSE
from rehab_app.routine_io.prop_reader import PROP
from rehab_app.routine_io.reader import read_exercises

PAGE = Path(__file__).parents[2] / "docs" / "poses.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
HEAD = 'format: 1\ngroup: "2.1"\ntitle: Own\n'
EXERCISE = """\
exercises:
  - id: own
    name: Own
    targets: [quad]
    tags: []
    position: standing
    sided: one
    cues: [Stand.]
"""


def test_the_examples_are_read_without_a_problem() -> None:
    own, pose = EXAMPLES
    indented = "".join(f"    {line}\n" for line in pose.splitlines())

    for text in (HEAD + own, HEAD + EXERCISE + indented):
        exercises, problems = read_exercises(text.encode(), "poses.md")
        assert problems == ()
        assert exercises[0].pose is not None


def test_every_word_of_the_format_is_explained() -> None:
    words = {*map(base_of, (*BONES, *JOINTS)), *MUSCLES, *(kind.value for kind in PropKind)}

    assert {word for word in words if word not in TEXT} == set()


@pytest.mark.parametrize("keys", [OWN_POSE, CAMERA, KEY, PIN, REACH, HAND, FOOT, PROP])
def test_every_key_of_a_pose_is_explained(keys: Keys) -> None:
    words = set(map(base_of, keys.known))

    assert {word for word in words if not re.search(rf"\b{word}\b", TEXT)} == set()


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"\((pictures/[a-z-]+\.png)\)", TEXT)

    assert len(pictures) >= 4
    assert all((PAGE.parent / picture).is_file() for picture in pictures)
