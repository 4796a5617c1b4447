"""A routine's own pain rules."""

import pytest

from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, RuleMoment
from rehab_app.model.rule import Case, Rule, Span
from tests.routine_io.routine_texts import HEAD, ReadText

BLOCKS = "blocks:\n  - {title: B, steps: [{exercise: butterfly, hold: 30 s}]}\n"


def with_rules(*rules: str) -> str:
    rows = "".join(f"    - {rule}\n" for rule in rules)
    return f"{HEAD}pain_rules:\n  base: standard\n  rules:\n{rows}{BLOCKS}"


def rules_of(read_text: ReadText, *rules: str) -> tuple[Rule, ...]:
    reading = read_text(with_rules(*rules))
    assert reading.routine, reading.problems
    return reading.routine.rules


def test_own_rules_are_numbered_in_the_order_of_the_file(read_text: ReadText) -> None:
    first, second = rules_of(
        read_text,
        "{at: pose, pain: 4-5, quality: benign, rise: 0-1, do: continue, because: agreed}",
        "{at: pose, target: adductor, exercise: butterfly, pain: 3 or more, do: skip-target}",
    )

    assert first == Rule(
        id="own-1",
        at=RuleMoment.POSE,
        cases=(Case(pain=Span(4, 5), rise=Span(0, 1), classes=frozenset({QualityClass.BENIGN})),),
        do=Action.CONTINUE,
        because="agreed",
    )
    assert second.id == "own-2"
    assert (second.cases[0].target, second.cases[0].exercise) == ("adductor", "butterfly")


def test_what_is_done_depends_on_the_moment(read_text: ReadText) -> None:
    rules = rules_of(
        read_text,
        "{at: before, pain: 5, do: gentle-only}",
        "{at: end, pain: 4, do: regress}",
        "{at: morning, rise: 1-10, do: regress-2}",
        "{at: week, rise: 0.5-1, do: hold}",
        "{at: run, pain: 3, do: swap}",
    )

    assert [rule.do for rule in rules] == [
        Gate.GENTLE_ONLY,
        Outcome.REGRESS,
        Outcome.REGRESS_2,
        Outcome.HOLD,
        Action.SWAP,
    ]


def test_a_quality_is_a_class_a_list_of_them_or_one_word(read_text: ReadText) -> None:
    rules = rules_of(
        read_text,
        "{at: pose, quality: [sharp, nerve], do: end-session}",
        "{at: pose, quality: dull, do: end-session}",
        "{at: pose, quality: sharp, do: end-session}",
    )

    assert rules[0].cases[0].classes == {QualityClass.SHARP, QualityClass.NERVE}
    assert (rules[1].cases[0].quality, rules[1].cases[0].classes) == (Quality.DULL, frozenset())
    assert (rules[2].cases[0].quality, rules[2].cases[0].classes) == (
        None,
        frozenset({QualityClass.SHARP}),
    )


def test_the_name_of_the_table_alone_is_enough(read_text: ReadText) -> None:
    reading = read_text(f"{HEAD}pain_rules: standard\n{BLOCKS}")

    assert reading.routine
    assert reading.routine.rules == ()


@pytest.mark.parametrize(
    ("rule", "code", "hint"),
    [
        ("{at: pose, pain: 4, do: gentle-only}", "unknown-word", "write continue, ease"),
        ("{at: pose, pain: 4, do: stop}", "unknown-word", "did you mean stop-pose?"),
        ("{at: end, pain: 4, do: rest}", "unknown-word", "regress or regress-2"),
        ("{at: recheck, pain: 4, do: ease}", "unknown-word", ""),
        ("{at: pose, pain: 4}", "missing-key", "do"),
        ("{pain: 4, do: ease}", "missing-key", "at"),
        ("{at: pose, pain: 11, do: end-session}", "span-limits", "0 to 10"),
        ("{at: pose, rise: 0.5, do: end-session}", "bad-span", ""),
        ("{at: pose, quality: stabbing, do: end-session}", "unknown-word", ""),
        ("{at: pose, quality: [dull, sharp], do: end-session}", "bad-quality", "one rule"),
        ("{at: pose, answer: none, do: end-session}", "unknown-key", ""),
    ],
)
def test_rules_that_can_not_be_read(rule: str, code: str, hint: str, read_text: ReadText) -> None:
    (problem,) = read_text(with_rules(rule)).problems

    assert problem.code == code
    assert hint in problem.hint


def test_an_unknown_table_is_refused(read_text: ReadText) -> None:
    (problem,) = read_text(f"{HEAD}pain_rules: standart\n{BLOCKS}").problems

    assert (problem.code, problem.hint) == ("unknown-rules", "did you mean standard?")
