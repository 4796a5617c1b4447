"""A sentence for each kind of row: own rules, the standard ones, what raises them, and limits."""

from collections.abc import Iterator

from rehab_app.engine.deciding import END_LEVEL, STOP_LEVEL
from rehab_app.engine.facts import Facts
from rehab_app.model.pain import Action, Gate, QualityClass
from rehab_app.model.rule import Combination, ProfileRule, Raise, Rule, RuleSet, ThermalCap
from rehab_app.rule_wording.causes import (
    WHEN,
    cases_text,
    combination_text,
    kinds_text,
    level_text,
    profile_text,
    raise_text,
)
from rehab_app.rule_wording.effects import effects_text
from rehab_app.wording import duration


def rule_sentence(rule: Rule, facts: Facts) -> str:
    """Return a rule as a sentence."""
    targets = {case.target for case in rule.cases}
    done = effects_text(
        rule.do,
        rule.also,
        credit=rule.credit,
        target=targets.pop() if len(targets) == 1 else None,
    )
    return _sentence(WHEN[rule.at], cases_text(rule.at, rule.cases, facts), done)


def profile_sentence(row: ProfileRule, facts: Facts) -> str:
    """Return a row for a condition as a sentence."""
    rule = row.rule
    return _sentence(
        WHEN[rule.at], profile_text(row, facts), effects_text(rule.do, rule.also, at_least=True)
    )


def raise_sentence(row: Raise, facts: Facts) -> str:
    """Return a row that looks back as a sentence."""
    return _sentence(
        WHEN[row.at], raise_text(row, facts), effects_text(row.do, row.also, at_least=True)
    )


def combination_sentence(row: Combination) -> str:
    """Return what a session says about an exercise's next dose as a sentence."""
    return _sentence("For the next time", combination_text(row), effects_text(row.do, row.also))


def progress_sentence(rules: RuleSet) -> str:
    """Return what a step up takes as a sentence."""
    return (
        f"A step up takes {rules.progress_sessions} sessions in a row that count towards it, "
        f"at least {rules.progress_done_percent} % of what was planned, and every answer."
    )


def not_given_sentence(rules: RuleSet) -> str:
    """Return what an answer counts as that names no kind of pain."""
    parts = [
        f"{level_text(span)} counts as {kinds_text([class_], rules.classes)}"
        for span, class_ in rules.not_given
    ]
    return f"Where no kind of pain is given, {' and '.join(parts)}."


def thermal_sentence(cap: ThermalCap, facts: Facts) -> str:
    """Return how long and how often ice, heat or a wrap may be as a sentence."""
    names = sorted(
        facts.exercise(each).name if each in facts.catalogue else each for each in cap.exercises
    )
    skin = (
        f", and the skin is looked at after {_time(cap.skin_check_s)}" if cap.skin_check_s else ""
    )
    often = "once" if cap.times == 1 else f"{cap.times} times"
    return (
        f"{cap.kind.capitalize()} ({'; '.join(names)}) takes {_time(cap.default_s)} where a step "
        f"says nothing and {_time(cap.most_s)} at most, {often} a day at most with "
        f"{_time(cap.gap_s)} in between{skin}."
    )


def floor_sentences(rules: RuleSet) -> Iterator[str]:
    """Yield the limits of the engine that hold under every table of rules."""
    not_benign = [each for each in QualityClass if each is not QualityClass.BENIGN]
    kinds = kinds_text(not_benign, rules.classes)
    yield (
        f"Whatever a rule says, if it hurts {END_LEVEL} or more before a session, "
        f"{effects_text(Gate.NO_SESSION)}."
    )
    yield (
        f"Whatever a rule says, if anything hurts {END_LEVEL} or more during a session, "
        f"{effects_text(Action.END_SESSION)}."
    )
    yield (
        f"Whatever a rule says, if it hurts {STOP_LEVEL} or more in or after a pose or while "
        f"jogging, {effects_text(Action.STOP_POSE, at_least=True)}."
    )
    yield (
        f"Whatever a rule says, if there is {kinds} in or after a pose or while jogging, "
        f"{effects_text(Action.SWAP, at_least=True)}."
    )


def _sentence(when: str, cause: str, effect: str) -> str:
    return f"{', '.join(part for part in (when, cause, effect) if part)}."


def _time(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return duration(seconds) if rest or not hours else f"{hours} h"
