"""Every theme can be read by everybody: contrast is computed from the files."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehab_app.gui.theme import Theme, ThemeError, contrast, read_theme, read_themes
from rehab_app.resources import assets_folder

THEMES = read_themes(assets_folder() / "themes")
TEXT, SHAPE, COUNTDOWN = 4.5, 3.0, 7.0
GROUNDS = ("page", "surface", "sunk")
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "muted", "accent", "stop") for ground in GROUNDS),
    *((zone, f"{zone}_soft") for zone in ("calm", "watch", "stop")),
    *((zone, ground) for zone in ("calm", "watch", "stop") for ground in ("page", "surface")),
    *(("ink", f"{soft}_soft") for soft in ("calm", "watch", "stop", "accent")),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("page", "ink"),
]
SHAPES = ("edge", "focus", "stretch", "roll", "yin", "relief", "strength", "walk")


def test_there_are_three_themes() -> None:
    assert set(THEMES) == {"light", "dark", "high-contrast"}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_stand_out_from_their_ground(theme: Theme, shape: str) -> None:
    assert contrast(getattr(theme, shape), theme.page) >= SHAPE
    assert contrast(getattr(theme, shape), theme.surface) >= SHAPE


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_countdown_can_be_read_from_the_mat(theme: Theme) -> None:
    assert contrast(theme.ink, theme.page) >= COUNTDOWN


def test_black_on_white_is_as_far_apart_as_it_goes() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('ink = "#1E2A2B"\n', ""), "ink"),
        (('ink = "#1E2A2B"\n', 'ink = "#1E2A2B"\ninc = "#000000"\n'), "inc"),
        (('ink = "#1E2A2B"', 'ink = "dark"'), "dark"),
    ],
)
def test_a_theme_that_is_not_whole_is_refused(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    text = (assets_folder() / "themes" / "light.toml").read_text()
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(*change))
    with pytest.raises(ThemeError, match=said):
        read_theme(path)


def test_a_level_has_the_colour_of_its_zone() -> None:
    theme = replace(THEMES["light"], calm="#000001", watch="#000002", stop="#000003")
    zones = [theme.zone(level)[0][-1] for level in range(11)]
    assert "".join(zones) == "11122233333"
