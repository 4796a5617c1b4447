"""A key position as the lines that `key_reader` reads: what changes from the one before it."""

from collections.abc import Mapping
from typing import TypeVar

from rehab_app.model.anatomy import JOINTS, LEFT, RIGHT, SIDED_JOINTS, base_of
from rehab_app.model.pose import AimKind, KeyChange, KeyPosition, Reach
from rehab_app.routine_io.key_reader import FREE
from rehab_app.routine_io.written_values import mapping, number, numbers, words

_HEIGHT_M = 0.03  # where the reader puts what says no height
_UP = (0.0, 1.0, 0.0)
T = TypeVar("T")


def change_between(before: KeyPosition, key: KeyPosition) -> KeyChange:
    """Return what makes one key position of another, as short as the format allows."""
    if before.angles.keys() - key.angles.keys():
        # An angle can be changed but not forgotten: such a position is written whole.
        whole = change_between(KeyPosition(), key)
        return KeyChange(
            angles=whole.angles,
            reach=whole.reach,
            pin=whole.pin,
            pin_at=whole.pin_at,
            anchor=whole.anchor,
            lift_m=whole.lift_m,
            fist_left=whole.fist_left,
            fist_right=whole.fist_right,
            inherits=False,
        )
    is_pinned_alike = (key.pin, key.pin_at) == (before.pin, before.pin_at)
    reach: dict[str, Reach | None] = dict.fromkeys(before.reach.keys() - key.reach.keys())
    reach |= _changed(before.reach, key.reach)
    return KeyChange(
        angles=_changed(before.angles, key.angles),
        reach=reach,
        pin=None if is_pinned_alike else key.pin,
        pin_at=(0.0, 0.0, 0.0) if is_pinned_alike else key.pin_at,
        anchor=None if key.anchor == before.anchor else key.anchor,
        lift_m=None if key.lift_m == before.lift_m else key.lift_m,
        fist_left=None if key.fist_left == before.fist_left else key.fist_left,
        fist_right=None if key.fist_right == before.fist_right else key.fist_right,
    )


def key_lines(change: KeyChange) -> list[str]:
    """Return the lines of a change, none where it changes nothing."""
    lines = [] if change.inherits else ["inherit: false"]
    if change.pin is not None:
        at = [("bone", change.pin), ("at", numbers(change.pin_at))]
        lines.append(f"pin: {mapping(at) if any(change.pin_at) else change.pin}")
    if change.anchor is not None:
        lines.append(f"anchor: {words(change.anchor)}")
    if change.lift_m is not None:
        lines.append(f"lift: {number(change.lift_m)}")
    lines += _fist_lines(change)
    lines += _joint_lines(change.angles)
    if change.reach:
        lines.append("reach:")
        # What lets go comes last: the eye looks for what is held.
        ends = sorted(change.reach, key=lambda end: (change.reach[end] is None, end))
        lines += [f"  {end}: {_reach(end, change.reach[end])}" for end in ends]
    return lines


def _changed(before: Mapping[str, T], now: Mapping[str, T]) -> dict[str, T]:
    return {name: value for name, value in now.items() if before.get(name) != value}


def _fist_lines(change: KeyChange) -> list[str]:
    left, right = change.fist_left, change.fist_right
    if left is not None and left == right:
        return [f"fist: {number(left)}"]
    fists = (("fist_left", left), ("fist_right", right))
    return [f"{name}: {number(fist)}" for name, fist in fists if fist is not None]


def _joint_lines(angles: Mapping[str, float]) -> list[str]:
    """Return a line for each joint; two sides that are alike share one."""
    by_joint: dict[str, dict[str, float]] = {}
    for name, value in angles.items():
        joint, _, angle = name.partition(".")
        by_joint.setdefault(joint, {})[angle] = value
    lines: list[str] = []
    for joint in JOINTS:
        base, values = base_of(joint), by_joint.get(joint)
        if values is None:
            continue
        is_alike = base in SIDED_JOINTS and by_joint.get(base + LEFT) == by_joint.get(base + RIGHT)
        if is_alike and joint.endswith(RIGHT):
            continue  # said with the left side
        lines.append(f"{base if is_alike else joint}: {_joint(joint, values)}")
    return lines


def _joint(joint: str, values: Mapping[str, float]) -> str:
    """Return the angles of a joint; its first one alone is a plain number."""
    names = [angle.name for angle in JOINTS[joint] if angle.name in values]
    if names == [JOINTS[joint][0].name] and joint != "body":
        return number(values[names[0]])
    return mapping((name, number(values[name])) for name in names)


def _reach(end: str, reach: Reach | None) -> str:
    if reach is None:
        return FREE
    is_hand = base_of(end) == "hand"
    entries = _aim(reach)
    if reach.bend is not None:
        entries.append(("elbow" if is_hand else "knee", numbers(reach.bend)))
    if reach.bends_in_room:
        entries.append(("in_room", "true"))
    if reach.is_flat:
        entries.append(("flat", "true"))
    if reach.surface != _UP:
        entries.append(("surface", numbers(reach.surface)))
    if reach.ahead is not None:
        entries.append(("fingers" if is_hand else "toes", numbers(reach.ahead)))
    return mapping(entries)


def _aim(reach: Reach) -> list[tuple[str, str]]:
    x, height, z = reach.at
    if reach.aim is AimKind.BONE:
        return [("to", reach.bone), *([("at", numbers(reach.at))] if any(reach.at) else [])]
    if reach.aim is AimKind.POINT:
        return [("point", numbers(reach.at))]
    place = [(reach.aim.value, numbers((x, z)))]
    return place if height == _HEIGHT_M else [*place, ("height", number(height))]
