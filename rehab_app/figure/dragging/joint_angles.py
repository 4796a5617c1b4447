"""Angles read back from a posture: what a goniometer would show on a limb that reaches."""

import math
from collections.abc import Mapping

from rehab_app.figure.rotation import Array, about_x, ball_angles
from rehab_app.figure.skeleton import Posture, sign_of
from rehab_app.model.anatomy import ANGLES, base_of, side_of

_BALL = ("flexion", "abduction", "rotation")
_HALF_TURN = 180.0


def limb_angles(posture: Posture, end: str, usual: Mapping[str, float]) -> dict[str, float]:
    """Return the angles of the limb of a hand or foot, in degrees by name.

    Of two ways to say the same position of a hip or shoulder it is the one within the range, else
    the one closer to the `usual` angles.
    """
    read = _arm if base_of(end) == "hand" else _leg
    return read(posture, side_of(end), sign_of(end), usual)


def clamped(angles: Mapping[str, float]) -> dict[str, float]:
    """Return angles within their ranges, in whole degrees."""
    return {
        name: float(round(max(ANGLES[name].least, min(ANGLES[name].most, value))))
        for name, value in angles.items()
    }


def beyond_deg(angles: Mapping[str, float]) -> float:
    """Return by how many degrees angles are beyond their ranges, all together."""
    return sum(
        max(0.0, ANGLES[name].least - value, value - ANGLES[name].most)
        for name, value in angles.items()
    )


def angle_of(angles: Mapping[str, float], name: str) -> float:
    """Return an angle; one that is missing is neutral."""
    return angles.get(name, ANGLES[name].neutral)


def _leg(posture: Posture, side: str, sign: int, usual: Mapping[str, float]) -> dict[str, float]:
    shin, foot = posture.local[f"shin{side}"], posture.local[f"foot{side}"]
    dorsiflexion = math.atan2(foot[1, 2], foot[2, 2])
    inversion = -sign * math.atan2(-foot[0, 1], foot[0, 0])
    return {
        **_ball(posture.local[f"thigh{side}"], f"hip{side}", sign, usual),
        f"knee{side}.flexion": math.degrees(math.atan2(shin[2, 1], shin[1, 1])),
        f"ankle{side}.dorsiflexion": math.degrees(dorsiflexion),
        f"ankle{side}.inversion": math.degrees(inversion),
    }


def _arm(posture: Posture, side: str, sign: int, usual: Mapping[str, float]) -> dict[str, float]:
    """Return the angles of an arm; how the hand lies is shared by forearm and wrist."""
    forearm = posture.local[f"forearm{side}"]
    elbow = math.degrees(math.atan2(-forearm[2, 1], forearm[1, 1]))
    hand = about_x(elbow) @ forearm @ posture.local[f"hand{side}"]
    wrist = math.asin(max(-1.0, min(1.0, hand[1, 2])))
    return {
        **_ball(posture.local[f"upper_arm{side}"], f"shoulder{side}", sign, usual),
        f"elbow{side}.flexion": elbow,
        f"elbow{side}.pronation": -sign * math.degrees(math.atan2(hand[0, 2], hand[2, 2])),
        f"wrist{side}.flexion": math.degrees(wrist),
        f"wrist{side}.deviation": sign * math.degrees(math.atan2(hand[1, 0], hand[1, 1])),
    }


def _ball(turn: Array, joint: str, sign: int, usual: Mapping[str, float]) -> dict[str, float]:
    flexion, abduction, rotation = ball_angles(turn, sign)
    ways = [
        (flexion, abduction, rotation),
        (_wrapped(flexion + _HALF_TURN), _HALF_TURN - abduction, _wrapped(rotation + _HALF_TURN)),
        (_wrapped(flexion + _HALF_TURN), -_HALF_TURN - abduction, _wrapped(rotation + _HALF_TURN)),
    ]
    named = [
        {f"{joint}.{name}": value for name, value in zip(_BALL, way, strict=True)} for way in ways
    ]

    def cost(angles: dict[str, float]) -> tuple[float, float]:
        away = sum(abs(value - angle_of(usual, name)) for name, value in angles.items())
        return round(beyond_deg(angles)), away

    return min(named, key=cost)


def _wrapped(angle_deg: float) -> float:
    """Return the same angle between -180 and 180."""
    return (angle_deg + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN
