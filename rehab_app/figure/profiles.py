"""How thick a limb is along its length.

A station is (part of the length from the joint, half width, half depth, shift outwards, shift to
the front), all but the first in metres. Calf, thigh and forearm bulge: without that a limb looks
like a tube.
"""

from collections.abc import Sequence

import numpy as np

Station = tuple[float, float, float, float, float]

THIGH: tuple[Station, ...] = (
    (0.0, 0.082, 0.088, -0.006, -0.004),
    (0.14, 0.085, 0.091, 0, 0),
    (0.32, 0.080, 0.087, 0, 0.004),
    (0.52, 0.070, 0.077, 0, 0.006),
    (0.74, 0.057, 0.064, -0.002, 0.004),
    (0.92, 0.049, 0.053, 0, 0.001),
    (1.0, 0.047, 0.050, 0, 0),
)
SHIN: tuple[Station, ...] = (
    (0.0, 0.047, 0.050, 0, 0),
    (0.12, 0.046, 0.050, 0, -0.004),
    (0.28, 0.050, 0.055, 0, -0.011),
    (0.45, 0.045, 0.050, 0, -0.010),
    (0.65, 0.035, 0.038, 0, -0.005),
    (0.85, 0.029, 0.031, 0, -0.001),
    (1.0, 0.030, 0.033, 0, 0),
)
UPPER_ARM: tuple[Station, ...] = (
    (0.0, 0.045, 0.050, -0.016, 0),
    (0.18, 0.044, 0.049, -0.006, 0),
    (0.45, 0.040, 0.044, 0, 0.003),
    (0.75, 0.035, 0.037, 0, 0.001),
    (1.0, 0.033, 0.034, 0, 0),
)
FOREARM: tuple[Station, ...] = (
    (0.0, 0.033, 0.034, 0, 0),
    (0.22, 0.036, 0.037, 0, 0),
    (0.5, 0.031, 0.031, 0, 0),
    (0.82, 0.024, 0.022, 0, 0),
    (1.0, 0.023, 0.020, 0, 0),
)


def scaled(profile: Sequence[Station], factor: float) -> tuple[Station, ...]:
    """Return a profile that is thicker by a factor."""
    return tuple((t, w * factor, d * factor, out, front) for t, w, d, out, front in profile)


def stretch_of(profile: Sequence[Station], start: float, end: float) -> tuple[Station, ...]:
    """Return the part of a profile between two parts of the length."""
    inner = [station for station in profile if start + 0.01 < station[0] < end - 0.01]
    return (_station_at(profile, start), *inner, _station_at(profile, end))


def _station_at(profile: Sequence[Station], part: float) -> Station:
    table = np.array(profile)
    values = [float(np.interp(part, table[:, 0], table[:, column])) for column in range(1, 5)]
    return (part, values[0], values[1], values[2], values[3])
