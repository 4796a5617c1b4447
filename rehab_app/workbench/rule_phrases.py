"""Where something else is done than a rule says, in words: levels and kinds of pain together."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from rehab_app.model.pain import QualityClass, Result
from rehab_app.model.rule import Span
from rehab_app.rule_wording.causes import level_text
from rehab_app.rule_wording.effects import effects_text

_WITH = {
    QualityClass.BENIGN: "dull",
    QualityClass.SHARP: "sharp",
    QualityClass.NERVE: "nerve",
}


class Cell(NamedTuple):
    """A level with a class of pain."""

    level: int
    kind: QualityClass


class Instead(NamedTuple):
    """What is done instead; `when_risen`: not where the pain was there before."""

    do: Result
    when_risen: bool


def phrases(cells: Mapping[Instead, Iterable[Cell]]) -> Iterator[str]:
    """Yield where what is done, the strongest first: "at 8 or more the session ends"."""
    for instead in sorted(cells, key=lambda each: (-each.do.strength, each.when_risen)):
        by_level: dict[int, frozenset[QualityClass]] = {}
        for cell in sorted(cells[instead]):
            by_level[cell.level] = by_level.get(cell.level, frozenset()) | {cell.kind}
        spots = [f"at {levels}{_with(kinds)}" for levels, kinds in _runs(by_level)]
        risen = ", where it has risen," if instead.when_risen else ""
        yield f"{' and '.join(spots)}{risen} {effects_text(instead.do)}"


def _runs(
    by_level: Mapping[int, frozenset[QualityClass]],
) -> Iterator[tuple[str, frozenset[QualityClass]]]:
    """Yield levels that follow each other with the same kinds of pain."""
    numbered = enumerate(by_level.items())
    for (_, kinds), run in groupby(numbered, key=lambda each: (each[1][0] - each[0], each[1][1])):
        levels = [level for _, (level, _) in run]
        yield level_text(Span(levels[0], levels[-1])).removeprefix("at "), kinds


def _with(kinds: frozenset[QualityClass]) -> str:
    if len(kinds) == len(QualityClass):
        return ""
    return f" with {' or '.join(_WITH[kind] for kind in QualityClass if kind in kinds)} pain"
