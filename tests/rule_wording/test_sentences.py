"""Every rule is one plain sentence, and the sentence says all that the rule says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.deciding import HARD_LIMITS
from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.rule import Case, Combination, ProfileRule, Raise, Rule, Span, ThermalCap
from rehab_app.rule_wording.causes import change_text, level_text
from rehab_app.rule_wording.effects import ALSO
from rehab_app.rule_wording.listing import ALWAYS, GROUPS, NEXT_TIME, THERMAL, said_rules
from rehab_app.rule_wording.sentences import (
    combination_sentence,
    not_given_sentence,
    profile_sentence,
    progress_sentence,
    raise_sentence,
    rule_sentence,
    thermal_sentence,
)
from tests.helpers.sessions import facts_of, shipped

FACTS = facts_of("every-feature")
RULES = shipped().rules
SAID = said_rules(FACTS)
ALL_SENTENCES = Path(__file__).parent / "every-feature.txt"
ROWS: tuple[Rule | ProfileRule | Raise | Combination | ThermalCap, ...] = (
    *RULES.rules,
    *FACTS.routine.rules,
    *RULES.profiles,
    *RULES.raises,
    *RULES.combining,
    *RULES.thermal,
)
# Said beside the sentence, or about another thing: who wrote it down, and why.
NOT_IN_THE_SENTENCE = {"id", "because", "source"}
OTHERS: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("pain",), (None, Span(1, 9), Span(7, 7))),
    **dict.fromkeys(("rise", "drop"), (None, Span(1, 4), Span(-3, -2), Span(-1, 6))),
    "classes": (frozenset(), frozenset({QualityClass.NERVE}), frozenset(QualityClass)),
    "quality": (None, Quality.BURNING, Quality.NONE),
    "target": (None, "quad"),
    "exercise": (None, "clamshell", "seated-butterfly"),
    "strained": (None, True, False),
    "answered": (True, False),
    "conditions": (("hip-pointer",), ("hip-pointer", "labral-tear")),
    "days": (None, Span(0, 3), Span(4), Span(2, 9)),
    "skin_fine": (None, True, False),
    "woke": (None, True, False),
    "red_flag": (True, False),
    "at": tuple(RuleMoment),
    "also": ((), ("rest",), ("clinician", "rest")),
    "credit": (True, False),
    "second": (None, *Action),
    "same_target": (True, False),
    "second_rule": (None, "R2"),
    "within_days": (None, 3),
    "condition": (None, "labral-tear"),
    "rising_weeks": (None, 3),
    "weeks": (None, 5),
    "better_points": (None, 1),
    "better_percent": (None, 20),
    "session": tuple(Action),
    "kind": ("snow",),
    "exercises": (frozenset({"yin-savasana"}),),
    **dict.fromkeys(("default_s", "most_s", "gap_s", "skin_check_s"), (777, 7200)),
    "times": (1, 2),
}


def sentence_of(row: object) -> str:
    match row:
        case Rule():
            return rule_sentence(row, FACTS)
        case ProfileRule():
            return profile_sentence(row, FACTS)
        case Raise():
            return raise_sentence(row, FACTS)
        case Combination():
            return combination_sentence(row)
        case ThermalCap():
            return thermal_sentence(row, FACTS)
    raise TypeError(row)


def results_like(result: Result | None) -> tuple[Result, ...]:
    return tuple(type(result)) if isinstance(result, Action | Gate | Outcome) else tuple(Outcome)


def changed(row: Any) -> Iterator[tuple[str, Any]]:
    """Yield the row with another value in each field, and in each field of its cases."""
    for field in fields(row):
        now = getattr(row, field.name)
        if field.name == "cases":
            for number, case in enumerate(now):
                for name, other in changed(case):
                    yield name, replace(row, cases=(*now[:number], other, *now[number + 1 :]))
        elif field.name == "rule":
            # No row for a condition says anything about credit: what it does takes that away.
            yield from (
                (name, replace(row, rule=other)) for name, other in changed(now) if name != "credit"
            )
        elif field.name not in NOT_IN_THE_SENTENCE:
            others = results_like(now) if field.name == "do" else OTHERS[field.name]
            yield from (
                (field.name, replace(row, **{field.name: other}))
                for other in others
                if other != now
            )


def has_effect(row: Any, name: str, other: Any) -> bool:
    """Tell whether a field counts at all: nothing of an answer counts where there is none."""
    if isinstance(row, ProfileRule):
        return not isinstance(other.rule, Rule) or has_effect(row.rule, name, other.rule)
    if isinstance(row, Rule):
        of_an_answer = {field.name for field in fields(Case)} - {"answered"}
        silent = any(not each.answered for each in (*row.cases, *other.cases))
        # Words of the classes stand only where no single kind does, which is stricter.
        single = any(each.quality for each in (*row.cases, *other.cases))
        return not (name in of_an_answer and silent) and not (name == "classes" and single)
    if isinstance(row, Raise):
        looks_back = row.second or row.second_rule
        needed = {
            "same_target": row.second not in (None, Action.CONTINUE, Action.END_SESSION),
            "within_days": looks_back,
            "better_points": row.weeks,
            "better_percent": row.weeks,
        }
        return bool(needed.get(name, True))
    return True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{getattr(row, 'id', 'cap')}")
def test_a_sentence_says_every_field_of_its_rule(row: object) -> None:
    said = sentence_of(row)

    for name, other in changed(row):
        if has_effect(row, name, other):
            assert sentence_of(other) != said, (name, other)


@pytest.mark.parametrize("rule", SAID, ids=lambda rule: f"{rule.group}-{rule.id}")
def test_a_rule_is_one_plain_sentence(rule: Any) -> None:
    text = rule.sentence

    assert re.fullmatch(r"[A-Z][^\n.]*(?:\d\.\d[^\n.]*)*\.", text)
    assert not re.search(r"  | ,|,,|\bNone\b|\binf\b|\{|\}|\b(?:and|or)[,.]", text)
    assert len(text) < 330


def test_every_word_of_advice_has_its_words() -> None:
    rules = (*RULES.rules, *(profile.rule for profile in RULES.profiles))
    rows = (*(row.also for row in rules), *(row.also for row in RULES.raises))
    used = {*chain.from_iterable(rows), *chain.from_iterable(row.also for row in RULES.combining)}

    assert used <= set(ALSO)


def test_all_sentences_are_as_they_were_last_read(accept: Callable[[Path, str], None]) -> None:
    lines = [
        f"{rule.group} {rule.id}{' *' if rule.is_hard else ''}: {rule.sentence}\n" for rule in SAID
    ]

    accept(ALL_SENTENCES, "".join(lines))


# -- the list of all


def test_all_rules_are_said_group_by_group_with_own_ones_first() -> None:
    groups = list(dict.fromkeys(rule.group for rule in SAID))
    assert groups == list(GROUPS)
    for group in groups:
        own = [rule.is_own for rule in SAID if rule.group == group]
        assert own == sorted(own, reverse=True)

    moments = [rule for rule in SAID if rule.group not in (NEXT_TIME, THERMAL, ALWAYS)]
    assert len([rule for rule in moments if rule.is_own]) == len(FACTS.routine.rules)
    assert len(moments) == len((*FACTS.routine.rules, *RULES.rules, *RULES.raises))
    assert len(SAID) - len(moments) == len((*RULES.combining, *RULES.thermal)) + 1 + 5


def test_rules_of_a_moment_are_said_in_the_order_they_are_tried() -> None:
    said = [rule.id for rule in SAID if rule.group == "morning" and not rule.is_own]

    assert said == ["N1", "N2", "N3", "N5", "N4", "N6", "N7", "N7", "N7", "N2"]


def test_the_hard_limits_of_the_evidence_are_marked_and_caps_and_floor_too() -> None:
    marked = {rule.id for rule in SAID if rule.is_hard}

    assert marked == HARD_LIMITS | {"ice", "heat", "compression", "floor"}
    assert {"G0", "G1", "G2", "R1", "R2", "R3", "R4", "N6"} == HARD_LIMITS


def test_own_rules_are_never_hard_even_under_the_name_of_one() -> None:
    own = replace(FACTS.routine.rules[0], id="R1")
    facts = replace(FACTS, routine=replace(FACTS.routine, rules=(own,)))

    (said,) = [rule for rule in said_rules(facts) if rule.is_own]
    assert not said.is_hard


def test_a_rule_for_a_condition_is_said_to_those_who_have_it_only() -> None:
    def said_to(*conditions: str, strain_day: int | None = None) -> list[str]:
        facts = facts_of("every-feature", conditions=conditions, strain_day=strain_day)
        profiles = {profile.rule.id for profile in RULES.profiles}
        return [rule.id for rule in said_rules(facts) if rule.id in profiles]

    assert said_to("runners-hip", "hip-osteoarthritis") == []
    assert said_to("labral-tear") == ["LAB1"]
    assert said_to("adductor-strain", "hamstring-strain") == ["STR1", "STR2"]
    assert said_to("adductor-strain", strain_day=7) == ["STR1"]
    assert said_to("adductor-strain", strain_day=8) == ["STR2"]
    assert said_to("bone-stress-cleared") == ["BSI3", "BSI4", "BSI1", "BSI2"]


# -- some of them, word by word


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        (
            "LAB1",
            (
                "In or after a pose, if a clinician has called it “Labral tear or hip impingement” "
                "and if there is a pinch, at least the rest for the same muscles is left out today."
            ),
        ),
        (
            "STR1",
            (
                "In or after a pose, if a clinician has called it “Hip flexor strain”, “Hamstring "
                "strain” or “Adductor strain”, up to day 7 after it, and if it hurts 2 or more and "
                "the exercise works the strained muscle, at least the exercise stops for today."
            ),
        ),
        (
            "BSI1",
            (
                "While jogging, if a clinician has called it “Bone stress injury (cleared by a "
                "clinician)” and if it hurts 3 or more, at least the session ends, the next dose "
                "is one step lower, there is no running for 48 hours and a clinician should look "
                "at it."
            ),
        ),
    ],
)
def test_rules_for_conditions_are_read_aloud(id_: str, sentence: str) -> None:
    (profile,) = [each for each in RULES.profiles if each.rule.id == id_]
    assert profile_sentence(profile, FACTS) == sentence


def own(text: str) -> str:
    facts = facts_of(
        "format: 1\nid: t\ntitle: T\nkind: stretch\n"
        f"pain_rules: {{base: standard, rules: [{text}]}}\n"
        "blocks: [{title: B, steps: [{exercise: seated-butterfly, hold: 30 s}]}]\n"
    )
    return rule_sentence(facts.routine.rules[0], facts)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            "{at: pose, target: hamstring, pain: 3-10, do: skip-target}",
            (
                "In or after a pose, if an exercise for the hamstring hurts 3 or more, the rest "
                "for the hamstring is left out today."
            ),
        ),
        (
            "{at: pose, pain: 4-5, quality: benign, rise: 0-1, do: continue}",
            (
                "In or after a pose, if it hurts 4 to 5 with no more than a stretch, pressure or a "
                "dull ache and that is 0 to 1 above the level before the session, it goes on as "
                "planned."
            ),
        ),
        (
            "{at: morning, rise: 1-10, do: regress}",
            (
                "On the next morning, if the level is 1 to 10 above the usual level, the next dose "
                "is one step lower."
            ),
        ),
        (
            "{at: pose, exercise: clamshell, quality: [sharp, nerve], do: stop-pose}",
            (
                "In or after a pose, if Clamshell brings sharp pain, a pinch, numbness, tingling, "
                "burning or electric pain, the exercise stops for today."
            ),
        ),
        (
            "{at: week, rise: more than 1, do: regress-2}",
            (
                "From one week to the next, if the middle of the mornings is more than 1 above "
                "that of last week, the next dose is two steps lower."
            ),
        ),
        (
            "{at: end, do: hold}",
            "At the end of the session, whatever else is answered, the dose stays as it is.",
        ),
        (
            "{at: relief, quality: none, do: continue}",
            "With ice, heat, a wrap or at rest, if there is no pain, it goes on as planned.",
        ),
    ],
)
def test_own_rules_are_read_aloud(rule: str, sentence: str) -> None:
    assert own(rule) == sentence


def test_what_a_step_up_takes_and_what_an_answer_without_a_kind_counts_as() -> None:
    assert progress_sentence(replace(RULES, progress_sessions=3, progress_done_percent=70)) == (
        "A step up takes 3 sessions in a row that count towards it, at least 70 % of what was "
        "planned, and every answer."
    )
    assert not_given_sentence(RULES) == (
        "Where no kind of pain is given, 3 or less counts as no more than a stretch, pressure or "
        "a dull ache and 4 or more counts as sharp pain or a pinch."
    )


# -- spans

LEVELS = st.integers(0, 10).map(float)
CHANGES = st.sampled_from([half / 2 for half in range(-20, 21)])


def spans(ends: st.SearchStrategy[float]) -> st.SearchStrategy[Span]:
    both = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))
    least = ends.map(lambda end: Span(least=end))
    return st.one_of(
        both,
        least,
        ends.map(lambda end: Span(most=end)),
        ends.map(lambda end: Span(least=end, above=True)),
    )


@given(spans(LEVELS), spans(LEVELS))
def test_the_same_words_stand_for_the_same_levels(one: Span, other: Span) -> None:
    if level_text(one) == level_text(other):
        assert [level in one for level in range(11)] == [level in other for level in range(11)]


@given(spans(CHANGES), spans(CHANGES))
def test_the_same_words_stand_for_the_same_changes(one: Span, other: Span) -> None:
    halves = [half / 2 for half in range(-40, 41)]
    if change_text(one, "x") == change_text(other, "x"):
        assert [each in one for each in halves] == [each in other for each in halves]
