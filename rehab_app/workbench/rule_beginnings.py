"""What a new rule can begin as: a sentence to choose it by, and what it says."""

from collections.abc import Mapping
from typing import NamedTuple


class Beginning(NamedTuple):
    """A rule to begin with."""

    text: str
    says: Mapping[str, str]


BEGINNINGS = (
    Beginning(
        "If anything hurts 3 or more after a pose, leave out the rest of it",
        {"at": "pose", "pain": "3 or more", "do": "skip-target"},
    ),
    Beginning(
        "If it pinches in a pose, stop the pose",
        {"at": "pose", "quality": "pinch", "do": "stop-pose"},
    ),
    Beginning(
        "Up to 5 is agreed, as long as it has not risen",
        {"at": "pose", "pain": "4-5", "quality": "benign", "rise": "0-1", "do": "continue"},
    ),
    Beginning(
        "If it hurts 3 or more while jogging, walk instead",
        {"at": "run", "pain": "3 or more", "do": "swap"},
    ),
    Beginning(
        "If it hurts 5 or more before the session, play only a gentle one",
        {"at": "before", "pain": "5 or more", "do": "gentle-only"},
    ),
    Beginning(
        "If it is up 1 or more on the next morning, lower the next dose",
        {"at": "morning", "rise": "1 or more", "do": "regress"},
    ),
    Beginning(
        "If a week is worse than the last one, lower the next dose",
        {"at": "week", "rise": "0.5 or more", "do": "regress"},
    ),
)
