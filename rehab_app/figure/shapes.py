"""What a picture is made of, in pixels: a list of these, painted one after the other."""

from dataclasses import dataclass
from typing import TypeAlias

from rehab_app.figure.rotation import Array


@dataclass(slots=True)
class Fill:
    """Closed polygons (m × k × 2), filled as one."""

    polygons: Array
    colour: str
    alpha: float = 1.0


@dataclass(slots=True)
class Line:
    """A line through points (n × 2) with round ends."""

    points: Array
    colour: str
    width_px: float
    alpha: float = 1.0
    is_closed: bool = False


@dataclass(slots=True)
class Fade:
    """Fills that fade out from a centre, so that two pieces run into each other."""

    layers: list[tuple[Array, str]]
    centre: Array
    radius_px: float


@dataclass(slots=True)
class Sheen:
    """A smooth closed curve through points (n × 2), filled from one colour to another."""

    points: Array
    colours: tuple[str, str]
    line: str
    width_px: float
    alpha: float


@dataclass(slots=True)
class Clipped:
    """Shapes of which only what lies within polygons (m × k × 2) is seen."""

    shapes: "list[Shape]"
    within: Array


Shape: TypeAlias = Fill | Line | Fade | Sheen | Clipped


def polygon(points: Array, colour: str, alpha: float = 1.0) -> Fill:
    """Return one filled polygon (n × 2)."""
    return Fill(points[None], colour, alpha)


def outlined(points: Array, colour: str, line: str, width_px: float) -> list[Shape]:
    """Return a filled polygon (n × 2) with a line around it."""
    return [polygon(points, colour), Line(points, line, width_px, is_closed=True)]
