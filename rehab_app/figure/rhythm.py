"""How movement runs through time: easing, breath, there and back. Plain numbers, no numpy."""

import math

_INHALED = 0.4  # of a breath: out takes longer than in


def eased(share: float) -> float:
    """Return a share of a way that starts and ends gently (Hermite: 3 s² - 2 s³)."""
    return share * share * (3 - 2 * share)


def breath_at(cycle: float) -> float:
    """Return how full the chest is, 0 to 1, at a part of a breath."""
    turn = cycle % 1.0
    part = turn / _INHALED if turn < _INHALED else 1 - (turn - _INHALED) / (1 - _INHALED)
    return 0.5 - 0.5 * math.cos(math.pi * part)


def there_and_back(cycle: float) -> float:
    """Return the part of the movement, 0 to 1, at a part of one repetition of it."""
    turn = cycle % 1.0
    return 2 * turn if turn < 0.5 else 2 - 2 * turn
