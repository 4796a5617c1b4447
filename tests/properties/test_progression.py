"""What holds for every history of a routine, whatever was told in it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.mornings import Morning, judge_mornings, judge_weeks
from rehab_app.engine.progression import Course, Played, progression
from rehab_app.model.digest import StepOutcome
from rehab_app.model.pain import Outcome, Quality, Reading
from rehab_app.model.person import Side
from tests.helpers.sessions import facts_of, steps

FACTS = facts_of(
    steps("exercise: supine-figure-four, hold: 20-60 s, sets: 1-2"), conditions=(), base=1.0
)
MONDAY = date(2026, 11, 2)
STEPS = [("supine-figure-four", 0, side) for side in (Side.LEFT, Side.RIGHT)]
TOP = len(ladder_of(FACTS.steps[0], FACTS).rungs) - 1

# A day: what the session says of each side (None: no session), and the morning (None: not told).
DAYS = st.lists(
    st.tuples(
        st.none() | st.tuples(st.sampled_from(Outcome), st.sampled_from(Outcome)),
        st.none() | st.integers(0, 8),
    ),
    min_size=1,
    max_size=40,
)
Day = tuple[tuple[Outcome, Outcome] | None, int | None]


def course_of(days: list[Day]) -> Course:
    played = [
        Played(
            day=MONDAY + timedelta(days=number),
            outcomes=tuple(
                StepOutcome(exercise=name, nth=nth, side=side, outcome=outcome, rule="test")
                for (name, nth, side), outcome in zip(STEPS, outcomes, strict=True)
            ),
        )
        for number, (outcomes, _) in enumerate(days)
        if outcomes is not None
    ]
    mornings = [
        Morning(day=MONDAY + timedelta(days=number + 1), reading=Reading(level, Quality.DULL))
        for number, (_, level) in enumerate(days)
        if level is not None
    ]
    today = MONDAY + timedelta(days=len(days))
    return Course(
        played=played,
        mornings=judge_mornings(mornings, (), FACTS),
        weeks=judge_weeks(mornings, today, FACTS),
        today=today,
        is_morning_over=True,
    )


def rungs(course: Course) -> list[int]:
    found = progression(course, FACTS)
    return [found.standings[step].rung for step in STEPS]


@given(DAYS)
def test_the_same_history_gives_the_same_rungs_and_they_are_on_the_ladder(days: list[Day]) -> None:
    course = course_of(days)

    assert rungs(course) == rungs(course_of(days))
    assert all(0 <= rung <= TOP for rung in rungs(course))


@given(DAYS, st.data())
def test_what_a_session_says_more_strongly_never_leads_higher(
    days: list[Day], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(days) - 1))
    outcomes = days[place][0]
    if outcomes is None:
        return
    stronger = data.draw(st.sampled_from(Outcome))
    worse = (outcomes[0].stronger(stronger), outcomes[1])
    changed = [*days[:place], (worse, days[place][1]), *days[place + 1 :]]

    assert rungs(course_of(changed))[0] <= rungs(course_of(days))[0]
    assert rungs(course_of(changed))[1] == rungs(course_of(days))[1]


@given(DAYS, st.data())
def test_a_morning_that_was_not_told_never_leads_higher_than_an_ordinary_one(
    days: list[Day], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(days) - 1))
    untold = [*days[:place], (days[place][0], None), *days[place + 1 :]]
    # The weeks are left out: a morning more or less can make a week's middle known.
    ordinary = course_of([*days[:place], (days[place][0], 0), *days[place + 1 :]])
    without = replace(
        course_of(untold),
        mornings=[
            each
            for each in ordinary.mornings
            if each.morning.day != MONDAY + timedelta(days=place + 1)
        ],
    )

    higher = rungs(replace(ordinary, weeks=()))
    assert all(
        less <= more for less, more in zip(rungs(replace(without, weeks=())), higher, strict=True)
    )


@settings(max_examples=50)
@given(DAYS)
def test_one_day_moves_a_step_by_one_rung_up_or_three_down_at_most(days: list[Day]) -> None:
    before = rungs(course_of(days[:-1])) if len(days) > 1 else rungs(course_of([(None, None)]))
    after = rungs(course_of(days))

    # Two by a session or its morning, and one by a week that ended on the same day.
    assert all(-3 <= new - old <= 1 for old, new in zip(before, after, strict=True))


@given(DAYS)
def test_a_step_goes_up_only_after_two_eligible_sessions_with_ordinary_mornings(
    days: list[Day],
) -> None:
    course = course_of(days)
    mornings = {each.morning.day: each for each in course.mornings}
    for step in STEPS:
        standing = progression(course, FACTS).standings[step]
        if not standing.moves or standing.moves[-1].to_rung <= standing.moves[-1].from_rung:
            continue
        last = course.played[-2:]
        assert len(last) == 2
        for played in last:
            said = next(each for each in played.outcomes if each.step == step)
            assert said.outcome is Outcome.PROGRESS
            assert mornings[played.day + timedelta(days=1)].decision.do is Outcome.PROGRESS
