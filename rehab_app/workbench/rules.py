"""A routine's own pain rules as its text has them, each with its place, its lines and its problems.

As with the steps, they are read from the text itself: what one rule says is known also while
something else in the text has an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehab_app.model.problem import Problem
from rehab_app.model.rule import Rule
from rehab_app.routine_io.cut_rules import rule_of
from rehab_app.routine_io.cuttings import cutting_of
from rehab_app.routine_io.spans import (
    KeyPath,
    ListSpan,
    MapSpan,
    NotYamlError,
    Span,
    find,
    spans_of,
)
from rehab_app.workbench.outline import written_values

RULES: KeyPath = ("pain_rules", "rules")
# The keys of a rule in the order in which a new text has them.
RULE_ORDER = ("at", "exercise", "target", "pain", "quality", "rise", "do", "because")
PAIN_RULES_ORDER = ("base", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRule:
    """A rule: where it stands, its lines in the text, its values as written, and its problems.

    `number` counts from 1, in the order in which rules are tried. `rule` is what it says, None
    where it has an error.
    """

    path: KeyPath
    number: int
    first_line: int
    last_line: int
    values: Mapping[str, str]
    rule: Rule | None
    problems: tuple[Problem, ...]


def rules_of(text: str, problems: Sequence[Problem] = ()) -> tuple[OutlineRule, ...] | None:
    """Return the own rules of a text in their order, None where it is no YAML."""
    try:
        rules = find(spans_of(text), RULES)
    except NotYamlError:
        return None
    if not isinstance(rules, ListSpan):
        return ()
    return tuple(
        _outlined(text, rules, number, row, problems) for number, row in enumerate(rules.items)
    )


def rule_path(number: int) -> KeyPath:
    """Return the path of a rule by its number, counted from 1."""
    return (*RULES, number - 1)


def _outlined(
    text: str, rules: ListSpan, index: int, row: Span, problems: Sequence[Problem]
) -> OutlineRule:
    first, last = text.count("\n", 0, row.start) + 1, text.count("\n", 0, row.end) + 1
    begin, end = _columns(text, row)
    mine = [
        each
        for each in problems
        if each.line
        and (first, begin) <= (each.line, each.column or begin)
        and (each.line, each.column or begin) <= (last, end)
    ]
    return OutlineRule(
        path=(*RULES, index),
        number=index + 1,
        first_line=first,
        last_line=last,
        values=written_values(text, row),
        rule=_rule(text, rules, index) if isinstance(row, MapSpan) else None,
        problems=tuple(mine),
    )


def _columns(text: str, row: Span) -> tuple[int, int]:
    """Return the columns, counted from 1, of a row's first character and of the one behind it."""
    before = text.rfind("\n", 0, row.start), text.rfind("\n", 0, row.end)
    return row.start - before[0], row.end - before[1]


def _rule(text: str, rules: ListSpan, index: int) -> Rule | None:
    try:
        return rule_of(cutting_of(text, rules, index), index + 1)
    except ValueError:
        return None
