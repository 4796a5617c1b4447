"""What is said of a pose: only what its sessions carry."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.estimating import (
    LEAST_SESSIONS,
    Effect,
    Estimate,
    Pairs,
    estimates,
    t_quantile,
)

PAGES, POSES = 400, 12
WORDS = (Effect.HELPS, Effect.HURTS)


def pairs_of(differences: list[float], before: float = 4.0) -> Pairs:
    count = len(differences)
    return Pairs(
        count=count,
        before=before,
        after=before + sum(differences) / count,
        sum=sum(differences),
        sum_of_squares=sum(each * each for each in differences),
    )


def one(differences: list[float]) -> Estimate:
    (estimate,) = estimates([pairs_of(differences)])
    return estimate


# Two-sided quantiles as they are printed in tables of Student's t.
@pytest.mark.parametrize(
    ("confidence", "freedom", "quantile"),
    [
        (0.95, 1, 12.706),
        (0.95, 2, 4.303),
        (0.95, 4, 2.776),
        (0.99, 7, 3.499),
        (0.99, 10, 3.169),
        (0.999, 30, 3.646),
        (0.95, 120, 1.980),
    ],
)
def test_the_quantiles_are_those_of_the_tables(
    confidence: float, freedom: int, quantile: float
) -> None:
    assert t_quantile(confidence, freedom) == pytest.approx(quantile, abs=6e-4)


def test_a_clear_fall_of_three_points_helps_and_its_mirror_hurts() -> None:
    fall: list[float] = [-3, -3, -4, -2, -3, -3, -4, -2]

    assert one(fall).effect is Effect.HELPS
    assert one([-each for each in fall]).effect is Effect.HURTS


def test_a_change_under_two_points_is_never_sold_as_a_change() -> None:
    assert one([-1.9] * 500).effect is Effect.UNCLEAR
    assert one([1.5] * 500).effect is Effect.UNCLEAR


def test_under_five_sessions_nothing_is_said() -> None:
    estimate = one([-6.0] * (LEAST_SESSIONS - 1))

    assert (estimate.effect, estimate.low, estimate.high) == (Effect.TOO_FEW, None, None)


def test_an_interval_that_leaves_open_what_matters_is_too_few() -> None:
    assert one([-6, 5, -5, 6, 0]).effect is Effect.TOO_FEW


def test_whole_numbers_that_agree_by_chance_are_not_certain() -> None:
    estimate = one([-2.0] * 5)

    assert estimate.low is not None
    assert estimate.high is not None
    assert estimate.high - estimate.low > 2
    assert estimate.effect is Effect.UNCLEAR


def test_the_more_poses_stand_together_the_wider_is_each_interval() -> None:
    alone = estimates([pairs_of([-3.0] * 8)])[0]
    together = estimates([pairs_of([-3.0] * 8)] * POSES)[0]

    assert alone.low is not None
    assert together.low is not None
    assert together.low < alone.low


@given(st.lists(st.integers(-10, 10).map(float), min_size=1, max_size=40))
def test_the_mean_is_inside_its_interval_and_up_mirrors_down(differences: list[float]) -> None:
    there, mirrored = one(differences), one([-each for each in differences])
    swap = {Effect.HELPS: Effect.HURTS, Effect.HURTS: Effect.HELPS}

    assert mirrored.effect is swap.get(there.effect, there.effect)
    if there.low is not None and there.high is not None:
        assert there.low < there.change < there.high


def _page(random: Random, change: float) -> list[Pairs]:
    """Return poses whose true change is the same: readings are whole and vary by themselves."""
    poses: list[Pairs] = []
    for _ in range(POSES):
        count = random.choice((5, 6, 8, 12, 20, 40))
        befores = [random.choice((3, 4, 4, 5, 5, 6, 7)) for _ in range(count)]
        afters = [round(before + random.gauss(change, 1.4)) for before in befores]
        poses.append(pairs_of([float(a - b) for a, b in zip(afters, befores, strict=True)]))
    return poses


def _share_of_pages_with_a_word(change: float, seed: str) -> float:
    random = Random(seed)
    pages = (estimates(_page(random, change)) for _ in range(PAGES))
    return sum(any(each.effect in WORDS for each in page) for page in pages) / PAGES


def test_where_nothing_changes_a_page_says_so_of_every_pose() -> None:
    assert _share_of_pages_with_a_word(0.0, "nothing") <= 0.01


def test_where_the_change_is_the_least_felt_hardly_a_page_says_a_word() -> None:
    assert _share_of_pages_with_a_word(-1.0, "little") <= 0.05


def test_where_the_change_is_large_it_is_found() -> None:
    random = Random("large")
    found = [each for _ in range(40) for each in estimates(_page(random, -3.5))]

    assert sum(each.effect is Effect.HELPS for each in found) / len(found) > 0.5
    assert not any(each.effect is Effect.HURTS for each in found)
