"""A pose in one or two plain sentences, for whoever cannot see the picture. All from its data."""

from collections.abc import Callable, Sequence

import numpy as np

from rehab_app.figure.body_facts import (
    Facts,
    Leg,
    Stance,
    ahead_of,
    facts_of,
    hip_flexion,
    is_rolling,
    knee_flexion,
    seat_below,
)
from rehab_app.model.anatomy import LEFT, RIGHT, SIDES, base_of, side_of
from rehab_app.model.pose import AimKind, KeyPosition, Pose
from rehab_app.model.prop import PropKind

_STANCES = {
    Stance.STANDING: "standing",
    Stance.SITTING: "sitting",
    Stance.KNEELING: "kneeling on both knees",
    Stance.HANDS_AND_KNEES: "on hands and knees",
    Stance.BACK: "lying on the back",
    Stance.FRONT: "lying face down",
    Stance.LEFT_SIDE: "lying on the left side",
    Stance.RIGHT_SIDE: "lying on the right side",
}
_LEGS = {
    Leg.FOOT_IN_FRONT: "{} foot in front",
    Leg.FOOT_BEHIND: "{} foot behind",
    Leg.FOOT_DOWN: "{} knee bent with the foot down",
    Leg.STRAIGHT: "{} leg straight",
    Leg.RAISED: "{} leg raised",
    Leg.DRAWN_UP: "{} knee drawn up",
    Leg.LIFTED: "{} foot off the floor",
    Leg.BENT: "{} knee bent",
    Leg.STRETCHED_BEHIND: "{} leg stretched out behind",
}
_BOTH_LEGS = {
    Leg.STANDING: "",
    Leg.ON_KNEE: "",
    Leg.FOOT_DOWN: "knees bent with the feet down",
    Leg.STRAIGHT: "legs straight",
    Leg.RAISED: "both legs raised",
    Leg.DRAWN_UP: "both knees drawn up",
    Leg.LIFTED: "both feet off the floor",
    Leg.BENT: "knees bent",
    Leg.STRETCHED_BEHIND: "legs stretched out behind",
}
_PLACES = {
    "pelvis": "hip",
    "thigh": "thigh",
    "shin": "shin",
    "foot": "foot",
    "toes": "toes",
    "head": "head",
    "neck": "neck",
    "hand": "hand",
    "forearm": "forearm",
    "upper_arm": "upper arm",
}
_HELD = {
    PropKind.STRAP: "holding a strap around the foot",
    PropKind.BELT: "holding a belt around the foot",
    PropKind.STICK: "holding a massage stick",
}
# What a hand that is up, or down, most likely rests on.
_HIGH = (PropKind.RAIL, PropKind.CHAIR, PropKind.WALL, PropKind.POLE, PropKind.TABLE, PropKind.SOFA)
_LOW = (PropKind.BLOCK, PropKind.BOLSTER, PropKind.PILLOW, PropKind.CUSHION, PropKind.STEP)
_LOW_M, _ON_FLOOR_M = 0.40, 0.08
_NOTICED = {
    PropKind.ICE: "an ice pack",
    PropKind.HEAT: "a heat pack",
    PropKind.WRAP: "a wrap",
    PropKind.BAND: "a band around the legs",
    PropKind.ROLLER: "a foam roller below",
    PropKind.BALL: "a ball",
    PropKind.BOLSTER: "a bolster",
    PropKind.WALL: "a wall beside",
    PropKind.STEP: "a step",
    PropKind.BLOCK: "a block",
}
_LEAST_TURN_DEG, _LEAST_MOVE_M = 9.0, 0.05
_STILL_COSINE = 0.98  # of about 11°
_METRE_IN_DEGREES = 180.0  # so that moves and turns can be compared: 10 cm weigh as 18°


def describe(pose: Pose) -> str:
    """Return what a picture of the pose would show: position, legs, hands, things, movement."""
    end = facts_of(pose, len(pose.keys) - 1)
    parts = [_position(pose, end), *_leg_phrases(end), *_hand_phrases(pose)]
    said = " ".join(parts)
    things = [
        words for kind, words in _NOTICED.items() if _has(pose, kind) and f"the {kind}" not in said
    ]
    if things:
        parts.append("with " + _listed(things))
    sentence = ", ".join(part for part in parts if part)
    movement = _movement(pose)
    return _sentence(sentence + (f"; {movement}" if movement else ""))


def _position(pose: Pose, facts: Facts) -> str:
    if facts.stance is Stance.HALF_KNEELING:
        knees = [side for side in SIDES if facts.legs[side] is Leg.ON_KNEE]
        return f"kneeling on the {_word(knees[0])} knee" if knees else "kneeling"
    words = _STANCES[facts.stance]
    if facts.stance is Stance.STANDING:
        on = [side for side in SIDES if facts.legs[side] is not Leg.LIFTED]
        return f"standing on the {_word(on[0])} leg" if len(on) == 1 else words
    seat = seat_below(facts.posture, pose)
    if seat and facts.stance in (Stance.SITTING, Stance.BACK):
        return f"{words} on a {seat}"
    return f"{words} on the floor" if facts.stance is Stance.SITTING else words


