"""Themes are read whole or refused; what they hold to is in test_contrast.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehab_app.gui.theme import ThemeError, contrast, read_theme, read_themes
from rehab_app.resources import assets_folder

THEMES = read_themes(assets_folder() / "themes")


def test_there_are_three_themes() -> None:
    assert set(THEMES) == {"light", "dark", "high-contrast"}


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
