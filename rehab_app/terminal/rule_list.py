"""The rules that a routine is played by, as a list of sentences."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Any

from rehab_app.engine.deciding import LOOSENABLE
from rehab_app.engine.facts import Facts
from rehab_app.rule_wording.listing import GROUPS, SaidRule, said_rules

_WIDTH = 96
_HOW = (
    "In each group the first rule that fits counts; one with “at least” can make that stronger. "
    "The routine's own rules come first, and where a standard rule is stronger than one of them, "
    f"the standard rule is done; only {' and '.join(sorted(LOOSENABLE))} can be turned into going "
    "on as planned. Nothing loosens a hard limit."
)
_INDENT = " " * 15


def rules_json(facts: Facts) -> dict[str, Any]:
    """Return all rules of a routine as plain data."""
    return {
        "routine": facts.routine.id,
        "rules": [
            {
                "group": rule.group,
                "id": rule.id,
                "own": rule.is_own,
                "hard": rule.is_hard,
                "sentence": rule.sentence,
                "because": rule.because,
                "source": list(rule.source),
            }
            for rule in said_rules(facts)
        ],
    }


def rules_lines(facts: Facts) -> Iterator[str]:
    """Yield all rules of a routine in lines, by the moment at which they are looked at."""
    yield f"{facts.routine.title}: what pain changes"
    yield from wrap(_HOW, _WIDTH)
    for group, rules in groupby(said_rules(facts), key=lambda rule: rule.group):
        yield ""
        yield GROUPS[group]
        for rule in rules:
            yield from _rule_lines(rule)


def _rule_lines(rule: SaidRule) -> Iterator[str]:
    mark = " (hard limit)" if rule.is_hard else ""
    first, *others = wrap(f"{rule.sentence}{mark}", _WIDTH - len(_INDENT))
    yield f"  {rule.id:<{len(_INDENT) - 2}}{first}"
    yield from (f"{_INDENT}{line}" for line in others)
    if rule.because:
        yield from (f"{_INDENT}{line}" for line in wrap(f"“{rule.because}”", _WIDTH - len(_INDENT)))
