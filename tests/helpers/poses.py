"""The shipped poses and exercises, read once."""

from functools import cache

from rehab_app.model.exercise import Catalogue
from rehab_app.resources import assets_folder, routines_folder
from rehab_app.routine_io.poses import PoseShelf, load_poses
from rehab_app.routine_io.shipped import load_shipped


@cache
def shelf() -> PoseShelf:
    """Return all shipped poses."""
    return load_poses(assets_folder() / "poses")


@cache
def catalogue() -> Catalogue:
    """Return all shipped exercises."""
    return load_shipped(routines_folder()).catalogue
