"""The shape of poses: of the catalogue's files, and below the key `pose` of an own exercise."""

from typing import NamedTuple

from rehab_app.model.anatomy import MARKS, PIECES
from rehab_app.model.person import Side
from rehab_app.model.pose import Feet, View, WrittenPose
from rehab_app.model.prop import Prop
from rehab_app.routine_io.fields import boolean, identifier, title, unknown_word, word_of
from rehab_app.routine_io.file_format import read_format
from rehab_app.routine_io.key_reader import JOINT_KEYS, KEY, OTHER_KEYS, read_key
from rehab_app.routine_io.measures import number_of
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Node, Scalar, Sequence
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.prop_reader import read_props

_PICTURE = ("side", "feet", "camera", "marks", "props", "order", "loop", "still", "keys")
POSE_FILE = Keys(what="a file of poses", required=("format", "title", "poses"))
CATALOGUE_POSE = Keys(what="a pose", required=("exercise", "keys"), optional=_PICTURE)
OWN_POSE = Keys(what="a pose", optional=("from", *_PICTURE, *JOINT_KEYS, *OTHER_KEYS))
CAMERA = Keys(what="a camera", optional=("yaw", "pitch", "zoom"))

_FEET = word_of(Feet)
_YAW, _PITCH, _ZOOM = number_of(-180, 180), number_of(-20, 90), number_of(0.5, 3)


class PlacedPose(NamedTuple):
    """The pose of an exercise, and where it stands."""

    exercise: str
    written: WrittenPose
    fields: Fields


def read_pose_node(node: Node, problems: ProblemList) -> tuple[PlacedPose, ...]:
    """Return the poses of a file, each with the places of its values."""
    fields = Fields(node, POSE_FILE, problems)
    fields.read("format", read_format)
    fields.read("title", title)
    return tuple(
        PlacedPose(pose.read("exercise", identifier, ""), _read_pose(pose), pose)
        for pose in fields.mappings("poses", CATALOGUE_POSE)
    )


def read_own_pose(parent: Fields) -> WrittenPose | None:
    """Return the pose below the key `pose` of an exercise, None where there is none.

    The id of an exercise alone is its pose, unchanged. Whether there is such an exercise is for
    whoever knows them.
    """
    if "pose" in parent and isinstance(parent.place("pose"), Scalar):
        return WrittenPose(start_from=parent.read("pose", identifier, ""))
    fields = parent.mapping("pose", OWN_POSE)
    if fields is None:
        return None
    if "from" not in fields and "keys" not in fields and not fields.has_lost_keys:
        fields.problems.error(
            fields.node,
            "pose-without-start",
            "a pose starts from another one or has keys, and this has neither",
            "add from: with an exercise of the catalogue",
        )
    if "keys" in fields:
        for name in (*JOINT_KEYS, *OTHER_KEYS):
            if name in fields:
                fields.problems.error(
                    fields.key_place(name),
                    "key-beside-keys",
                    f"{name} changes the last key position, and keys are written out here",
                    "move it into one of the keys",
                )
    return _read_pose(fields)


def _read_pose(fields: Fields) -> WrittenPose:
    props = read_props(fields) if "props" in fields else None
    return WrittenPose(
        start_from=fields.read("from", identifier, ""),
        side=_read_side(fields),
        feet=fields.read("feet", _FEET),
        view=_read_view(fields.mapping("camera", CAMERA)),
        marks=fields.read_list("marks", _mark) if "marks" in fields else None,
        props=props,
        order=_read_order(fields, props or ()) if "order" in fields else None,
        loops=fields.read("loop", boolean),
        still_at=fields.read("still", number_of(0, 1)),
        last=read_key(fields),
        keys=tuple(read_key(key) for key in fields.mappings("keys", KEY)),
    )


def _read_side(fields: Fields) -> Side | None:
    def side(text: str) -> Side:
        if text not in ("left", "right"):
            raise unknown_word(text, ("left", "right"))
        return Side(text)

    return fields.read("side", side)


def _read_view(fields: Fields | None) -> View | None:
    if fields is None:
        return None
    default = View()
    return View(
        yaw_deg=fields.read("yaw", _YAW, default.yaw_deg),
        pitch_deg=fields.read("pitch", _PITCH, default.pitch_deg),
        zoom=fields.read("zoom", _ZOOM, default.zoom),
    )


def _read_order(fields: Fields, props: tuple[Prop, ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs (front, back) of bones and props."""
    node = fields.place("order")
    known = {*PIECES, *(prop.name for prop in props)}
    pairs: list[tuple[str, str]] = []
    if not isinstance(node, Sequence):
        fields.problems.error(
            node, "wrong-shape", "order is a list of pairs", "write [[front, back]]"
        )
        return ()
    for item in node.items:
        pair = item.items if isinstance(item, Sequence) else []
        names = [each.text for each in pair if isinstance(each, Scalar)]
        if len(names) != len(pair) or len(names) != 2:
            fields.problems.error(item, "wrong-count", "an order is a pair", "write [front, back]")
            continue
        for name, place in zip(names, pair, strict=True):
            if name not in known:
                fields.problems.unknown(place, "unknown-piece", "bone or prop", name, known)
        pairs.append((names[0], names[1]))
    return tuple(pairs)


def _mark(text: str) -> str:
    if text not in MARKS:
        raise unknown_word(text, MARKS)
    return text
