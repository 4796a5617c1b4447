"""The file of a whole table of pain rules."""

from pathlib import Path

from rehab_app.model.pain import Action, Gate, Outcome, Quality, QualityClass, RuleMoment
from rehab_app.model.rule import Case, Combination, Raise, Span
from rehab_app.routine_io.reader import read_rules
from rehab_app.routine_io.shipped import Shipped
from tests.routine_io.routine_texts import SMALL

TEXT = Path(SMALL / "rules" / "standard.yaml").read_text(encoding="utf-8")


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_rules(text.encode(), "rules.yaml")[1]]


def test_a_row_with_cases_asks_for_one_of_them_and_what_the_row_says(small: Shipped) -> None:
    rows = {row.id: row for row in small.rules.rules}
    benign = frozenset({QualityClass.BENIGN})

    assert rows["R16"].cases == (
        Case(pain=Span(4, 4), rise=Span(most=1), classes=benign),
        Case(pain=Span(5, 5), classes=benign),
    )
    assert rows["R19"].credit is False
    assert rows["G1"].also == ("red-flags",)
    assert rows["E5"].cases == (Case(answered=False),)
    assert rows["L2"].cases[0].skin_fine is False
    assert rows["G0"].cases[0].red_flag is True
    assert rows["G0"].do is Gate.NO_SESSION
    assert rows["W2"].cases[0].rise == Span(0.5, 1)


def test_raises_combinations_and_progress_are_read(small: Shipped) -> None:
    rules = small.rules

    assert rules.raises[0] == Raise(
        id="E1", at=RuleMoment.POSE, do=Action.SKIP_TARGET, second=Action.SWAP, same_target=True
    )
    assert (rules.raises[1].woke, rules.raises[1].condition) == (True, "runners-hip")
    assert (rules.raises[2].second_rule, rules.raises[2].within_days) == ("N7", 7)
    assert (rules.raises[3].weeks, rules.raises[3].better_percent) == (6, 30)
    assert rules.raises[4].rising_weeks == 2
    assert rules.combining[0] == Combination(
        id="C1", session=Action.CONTINUE, do=Outcome.PROGRESS, pain=Span(0, 2)
    )
    assert (rules.progress_sessions, rules.progress_done_percent) == (3, 75)


def test_every_kind_of_pain_has_its_class(small: Shipped) -> None:
    assert small.rules.classes[Quality.BURNING] is QualityClass.NERVE
    assert small.rules.not_given[1] == (Span(4, 10), QualityClass.SHARP)


def test_caps_are_in_seconds(small: Shipped) -> None:
    (ice,) = small.rules.thermal

    assert (ice.default_s, ice.most_s, ice.gap_s, ice.times) == (600, 1200, 7200, 4)
    assert (ice.skin_check_s, ice.exercises) == (300, frozenset({"ice-pack"}))


def test_a_reading_that_no_row_fits_is_an_error() -> None:
    without = TEXT.replace("  - {id: R21, at: pose, do: continue}\n", "")

    # A jog that no row of its own fits goes by the rows for poses, but here it always has one.
    assert codes(without) == ["rules-have-gap"]


def test_a_moment_without_an_answer_is_a_gap() -> None:
    assert codes(TEXT.replace("  - {id: N6, at: morning, answer: none, do: hold}\n", "")) == [
        "rules-have-gap"
    ]


def test_a_kind_of_pain_without_class_is_an_error() -> None:
    assert codes(TEXT.replace("sharp, pinch]", "sharp]")) == ["quality-without-class"]


def test_a_level_without_class_is_an_error() -> None:
    assert codes(TEXT.replace("{pain: 4-10, class: sharp}", "{pain: 4-9, class: sharp}")) == [
        "rules-have-gap"
    ]


def test_rows_speak_with_yes_and_no() -> None:
    assert codes(TEXT.replace("credit: no", "credit: false")) == ["unknown-word"] * 2


def test_progress_needs_every_answer() -> None:
    assert codes(TEXT.replace("missing_answers: 0", "missing_answers: 1")) == ["count-limits"]
