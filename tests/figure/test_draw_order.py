"""What is nearer is painted later."""

import numpy as np
import pytest

from rehab_app.figure.draw_order import in_order
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import Figure, Look
from rehab_app.resources import assets_folder
from tests.helpers.poses import shelf

LOOK = Look(palette=read_palette(assets_folder() / "themes" / "light.toml"))


def row(*points: tuple[float, float], free: float = 1.0) -> np.ndarray:
    """Return points at (x, depth), each 10 px wide."""
    return np.array([(x, 0.0, depth, 10.0, free) for x, depth in points])


def test_what_is_nearer_is_painted_later() -> None:
    pieces = {"near": row((0, 0.2), (10, 0.2)), "far": row((0, -0.2), (10, -0.2))}

    assert in_order(pieces, [], []) == ["far", "near"]


def test_a_place_that_runs_into_its_neighbour_counts_against_all_others() -> None:
    hem, bare = row((0, 0.2), free=0), row((60, -0.1))
    pieces = {"limb": np.concatenate([hem, bare]), "trunk": row((0, 0.1)), "other": row((0, 0.0))}
    joined = [frozenset(("limb", "trunk"))]

    order = in_order(pieces, joined, [])

    assert order.index("other") < order.index("limb")
    assert order.index("other") < order.index("trunk")


def test_a_written_pair_wins_against_the_depth() -> None:
    pieces = {"near": row((0, 0.2)), "far": row((0, -0.2))}

    assert in_order(pieces, [], [("far", "near")]) == ["near", "far"]


@pytest.mark.parametrize(
    ("name", "at"), [("walking-lunge", 0.0), ("walk-jog-interval", 0.5), ("continuous-jog", 0.0)]
)
def test_the_near_thigh_is_before_the_far_one(name: str, at: float) -> None:
    order = Figure(shelf().poses[name], LOOK, (200, 200)).order(at)

    assert order.index("thigh_left") < order.index("thigh_right")


@pytest.mark.parametrize(("depth", "front"), [(0.001, "shirt"), (0.2, "thigh")])
def test_a_hem_lies_over_a_thigh_that_is_not_clearly_in_front(depth: float, front: str) -> None:
    pieces = {"thigh": row((0, depth)), "shirt": row((0, 0.0))}

    assert in_order(pieces, [], [], [("shirt", "thigh")])[-1] == front
