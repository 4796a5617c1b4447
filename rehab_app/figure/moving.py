"""The moment between two key positions, in a movement that goes on or round, and with breath."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rehab_app.figure.reach import Pull
from rehab_app.figure.rhythm import eased
from rehab_app.model.anatomy import ANGLES, SIDES
from rehab_app.model.pose import KeyPosition, Pose

# A breath at rest: the chest opens, the shoulders rise; in degrees at its height.
_BREATH = {"thoracic.flexion": -1.6, "neck.flexion": 0.9}
_BREATH_GIRDLE = 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A body between two key positions, `share` (0 to 1) of the way; `breath` is 0 to 1."""

    start: KeyPosition
    end: KeyPosition
    share: float
    angles: Mapping[str, float]
    pulls: Mapping[str, Pull]
    fist_left: float
    fist_right: float
    breath: float = 0.0


def moment_at(pose: Pose, at: float, *, breath: float = 0.0) -> Moment:
    """Return the moment at a part of a movement: 0 is its start, 1 its end.

    A pose that loops goes through its keys and back to the first at an even pace, and 1 is 0
    again; any other eases from key to key.
    """
    keys = pose.keys
    if pose.loops and len(keys) > 1:
        place = (at % 1.0) * len(keys)
        first = int(place)
        moment = _between(keys[first], keys[(first + 1) % len(keys)], place - first)
    elif len(keys) == 1:
        moment = _between(keys[0], keys[0], 0.0)
    else:
        place = min(max(at, 0.0), 1.0) * (len(keys) - 1)
        first = min(int(place), len(keys) - 2)
        moment = _between(keys[first], keys[first + 1], eased(place - first))
    return _breathing(moment, breath) if breath else moment


def _between(start: KeyPosition, end: KeyPosition, share: float) -> Moment:
    angles = {
        name: _mix(start.angles.get(name, neutral), end.angles.get(name, neutral), share)
        for name in {**start.angles, **end.angles}
        for neutral in (ANGLES[name].neutral,)
    }
    ends = sorted({**start.reach, **end.reach})
    return Moment(
        start=start,
        end=end,
        share=share,
        angles=angles,
        pulls={name: Pull(start.reach.get(name), end.reach.get(name), share) for name in ends},
        fist_left=_mix(start.fist_left, end.fist_left, share),
        fist_right=_mix(start.fist_right, end.fist_right, share),
    )


def _breathing(moment: Moment, breath: float) -> Moment:
    changes = {**_BREATH, **{f"girdle{side}.elevation": _BREATH_GIRDLE for side in SIDES}}
    angles = dict(moment.angles)
    for name, most in changes.items():
        angles[name] = angles.get(name, ANGLES[name].neutral) + most * breath
    return replace(moment, angles=angles, breath=breath)


def _mix(one: float, other: float, share: float) -> float:
    return one + (other - one) * share
