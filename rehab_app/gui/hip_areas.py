"""The hip as it is drawn for "where?": two outlines and seven areas, in plain numbers.

Units are hundredths of the height of a view, which goes from the waist down to below the knee.
`x` is how far a point is from the middle of the body towards one side, `y` how far below the
waist; the other side is its mirror image. Proportions are a drawing's, not an anatomy's: the thigh
is short, so that each area is large enough to hit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rehab_app.model.pain import Place

Points = tuple[tuple[float, float], ...]

HEIGHT = 100.0
HALF_WIDTH = 42.0


class View(StrEnum):
    """From where the body is seen."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of one side: in which view it is drawn, its corners (rounded off), and its key.

    `grows` is where there is room to hit a narrow shape: outwards (1), inwards (-1), or both.
    """

    view: View
    points: Points
    key: str
    grows: int = 0


# From the middle of the waist down the outside to the foot of the picture, and up the inside.
OUTSIDE: Points = (
    (20.5, 0),
    (21.5, 6),
    (25, 13),
    (29.5, 21),
    (33, 30),
    (34.5, 38),
    (34.2, 48),
    (32, 60),
    (28, 72),
    (24, 82),
    (23, 88),
    (23.6, 94),
    (22.6, 100),
)
INSIDE: Points = ((5, 100), (3.6, 94), (3, 88), (4, 82), (2.8, 70), (1.2, 58), (0.5, 52), (0, 50))

# Lines that say what one looks at: the crease of the groin, the kneecap, the fold of the buttock.
LINES: Mapping[View, tuple[Points, ...]] = {
    View.FRONT: (
        ((26, 19), (18, 29), (9, 40), (1.5, 48)),
        ((8, 84), (9, 91), (13, 93.5), (17.5, 91), (18.5, 84)),
    ),
    View.BACK: (
        ((0, 12), (0, 30), (0, 49)),
        ((1, 43), (9, 46.5), (18, 45.5), (25, 41)),
        ((6, 87), (13, 88.5), (20, 87)),
    ),
}

AREAS: Mapping[Place, Area] = {
    Place.FRONT: Area(
        View.FRONT,
        ((13.5, 17), (20, 13.5), (25, 18), (24.5, 27), (20, 34), (14.5, 33.5), (12.5, 26)),
        "F",
    ),
    Place.GROIN: Area(
        View.FRONT,
        ((2.5, 38), (7, 36), (11, 39), (11, 47), (9, 55), (4.5, 58), (2, 49)),
        "G",
        grows=-1,
    ),
    Place.OUTER: Area(
        View.FRONT,
        ((28, 22), (31.5, 27), (33.6, 37), (33, 48), (30.5, 55), (27.5, 47), (26.8, 33)),
        "O",
        grows=1,
    ),
    Place.KNEE: Area(
        View.FRONT,
        ((7.5, 82), (13, 79.5), (19, 82), (20.5, 88), (18.5, 95), (13, 97), (7.5, 95), (5.8, 88)),
        "K",
    ),
    Place.BUTTOCK: Area(
        View.BACK,
        (
            (5, 18),
            (13, 13.5),
            (22, 17),
            (28.5, 26),
            (29, 34),
            (22, 38.5),
            (12, 39),
            (4, 36),
            (3, 27),
        ),
        "B",
    ),
    Place.SIT_BONE: Area(
        View.BACK,
        ((5, 42), (10, 41), (15, 42), (17, 46), (15.5, 51), (10, 53), (5, 51), (3.6, 46)),
        "S",
    ),
    Place.HAMSTRING: Area(
        View.BACK,
        ((7, 56), (15, 55), (24, 56), (26, 64), (23, 75), (18, 80), (11, 80), (6.8, 74), (5.6, 64)),
        "H",
    ),
}
