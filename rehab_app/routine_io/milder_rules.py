"""Finds own rules that want less than the standard ones, which are then done instead."""

from collections.abc import Iterator
from itertools import product
from math import isfinite

from rehab_app.engine.deciding import Background, decide
from rehab_app.engine.rules import Situation, first_match
from rehab_app.model.pain import Quality, Reading, Result
from rehab_app.model.rule import Case, Rule, RuleSet, Span
from rehab_app.routine_io.rule_reader import PlacedRule

_ONE_OF_EACH_CLASS = (Quality.DULL, Quality.SHARP, Quality.NUMB)
_TYPICAL_RISES = (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
_LEVELS = range(11)


def check_rules(placed: tuple[PlacedRule, ...], rules: RuleSet) -> None:
    """Warn of each own rule that is overruled somewhere and never asks for more than standard."""
    for rule, fields in placed:
        found = _overruled_at(rule, rules)
        if found:
            reading, result = found
            fields.problems.warning(
                fields.place("do"),
                "rule-has-no-effect",
                f"at {reading.level} with {reading.quality} pain the standard rules want {result}, "
                "which is stronger and is done",
                "narrow the rule, or leave it out",
            )


def _overruled_at(rule: Rule, rules: RuleSet) -> tuple[Reading, Result] | None:
    """Return where a milder rule is overruled, and by what; None where it is ever stronger."""
    found: tuple[Reading, Result] | None = None
    for situation in _situations(rule, rules):
        try:
            standard = decide(situation, Background(rules=rules)).do
            counts = decide(situation, Background(rules=rules, own=(rule,))).rule == rule.id
        except LookupError:
            # The table has no row here, so there is nothing to be milder than.
            return None
        if rule.do.strength > standard.strength:
            return None
        if found is None and rule.do.strength < standard.strength and not counts:
            found = (situation.reading, standard)
    return found


def _situations(rule: Rule, rules: RuleSet) -> Iterator[Situation]:
    """Yield typical readings that the rule is about."""
    (case,) = rule.cases
    qualities = (case.quality,) if case.quality else _ONE_OF_EACH_CLASS
    for level, quality, rise in product(_LEVELS, qualities, _rises(case)):
        situation = Situation(
            at=rule.at,
            reading=Reading(level, quality),
            rise=rise,
            exercise=case.exercise or "",
            target=case.target or "",
        )
        if first_match((rule,), situation, rules):
            yield situation


def _rises(case: Case) -> tuple[float, ...]:
    span = case.rise or Span()
    ends = (end for end in (span.least, span.most) if isfinite(end))
    return tuple(rise for rise in (*_TYPICAL_RISES, *ends) if rise in span)
