"""Every text and shape of every theme stands out from its ground; all is computed.

Figures are those of WCAG 2.2, 1.4.3 and 1.4.11; the countdown's is our own. Text and the frames of
controls come from the style sheet itself, what is painted is listed here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest

from rehab_app.gui.styling import style_sheet
from rehab_app.gui.theme import Theme, contrast, read_themes
from rehab_app.resources import assets_folder
from tests.helpers.figures import tell

THEMES = read_themes(assets_folder() / "themes")
TEXT, SHAPE, COUNTDOWN = 4.5, 3.0, 7.0
GROUNDS = ("page", "surface", "sunk")
_ZONES = ("calm", "watch", "stop")
_ROLES = ("stretch", "roll", "yin", "relief", "strength", "walk")
_SELECTOR = re.compile(r"^(\w+)((?:\[[^\]]+\])*)((?::\w+)*)$")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# Widgets without a text of their own.
_TEXTLESS = {"QFrame", "QScrollArea", "QScrollBar"}
_CONTROLS = {"QPushButton", "QLineEdit", "QTextEdit", "QPlainTextEdit", "QSpinBox", "QComboBox"}

# What is painted: (what it is, its colour, the ground it stands on), by roles of the theme.
PAINTED_TEXT = [
    *(
        (f"{tone} on {ground}", tone, ground)
        for tone in ("muted", "accent", "stop")
        for ground in GROUNDS
    ),
    *((f"ink on {soft}_soft", "ink", f"{soft}_soft") for soft in (*_ZONES, "accent")),
    *((f"a level of {zone}", zone, f"{zone}_soft") for zone in _ZONES),
    ("the line below the time", "muted", "page"),
    ("a number of the chart", "muted", "surface"),
    ("a level in the chart", "ink", "surface"),
    *((f"a level of {zone} in the chart", zone, "surface") for zone in _ZONES),
]
PAINTED_SHAPES = [
    ("the ring on the page", "accent", "page"),
    ("the ring on its track", "accent", "line"),
    ("the focus on the page", "focus", "page"),
    ("the focus on a card", "focus", "surface"),
    ("the line inside the focus", "surface", "accent"),
    ("the ring of a chosen level", "ink", "surface"),
    ("the ring of a chosen level on the page", "ink", "page"),
    ("what is done now on the time line", "ink", "page"),
    ("what pain has taken from the time line", "edge", "page"),
    *((f"{role} on the time line", role, "page") for role in _ROLES),
    *((f"{role} on a chip", role, "sunk") for role in _ROLES),
    *((f"the edge of a {zone} message", zone, "surface") for zone in _ZONES),
    *((f"a mark of {zone} in the chart", zone, "surface") for zone in _ZONES),
    ("an icon of the rail", "muted", "page"),
    ("the icon of where one is", "accent", "accent_soft"),
    ("the scroll bar", "edge", "page"),
]


class Rule(NamedTuple):
    """A rule of the style sheet: for which widgets, in which state, and what it says."""

    kind: str
    attributes: frozenset[str]
    states: frozenset[str]
    said: dict[str, str]


def _rules(sheet: str) -> Iterator[Rule]:
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", bare):
        parts = (part.partition(":") for part in body.split(";") if part.strip())
        said = {name.strip(): value.strip() for name, _, value in parts}
        for selector in selectors.split(","):
            if match := _SELECTOR.match(selector.strip()):
                kind, attributes, states = match.groups()
                yield Rule(
                    kind,
                    frozenset(re.findall(r"\[([^\]]+)\]", attributes)),
                    frozenset(states.split(":")[1:]),
                    said,
                )


def _cascaded(rule: Rule, rules: list[Rule]) -> dict[str, str]:
    """Return all that holds for the widgets of a rule in its state, as Qt weighs it."""
    hits = [
        (len(each.attributes) + len(each.states), number, each.said)
        for number, each in enumerate(rules)
        if each.kind == rule.kind
        and each.attributes <= rule.attributes
        and each.states <= rule.states
    ]
    holds: dict[str, str] = {}
    for _, _, said in sorted(hits, key=lambda hit: hit[:2]):
        holds.update(said)
    return holds


def _grounds(holds: dict[str, str], theme: Theme) -> list[str]:
    own = holds.get("background", "transparent")
    if _COLOUR.fullmatch(own):
        return [own]
    return [getattr(theme, ground) for ground in GROUNDS]


def _measured(
    pairs: Iterable[tuple[str, str, str]], theme: Theme
) -> dict[tuple[str, str, str], float]:
    """Return the contrast of each pair of roles: what it is, and the roles of both."""
    return {
        each: round(contrast(getattr(theme, each[1]), getattr(theme, each[2])), 2) for each in pairs
    }


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_of_the_style_sheet_stands_out(theme: Theme) -> None:
    rules = list(_rules(style_sheet(theme, 1.0, 44)))
    measured, faults = [], []
    for rule in rules:
        holds = _cascaded(rule, rules)
        text = holds.get("color", theme.ink)
        if rule.kind in _TEXTLESS or not _COLOUR.fullmatch(text):
            continue
        for ground in _grounds(holds, theme):
            measured.append(contrast(text, ground))
            if measured[-1] < TEXT:
                faults.append((*rule[:3], text, ground, round(measured[-1], 2)))
    tell(f"least contrast of {len(measured)} texts of the style sheet", round(min(measured), 2))
    assert not faults
    assert len(measured) > 80


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_control_has_an_edge_or_a_ground_that_stands_out(theme: Theme) -> None:
    rules = list(_rules(style_sheet(theme, 1.0, 44)))
    faults = []
    for rule in rules:
        holds = _cascaded(rule, rules)
        is_seen = holds.get("border", "none") != "none" or "border-color" in holds
        if rule.kind not in _CONTROLS or not is_seen or "disabled" in rule.states:
            continue
        edges = _COLOUR.findall(f"{holds.get('border', '')} {holds.get('border-color', '')}")[-1:]
        own = [*edges, *_COLOUR.findall(holds.get("background", "")), holds.get("color", theme.ink)]
        best = max(min(contrast(one, theme.page), contrast(one, theme.surface)) for one in own)
        if best < SHAPE:
            faults.append((*rule[:3], own, round(best, 2)))
    assert not faults


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_painted_text_stands_out(theme: Theme) -> None:
    measured = _measured(PAINTED_TEXT, theme)
    tell(f"least contrast of {len(measured)} painted texts", min(measured.values()))
    assert min(measured.values()) >= TEXT, measured


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_painted_shape_stands_out(theme: Theme) -> None:
    measured = _measured(PAINTED_SHAPES, theme)
    tell(f"least contrast of {len(measured)} painted shapes", min(measured.values()))
    assert min(measured.values()) >= SHAPE, measured


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_countdown_can_be_read_from_the_mat(theme: Theme) -> None:
    least = min(contrast(theme.ink, ground) for ground in (theme.page, theme.surface))
    tell("least contrast of the countdown", round(least, 1))
    assert least >= COUNTDOWN


def test_a_rule_that_changes_a_colour_in_a_state_is_checked_in_that_state() -> None:
    sheet = "QPushButton { color: #000000; } QPushButton:hover { background: #111111; }"
    rules = list(_rules(sheet))

    holds = _cascaded(rules[1], rules)

    assert holds == {"color": "#000000", "background": "#111111"}
