"""Pose by pose: the level before a session and after each pose, and what can be said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rehab_app.engine.estimating import Effect, Estimate, estimates
from rehab_app.history.trends import PosePairs

_PLACES = (Effect.HELPS, Effect.HURTS, Effect.UNCLEAR, Effect.TOO_FEW)
BEFORE_AFTER = (
    "Before is what was told before the session, after what was told after the pose; all that was "
    "done in between counts too."
)
METHOD = (
    "Behind each change stands how far it can be trusted: Student's 95 % interval, wide where "
    "sessions are few, and widened because several poses are looked at together (Bonferroni). "
    "“Helps” and “hurts” are said of a change of 2 points or more whose whole interval is beyond 1."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseEffect:
    """A pose, its mean levels before and after (0-10), and the estimate of what it does."""

    name: str
    count: int
    before: float
    after: float
    estimate: Estimate

    @property
    def effect(self) -> Effect:
        """Return what can be said."""
        return self.estimate.effect

    @property
    def sessions(self) -> str:
        """Return how many sessions it is from."""
        return "1 session" if self.count == 1 else f"{self.count} sessions"

    @property
    def change(self) -> str:
        """Return the change with its interval: "−1.3 (−2.0 to −0.6)"."""
        low, high = self.estimate.low, self.estimate.high
        said = _signed(self.estimate.change)
        return (
            said if low is None or high is None else f"{said} ({_signed(low)} to {_signed(high)})"
        )


def pose_effects(
    poses: Sequence[PosePairs], name_of: Callable[[str], str]
) -> tuple[PoseEffect, ...]:
    """Return what can be said of poses that stand in one list.

    First what helps, then what hurts, what changes most before the rest; last of which too little
    is known.
    """
    found = [
        PoseEffect(
            name=name_of(each.exercise),
            count=each.pairs.count,
            before=each.pairs.before,
            after=each.pairs.after,
            estimate=estimate,
        )
        for each, estimate in zip(poses, estimates([each.pairs for each in poses]), strict=True)
    ]
    return tuple(sorted(found, key=_order))


def shown_and_others(
    poses: Sequence[PoseEffect], most: int
) -> tuple[tuple[PoseEffect, ...], tuple[PoseEffect, ...]]:
    """Return the poses that a chart shows, and the others.

    All of which something is known, and as many of the rest as make up `most`.
    """
    known = sum(pose.effect is not Effect.TOO_FEW for pose in poses)
    count = max(known, most)
    return tuple(poses[:count]), tuple(poses[count:])


def _order(pose: PoseEffect) -> tuple[int, float, int, str]:
    far = 0.0 if pose.effect is Effect.TOO_FEW else -abs(pose.estimate.change)
    return (_PLACES.index(pose.effect), far, -pose.count, pose.name)


def _signed(points: float) -> str:
    rounded = round(points, 1)
    sign = "−" if rounded < 0 else "+" if rounded > 0 else "±"
    return f"{sign}{abs(rounded):.1f}"
