"""Finds the folders that ship with the program: routines and assets."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


class MissingResourceError(FileNotFoundError):
    """The program is not installed as a whole."""


def routines_folder() -> Path:
    """Return the folder of the shipped routines; raise MissingResourceError without it."""
    return resource_folder("routines")


def assets_folder() -> Path:
    """Return the folder of themes, icons and sounds; raise MissingResourceError without it."""
    return resource_folder("assets")


def resource_folder(name: str, package: Path = _PACKAGE) -> Path:
    """Return a folder that a wheel holds inside the package and a checkout beside it.

    Raises MissingResourceError, naming both places, where it is in neither.
    """
    places = (package / "_bundled" / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise MissingResourceError(
        f"{name} is neither in {places[0]} nor in {places[1]}: install the program again"
    )
