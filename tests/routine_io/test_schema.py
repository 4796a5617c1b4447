"""The JSON Schema of routine files knows the reader's keys and takes what the reader takes."""

from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rehab_app.model.anatomy import JOINTS
from rehab_app.model.pain import Action, Gate, Outcome
from rehab_app.model.prop import PropKind
from rehab_app.resources import routines_folder
from rehab_app.routine_io import (
    exercise_reader,
    key_reader,
    pose_reader,
    prop_reader,
    routine_reader,
    rule_reader,
    step_reader,
)
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.node_reader import Keys
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.reader import read_shape
from rehab_app.routine_io.routine_reader import read_draft
from rehab_app.routine_io.schema import routine_schema
from rehab_app.routine_io.schema_values import mapping
from tests.helpers.sessions import shipped
from tests.helpers.yaml_core import tree_of, value_of
from tests.routine_io.routine_texts import HEAD, routine_with_step

SCHEMA = routine_schema(shipped())
VALIDATOR = Draft202012Validator(SCHEMA)
BROKEN = sorted((Path(__file__).parents[1] / "data" / "broken").glob("*.yaml"))
# What is no YAML, or more of YAML than a routine may use, never reaches a schema.
READABLE = [path for path in BROKEN if tree_of(path.read_bytes()) is not None]
ROUTINES = [entry.path for entry in Library(shipped(), routines_folder()).shipped_entries()]
# Each mapping that the schema describes, and the keys that the reader knows there.
LEVELS = {
    "": routine_reader.ROUTINE,
    "ask": routine_reader.ASK,
    "per_day": routine_reader.PER_DAY,
    "block": step_reader.BLOCK,
    "step": step_reader.STEP,
    "rung": step_reader.RUNG,
    "pain_rules": rule_reader.PAIN_RULES,
    "rule": rule_reader.OWN_RULE,
    "exercise": exercise_reader.EXERCISE,
    "dose": exercise_reader.DOSE,
    "pose": pose_reader.OWN_POSE,
    "camera": pose_reader.CAMERA,
    "key_position": key_reader.KEY,
    "pin": key_reader.PIN,
    "reach": key_reader.REACH,
    "hand_reach": key_reader.HAND,
    "foot_reach": key_reader.FOOT,
    "prop": prop_reader.PROP,
}
READERS = (
    *(exercise_reader, key_reader, pose_reader, prop_reader),
    *(routine_reader, rule_reader, step_reader),
)
# The files of the catalogue have these, routines don't.
NOT_IN_ROUTINES = (
    exercise_reader.EXERCISE_FILE,
    pose_reader.POSE_FILE,
    pose_reader.CATALOGUE_POSE,
)
SOUND = sorted((Path(__file__).parents[1] / "data" / "sound").glob("*.yaml"))
# What a schema can't compare or count: which of two numbers is higher, how long a time in words is,
# what the things of a pose are called.
BEYOND_A_SCHEMA = {"duration-limits", "reversed-range", "tempo-limits", "unknown-piece"}
OWN_EXERCISE = """\
exercises:
  - {id: mine, name: Mine, targets: [quad], tags: [], position: supine, sided: one, cues: [Lie.],
     %s}
"""
BLOCKS = "blocks:\n  - {title: B, steps: [{exercise: seated-butterfly, hold: 30 s}]}\n"


def faults(text: str | bytes) -> list[str]:
    """Return what the schema has against a file."""
    return [error.message for error in VALIDATOR.iter_errors(value_of(text))]


def shape_codes(text: str | bytes) -> set[str]:
    """Return the reader's codes for what is wrong in the shape of a file."""
    problems = ProblemList("file.yaml")
    read_shape(text.encode() if isinstance(text, str) else text, problems, read_draft)
    return {problem.code for problem in problems.sorted()}


def schema_of(level: str) -> dict[str, Any]:
    found = SCHEMA["$defs"][level] if level else SCHEMA
    assert isinstance(found, dict)
    return found


