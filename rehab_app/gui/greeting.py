"""How one says hello."""

from datetime import datetime

_NOON_H, _EVENING_H, _NIGHT_H = 12, 18, 5


def greeting(now: datetime) -> str:
    """Return how one says hello at this time."""
    if _NIGHT_H <= now.hour < _NOON_H:
        return "Good morning"
    return "Good afternoon" if _NOON_H <= now.hour < _EVENING_H else "Good evening"
