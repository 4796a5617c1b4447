"""What can be done to the pain rules of a text: each gives the new text.

All raise CannotEditError where the text does not allow it.
"""

from collections.abc import Mapping

from rehab_app.routine_io.cuttings import Cutting, quoted_in_flow
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import cut, drop, move, paste, put
from rehab_app.routine_io.lines import line_end, newline_of
from rehab_app.routine_io.nesting import nest
from rehab_app.routine_io.rule_reader import STANDARD
from rehab_app.routine_io.spans import ListSpan, MapSpan, TextSpan, find, spans_of
from rehab_app.workbench.edits import Edit, duplicated
from rehab_app.workbench.outline import ROUTINE_ORDER
from rehab_app.workbench.rules import PAIN_RULES_ORDER, RULE_ORDER, RULES, rule_path

_PAIN_RULES = "pain_rules"
_IN_TEXT = "The rules can't be changed here as they are written; change them in the text."


def with_slots(text: str, number: int, changes: Mapping[str, str]) -> Edit:
    """Write what slots of a rule hold now, by the rule's number; nothing takes a key away."""
    path = rule_path(number)
    for key, value in changes.items():
        if value:
            written = quoted_in_flow(value) if key == "because" else value
            text = put(text, (*path, key), written, RULE_ORDER)
        else:
            text = drop(text, (*path, key))
    return Edit(text)


def with_rule(text: str, said: Mapping[str, str]) -> Edit:
    """Put in a rule behind all others; the first one brings its own list of rules with it."""
    row = ", ".join(f"{key}: {said[key]}" for key in RULE_ORDER if said.get(key))
    root = spans_of(text)
    if not isinstance(root, MapSpan):
        raise CannotEditError(_IN_TEXT)
    standing = find(root, (_PAIN_RULES,))
    if standing is None or isinstance(standing, TextSpan):
        base = standing.text if standing and standing.text else STANDARD
        if root.is_flow:
            mapping = f"{{base: {base}, rules: [{{{row}}}]}}"
            return Edit(put(text, (_PAIN_RULES,), mapping, ROUTINE_ORDER))
        block = f"base: {base}\nrules:\n  - {{{row}}}\n"
        return Edit(nest(text, _PAIN_RULES, block, ROUTINE_ORDER))
    rules = find(root, RULES)
    if not isinstance(rules, ListSpan):
        text = put(text, RULES, "[]", PAIN_RULES_ORDER)
    count = len(rules.items) if isinstance(rules, ListSpan) else 0
    return Edit(paste(text, (*RULES, count), Cutting(f"- {{{row}}}\n")))


def with_rule_again(text: str, number: int) -> Edit:
    """Put the same rule once more behind itself."""
    return Edit(duplicated(text, rule_path(number)).text)


def without_rule(text: str, number: int) -> Edit:
    """Take out a rule. With the last one the standard rules stand alone again.

    Comments that are left below `pain_rules` stay, and `base` for their sake.
    """
    without, _ = cut(text, rule_path(number))
    rules = find(spans_of(without), RULES)
    if isinstance(rules, ListSpan) and not rules.items:
        without = _without_list(without, rules)
    return Edit(without)


def moved_rule(text: str, number: int, by: int) -> Edit:
    """Let a rule be tried earlier (−1) or later (1); at the ends nothing changes."""
    rules = find(spans_of(text), RULES)
    count = len(rules.items) if isinstance(rules, ListSpan) else 0
    there = number + by
    if not 1 <= there <= count:
        return Edit(text)
    return Edit(move(text, rule_path(number), rule_path(there)))


def _without_list(text: str, rules: ListSpan) -> str:
    """Take out the empty list of rules: a file has none, or one with something in it."""
    root = spans_of(text)
    pain_rules = find(root, (_PAIN_RULES,))
    entry = pain_rules.entry("rules") if isinstance(pain_rules, MapSpan) else None
    if not isinstance(pain_rules, MapSpan) or entry is None:
        return text
    if pain_rules.is_flow or "#" not in text[pain_rules.start : line_end(text, rules.end)]:
        base = find(pain_rules, ("base",))
        name = base.text if isinstance(base, TextSpan) else STANDARD
        return put(text, (_PAIN_RULES,), name, ROUTINE_ORDER)
    end = line_end(text, rules.end)
    behind = text[rules.end : end].strip()
    if len(pain_rules.entries) > 1 and behind.startswith("#"):
        return f"{text[: entry.start]}{behind}{newline_of(text)}{text[end:]}"
    return drop(text, RULES)
