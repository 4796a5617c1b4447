"""The way to the drawn body. It is imported when a picture is first needed, not with the window:
numpy alone takes longer to load than the window to open."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

    from rehab_app.figure.picture import Figure, Look
    from rehab_app.model.pose import Pose


def look_of(
    theme_file: "Path", body: str = "", *, skin: str = "", hair: str = "", clothes: str = ""
) -> "Look":
    """Return how figures look in a theme, with a person's choices; empty ones are the defaults.

    Raises PaletteError where the theme file has no whole table of figure colours.
    """
    from rehab_app.figure.bodies import BODIES, DEFAULT_BODY
    from rehab_app.figure.palette import read_palette
    from rehab_app.figure.picture import Look

    palette = read_palette(theme_file).dressed(skin=skin, hair=hair, clothes=clothes)
    return Look(palette=palette, body=BODIES.get(body, DEFAULT_BODY))


def figure_of(pose: "Pose", look: "Look", size_px: tuple[int, int]) -> "Figure":
    """Return a pose that is ready to be painted in one look and size."""
    from rehab_app.figure.picture import Figure

    return Figure(pose, look, size_px)


def image_of(
    figure: "Figure", at: float = 1.0, *, ratio: float = 1.0, breath: float = 0.0, mark: float = 1.0
) -> QImage:
    """Return a picture of a moment, see `rehab_app.figure.painter`."""
    from rehab_app.figure import painter

    return painter.image_of(figure, at, ratio=ratio, breath=breath, mark=mark)


def words_for(pose: "Pose") -> str:
    """Return what a picture of the pose shows, in a sentence."""
    from rehab_app.figure.describing import describe

    return describe(pose)
