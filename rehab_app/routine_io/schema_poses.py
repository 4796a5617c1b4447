"""JSON Schema of the pose of an own exercise; docs/poses.md has pictures of it."""

from rehab_app.model.anatomy import BONES, ENDS, JOINTS, MARKS, SIDED_JOINTS, base_of, side_of
from rehab_app.model.pose import Feet
from rehab_app.routine_io.key_reader import (
    AIMS,
    FOOT,
    FREE,
    HAND,
    JOINT_KEYS,
    KEY,
    OTHER_KEYS,
    PIN,
    REACH,
)
from rehab_app.routine_io.node_reader import OWN_KEY_PREFIX, Keys
from rehab_app.routine_io.pose_reader import CAMERA, OWN_POSE
from rehab_app.routine_io.schema_values import (
    BOOLEAN,
    EXERCISE_ID,
    Json,
    key,
    list_of,
    mapping,
    number,
    numbers,
    one_or_list,
    reference,
    without,
    word,
)

_BONE = word(BONES)
_POINT, _FLOOR = numbers(3, 3), numbers(2, 2)
_SHARE = number(0, 1)
_METRES = number(-2, 3)


def pose_schema() -> Json:
    """Return the schema of a pose."""
    entries = {
        "from": key(
            "Starts from",
            "The exercise of the catalogue whose pose this one changes.",
            EXERCISE_ID,
        ),
        "side": key("Side", "The side that works in these numbers.", word(["left", "right"])),
        "feet": key("Feet", "What the feet wear.", word(Feet)),
        "camera": key("Camera", "From where one looks.", reference("camera")),
        "marks": key(
            "Marked muscles", "The muscles that are coloured.", list_of("marks", word(MARKS))
        ),
        "props": key(
            "Things",
            "What the body stands, lies or leans on, or holds.",
            list_of("props", reference("prop")),
        ),
        "order": key(
            "Painting order",
            "Pairs that are painted the wrong way round: front, then back.",
            {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2}},
        ),
        "loop": key("Loop", "true goes round through the keys at an even pace.", BOOLEAN),
        "still": key(
            "Still picture", "The moment, 0 to 1, that tells most in a single picture.", _SHARE
        ),
        "keys": key(
            "Key positions",
            "The positions from start to end, each going on from the one before.",
            list_of("keys", reference("key_position")),
        ),
        **_key_entries(),
    }
    return mapping(
        OWN_POSE,
        entries,
        "A pose that starts from another one and changes its last position, or has its own keys.",
        anyOf=[{"required": ["from"]}, {"required": ["keys"]}],
        dependentSchemas={"keys": without(*JOINT_KEYS, *OTHER_KEYS)},
    )


def pose_parts() -> dict[str, Json]:
    """Return the schemas of what a pose consists of, by their names."""
    camera = {
        "yaw": key("Yaw", "0 is from the front, -90 from the right; degrees.", number(-180, 180)),
        "pitch": key("Pitch", "How far from above; degrees.", number(-20, 90)),
        "zoom": key("Zoom", "1 shows the whole body; more is nearer.", number(0.5, 3)),
    }
    pin = {
        "bone": key("Bone", "The bone that stays in the middle of the room.", _BONE),
        "at": key("Point", "The point on that bone: x, y, z in metres.", _POINT),
    }
    ends = {
        end: key(
            _spoken(end).capitalize(),
            f"What the {_spoken(end)} reaches; free lets go of it.",
            {"anyOf": [word([FREE]), reference(f"{base_of(end)}_reach")]},
        )
        for end in ENDS
    }
    return {
        "camera": mapping(CAMERA, camera, "From where one looks at the body."),
        "key_position": mapping(KEY, _key_entries(), "One position of the body."),
        "pin": mapping(PIN, pin, "A point of the body that stays in the middle of the room."),
        "reach": mapping(REACH, ends, "What hands and feet reach."),
        "hand_reach": _reach_schema(HAND, "hand", "elbow", "fingers"),
        "foot_reach": _reach_schema(FOOT, "foot", "knee", "toes"),
    }


def _key_entries() -> dict[str, Json]:
    """Return the keys of one position: joints, and what is not a joint."""
    return {
        **{name: _joint(name) for name in JOINT_KEYS},
        "pin": key(
            "Pin",
            "What stays in the middle of the room: a bone, or a point of one.",
            {"anyOf": [_BONE, reference("pin")]},
        ),
        "anchor": key("Anchor", "The bones that rest on the floor.", one_or_list("anchor", _BONE)),
        "lift": key("Lift", "How far above the floor, metres.", _METRES),
        "fist": key("Fists", "How far both hands are closed, 0 to 1.", _SHARE),
        "fist_left": key("Left fist", "How far the left hand is closed, 0 to 1.", _SHARE),
        "fist_right": key("Right fist", "How far the right hand is closed, 0 to 1.", _SHARE),
        "reach": key("Reach", "What hands and feet reach.", reference("reach")),
        "inherit": key("Inherit", "false begins at zero, not at the position before.", BOOLEAN),
    }


def _joint(name: str) -> Json:
    angles = SIDED_JOINTS.get(name) or JOINTS[name]
    entries = {
        angle.name: key(
            angle.name.replace("_", " ").capitalize(),
            f"{angle.least:g} to {angle.most:g} degrees.",
            number(angle.least, angle.most),
        )
        for angle in angles
    }
    in_words = ", ".join(entry["title"].lower() for entry in entries.values())
    value: Json = {
        "type": "object",
        "properties": entries,
        "patternProperties": {f"^{OWN_KEY_PREFIX}": True},
        "additionalProperties": False,
    }
    if name != "body":  # how the body lies has no first angle
        value = {**number(angles[0].least, angles[0].most), **value}
        value["type"] = ["number", "string", "object"]
    title = "Body in the room" if name == "body" else _spoken(name).capitalize()
    return key(title, f"Degrees: {in_words}. A plain number is the first.", value)


def _reach_schema(keys: Keys, end: str, joint: str, tip: str) -> Json:
    entries = {
        "to": key("To", "The bone that is reached.", _BONE),
        "floor": key("Floor", "A place on the floor: x, z in metres.", _FLOOR),
        "under": key("Under", "As floor, counted from below the shoulder or hip.", _FLOOR),
        "point": key("Point", "A point of the room: x, y, z in metres.", _POINT),
        "at": key("Point of the bone", "Where on that bone: x, y, z in metres.", _POINT),
        "height": key("Height", f"How far the {end} is above the floor, metres.", _METRES),
        "in_room": key("In the room", f"true: {joint} points along the room.", BOOLEAN),
        "flat": key("Flat", "true lays palm or sole onto the surface.", BOOLEAN),
        "surface": key("Surface", "Where that surface faces: x, y, z.", _POINT),
        joint: key(joint.capitalize(), f"Where the {joint} points: x, y, z.", _POINT),
        tip: key(tip.capitalize(), f"Where the {tip} point: x, y, z.", _POINT),
    }
    return mapping(
        keys,
        entries,
        f"The one place that a {end} is brought to: to, floor, under or point.",
        oneOf=[{"required": [aim]} for aim in AIMS],
    )


def _spoken(name: str) -> str:
    """Return a name with its side in front: "left hand"."""
    side = side_of(name).removeprefix("_")
    return f"{side} {base_of(name)}".strip().replace("_", " ")
