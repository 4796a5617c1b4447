"""A pose in one or two plain sentences, for whoever cannot see the picture. All from its data."""

from rehab_app.figure.body_facts import (
    Facts,
    Leg,
    Stance,
    facts_of,
    seat_below,
)
from rehab_app.figure.body_words import has, listed, place_word, side_word
from rehab_app.figure.movement_words import movement_of
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


def describe(pose: Pose) -> str:
    """Return what a picture of the pose would show: position, legs, hands, things, movement."""
    end = facts_of(pose, len(pose.keys) - 1)
    parts = [_way(pose, facts_of(pose, 0), end), *_leg_phrases(end), *_hand_phrases(pose)]
    said = " ".join(parts)
    things = [
        words for kind, words in _NOTICED.items() if has(pose, kind) and f"the {kind}" not in said
    ]
    if things:
        parts.append("with " + listed(things))
    sentence = ", ".join(part for part in parts if part)
    movement = movement_of(pose)
    return _sentence(sentence + (f"; {movement}" if movement else ""))


def _way(pose: Pose, start: Facts, end: Facts) -> str:
    """Return how the body is, and how it was before where that differs."""
    here = _position(pose, end)
    if pose.loops or start.stance is end.stance:
        return here
    return f"from {_position(pose, start)} to {here}"


def _position(pose: Pose, facts: Facts) -> str:
    if facts.stance is Stance.HALF_KNEELING:
        knees = [side for side in SIDES if facts.legs[side] is Leg.ON_KNEE]
        return f"kneeling on the {side_word(knees[0])} knee" if knees else "kneeling"
    words = _STANCES[facts.stance]
    if facts.stance is Stance.STANDING:
        on = [side for side in SIDES if facts.legs[side] is not Leg.LIFTED]
        return f"standing on the {side_word(on[0])} leg" if len(on) == 1 else words
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
    return [_LEGS[leg].format(side_word(side)) for side, leg in facts.legs.items() if leg in _LEGS]


def _hand_phrases(pose: Pose) -> list[str]:
    """Return what the hands hold, and a foot that lies on the other leg."""
    key = pose.keys[-1]
    phrases: list[str] = []
    for end, reach in sorted(key.reach.items()):
        if base_of(end) == "foot" and reach.aim is AimKind.BONE and reach.bone != end:
            phrases.append(f"{side_word(side_of(end))} foot at the {place_word(reach.bone)}")
    aims = {side: _hand_aim(pose, key, side) for side in SIDES}
    if aims[LEFT] and _sideless(aims[LEFT]) == _sideless(aims[RIGHT]):
        same = aims[LEFT] == aims[RIGHT]
        return [*phrases, f"hands {aims[LEFT] if same else _plural(aims[LEFT])}"]
    return [*phrases, *(f"{side_word(side)} hand {aim}" for side, aim in aims.items() if aim)]


def _hand_aim(pose: Pose, key: KeyPosition, side: str) -> str:
    reach = key.reach.get(f"hand{side}")
    held = [prop.kind for prop in pose.props if f"hand{side}" in prop.bones and prop.kind in _HELD]
    if held:
        return _HELD[held[0]]
    if reach is None:
        return ""
    if reach.aim is AimKind.BONE:
        place = place_word(reach.bone)
        # The pelvis has no side of its own: the hand is on the hip of the side it lies at.
        if reach.bone == "pelvis":
            place = f"{'left' if reach.at[0] > 0 else 'right'} hip"
        return f"at the {place}" if place else "in front of the chest"
    if reach.at[1] < _ON_FLOOR_M:
        return "on the floor"
    likely = _LOW if reach.at[1] < _LOW_M else _HIGH
    kinds = [prop.kind for prop in pose.props]
    return next((f"on the {kind}" for kind in likely if kind in kinds), "reaching out")


def _sideless(text: str) -> str:
    return text.replace("left ", "").replace("right ", "")


def _plural(text: str) -> str:
    place = _sideless(text)
    if not text.startswith("at the "):
        return place
    return place.replace("foot", "feet") if "foot" in place else f"{place}s"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
