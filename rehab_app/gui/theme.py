"""Themes: colours by role, read from files. Without Qt, so that contrast can be checked."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A colour (#RRGGBB) for every role. Widgets ask for roles, never for colours.

    `id` is the name of its file without the ending.
    """

    id: str
    name: str
    is_dark: bool
    page: str
    surface: str
    sunk: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_soft: str
    on_accent: str
    focus: str
    calm: str
    calm_soft: str
    watch: str
    watch_soft: str
    stop: str
    stop_soft: str
    stretch: str
    roll: str
    yin: str
    relief: str
    strength: str
    walk: str

    def zone(self, level: int) -> tuple[str, str]:
        """Return the colour of a pain level (0-10) and the soft ground it stands on."""
        if level <= 2:
            return self.calm, self.calm_soft
        return (self.watch, self.watch_soft) if level <= 5 else (self.stop, self.stop_soft)


class ThemeError(ValueError):
    """A theme file lacks a role, has one too many, or a colour that is none."""


def read_theme(path: Path) -> Theme:
    """Return the theme of a file; raises ThemeError where a role is missing or unknown."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    roles: dict[str, str] = data.get("roles", {})
    wanted = {field.name for field in fields(Theme)} - {"id", "name", "is_dark"}
    if wrong := wanted.symmetric_difference(roles):
        raise ThemeError(f"{path.name}: missing or unknown roles {', '.join(sorted(wrong))}")
    for role, colour in roles.items():
        if not _is_colour(colour):
            raise ThemeError(f"{path.name}: {role} is no colour like #1E2A2B: {colour}")
    return Theme(id=path.stem, name=data["name"], is_dark=data["is_dark"], **roles)


def read_themes(folder: Path) -> dict[str, Theme]:
    """Return all themes of a folder by the name of their file, without its ending."""
    return {path.stem: read_theme(path) for path in sorted(folder.glob("*.toml"))}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` (0 to 1) of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    weighted = zip((0.2126, 0.7152, 0.0722), _channels(colour), strict=True)
    return sum(weight * _linear(channel / 255) for weight, channel in weighted)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _is_colour(text: str) -> bool:
    is_long_enough = len(text) == 7 and text.startswith("#")
    return is_long_enough and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
