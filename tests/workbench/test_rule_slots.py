"""A rule reads as a sentence, and its slots hold all that the format has."""

import pytest

from rehab_app.model.pain import Action, Outcome, Quality, QualityClass, Result, RuleMoment
from rehab_app.model.rule import Case, Rule, Span
from rehab_app.routine_io.rule_reader import OWN_MOMENTS, results_at
from rehab_app.workbench.rule_sentence import Removal, Sentence, Slot, Words
from rehab_app.workbench.rule_slots import sentence_of
from rehab_app.workbench.rule_words import AT, DO, kind_options
from tests.helpers.sessions import facts_of
from tests.workbench.rule_texts import RULES_TEXT

FACTS = facts_of(RULES_TEXT)


def a_rule(
    at: RuleMoment = RuleMoment.POSE, do: Result = Action.SKIP_TARGET, **case: object
) -> Rule:
    return Rule(id="own-1", at=at, cases=(Case(**case),), do=do)  # type: ignore[arg-type]


def said(sentence: Sentence) -> str:
    """Return a sentence with its slots in brackets."""
    texts = []
    for part in sentence.parts:
        if isinstance(part, Slot):
            texts.append(f"[{part.chosen}]")
        elif isinstance(part, Words):
            texts.append(part.text)
    return " ".join(texts)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            a_rule(target="hamstring", pain=Span(3)),
            (
                "If [an exercise for the hamstring] hurts [3] [or more] [in or after a pose] then "
                "[leave out the rest for the same muscles]"
            ),
        ),
        (
            a_rule(pain=Span(4, 5), classes=frozenset({QualityClass.BENIGN}), rise=Span(0, 1)),
            (
                "If [anything] hurts [4] [to 5] with [dull pain, pressure or a stretch] and is up "
                "[0] [to 1] from before the session [in or after a pose] then [leave out the rest "
                "for the same muscles]"
            ),
        ),
        (
            a_rule(exercise="supine-figure-four", quality=Quality.TINGLING),
            (
                "If [Supine figure four] brings [tingling] [in or after a pose] then [leave out "
                "the rest for the same muscles]"
            ),
        ),
        (
            a_rule(RuleMoment.WEEK, rise=Span(1, above=True)),
            "If it is up [more than 1] from last week [from one week to the next] then",
        ),
        (a_rule(RuleMoment.BEFORE, pain=Span(5, 5)), "If it hurts [5] [exactly] [before the"),
        (a_rule(), "Whatever is answered about [anything] [in or after a pose] then"),
        (a_rule(target="hamstring"), "If [an exercise for the hamstring] is answered [in or"),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: Rule, sentence: str) -> None:
    do = rule.do if rule.do in results_at(rule.at) else results_at(rule.at)[0]
    rule = Rule(id=rule.id, at=rule.at, cases=rule.cases, do=do)

    assert said(sentence_of(rule, FACTS)).startswith(sentence)


def test_every_moment_effect_and_kind_has_words_of_its_own() -> None:
    assert {each.value for each in AT} == set(OWN_MOMENTS)
    results = {result for at in AT for result in results_at(at)}
    assert set(DO) == results
    for texts in (AT.values(), DO.values(), dict(kind_options()).values()):
        assert len(set(texts)) == len(texts)


def test_what_is_not_asked_for_can_be_added_and_what_is_can_be_taken_out() -> None:
    rule = a_rule(pain=Span(3))

    sentence = sentence_of(rule, FACTS)

    assert [list(option.writes) for option in sentence.more] == [["quality"], ["rise"]]
    assert [part.key for part in sentence.parts if isinstance(part, Removal)] == ["pain"]


def test_only_what_the_routine_works_is_offered_and_what_a_rule_names_besides() -> None:
    about = sentence_of(a_rule(exercise="clamshell"), FACTS).slot("about")

    texts = [option.text for option in about.options]
    assert texts[0] == "anything"
    assert "an exercise for the hamstring" in texts
    assert "Supine figure four" in texts
    assert texts[-1] == "Clamshell"


def test_another_moment_takes_along_only_what_is_known_then() -> None:
    rule = a_rule(exercise="clamshell", do=Action.END_SESSION)

    options = {option.text: option.writes for option in sentence_of(rule, FACTS).slot("at").options}

    assert options["while jogging"] == {"at": "run"}
    assert options["before the session"] == {"at": "before", "do": "no-session", "exercise": ""}
    week = Rule(id="own-1", at=RuleMoment.WEEK, cases=(Case(rise=Span(0.5)),), do=Outcome.REGRESS)
    to_morning = sentence_of(week, FACTS).slot("at").options[5]
    assert to_morning.writes == {"at": "morning", "rise": "1 or more"}


def test_an_end_never_comes_before_the_beginning() -> None:
    sentence = sentence_of(a_rule(pain=Span(4, 5)), FACTS)

    begins = {option.text: option.writes["pain"] for option in sentence.slot("pain-least").options}
    ends = [option.writes["pain"] for option in sentence.slot("pain-most").options]
    assert begins["2"] == "2-5"
    assert begins["7"] == "7"
    assert ends == ["4 or more", "4", "4-5", "4-6", "4-7", "4-8", "4-9"]
    highest = sentence_of(a_rule(pain=Span(10)), FACTS)
    assert [each.writes for each in highest.slot("pain-most").options] == [{"pain": "10"}]