def described(schema: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that the schema describes, with its path."""
    if isinstance(schema, list):
        for item in schema:
            yield from described(item, path)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties" and "patternProperties" in schema:
                yield from ((f"{path}/{key}", entry) for key, entry in value.items())
            yield from described(value, f"{path}/{name}")


def all_keys(modules: tuple[ModuleType, ...]) -> set[int]:
    return {
        id(value)
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Keys)
    }


# -- the keys


def test_it_is_a_schema_of_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_has_a_title_and_a_description() -> None:
    keys = dict(described(SCHEMA))

    assert len(keys) > 150
    assert [path for path, key in keys.items() if not key.get("title")] == []
    assert [path for path, key in keys.items() if len(key.get("description", "")) < 5] == []


@pytest.mark.parametrize("level", LEVELS)
def test_schema_and_reader_have_the_same_keys(level: str) -> None:
    schema, keys = schema_of(level), LEVELS[level]

    assert set(schema["properties"]) == keys.known
    assert schema.get("required", []) == list(keys.required)
    assert schema["additionalProperties"] is False
    assert list(schema["patternProperties"]) == ["^x-"]


def test_no_mapping_of_schema_or_reader_is_left_out() -> None:
    mappings = {name for name, value in SCHEMA["$defs"].items() if "properties" in value}
    of_routines = all_keys(READERS) - {id(keys) for keys in NOT_IN_ROUTINES}

    assert mappings == set(LEVELS) - {""}
    assert of_routines == {id(keys) for keys in LEVELS.values()}


def test_the_angles_of_every_joint_are_those_of_the_reader() -> None:
    joints = SCHEMA["$defs"]["key_position"]["properties"]

    for name, angles in JOINTS.items():
        found = {
            angle: (each["minimum"], each["maximum"])
            for angle, each in joints[name]["properties"].items()
        }
        assert found == {angle.name: (angle.least, angle.most) for angle in angles}


def test_a_schema_with_other_keys_than_the_reader_is_not_made() -> None:
    with pytest.raises(ValueError, match="keys of a thing: hodl, hold"):
        mapping(Keys(what="a thing", optional=("hold",)), {"hodl": {}}, "A thing.")


# -- whole files


@pytest.mark.parametrize("path", [*ROUTINES, *SOUND], ids=lambda path: path.stem)
def test_every_shipped_and_every_sound_routine_validates(path: Path) -> None:
    assert faults(path.read_bytes()) == []


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_where_its_shape_is_broken(path: Path) -> None:
    data = path.read_bytes()
    broken_shape = shape_codes(data) - BEYOND_A_SCHEMA
    wrong_table = "unknown-rules" in path.with_suffix(".problems").read_text(encoding="utf-8")

    assert bool(faults(data)) is (bool(broken_shape) or wrong_table)


def test_an_empty_value_and_an_unknown_key_are_refused_and_own_keys_kept() -> None:
    good = routine_with_step("{exercise: seated-butterfly, hold: 30 s}")

    assert faults(good) == []
    assert faults(good.replace("hold: 30 s", "hold: 30 s, x-mine: 1")) == []
    assert faults(good.replace("hold: 30 s", "hodl: 30 s"))
    assert faults(good.replace("title: Block", "title:"))


# -- which keys go together


def subsets(values: dict[str, str]) -> list[str]:
    sizes = range(len(values) + 1)
    chosen = chain.from_iterable(combinations(values.items(), size) for size in sizes)
    return [", ".join(f"{name}: {value}" for name, value in pairs) for pairs in chosen]


DOSES = {
    "hold": "30 s",
    "reps": "8",
    "walk": "1 min",
    "jog": "0:30",
    "times": "2",
    "tempo": "4 s",
}
STEP_DOSES = DOSES | {"open": "true", "ladder": "[{hold: 10 s}]", "start": "2"}


def test_the_same_doses_can_stand_together_in_a_step() -> None:
    for keys in (*subsets(STEP_DOSES), "jog: 1 min, times: 1", 'jog: 1 min, times: "01"'):
        text = routine_with_step(f"{{exercise: seated-butterfly, {keys}}}")
        assert bool(faults(text)) is bool(shape_codes(text)), keys


def test_the_same_doses_can_stand_together_in_a_rung() -> None:
    for keys in (*subsets(DOSES), "jog: 1 min, times: 1"):
        text = routine_with_step(f"{{exercise: seated-butterfly, ladder: [{{{keys}}}]}}")
        assert bool(faults(text)) is bool(shape_codes(text)), keys


def test_a_usual_dose_is_a_hold_or_reps() -> None:
    for keys in subsets({"hold": "30 s", "reps": "8", "sets": "2", "tempo": "4", "rest": "0 s"}):
        text = HEAD + OWN_EXERCISE % f"dose: {{{keys}}}" + BLOCKS
        assert bool(faults(text)) is bool(shape_codes(text)), keys


def test_a_rule_does_what_its_moment_knows() -> None:
    for at in (*rule_reader.OWN_MOMENTS, "recheck", "stop", "noon"):
        for do in {*Action, *Gate, *Outcome, "rest"}:
            for rise in ("1", "0.5-1"):
                rule = f"{{at: {at}, do: {do.strip()}, rise: {rise}}}"
                text = f"{HEAD}pain_rules: {{base: standard, rules: [{rule}]}}\n{BLOCKS}"
                assert bool(faults(text)) is bool(shape_codes(text)), rule


@pytest.mark.parametrize("kind", PropKind)
def test_a_thing_has_the_measures_of_its_kind(kind: PropKind) -> None:
    values = {
        **dict.fromkeys(prop_reader.PROP.optional, "1"),
        "name": "it",
        "at": "[0, 0]",
        "offset": "[0, 0, 0]",
        "normal": "[0, 0, 1]",
        "on": "pelvis",
        "follows": "true",
        "cloth": "true",
        "span": "[0.1, 0.5]",
        "crosses": "thigh_left",
        "around": "thigh_left",
        "foot": "foot_left",
        "hands": "hand_left",
        "size": "[1, 1]" if kind in ("mat", "wall") else "[1, 1, 1]",
    }
    needed = prop_reader.REQUIRED_BY_KIND.get(kind)
    for name, value in ({"": ""} | values).items():
        keys = {"kind": str(kind)} | ({needed: values[needed]} if needed else {})
        for given in (keys, keys | {name: value}, {"kind": str(kind), name: value}):
            written = ", ".join(f"{key}: {each}" for key, each in given.items() if key)
            text = HEAD + OWN_EXERCISE % f"pose: {{keys: [], props: [{{{written}}}]}}" + BLOCKS
            assert bool(faults(text)) is bool(shape_codes(text)), written


@pytest.mark.parametrize(
    "pose",
    [
        *("supine-march", "{from: supine-march}", "{camera: {yaw: 0}}", "{from: a, zoom: 1}"),
        *("{from: a, knee: 20}", "{from: a, knee: 200}", "{from: a, knee_left: {flexion: 20}}"),
        *("{from: a, knee: {abduction: 20}}", "{from: a, body: 20}", "{from: a, body: {tilt: 9}}"),
        *("{keys: [{knee: 20}], knee: 1}", "{keys: [{pin: pelvis}]}", "{keys: [{pin: belly}]}"),
        *("{keys: [{pin: {bone: head, at: [0, 0, 0]}}]}", "{keys: [{pin: {at: [0, 0, 0]}}]}"),
        *("{keys: [{anchor: head}]}", "{keys: [{anchor: [head, neck]}]}", "{keys: [{fist: 2}]}"),
        *("{keys: [{reach: {hand_left: free}}]}", "{keys: [{reach: {hand_left: {}}}]}"),
        *("{keys: [{reach: {hand_left: {to: head, elbow: [0, 0, 1]}}}]}",),
        *("{keys: [{reach: {hand_left: {to: head, knee: [0, 0, 1]}}}]}",),
        *("{keys: [{reach: {foot_left: {floor: [0, 1], point: [0, 0, 1]}}}]}",),
        *("{keys: [{reach: {foot_left: {floor: [0, 1, 2]}}}]}", "{from: a, marks: [quads]}"),
        *("{from: a, marks: [nose]}", "{from: a, order: [[head, neck]]}", "{from: a, side: both}"),
        *("{from: a, still: 0.4, loop: true, feet: shoes}", "{from: a, still: 1.4}"),
    ],
)
def test_poses_are_taken_and_refused_as_the_reader_does(pose: str) -> None:
    text = HEAD + OWN_EXERCISE % f"pose: {pose}" + BLOCKS

    assert bool(faults(text)) is bool(shape_codes(text))
