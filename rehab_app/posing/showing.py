"""What a picture of a pose says beside its position: the side that works, muscles, feet."""

from collections.abc import Iterable
from dataclasses import replace

from rehab_app.model.anatomy import MUSCLES, base_of
from rehab_app.model.person import Side
from rehab_app.model.pose import Feet, Pose


def with_side(pose: Pose, side: Side | None) -> Pose:
    """Return a pose in which a side works, or both alike (None): its marks go to that side."""
    return with_muscles(replace(pose, side=side), muscles_of(pose))


def muscles_of(pose: Pose) -> tuple[str, ...]:
    """Return the muscles that are marked, each once, the most important first."""
    return tuple(dict.fromkeys(base_of(mark) for mark in pose.marks))


def with_muscles(pose: Pose, muscles: Iterable[str]) -> Pose:
    """Return a pose with these muscles marked, on the side that works or on both.

    Those that were marked already stay before the others.
    """
    wanted = frozenset(muscles)
    known = [muscle for muscle in muscles_of(pose) if muscle in wanted]
    new = [muscle for muscle in MUSCLES if muscle in wanted and muscle not in known]
    ending = f"_{pose.side.value}" if pose.side in (Side.LEFT, Side.RIGHT) else ""
    return replace(pose, marks=tuple(f"{muscle}{ending}" for muscle in (*known, *new)))


def with_feet(pose: Pose, feet: Feet) -> Pose:
    """Return a pose with bare feet, or with shoes."""
    return replace(pose, feet=feet)
