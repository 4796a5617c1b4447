"""A pose: key positions of a body, what it stands on, and from where it is looked at.

The room: x to the left of a person who stands in it, y up, z ahead; metres and degrees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rehab_app.model.person import Side
from rehab_app.model.prop import Prop, Vector


class Feet(StrEnum):
    """What the feet wear."""

    BARE = "bare"
    SHOES = "shoes"


class AimKind(StrEnum):
    """What a hand or foot is brought to."""

    BONE = "to"
    FLOOR = "floor"
    UNDER = "under"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where one looks: yaw 0 is from the front, -90 from the right; pitch from above."""

    yaw_deg: float = -60.0
    pitch_deg: float = 12.0
    zoom: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A hand or foot that is brought to a place; the joints in between follow.

    `at` is a point on `bone`, a point of the room, or a place on the floor (x, height, z), there
    also counted from below the shoulder or hip (under). `bend` is where the elbow or knee points,
    along the axes of the trunk or, with `bends_in_room`, of the room. A flat hand or sole lies on
    a surface that faces `surface`, its fingers or toes pointing `ahead`.
    """

    aim: AimKind
    at: Vector
    bone: str = ""
    bend: Vector | None = None
    bends_in_room: bool = False
    is_flat: bool = False
    ahead: Vector | None = None
    surface: Vector = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPosition:
    """One position, complete.

    `angles` maps "hip_right.flexion" to degrees; an angle that is missing is neutral. The body is
    moved sideways until the pinned point is above the middle of the room, and up or down until the
    flesh of the anchored bones (all that reach for nothing, where none is named) rests `lift_m`
    above the floor.
    """

    angles: Mapping[str, float] = field(default_factory=dict)
    reach: Mapping[str, Reach] = field(default_factory=dict)
    pin: str = "pelvis"
    pin_at: Vector = (0.0, 0.0, 0.0)
    anchor: tuple[str, ...] = ()
    lift_m: float = 0.0
    fist_left: float = 0.0
    fist_right: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How one exercise looks: its key positions from the start to the end.

    `side` is the working side, None where both do the same. `order` holds rare pairs of pieces
    (front, back) for pictures where the depth alone would mislead. `still_at` is the part of the
    movement, 0 to 1, that tells most: a single picture shows it.
    """

    keys: tuple[KeyPosition, ...]
    side: Side | None = None
    feet: Feet = Feet.BARE
    view: View = View()
    marks: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    loops: bool = False
    still_at: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """What a file writes of a key position; the rest is as in the position before it.

    A reach of None lets go.
    """

    angles: Mapping[str, float] = field(default_factory=dict)
    reach: Mapping[str, Reach | None] = field(default_factory=dict)
    pin: str | None = None
    pin_at: Vector = (0.0, 0.0, 0.0)
    anchor: tuple[str, ...] | None = None
    lift_m: float | None = None
    fist_left: float | None = None
    fist_right: float | None = None
    inherits: bool = True

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is changed."""
        return self == KeyChange()

    def applied_to(self, before: KeyPosition) -> KeyPosition:
        """Return the position that this makes of the one before it."""
        base = before if self.inherits else KeyPosition()
        reach = {**base.reach, **self.reach}
        return KeyPosition(
            angles={**base.angles, **self.angles},
            reach={end: aim for end, aim in reach.items() if aim is not None},
            pin=self.pin or base.pin,
            pin_at=self.pin_at if self.pin else base.pin_at,
            anchor=base.anchor if self.anchor is None else self.anchor,
            lift_m=base.lift_m if self.lift_m is None else self.lift_m,
            fist_left=base.fist_left if self.fist_left is None else self.fist_left,
            fist_right=base.fist_right if self.fist_right is None else self.fist_right,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPose:
    """A pose as a file writes it: whole, or some changes to the pose of another exercise.

    None stands for what is not written. `last` changes the last key position of `start_from`;
    `keys` replaces all of its positions, the first going on from its first.
    """

    start_from: str = ""
    side: Side | None = None
    feet: Feet | None = None
    view: View | None = None
    marks: tuple[str, ...] | None = None
    props: tuple[Prop, ...] | None = None
    order: tuple[tuple[str, str], ...] | None = None
    loops: bool | None = None
    still_at: float | None = None
    last: KeyChange = KeyChange()
    keys: tuple[KeyChange, ...] = ()

    def resolved(self, base: Pose | None = None) -> Pose:
        """Return the whole pose; `base` is the one of `start_from`."""
        base = base or Pose(keys=(KeyPosition(),))
        return Pose(
            keys=self._keys(base.keys),
            side=base.side if self.side is None else self.side,
            feet=base.feet if self.feet is None else self.feet,
            view=base.view if self.view is None else self.view,
            marks=base.marks if self.marks is None else self.marks,
            props=base.props if self.props is None else self.props,
            order=base.order if self.order is None else self.order,
            loops=base.loops if self.loops is None else self.loops,
            still_at=base.still_at if self.still_at is None else self.still_at,
        )

    def _keys(self, base: tuple[KeyPosition, ...]) -> tuple[KeyPosition, ...]:
        if not self.keys:
            return (*base[:-1], self.last.applied_to(base[-1]))
        keys: list[KeyPosition] = []
        before = base[0]
        for change in self.keys:
            before = change.applied_to(before)
            keys.append(before)
        return tuple(keys)


def still(pose: Pose, key: int) -> Pose:
    """Return a pose that stays in one of its key positions."""
    return replace(pose, keys=(pose.keys[key],), loops=False)