def _leg_phrases(facts: Facts) -> list[str]:
    left, right = facts.legs[LEFT], facts.legs[RIGHT]
    if facts.stance is Stance.STANDING and (left is Leg.LIFTED) != (right is Leg.LIFTED):
        return []  # On which leg it stands is said already.
    if left is right:
        return [_BOTH_LEGS.get(left, "")]
    return [_LEGS[leg].format(_word(side)) for side, leg in facts.legs.items() if leg in _LEGS]


def _hand_phrases(pose: Pose) -> list[str]:
    """Return what the hands hold, and a foot that lies on the other leg."""
    key = pose.keys[-1]
    phrases: list[str] = []
    for end, reach in sorted(key.reach.items()):
        if base_of(end) == "foot" and reach.aim is AimKind.BONE and reach.bone != end:
            phrases.append(f"{_word(side_of(end))} foot at the {_bone(reach.bone)}")
    aims = {side: _hand_aim(pose, key, side) for side in SIDES}
    if aims[LEFT] and _sideless(aims[LEFT]) == _sideless(aims[RIGHT]):
        same = aims[LEFT] == aims[RIGHT]
        return [*phrases, f"hands {aims[LEFT] if same else _plural(aims[LEFT])}"]
    return [*phrases, *(f"{_word(side)} hand {aim}" for side, aim in aims.items() if aim)]


def _hand_aim(pose: Pose, key: KeyPosition, side: str) -> str:
    reach = key.reach.get(f"hand{side}")
    held = [prop.kind for prop in pose.props if f"hand{side}" in prop.bones and prop.kind in _HELD]
    if held:
        return _HELD[held[0]]
    if reach is None:
        return ""
    if reach.aim is AimKind.BONE:
        place = _bone(reach.bone)
        # The pelvis has no side of its own: the hand is on the hip of the side it lies at.
        if reach.bone == "pelvis":
            place = f"{'left' if reach.at[0] > 0 else 'right'} hip"
        return f"at the {place}" if place else "in front of the chest"
    if reach.at[1] < _ON_FLOOR_M:
        return "on the floor"
    likely = _LOW if reach.at[1] < _LOW_M else _HIGH
    kinds = [prop.kind for prop in pose.props]
    return next((f"on the {kind}" for kind in likely if kind in kinds), "reaching out")


def _bone(name: str) -> str:
    place = _PLACES.get(base_of(name), "")
    return f"{_word(side_of(name))} {place}" if side_of(name) and place else place


def _sideless(text: str) -> str:
    return text.replace("left ", "").replace("right ", "")


def _plural(text: str) -> str:
    place = _sideless(text)
    if not text.startswith("at the "):
        return place
    return place.replace("foot", "feet") if "foot" in place else f"{place}s"


# -- movement


def _movement(pose: Pose) -> str:
    if len(pose.keys) < 2:
        return ""
    has_roll = _has(pose, PropKind.ROLLER) or _has(pose, PropKind.BALL)
    if has_roll and is_rolling(pose.keys[0], pose.keys[-1]):
        return f"the body rolls along the {_bone(pose.keys[-1].pin) or 'buttock'}"
    first = 0
    last = len(pose.keys) - 1
    if pose.loops:
        last = len(pose.keys) // 2
    changes = _changes(facts_of(pose, first), facts_of(pose, last))
    words = [text for _, text in sorted(changes, key=lambda change: -change[0])[:2]]
    if pose.loops and words:
        return f"in a steady rhythm {_listed(words)}, then the other way round"
    return _listed(words)


def _changes(start: Facts, end: Facts) -> list[tuple[float, str]]:
    """Return what changes, each with its weight, in degrees or what stands for them."""
    changes = [*_trunk_changes(start, end), *_hip_moves(start, end)]
    for measure, more, less in (
        (hip_flexion, "{} towards the chest", "{} back"),
        (knee_flexion, "{} bend", "{} straighten"),
    ):
        changes += _leg_changes(start, end, measure, (more, less))
    changes += _opening(start, end)
    return changes


