"""What can be said about a posture: how the body lies, what its legs and hands do. No words yet."""

import math
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from rehab_app.figure.bodies import DEFAULT_BODY
from rehab_app.figure.picture import flesh_of, posture_of
from rehab_app.figure.rotation import Array
from rehab_app.figure.skeleton import Posture
from rehab_app.model.anatomy import LEFT, RIGHT, SIDES
from rehab_app.model.pose import KeyPosition, Pose
from rehab_app.model.prop import PropKind

SEATS = (PropKind.CHAIR, PropKind.BED, PropKind.BENCH, PropKind.SOFA, PropKind.TABLE)

_UPRIGHT = 0.55
_ON_ITS_SIDE = 0.70
_STANDING_M, _SQUATTING_M, _KNEELING_M = 0.62, 0.34, 0.28
_NEAR_FLOOR_M = 0.05
_STRAIGHT_DEG, _DRAWN_UP_DEG, _RAISED_DEG, _LYING_DEG = 35.0, 75.0, 50.0, 45.0


class Stance(Enum):
    """How a body is in the room."""

    STANDING = auto()
    SITTING = auto()
    KNEELING = auto()
    HALF_KNEELING = auto()
    HANDS_AND_KNEES = auto()
    BACK = auto()
    FRONT = auto()
    LEFT_SIDE = auto()
    RIGHT_SIDE = auto()


