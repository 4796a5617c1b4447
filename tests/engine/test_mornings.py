"""Mornings by their rows, the usual pain they are compared with, and week against week."""

from datetime import date, timedelta

import pytest

from rehab_app.engine.mornings import (
    Morning,
    base_on,
    calls_for_review,
    judge_mornings,
    judge_weeks,
    unanswered_morning,
)
from rehab_app.model.pain import Outcome, Quality, Reading
from tests.helpers.sessions import facts_of

FACTS = facts_of("daily-hip-stretch", conditions=())
MONDAY = date(2026, 9, 7)


def mornings(*levels: int | None, first: date = MONDAY) -> list[Morning]:
    """Return a morning a day; None is a day that nobody told about."""
    return [
        Morning(day=first + timedelta(days=number), reading=Reading(level, Quality.DULL))
        for number, level in enumerate(levels)
        if level is not None
    ]


def test_until_three_mornings_are_known_the_readings_before_sessions_stand_in() -> None:
    befores = [(MONDAY - timedelta(days=2), 4), (MONDAY - timedelta(days=1), 2)]
    judged = judge_mornings(mornings(1, 1, 1, 1), befores, FACTS)

    assert [each.base for each in judged] == [3, 3, 3, 1]


def test_the_usual_pain_is_the_middle_of_the_seven_mornings_before() -> None:
    judged = judge_mornings(mornings(9, 1, 1, 2, 2, 2, 3, 3, 4), (), FACTS)

    assert judged[-1].base == 2
    assert base_on(MONDAY + timedelta(days=8), mornings(9, 1, 1, 2, 2, 2, 3, 3, 4), ()) == 2


def test_the_very_first_morning_is_compared_with_nothing() -> None:
    (judged,) = judge_mornings(mornings(3), (), FACTS)

    assert (judged.base, judged.rise, judged.decision.rule) == (None, 0, "N5")


def test_a_second_flare_within_a_week_asks_for_a_clinician() -> None:
    judged = judge_mornings(mornings(1, 1, 1, 6, 1, 6), (), FACTS)

    assert [each.decision.rule for each in judged if each.decision.rule == "N2"] == ["N2", "N2"]
    assert "clinician" not in judged[3].decision.also
    assert "clinician" in judged[5].decision.also


def test_no_answer_is_no_progress() -> None:
    assert unanswered_morning(FACTS).do is Outcome.HOLD


@pytest.mark.parametrize(
    ("last_week", "this_week", "row"),
    [
        ((1, 1, 1), (3, 3, 3), "W1"),
        ((1, 1, 1, 2), (2, 2, 2, 1), "W2"),
        ((2, 2, 2), (2, 2, 2), None),
        ((3, 3, 3), (1, 1, 1), None),
    ],
)
def test_a_week_is_compared_with_the_one_before(
    last_week: tuple[int, ...], this_week: tuple[int, ...], row: str | None
) -> None:
    told = [*mornings(*last_week), *mornings(*this_week, first=MONDAY + timedelta(days=7))]
    (week,) = judge_weeks(told, MONDAY + timedelta(days=14), FACTS)

    assert (week.decision.rule if week.decision else None) == row


def test_a_week_with_two_mornings_says_nothing() -> None:
    told = [*mornings(1, 1), *mornings(5, 5, 5, first=MONDAY + timedelta(days=7))]

    assert judge_weeks(told, MONDAY + timedelta(days=14), FACTS) == ()


def test_a_week_speaks_once_it_is_over() -> None:
    told = [*mornings(1, 1, 1), *mornings(5, 5, 5, first=MONDAY + timedelta(days=7))]

    assert judge_weeks(told, MONDAY + timedelta(days=13), FACTS) == ()
    assert len(judge_weeks(told, MONDAY + timedelta(days=14), FACTS)) == 1


def weeks_of(*middles: int) -> list[Morning]:
    return [
        morning
        for week, middle in enumerate(middles)
        for morning in mornings(middle, middle, middle, first=MONDAY + timedelta(days=7 * week))
    ]


@pytest.mark.parametrize(
    ("middles", "is_called"),
    [
        ((1, 2, 3), True),
        ((1, 2, 2, 3), False),
        ((5, 5, 5, 5, 5, 5, 4), True),
        ((5, 5, 5, 5, 5, 5, 3), False),
        ((4, 4, 4, 4, 4, 4), False),
        ((2, 2, 2, 2, 2, 2, 2), False),
    ],
)
def test_two_rising_weeks_or_six_without_a_change_call_for_a_review(
    middles: tuple[int, ...],
    is_called: bool,
) -> None:
    today = MONDAY + timedelta(days=7 * len(middles))
    weeks = judge_weeks(weeks_of(*middles), today, FACTS)

    row = calls_for_review(weeks, FACTS)

    assert (row is not None) is is_called
    assert row is None or "clinician" in row.also
