"""Rungs from a history: down at once, up slowly, and the same for the same history."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from rehab_app.engine.facts import Facts
from rehab_app.engine.mornings import Morning, judge_mornings, judge_weeks
from rehab_app.engine.progressing import step_outcomes
from rehab_app.engine.progression import (
    Course,
    Difference,
    Played,
    Progression,
    Standing,
    StepSide,
    differences,
    progression,
    rungs_reached,
)
from rehab_app.engine.simulating import simulate
from rehab_app.model.ladder import Hold, Rung
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from tests.helpers.sessions import facts_of, reading, steps

FIGURE_FOUR = "supine-figure-four"
BUTTERFLY = "seated-butterfly"
# Questions: before, left, right, butterfly, end.
TEXT = steps(
    f"exercise: {FIGURE_FOUR}, hold: 20-60 s, rest: 10 s",
    f"exercise: {BUTTERFLY}, hold: 30 s, rest: 10 s",
)
LEFT: StepSide = (FIGURE_FOUR, 0, Side.LEFT)
RIGHT: StepSide = (FIGURE_FOUR, 0, Side.RIGHT)
BOTH: StepSide = (BUTTERFLY, 0, Side.BOTH)
QUIET = ("1", "0", "0", "0", "1")
SORE_LEFT = ("1", "5:dull", "0", "0", "1")
MONDAY = date(2026, 11, 2)


@dataclass
class Diary:
    """A course written day by day, as a person lives it."""

    text: str = TEXT
    played: list[tuple[int, Played]] = field(default_factory=list)
    mornings: list[Morning] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        return facts_of(self.text, conditions=(), base=1.0)

    def session(
        self,
        day: int,
        answers: tuple[str, ...] = QUIET,
        *,
        refused: frozenset[StepSide] = frozenset(),
    ) -> "Diary":
        """Play a session at the rungs reached by then."""
        facts = self.facts
        found = self.found(day)
        state = simulate(
            facts, [reading(each) for each in answers], rungs_reached(found, facts, refused)
        )
        outcomes = step_outcomes(state, facts)
        played = Played(day=MONDAY + timedelta(days=day), outcomes=outcomes, refused=refused)
        self.played.append((day, played))
        return self

    def morning(self, day: int, level: int = 1, *, woke: bool = False) -> "Diary":
        on = MONDAY + timedelta(days=day)
        self.mornings.append(Morning(day=on, reading=reading(f"{level}:dull"), woke=woke))
        return self

    def quiet_days(self, first: int, last: int) -> "Diary":
        """Play quiet sessions on these days, each with an ordinary morning after it."""
        for day in range(first, last + 1):
            self.session(day).morning(day + 1)
        return self

    def course(self, day: int, *, is_morning_over: bool = True) -> Course:
        today = MONDAY + timedelta(days=day)
        mornings = [each for each in self.mornings if each.day <= today]
        befores = [(MONDAY - timedelta(days=1), 1)]
        return Course(
            played=[each for on, each in self.played if on <= day],
            mornings=judge_mornings(mornings, befores, self.facts),
            weeks=judge_weeks(mornings, today, self.facts),
            today=today,
            is_morning_over=is_morning_over,
        )

    def found(self, day: int, *, is_morning_over: bool = True) -> Progression:
        return progression(self.course(day, is_morning_over=is_morning_over), self.facts)

    def rung(self, day: int, step: StepSide = LEFT, *, is_morning_over: bool = True) -> Rung:
        """Return what is planned of a step on a day."""
        from rehab_app.engine.ladders import ladder_of

        facts = self.facts
        found = self.found(day, is_morning_over=is_morning_over)
        number = [each.exercise for each in facts.steps].index(step[0])
        standing = found.standings[step]
        return ladder_of(facts.steps[number], facts).at(standing.rung)[1]

    def hold(self, day: int, step: StepSide = LEFT, *, is_morning_over: bool = True) -> int:
        dose = self.rung(day, step, is_morning_over=is_morning_over).dose
        assert isinstance(dose, Hold)
        return dose.seconds

    def changed(self, day: int) -> tuple[Difference, ...]:
        return differences(self.found(day), self.facts)


def test_without_a_history_every_step_is_at_its_start() -> None:
    assert Diary().hold(0) == 20
    assert Diary().changed(0) == ()


# -- up slowly


def test_two_eligible_sessions_in_a_row_are_one_notch() -> None:
    diary = Diary().quiet_days(0, 0)
    assert diary.hold(1) == 20

    diary.quiet_days(1, 1)

    assert (diary.hold(2, LEFT), diary.hold(2, RIGHT)) == (30, 30)


def test_the_next_notch_takes_two_more_and_the_top_is_never_left() -> None:
    diary = Diary().quiet_days(0, 5)
    assert [diary.hold(day) for day in range(1, 7)] == [20, 30, 30, 45, 45, 60]

    assert diary.quiet_days(6, 9).hold(10) == 60


def test_a_session_does_not_count_before_its_morning_is_told() -> None:
    diary = Diary().quiet_days(0, 0).session(1)

    assert diary.hold(1) == 20
    assert diary.hold(2, is_morning_over=False) == 20
    assert diary.morning(2).hold(2, is_morning_over=False) == 30


def test_a_morning_that_nobody_told_is_no_progress_and_ends_the_row() -> None:
    diary = Diary().quiet_days(0, 0).session(1).quiet_days(2, 2)
    assert diary.hold(3) == 20

    assert diary.quiet_days(3, 3).hold(4) == 30


def test_a_hold_in_between_ends_the_row() -> None:
    three_at_the_left = ("1", "3:dull", "0", "0", "1")
    diary = Diary().quiet_days(0, 0).session(1, three_at_the_left).morning(2).quiet_days(2, 2)

    assert diary.hold(3, LEFT) == 20


def test_a_missing_answer_holds_its_step() -> None:
    unanswered_left = ("1", "-", "0", "0", "1")
    diary = Diary().quiet_days(0, 0).session(1, unanswered_left).morning(2)

    assert (diary.hold(2, LEFT), diary.hold(2, RIGHT)) == (20, 30)


def test_each_side_goes_its_own_way() -> None:
    three_at_the_left = ("1", "3:dull", "0", "0", "1")
    diary = Diary()
    for day in range(4):
        diary.session(day, three_at_the_left).morning(day + 1)

    assert (diary.hold(4, LEFT), diary.hold(4, RIGHT)) == (20, 45)


# -- down at once


def test_what_stopped_goes_down_without_waiting_for_the_morning() -> None:
    diary = Diary().quiet_days(0, 3)
    assert diary.hold(4) == 45

    diary.session(4, SORE_LEFT)

    assert (diary.hold(4, LEFT), diary.hold(4, RIGHT)) == (30, 45)


def test_below_the_least_prescribed_stands_the_easier_variant() -> None:
    diary = Diary().session(0, SORE_LEFT)

    assert diary.rung(0, LEFT).exercise != FIGURE_FOUR


def test_the_bottom_is_never_left() -> None:
    diary = Diary().session(0, SORE_LEFT).session(1, SORE_LEFT).session(2, SORE_LEFT)

    assert diary.found(2).standings[LEFT].rung == 0


def test_a_swap_keeps_the_easier_variant() -> None:
    diary = Diary().quiet_days(0, 3).session(4, ("2", "4:dull", "0", "0", "2"))

    assert diary.rung(4, LEFT).exercise != FIGURE_FOUR
    assert diary.changed(4)[0].is_refusable


def test_a_sore_morning_lowers_everything_of_the_evening_before() -> None:
    diary = Diary().quiet_days(0, 4).morning(5, 3)

    assert (diary.hold(5, LEFT), diary.hold(5, RIGHT)) == (30, 30)


def test_a_very_sore_morning_lowers_two_notches() -> None:
    diary = Diary().quiet_days(0, 4).morning(5, 6)

    assert diary.hold(5) == 20


def test_two_sessions_a_day_go_down_once_by_their_morning() -> None:
    diary = Diary().quiet_days(0, 4).session(4).morning(5, 3)

    assert diary.hold(5) == 30


def test_the_strongest_of_session_and_morning_counts_not_their_sum() -> None:
    diary = Diary().quiet_days(0, 3).session(4, SORE_LEFT).morning(5, 3)

    assert diary.hold(5, LEFT) == 30


# -- weeks


def climbing(diary: Diary, this_week: int) -> Diary:
    for day in range(7):
        diary.session(day).morning(day, 1)
    for day in range(7, 14):
        diary.morning(day, this_week)
    return diary


def test_a_climbing_week_lowers_everything_once() -> None:
    diary = climbing(Diary(), 3)
    before = diary.found(13).standings[LEFT].rung

    assert [diary.found(day).standings[LEFT].rung for day in (14, 15)] == [before - 1, before - 1]


def test_after_a_week_that_is_a_touch_higher_nothing_goes_up_for_a_week() -> None:
    # The mornings stay at the usual 1, so that each session counts; only the week's middle rises.
    diary = Diary()
    for day in range(7):
        diary.morning(day, 0 if day % 2 else 1)
    for day in range(7, 14):
        diary.morning(day, 1)
    weeks = judge_weeks(diary.mornings, MONDAY + timedelta(days=14), diary.facts)
    assert [week.decision for week in weeks] == [None]


# -- what differs, and saying no


def test_a_raise_is_told_with_the_reading_and_the_row() -> None:
    left, right = Diary().quiet_days(0, 1).changed(2)

    assert (left.step, right.step) == (LEFT, RIGHT)
    assert (left.before.dose, left.now.dose) == (Hold(20), Hold(30))
    assert left.is_raise
    assert left.is_refusable
    assert [(move.rule, move.day) for move in left.moves] == [("A6", MONDAY + timedelta(days=2))]


def test_a_refused_raise_stays_where_it_was_and_comes_again_after_one_session() -> None:
    diary = Diary().quiet_days(0, 1)
    refused = frozenset({LEFT})

    diary.session(2, refused=refused)

    assert rungs_reached(diary.found(2), diary.facts)[0, Side.LEFT] == 1
    assert diary.morning(3).hold(3, LEFT) == 30
    assert diary.hold(3, RIGHT) == 30


def test_what_a_stop_has_lowered_can_not_be_refused() -> None:
    lowered = Diary().quiet_days(0, 3).session(4, SORE_LEFT).changed(4)

    assert [(each.step, each.is_raise, each.is_refusable) for each in lowered] == [
        (LEFT, False, False)
    ]


def a_little_sore_at_the_end() -> Diary:
    """The end is 4, up 2: row A3 lowers everything, without asking for rest."""
    return Diary().quiet_days(0, 3).session(4, ("2", "0", "0", "0", "4:dull")).morning(5)


def test_a_step_down_that_asks_for_no_rest_can_be_refused_once() -> None:
    diary = a_little_sore_at_the_end()
    first = diary.changed(5)
    assert {each.is_refusable for each in first} == {True}
    assert [move.moment for move in first[0].moves] == [Moment.END]

    diary.session(5, refused=frozenset({LEFT, RIGHT, BOTH})).morning(6)

    again = diary.changed(6)
    assert [each.step for each in again] == [LEFT, RIGHT, BOTH]
    assert {each.is_refusable for each in again} == {False}
    assert diary.hold(6) == 30


def test_what_was_played_as_planned_is_no_difference_any_more() -> None:
    diary = a_little_sore_at_the_end().session(5)

    assert diary.changed(5) == ()


# -- the same history


@pytest.mark.parametrize("cut", range(8))
def test_a_fold_can_be_broken_off_and_gone_on_with(cut: int) -> None:
    diary = Diary().quiet_days(0, 2).session(3, SORE_LEFT).quiet_days(4, 5).morning(6, 3)
    course = diary.course(7)
    day = MONDAY + timedelta(days=cut)
    earlier = replace(course, played=[each for each in course.played if each.day < day])
    later = replace(course, played=[each for each in course.played if each.day >= day])

    begun = progression(replace(earlier, weeks=()), diary.facts)
    whole = progression(replace(course, weeks=()), diary.facts)

    assert progression(replace(later, weeks=()), diary.facts, begun) == whole


def test_a_step_is_known_again_where_the_file_has_changed_around_it() -> None:
    diary = Diary().quiet_days(0, 1)
    found = diary.found(2)

    diary.text = steps(
        "exercise: supine-windshield-wipers, hold: 30 s",
        f"exercise: {FIGURE_FOUR}, hold: 20-60 s, rest: 10 s",
    )

    assert diary.hold(2, LEFT) == 30
    assert found.standings[LEFT] == Standing(
        rung=2, streak=0, played=1, moves=found.standings[LEFT].moves
    )
