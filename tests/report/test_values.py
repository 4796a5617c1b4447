"""What stands in a report: calendars, poses, mornings, goals, and changes put together."""

from datetime import UTC, date, datetime, timedelta

from rehab_app.engine.due import Adherence
from rehab_app.engine.estimating import Effect, Pairs
from rehab_app.engine.mornings import Morning
from rehab_app.history.diary import Goal, GoalScore
from rehab_app.history.trends import DaySessions, PosePairs
from rehab_app.model.pain import Reading
from rehab_app.report.dates import ticks_of
from rehab_app.report.goals import goal_view
from rehab_app.report.mornings import morning_answers
from rehab_app.report.physio_report import ChangeRow, merged
from rehab_app.report.poses import pose_effects, shown_and_others
from rehab_app.report.session_calendar import Planned, calendar_of
from rehab_app.report.spans import Period

TODAY = date(2026, 11, 22)
WEEKS = Period(TODAY - timedelta(days=83), TODAY)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def sessions(days: int, count: int = 1, *, is_rest: bool = False) -> DaySessions:
    return DaySessions(day=back(days), count=count, worked_s=90.0, highest=2, is_rest=is_rest)


def pairs(name: str, count: int, change: float) -> PosePairs:
    of_pose = Pairs(
        count=count,
        before=5.0,
        after=5.0 + change,
        sum=count * change,
        sum_of_squares=count * change**2,
    )
    return PosePairs(name, of_pose)


def test_a_rest_that_pain_called_for_keeps_a_run_of_days_going() -> None:
    planned = Planned(rests=frozenset({back(1)}))

    found = calendar_of([sessions(3), sessions(2, 2), sessions(0)], WEEKS, planned)

    assert found.sentence == (
        "4 sessions on 3 days · 1 rest day that pain called for · longest run of days 4"
    )
    assert found.worked_min == 4


def test_a_day_that_was_played_on_is_no_rest_whatever_was_called_for() -> None:
    found = calendar_of([sessions(0)], WEEKS, Planned(rests=frozenset({TODAY})))

    assert (found.rest_count, found.day_count) == (0, 1)


def test_what_was_kept_of_the_plan_comes_first() -> None:
    kept = Planned(kept=Adherence(meant=72, kept=61, rested=4, longest=11))

    found = calendar_of([sessions(0)], WEEKS, kept)

    assert found.sentence.startswith("61 of 72 planned days kept · 1 session on 1 day")


def test_the_calendar_looks_at_the_last_year_only() -> None:
    decade = Period(back(3649), TODAY)

    found = calendar_of([sessions(400), sessions(364)], decade)

    assert [day.day for day in found.days] == [back(364)]


def test_what_helps_comes_before_what_hurts_and_the_unknown_last() -> None:
    poses = [pairs("few", 2, -9.0), pairs("none", 9, 0.4), pairs("up", 9, 4.0)]
    poses += [pairs("down", 9, -4.0), pairs("more", 9, -0.6)]

    found = pose_effects(poses, str.capitalize)

    assert [pose.name for pose in found] == ["Down", "Up", "More", "None", "Few"]
    assert found[0].change == "−4.0 (−5.0 to −3.0)"
    assert found[-1].change == "−9.0"
    assert found[-1].sessions == "2 sessions"


def test_poses_of_which_something_is_known_are_all_shown() -> None:
    many = pose_effects([pairs(str(number), 9, 0.0) for number in range(10)], str)
    few = pose_effects([pairs(str(number), 1, 0.0) for number in range(10)], str)

    assert [len(part) for part in shown_and_others(many, 8)] == [10, 0]
    assert [len(part) for part in shown_and_others(few, 8)] == [8, 2]
    assert few[0].effect is Effect.TOO_FEW


def morning(days: int, level: int | None, *, woke: bool = False) -> Morning:
    return Morning(day=back(days), reading=Reading(level), woke=woke)


def test_mornings_of_some_weeks_stand_by_weekday() -> None:
    answers = morning_answers(
        [morning(6, 3), morning(1, 4, woke=True), morning(0, None)], Period(back(6), TODAY)
    )

    assert answers.table.rows == (("16 Nov", "3", "–", "–", "–", "–", "4*", "–"),)
    assert answers.sentence == (
        "Told on 2 of 7 mornings: median 3.5, highest 4, woken by pain in 1 night (*)."
    )


def test_mornings_of_a_year_stand_by_month() -> None:
    answers = morning_answers([morning(40, 3), morning(1, 4)], Period(back(364), TODAY))

    assert answers.table.rows == (
        ("November 2026", "1", "4", "4", ""),
        ("October 2026", "1", "3", "3", ""),
    )


def test_without_a_morning_it_says_so() -> None:
    assert morning_answers([], WEEKS).sentence == "No morning was told of."


def test_a_goal_says_how_able_one_is_and_was() -> None:
    goal = Goal(title="Run", set_on=datetime(2026, 9, 1, tzinfo=UTC))
    first = GoalScore(goal=goal.key, told=datetime(2026, 9, 1, tzinfo=UTC), able=2)
    last = GoalScore(goal=goal.key, told=datetime(2026, 11, 22, 9, tzinfo=UTC), able=6)

    assert goal_view(goal, [], TODAY).said == "Not rated yet"
    assert goal_view(goal, [first], TODAY).said == "1 September 2026: 2 of 10 able"
    assert goal_view(goal, [first, last], TODAY).said == "Today: 6 of 10 able, was 2"


def change(days: int, what: str, *, why: str = "3 of 10.", rule: str = "R16") -> ChangeRow:
    return ChangeRow(days=(back(days),), what=what, why=why, rule=rule)


def test_changes_of_one_day_for_one_reason_stand_in_one_row() -> None:
    rows = merged([change(1, "Bridge: 8 reps become 5."), change(1, "Pigeon: 30 s becomes 15 s.")])

    assert [row.said for row in rows] == ["Bridge: 8 reps become 5.\nPigeon: 30 s becomes 15 s."]


def test_the_same_change_by_the_same_row_on_many_days_stands_in_one_row() -> None:
    rows = merged([change(day, "Bridge: 8 reps become 5.", why=f"{day}") for day in range(1, 6)])

    assert [(row.when, row.why) for row in rows] == [("5 times, 17 Nov – 21 Nov", "1")]


def test_a_dose_of_the_next_time_is_not_taken_for_a_change_of_the_session() -> None:
    now = change(1, "Bridge: 8 reps become 5.")
    later = ChangeRow(days=now.days, what=now.what, why=now.why, rule=now.rule, is_next=True)

    assert [row.said for row in merged([now, later])] == [
        "Bridge: 8 reps become 5.",
        "Next time: Bridge: 8 reps become 5.",
    ]


def test_as_many_days_stand_below_a_chart_as_there_is_room_for() -> None:
    assert [text for _, text in ticks_of(WEEKS, 12)][:2] == ["31 Aug", "7 Sep"]
    assert [text for _, text in ticks_of(WEEKS, 6)][:2] == ["31 Aug", "14 Sep"]
    assert [text for _, text in ticks_of(Period(back(364), TODAY), 12)][:3] == [
        "Dec",
        "Jan 2026",
        "Feb",
    ]
    assert ticks_of(Period(back(3649), TODAY), 12)[0] == (date(2017, 1, 1), "2017")
    assert ticks_of(WEEKS, 0) == ()
