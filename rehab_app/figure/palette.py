"""The colours of the picture: one for each material of a theme, its shades made from it."""

import colorsys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

MATERIALS = (
    *("skin", "hair", "shirt", "shorts", "shoe", "mat", "wall", "wood", "foam", "cork"),
    *("cloth", "linen", "ball", "strap", "ice", "heat", "bandage", "band", "metal", "upholstery"),
)
GROUNDS = ("ground", "disc", "shadow", "distance", "muscle", "muscle_light", "muscle_line")
_NUMBERS = ("shadow_alpha", "fade", "line_value", "disc_line")

# Names for choices in the settings. They hold in every theme; one that would sink into a dark
# ground is lifted (`Palette.dressed`).
SKIN_TONES = {
    "light": "#F3D2BC",
    "peach": "#EDBA98",
    "tan": "#D69C70",
    "olive": "#B98355",
    "brown": "#8F5A36",
    "deep": "#5F3B28",
}
HAIR_COLOURS = {
    "black": "#2B2624",
    "brown": "#4B342F",
    "chestnut": "#7A4A30",
    "red": "#B4602D",
    "blond": "#D3AC66",
    "grey": "#A7A4A2",
}
CLOTHES = {
    "teal": ("#62ABA8", "#435175"),
    "plum": ("#9A79B8", "#4A4264"),
    "sky": ("#79A6D8", "#3E4C63"),
    "leaf": ("#86AE6B", "#3F5560"),
    "slate": ("#8996A3", "#3C4450"),
}
_LEAST_CONTRAST = 1.7


class PaletteError(ValueError):
    """The table `figure` of a theme lacks a role, has one too many, or a colour that is none."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The four tones of a material."""

    base: str
    shade: str
    light: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme."""

    name: str
    colours: Mapping[str, str]
    tones: Mapping[str, Tones]
    shadow_alpha: float
    fade: float
    line_value: float
    has_disc_line: bool

    def colour(self, role: str) -> str:
        """Return the colour of a ground, the shadow or the marks."""
        return self.colours[role]

    def far(self, tones: Tones, share: float) -> Tones:
        """Return tones as they look further away: mixed into the distance."""
        if share <= 0:
            return tones
        distance = self.colours["distance"]
        return Tones(
            base=mixed(tones.base, distance, share),
            shade=mixed(tones.shade, distance, share),
            light=mixed(tones.light, distance, share),
            line=mixed(tones.line, distance, share),
        )

    def dressed(self, *, skin: str = "", hair: str = "", clothes: str = "") -> "Palette":
        """Return this palette with chosen colours; an empty name leaves the theme's own."""
        shirt, shorts = CLOTHES.get(clothes, ("", ""))
        chosen = {
            "skin": SKIN_TONES.get(skin, ""),
            "hair": HAIR_COLOURS.get(hair, ""),
            "shirt": shirt,
            "shorts": shorts,
        }
        changed = {
            role: tones_of(self._lifted(colour), self.line_value)
            for role, colour in chosen.items()
            if colour
        }
        return replace(self, tones={**self.tones, **changed})

    def _lifted(self, colour: str) -> str:
        """Return a colour that stands out from the disc: on a dark one it is made lighter."""
        disc = self.colours["disc"]
        for _ in range(12):
            if _luminance(disc) > 0.2 or _contrast(colour, disc) >= _LEAST_CONTRAST:
                break
            colour = mixed(colour, "#FFFFFF", 0.08)
        return colour


def read_palette(path: Path) -> Palette:
    """Return the palette of a theme file; raises PaletteError where its table is not whole."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return make_palette(path.stem, data.get("figure", {}))


def make_palette(name: str, table: Mapping[str, str | float]) -> Palette:
    """Return the palette of a table of roles; raises PaletteError where it is not whole."""
    wanted = {*MATERIALS, *GROUNDS, *_NUMBERS}
    if wrong := wanted.symmetric_difference(table):
        raise PaletteError(f"{name}: missing or unknown roles {', '.join(sorted(wrong))}")
    colours = {role: str(table[role]) for role in (*MATERIALS, *GROUNDS)}
    for role, colour in colours.items():
        if not _is_colour(colour):
            raise PaletteError(f"{name}: {role} is no colour like #1E2A2B: {colour}")
    numbers = {role: float(table[role]) for role in _NUMBERS}
    return Palette(
        name=name,
        colours=colours,
        tones={role: tones_of(colours[role], numbers["line_value"]) for role in MATERIALS},
        shadow_alpha=numbers["shadow_alpha"],
        fade=numbers["fade"],
        line_value=numbers["line_value"],
        has_disc_line=bool(numbers["disc_line"]),
    )


def tones_of(colour: str, line_value: float) -> Tones:
    """Return the tones of a material: three close ones, and a line of the same hue, not black.

    `line_value` is how bright the line is, as a share of the material.
    """
    return Tones(
        colour,
        _changed(colour, 1.14, 0.88),
        _changed(colour, 0.84, 1.06),
        _changed(colour, 1.35, line_value),
    )


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` (0 to 1) of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _changed(colour: str, saturation: float, value: float) -> str:
    red, green, blue = (channel / 255 for channel in _channels(colour))
    h, s, v = colorsys.rgb_to_hsv(red, green, blue)
    found = colorsys.hsv_to_rgb(h, min(1.0, s * saturation), min(1.0, v * value))
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in found)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_colour(text: str) -> bool:
    is_long_enough = len(text) == 7 and text.startswith("#")
    return is_long_enough and all(digit in "0123456789abcdefABCDEF" for digit in text[1:])