def _leg_changes(
    start: Facts,
    end: Facts,
    measure: Callable[..., float],
    words: tuple[str, str],
) -> list[tuple[float, str]]:
    is_knee = measure is knee_flexion
    found = {side: measure(end.posture, side) - measure(start.posture, side) for side in SIDES}
    strong = {
        side: turn
        for side, turn in found.items()
        if abs(turn) > _LEAST_TURN_DEG and (is_knee or _thigh_turns(start, end, side))
    }
    if len(strong) == 2 and found[LEFT] * found[RIGHT] > 0:
        turn = (found[LEFT] + found[RIGHT]) / 2
        if is_knee:
            return [(abs(turn), f"the knees {'bend' if turn > 0 else 'straighten'}")]
        return [(abs(turn), "the legs move " + words[turn < 0].format("").strip())]
    result = []
    for side, turn in strong.items():
        limb = f"the {_word(side)} {'knee' if is_knee else 'leg'}"
        verb = ("bends", "straightens")[turn < 0] if is_knee else "moves"
        tail = "" if is_knee else " " + words[turn < 0].format("").strip()
        result.append((abs(turn), f"{limb} {verb}{tail}"))
    return result


def _thigh_turns(start: Facts, end: Facts, side: str) -> bool:
    """Tell whether a thigh itself moves in the room, and not only the trunk above it."""
    before, after = (facts.posture.turn(f"thigh{side}")[:, 1] for facts in (start, end))
    return float(before @ after) < _STILL_COSINE


def _opening(start: Facts, end: Facts) -> list[tuple[float, str]]:
    """Return legs or knees that move apart or together."""

    def width(facts: Facts) -> float:
        apart = facts.posture.place("shin_left") - facts.posture.place("shin_right")
        return float(np.linalg.norm(apart))

    change = width(end) - width(start)
    if abs(change) < 2 * _LEAST_MOVE_M:
        return []
    words = "the knees move apart" if change > 0 else "the knees move together"
    return [(abs(change) * _METRE_IN_DEGREES * 0.4, words)]


def _trunk_changes(start: Facts, end: Facts) -> list[tuple[float, str]]:
    def fold(facts: Facts) -> float:
        pelvis, chest = facts.posture.turn("pelvis"), facts.posture.turn("thoracic_2")
        between = pelvis.T @ chest
        return float(np.degrees(np.arctan2(between[2, 1], between[1, 1])))

    def tilt(facts: Facts) -> float:
        up = facts.posture.turn("thoracic_2")[:, 1]
        return float(np.degrees(np.arctan2(up @ ahead_of(facts.posture), up[1])))

    def turn(facts: Facts) -> float:
        between = facts.posture.turn("pelvis").T @ facts.posture.turn("thoracic_2")
        return float(np.degrees(np.arctan2(between[0, 2], between[2, 2])))

    def bend(facts: Facts) -> float:
        between = facts.posture.turn("pelvis").T @ facts.posture.turn("thoracic_2")
        return float(np.degrees(np.arcsin(max(-1.0, min(1.0, between[0, 1])))))

    changes: list[tuple[float, str]] = []
    is_upright = start.stance not in (Stance.BACK, Stance.LEFT_SIDE, Stance.RIGHT_SIDE)
    measures = [
        (tilt if is_upright else fold, "the trunk leans forward", "the trunk comes up"),
        (turn, "the trunk turns to the left", "the trunk turns to the right"),
        (bend, "the trunk bends to the right", "the trunk bends to the left"),
    ]
    for measure, more, less in measures:
        change = (measure(end) - measure(start) + 180) % 360 - 180
        if abs(change) > _LEAST_TURN_DEG:
            changes.append((abs(change), more if change > 0 else less))
    return changes


def _hip_moves(start: Facts, end: Facts) -> list[tuple[float, str]]:
    way = end.posture.place("pelvis") - start.posture.place("pelvis")
    moves = [
        (float(way[1]), "the hips lift", "the hips sink"),
        (_forward_m(start, end), "the hips move forward", "the hips move back"),
    ]
    return [
        (abs(metres) * _METRE_IN_DEGREES, more if metres > 0 else less)
        for metres, more, less in moves
        if abs(metres) > _LEAST_MOVE_M
    ]


def _forward_m(start: Facts, end: Facts) -> float:
    """Return how far the hips move ahead of what carries the body: its feet and knees."""
    if start.stance in (Stance.BACK, Stance.FRONT, Stance.LEFT_SIDE, Stance.RIGHT_SIDE):
        return 0.0

    def place(facts: Facts) -> float:
        ground = [
            facts.posture.place(f"{bone}{side}") for bone in ("foot", "shin") for side in SIDES
        ]
        away = facts.posture.place("pelvis") - sum(ground, np.zeros(3)) / len(ground)
        return float(away @ ahead_of(facts.posture))

    return place(end) - place(start)


# -- words


def _has(pose: Pose, kind: PropKind) -> bool:
    return any(prop.kind is kind for prop in pose.props)


def _word(side: str) -> str:
    return side.removeprefix("_")


def _listed(words: Sequence[str]) -> str:
    return " and ".join(
        part for part in (", ".join(words[:-1]), words[-1] if words else "") if part
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
