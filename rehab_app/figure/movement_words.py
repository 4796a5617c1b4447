"""What moves between the start of a pose and its end, in words."""

from collections.abc import Callable, Sequence

import numpy as np

from rehab_app.figure.body_facts import (
    Facts,
    Stance,
    ahead_of,
    facts_of,
    hip_flexion,
    is_rolling,
    knee_flexion,
)
from rehab_app.figure.body_words import has, listed, place_word, side_word
from rehab_app.figure.skeleton import Posture
from rehab_app.model.anatomy import LEFT, RIGHT, SIDES
from rehab_app.model.pose import Pose
from rehab_app.model.prop import PropKind

_LEAST_TURN_DEG, _LEAST_MOVE_M = 9.0, 0.05
_STILL_COSINE = 0.98  # of about 11°
_HIP_WORDS = (
    *("the {} leg moves towards the chest", "the {} leg moves back"),
    *("the legs move towards the chest", "the legs move back"),
)
_KNEE_WORDS = (
    *("the {} knee bends", "the {} knee straightens"),
    *("the knees bend", "the knees straighten"),
)
_METRE_IN_DEGREES = 180.0  # so that moves and turns can be compared: 10 cm weigh as 18°


def movement_of(pose: Pose) -> str:
    """Return the one or two changes that are largest, an empty text where nothing moves."""
    if len(pose.keys) < 2:
        return ""
    has_roll = has(pose, PropKind.ROLLER) or has(pose, PropKind.BALL)
    if has_roll and is_rolling(pose.keys[0], pose.keys[-1]):
        return f"the body rolls along the {place_word(pose.keys[-1].pin) or 'buttock'}"
    # The second half of a cycle is the first one on the other side.
    last = len(pose.keys) // 2 if pose.loops else len(pose.keys) - 1
    changes = _changes(facts_of(pose, 0), facts_of(pose, last))
    words = [text for _, text in sorted(changes, key=lambda change: -change[0])[:2]]
    if pose.loops and words:
        return f"in a steady rhythm {listed(words)}, then the other way round"
    return listed(words)


def _changes(start: Facts, end: Facts) -> list[tuple[float, str]]:
    """Return what changes, each with its weight, in degrees or what stands for them."""
    changes = [*_trunk_changes(start, end), *_hip_moves(start, end)]
    moving = [side for side in SIDES if _thigh_turns(start, end, side)]
    changes += _leg_changes(start, end, hip_flexion, _HIP_WORDS, moving)
    changes += _leg_changes(start, end, knee_flexion, _KNEE_WORDS, SIDES)
    changes += _opening(start, end)
    return changes


def _leg_changes(
    start: Facts,
    end: Facts,
    measure: Callable[[Posture, str], float],
    words: tuple[str, str, str, str],
    sides: Sequence[str],
) -> list[tuple[float, str]]:
    """Return how a joint turns on these sides; both are one change where they turn alike."""
    more, less, both_more, both_less = words
    turns = {side: measure(end.posture, side) - measure(start.posture, side) for side in sides}
    turns = {side: turn for side, turn in turns.items() if abs(turn) > _LEAST_TURN_DEG}
    if len(turns) == 2 and turns[LEFT] * turns[RIGHT] > 0:
        turn = (turns[LEFT] + turns[RIGHT]) / 2
        return [(abs(turn), both_more if turn > 0 else both_less)]
    return [
        (abs(turn), (more if turn > 0 else less).format(side_word(side)))
        for side, turn in turns.items()
    ]


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
