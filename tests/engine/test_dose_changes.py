"""What each day of a course led to, and that it comes to the same as the whole."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from rehab_app.engine.dose_changes import dose_changes
from rehab_app.engine.progression import differences, progression
from rehab_app.model.person import Side
from tests.engine.test_progression import LEFT, MONDAY, SORE_LEFT, Diary
from tests.properties.test_progression import DAYS, FACTS, Day, course_of


def test_a_step_up_and_a_step_down_stand_on_the_days_that_led_to_them() -> None:
    diary = Diary().quiet_days(0, 3).session(4, SORE_LEFT).morning(5)

    found = dose_changes(diary.course(6), diary.facts, date.min)

    days = {(each.day - MONDAY).days: each.differences for each in found}
    assert [day for day, differing in days.items() if differing[0].is_raise] == [1, 3]
    (down,) = [each for each in days[4] if each.step == LEFT]
    assert (down.is_raise, down.moves[-1].reading is not None) == (False, True)
    assert down.step[2] is Side.LEFT


def test_earlier_days_are_left_out() -> None:
    diary = Diary().quiet_days(0, 3)

    found = dose_changes(diary.course(4), diary.facts, MONDAY + timedelta(days=2))

    assert [each.day for each in found] == [MONDAY + timedelta(days=3)]


@given(DAYS)
def test_day_by_day_it_comes_to_where_the_whole_course_comes(days: list[Day]) -> None:
    course = course_of(days)
    if not course.played:
        return
    last = course.played[-1].day
    course = replace(
        course, weeks=[each for each in course.weeks if each.monday + timedelta(days=7) <= last]
    )
    whole = differences(progression(course, FACTS), FACTS)

    found = {each.day: each.differences for each in dose_changes(course, FACTS, date.min)}

    assert found.get(last, ()) == whole
