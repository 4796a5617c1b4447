"""How movement runs through time: easing, breath, there and back. Plain numbers, no numpy."""

import math
from collections.abc import Sequence

_LEAST_S = 0.1
_INHALED = 0.4  # of a breath: out takes longer than in


def eased(share: float) -> float:
    """Return a share of a way that starts and ends gently (Hermite: 3 s² - 2 s³)."""
    return share * share * (3 - 2 * share)


def breath_at(cycle: float) -> float:
    """Return how full the chest is, 0 to 1, at a part of a breath."""
    turn = cycle % 1.0
    part = turn / _INHALED if turn < _INHALED else 1 - (turn - _INHALED) / (1 - _INHALED)
    return 0.5 - 0.5 * math.cos(math.pi * part)


def repetition_at(since_s: float, tempo_s: Sequence[float]) -> float:
    """Return the part of the movement, 0 to 1, at a time since the first repetition began.

    `tempo_s` are the seconds of a repetition's phases: there, at the end, back, at the start. A
    single one is shared by the ways there and back; two are these two ways.
    """
    there, end, back, start = _phases(tempo_s)
    within = since_s % max(there + end + back + start, _LEAST_S)
    if within < there:
        return within / there
    if within < there + end:
        return 1.0
    within -= there + end
    return 1 - within / back if within < back else 0.0


def _phases(tempo_s: Sequence[float]) -> tuple[float, float, float, float]:
    if len(tempo_s) == 1:
        return tempo_s[0] / 2, 0.0, tempo_s[0] / 2, 0.0
    if len(tempo_s) == 2:
        return tempo_s[0], 0.0, tempo_s[1], 0.0
    there, end, back, *others = tempo_s
    return there, end, back, sum(others)
