"""The drawn body for paper: all is light but its lines and the muscles, in grey as in colour."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from rehab_app.figure.mirroring import on_side
from rehab_app.figure.painter import image_of
from rehab_app.figure.palette import make_palette
from rehab_app.figure.picture import Figure, Look
from rehab_app.model.person import Side
from rehab_app.model.pose import Pose
from rehab_app.report.colours import PAPER

FIGURE_PX = (116, 84)
_PRINTED_DPI, _DPI = 250, 96
# All that is light stays above a luminance of 0.4 and all that is dark below 0.1, so that the
# muscles stand out on every printer; only they and the lines are dark.
_COLOURS: dict[str, str | float] = {
    "ground": PAPER.surface,
    "disc": "#F4F4F4",
    "shadow": "#000000",
    "distance": "#FFFFFF",
    "skin": "#F8EFE8",
    "hair": "#6B6B6B",
    "shirt": "#D3DDE3",
    "shorts": "#C3CDD5",
    "shoe": "#F4F4F4",
    "mat": "#E6ECE9",
    "wall": "#EFEFED",
    "wood": "#E6DCCB",
    "foam": "#DAD9E6",
    "cork": "#E6DCCB",
    "cloth": "#E2DDE0",
    "linen": "#EFECE6",
    "upholstery": "#DDE2E6",
    "metal": "#D5D9DC",
    "ball": "#EFE6C8",
    "strap": "#D2BFA8",
    "band": "#C4CEE0",
    "bandage": "#F1EDE2",
    "ice": "#E3F1F7",
    "heat": "#F3DFD2",
    "muscle": "#9C140D",
    "muscle_light": "#A81C14",
    "muscle_line": "#4A0603",
    "shadow_alpha": 0.12,
    "fade": 0.0,
    "line_value": 0.2,
    "disc_line": 0,
}
LOOK = Look(palette=make_palette("paper", _COLOURS), has_disc=False)


@dataclass(frozen=True, slots=True)
class Stills:
    """The pictures of an exercise: one or two moments of it; `loops`: one comes after the other."""

    images: tuple[QImage, ...] = ()
    loops: bool = False


def stills_of(pose: Pose, side: Side) -> Stills:
    """Return how an exercise is begun and where it leads, on a side; once if nothing moves."""
    shown = on_side(pose, side if side is not Side.BOTH else None)
    figure = Figure(shown, LOOK, FIGURE_PX)

    def image_at(at: float) -> QImage:
        image = image_of(figure, at, ratio=_PRINTED_DPI / _DPI, ground=PAPER.surface)
        return image.convertToFormat(QImage.Format.Format_RGB888)

    if shown.loops and len(shown.keys) > 1:
        at = shown.still_at
        return Stills((image_at(at), image_at((at + 0.5) % 1.0)), loops=True)
    start, end = image_at(0.0), image_at(1.0)
    if start == end:  # Nothing moves, or it goes there and back.
        end = image_at(shown.still_at)
    return Stills((start,) if start == end else (start, end))