class Leg(Enum):
    """What one leg does."""

    ON_KNEE = auto()
    STANDING = auto()
    FOOT_IN_FRONT = auto()
    FOOT_BEHIND = auto()
    FOOT_DOWN = auto()
    STRAIGHT = auto()
    RAISED = auto()
    DRAWN_UP = auto()
    STRETCHED_BEHIND = auto()
    LIFTED = auto()
    BENT = auto()


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to say about one key position."""

    posture: Posture
    stance: Stance
    legs: dict[str, Leg]


def facts_of(pose: Pose, key: int) -> Facts:
    """Return the facts of a key position."""
    place = key / max(1, len(pose.keys) if pose.loops else len(pose.keys) - 1)
    posture = posture_of(pose, place)
    stance = _stance(posture, pose)
    return Facts(posture, stance, {side: _leg(posture, stance, side) for side in SIDES})


def seat_below(posture: Posture, pose: Pose) -> PropKind | None:
    """Return what the body sits or lies on that is higher than the floor, None where nothing is."""
    hips = posture.place("pelvis")
    for prop in pose.props:
        away = math.hypot(prop.at[0] - hips[0], prop.at[2] - hips[2])
        length = max(prop.size[0], prop.size[2]) / 2 if prop.size else 0.3
        if prop.kind in SEATS and away < length + 0.15 and hips[1] > 0.3:
            return prop.kind
    return None


def hip_flexion(posture: Posture, side: str) -> float:
    """Return how far a thigh is from hanging straight down the trunk, towards the chest."""
    thigh = -posture.turn(f"thigh{side}")[:, 1]
    pelvis = posture.turn("pelvis")
    return float(np.degrees(np.arctan2(thigh @ pelvis[:, 2], -(thigh @ pelvis[:, 1]))))


def knee_flexion(posture: Posture, side: str) -> float:
    """Return how far a knee is bent."""
    cosine = float(posture.turn(f"thigh{side}")[:, 1] @ posture.turn(f"shin{side}")[:, 1])
    return float(np.degrees(np.arccos(max(-1.0, min(1.0, cosine)))))


def height(posture: Posture, *bones: str) -> float:
    """Return the height of the lowest flesh of bones."""
    return flesh_of(DEFAULT_BODY).lowest(posture, bones)


def ahead_of(posture: Posture) -> Array:
    """Return the direction on the floor that the pelvis faces."""
    front = posture.turn("pelvis")[:, 2] * (1, 0, 1)
    length = float(np.linalg.norm(front))
    return front / length if length > 0.2 else np.array([0.0, 0.0, 1.0])


def _stance(posture: Posture, pose: Pose) -> Stance:
    pelvis = posture.turn("pelvis")
    left_up, facing_up = float(pelvis[1, 0]), float(pelvis[1, 2])
    if abs(left_up) > _ON_ITS_SIDE:
        return Stance.RIGHT_SIDE if left_up > 0 else Stance.LEFT_SIDE
    if _is_standing(posture, pose) and facing_up < _ON_ITS_SIDE:
        return Stance.STANDING
    on_knees = [side for side in SIDES if _is_on_knee(posture, side)]
    if on_knees and float(posture.place("pelvis")[1]) > _KNEELING_M:
        return _kneeling_stance(posture, on_knees)
    return _low_stance(posture)


def _is_standing(posture: Posture, pose: Pose) -> bool:
    """Tell whether the feet carry the body: the hips are up and rest on nothing."""
    hips_m = float(posture.place("pelvis")[1])
    rests_on_seat = seat_below(posture, pose) is not None or hips_m < _SQUATTING_M
    low_knees = any(_is_on_knee(posture, side) for side in SIDES)
    return hips_m > _STANDING_M or not (rests_on_seat or low_knees)


def _kneeling_stance(posture: Posture, on_knees: list[str]) -> Stance:
    trunk_up = float(posture.turn("thoracic_2")[1, 1])
    hands = min(height(posture, f"hand{side}") for side in SIDES)
    in_front = [side for side in SIDES if side not in on_knees and _is_in_front(posture, side)]
    if trunk_up < _UPRIGHT and hands < 0.12 and not in_front:
        return Stance.HANDS_AND_KNEES
    return Stance.KNEELING if len(on_knees) == 2 else Stance.HALF_KNEELING


def _low_stance(posture: Posture) -> Stance:
    """Return how a body lies or sits whose hips are low."""
    pelvis = posture.turn("pelvis")
    upright, facing_up = float(pelvis[1, 1]), float(pelvis[1, 2])
    trunk_up = float(posture.turn("thoracic_2")[1, 1])
    # A body that folds forwards sits, unless both legs are out behind it.
    if facing_up < -0.25 and max(hip_flexion(posture, side) for side in SIDES) < _LYING_DEG:
        return Stance.FRONT
    if upright > _UPRIGHT or trunk_up > _UPRIGHT:
        return Stance.SITTING
    return Stance.BACK if facing_up > 0 else Stance.SITTING


def _is_in_front(posture: Posture, side: str) -> bool:
    ahead = float((posture.place(f"foot{side}") - posture.place("pelvis")) @ ahead_of(posture))
    return height(posture, f"foot{side}") < _NEAR_FLOOR_M and ahead > 0.10


def _is_on_knee(posture: Posture, side: str) -> bool:
    knee = posture.place(f"shin{side}")
    thigh_down = float(posture.turn(f"thigh{side}")[1, 1])
    return bool(knee[1] < 0.12 and thigh_down > 0.25)


def _leg(posture: Posture, stance: Stance, side: str) -> Leg:
    knee, hip = knee_flexion(posture, side), hip_flexion(posture, side)
    is_down = height(posture, f"foot{side}") < _NEAR_FLOOR_M
    if stance in (Stance.KNEELING, Stance.HALF_KNEELING, Stance.HANDS_AND_KNEES):
        return _kneeling_leg(posture, side, knee, is_down=is_down)
    if stance is Stance.STANDING:
        return _standing_leg(posture, side)
    if knee < _STRAIGHT_DEG:
        if stance is Stance.SITTING and hip < 30:
            return Leg.STRETCHED_BEHIND
        is_raised = hip > _RAISED_DEG and stance is not Stance.SITTING
        lifted = height(posture, f"foot{side}") > 0.16 and stance is not Stance.BACK
        return Leg.RAISED if is_raised else Leg.LIFTED if lifted else Leg.STRAIGHT
    if is_down and stance in (Stance.BACK, Stance.SITTING) and _is_sole_down(posture, side):
        return Leg.FOOT_DOWN
    return Leg.DRAWN_UP if hip > _DRAWN_UP_DEG and stance is Stance.BACK else Leg.BENT


def _kneeling_leg(posture: Posture, side: str, knee: float, *, is_down: bool) -> Leg:
    if _is_on_knee(posture, side):
        return Leg.ON_KNEE
    if _is_in_front(posture, side):
        return Leg.FOOT_IN_FRONT
    return Leg.LIFTED if not is_down else Leg.STRAIGHT if knee < _STRAIGHT_DEG else Leg.BENT


def _standing_leg(posture: Posture, side: str) -> Leg:
    other = RIGHT if side == LEFT else LEFT
    lowest = height(posture, f"foot{LEFT}", f"foot{RIGHT}", f"toes{LEFT}", f"toes{RIGHT}")
    is_down = height(posture, f"foot{side}", f"toes{side}") < lowest + _NEAR_FLOOR_M
    feet = posture.place(f"foot{side}") - posture.place(f"foot{other}")
    step = float(feet @ ahead_of(posture))
    if not is_down:
        return Leg.LIFTED
    if abs(step) > 0.28:
        return Leg.FOOT_IN_FRONT if step > 0 else Leg.FOOT_BEHIND
    return Leg.STANDING


def _is_sole_down(posture: Posture, side: str) -> bool:
    return bool(posture.turn(f"foot{side}")[1, 1] > 0.6)


def is_rolling(start: KeyPosition, end: KeyPosition) -> bool:
    """Tell whether the body moves along a roller or ball: another place of the same bone rests."""
    return start.pin == end.pin and bool(end.anchor) and start.pin_at != end.pin_at
