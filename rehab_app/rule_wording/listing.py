"""All rules that a routine is played by, in groups, each as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rehab_app.engine.deciding import FLOOR, HARD_LIMITS
from rehab_app.engine.facts import Facts
from rehab_app.model.pain import RuleMoment
from rehab_app.model.person import Person
from rehab_app.model.rule import Combination, ProfileRule, Raise, Rule
from rehab_app.rule_wording.sentences import (
    combination_sentence,
    floor_sentences,
    not_given_sentence,
    profile_sentence,
    progress_sentence,
    raise_sentence,
    rule_sentence,
    thermal_sentence,
)

NEXT_TIME, THERMAL, ALWAYS = "next-time", "ice-heat-wraps", "always"
GROUPS = {
    RuleMoment.BEFORE.value: "Before the session",
    RuleMoment.POSE.value: "In and after a pose",
    RuleMoment.RELIEF.value: "Ice, heat, wraps and rest",
    RuleMoment.RUN.value: "While jogging: these and the rules for a pose, the stronger counts",
    RuleMoment.RECHECK.value: "Asked again after a stop",
    RuleMoment.STOP.value: "Ended by hand",
    RuleMoment.END.value: "At the end of the session",
    RuleMoment.HOUR.value: "An hour later",
    RuleMoment.MORNING.value: "The next morning",
    RuleMoment.WEEK.value: "Week against week",
    NEXT_TIME: "What a session means for the next dose; the strongest of all counts",
    THERMAL: "How long and how often ice, heat and wraps may be",
    ALWAYS: "Under all rules",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRule:
    """A rule as it is read aloud: its group (a key of GROUPS), its sentence and its reason.

    `is_own`: the routine brings it. `is_hard`: no routine can loosen it.
    """

    group: str
    id: str
    sentence: str
    because: str = ""
    source: tuple[str, ...] = ()
    is_own: bool = False
    is_hard: bool = False


def said_rules(facts: Facts) -> tuple[SaidRule, ...]:
    """Return every rule that a routine is played by: group by group, in each its own rules first.

    Within a group the order is the one in which the rules are tried. Rules for conditions are those
    for what the person has, on whatever day after a strain where the day is not known.
    """
    rules = facts.rules
    rows: list[SaidRule] = []
    for moment in RuleMoment:
        rows += [_said_rule(row, facts, is_own=True) for row in _at(facts.routine.rules, moment)]
        rows += [_said_rule(row, facts, is_own=False) for row in _at(rules.rules, moment)]
        rows += [
            _said(moment, profile.rule, profile_sentence(profile, facts))
            for profile in rules.profiles
            if profile.rule.at is moment and _may_be_for(profile, facts.person)
        ]
        rows += [
            _said(moment, row, raise_sentence(row, facts))
            for row in rules.raises
            if row.at is moment
        ]
    rows += [_said(NEXT_TIME, row, combination_sentence(row)) for row in rules.combining]
    rows.append(SaidRule(group=NEXT_TIME, id="progress", sentence=progress_sentence(rules)))
    rows += [
        SaidRule(
            group=THERMAL,
            id=cap.kind,
            sentence=thermal_sentence(cap, facts),
            source=cap.source,
            is_hard=True,
        )
        for cap in rules.thermal
    ]
    rows += [
        SaidRule(group=ALWAYS, id=FLOOR, sentence=sentence, is_hard=True)
        for sentence in floor_sentences(rules)
    ]
    rows.append(SaidRule(group=ALWAYS, id="kinds", sentence=not_given_sentence(rules)))
    return tuple(rows)


def _may_be_for(profile: ProfileRule, person: Person) -> bool:
    if person.strain_day is None:
        profile = replace(profile, days=None)
    return profile.is_for(person)


def _at(rules: tuple[Rule, ...], moment: RuleMoment) -> Iterator[Rule]:
    return (rule for rule in rules if rule.at is moment)


def _said_rule(rule: Rule, facts: Facts, *, is_own: bool) -> SaidRule:
    return SaidRule(
        group=rule.at.value,
        id=rule.id,
        sentence=rule_sentence(rule, facts),
        because=rule.because,
        source=rule.source,
        is_own=is_own,
        is_hard=not is_own and rule.id in HARD_LIMITS,
    )


def _said(group: str, row: Rule | Raise | Combination, sentence: str) -> SaidRule:
    return SaidRule(
        group=str(group), id=row.id, sentence=sentence, because=row.because, source=row.source
    )
