"""Every theme has the colours of the drawn body, and what is marked stands out."""

import pytest

from rehab_app.figure.palette import (
    CLOTHES,
    HAIR_COLOURS,
    SKIN_TONES,
    Palette,
    PaletteError,
    make_palette,
    read_palette,
)
from rehab_app.gui.theme import contrast
from rehab_app.resources import assets_folder

PALETTES = [read_palette(path) for path in sorted((assets_folder() / "themes").glob("*.toml"))]


@pytest.fixture(params=PALETTES, ids=lambda palette: palette.name)
def palette(request: pytest.FixtureRequest) -> Palette:
    found = request.param
    assert isinstance(found, Palette)
    return found


def test_there_is_one_for_every_theme() -> None:
    assert {palette.name for palette in PALETTES} == {"light", "dark", "high-contrast"}


def test_a_mark_has_a_line_that_stands_out_from_skin_and_clothes(palette: Palette) -> None:
    line = palette.colour("muscle_line")

    assert contrast(line, palette.tones["skin"].base) >= 3
    assert contrast(palette.colour("muscle"), palette.tones["skin"].base) >= 1.3


def test_the_body_stands_out_from_its_ground(palette: Palette) -> None:
    for role in ("skin", "shirt", "shorts"):
        tones = palette.tones[role]
        best = max(contrast(tone, palette.colour("disc")) for tone in (tones.base, tones.line))
        assert best >= 3, role


@pytest.mark.parametrize("skin", SKIN_TONES)
@pytest.mark.parametrize("clothes", CLOTHES)
def test_a_choice_changes_what_is_chosen_and_stays_visible(
    palette: Palette, skin: str, clothes: str
) -> None:
    dressed = palette.dressed(skin=skin, clothes=clothes)

    assert dressed.tones["hair"] == palette.tones["hair"]
    for role in ("skin", "shirt", "shorts"):
        tones = dressed.tones[role]
        best = max(contrast(tone, palette.colour("disc")) for tone in (tones.base, tones.line))
        assert best >= 1.6, role


def test_an_unknown_choice_is_the_theme_s_own(palette: Palette) -> None:
    assert palette.dressed(hair="green") == palette
    assert set(HAIR_COLOURS) == {"black", "brown", "chestnut", "red", "blond", "grey"}


def test_a_table_that_is_not_whole_is_refused() -> None:
    with pytest.raises(PaletteError, match="skin"):
        make_palette("mine", {})
    table: dict[str, str | float] = {
        **PALETTES[0].colours,
        "shadow_alpha": 0.1,
        "fade": 0.1,
        "line_value": 0.5,
    }
    with pytest.raises(PaletteError, match="disc_line"):
        make_palette("mine", table)
    with pytest.raises(PaletteError, match="reddish"):
        make_palette("mine", {**table, "disc_line": 0, "skin": "reddish"})
