"""What people type finds what they mean."""

import pytest

from rehab_app.gui.routine_search import index_of, is_found

INDEX = index_of(("Foam roll and ball", "10 min", "roll", "foam roller, mat", "hip-flexor"))
FREE = index_of(("Détente", "110 min", "stretch", "no props", "hamstring"))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        "foam",
        "FOAM ROLL",
        "rollers",
        "10",
        "10 min",
        "10min",
        "hip",
        "flexor mat",
        "10 m",
    ],
)
def test_finds(query: str) -> None:
    assert is_found(INDEX, query)


@pytest.mark.parametrize(
    "query", ["yin", "foam yin", "1 min", "0 min", "no props", "oam", "11 min"]
)
def test_does_not_find(query: str) -> None:
    assert not is_found(INDEX, query)


@pytest.mark.parametrize(
    "query", ["no props", "no prop", "hamstrings", "detente", "DÉT", "110 min"]
)
def test_finds_without_props_plurals_and_accents(query: str) -> None:
    assert is_found(FREE, query)


def test_ten_minutes_are_not_a_hundred_and_ten() -> None:
    assert not is_found(FREE, "10 min")
