"""What the next morning would mean, and the next doses where it is calm."""

from rehab_app.engine.outlook import differences_after_calm, differences_now, morning_means
from rehab_app.model.pain import Outcome
from tests.engine.test_progression import LEFT, RIGHT, SORE_LEFT, Diary


def test_each_level_of_the_next_morning_means_what_the_rows_say() -> None:
    means = morning_means(Diary().facts, 1)

    assert [(each.least, each.most, each.outcome) for each in means] == [
        (0, 1, Outcome.PROGRESS),  # N5
        (2, 2, Outcome.HOLD),  # N4
        (3, 3, Outcome.REGRESS),  # N3
        (4, 10, Outcome.REGRESS_2),  # N2 and N1
    ]


def test_without_a_usual_level_nothing_is_above_it() -> None:
    first, *_ = morning_means(Diary().facts, None)

    assert (first.least, first.most, first.outcome) == (0, 3, Outcome.PROGRESS)


def test_a_second_quiet_session_goes_up_if_the_morning_is_calm() -> None:
    diary = Diary().session(0).morning(1).session(1)
    course = diary.course(1, is_morning_over=False)

    assert differences_now(course, diary.facts) == ()
    ahead = differences_after_calm(course, diary.facts)
    assert {each.step for each in ahead if each.is_raise} >= {LEFT, RIGHT}


def test_what_hurt_goes_down_whatever_the_morning_says() -> None:
    diary = Diary().quiet_days(0, 1).session(2, SORE_LEFT)
    course = diary.course(2, is_morning_over=False)

    (now,) = [each for each in differences_now(course, diary.facts) if each.step == LEFT]
    (ahead,) = [each for each in differences_after_calm(course, diary.facts) if each.step == LEFT]

    assert not now.is_raise
    assert ahead.now == now.now


def test_without_a_session_there_is_nothing_ahead() -> None:
    diary = Diary()

    assert differences_after_calm(diary.course(0), diary.facts) == ()
