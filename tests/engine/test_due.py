"""Which session is due: a sequence that goes on, weekdays, rest that counts, no reproach."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.due import (
    Adherence,
    Days,
    DayState,
    Meant,
    PlayedOn,
    adherence,
    day_on,
    days_between,
    next_due,
)
from rehab_app.model.programme import Programme

MONDAY = date(2026, 11, 16)
DAY = timedelta(days=1)
IN_TURN = Programme(sequence=("stretch", "yin", "strength"))
BY_WEEKDAY = Programme(by_weekday={0: "stretch", 2: "yin", 4: "strength"})


def days(programme: Programme, *played: tuple[int, str], rests: tuple[int, ...] = ()) -> Days:
    """Return days counted from a Monday, on which the programme begins."""
    return Days(
        meant=(Meant(MONDAY, programme),),
        played=tuple(PlayedOn(MONDAY + number * DAY, routine) for number, routine in played),
        rests={MONDAY + number * DAY for number in rests},
    )


def routines(known: Days, today: int, count: int = 7) -> list[str | None]:
    shown = days_between(MONDAY, MONDAY + (count - 1) * DAY, MONDAY + today * DAY, known)
    return [day.routine for day in shown]


def states(known: Days, today: int, count: int = 7) -> str:
    """Return the first letters of what became of the days."""
    shown = days_between(MONDAY, MONDAY + (count - 1) * DAY, MONDAY + today * DAY, known)
    return "".join(
        {DayState.DUE: "?", DayState.MISSED: "-"}.get(day.state, day.state[0]) for day in shown
    )


def test_a_sequence_goes_on_after_missed_days_with_what_is_next() -> None:
    known = days(IN_TURN, (0, "stretch"), (4, "yin"))

    assert routines(known, today=5)[:6] == ["stretch", "yin", "yin", "yin", "yin", "strength"]
    assert states(known, today=5) == "d---d??"


def test_a_sequence_begins_anew_after_its_last_routine() -> None:
    known = days(IN_TURN, (0, "stretch"), (1, "yin"), (2, "strength"))

    assert day_on(MONDAY + 3 * DAY, MONDAY + 3 * DAY, known).routine == "stretch"


def test_what_is_played_out_of_turn_moves_on_from_there() -> None:
    known = days(IN_TURN, (0, "yin"), (1, "ice"))

    assert day_on(MONDAY + 2 * DAY, MONDAY + 2 * DAY, known).routine == "strength"


def test_a_routine_named_twice_has_two_turns() -> None:
    known = days(Programme(sequence=("a", "a", "b")), (0, "a"))

    assert routines(known, today=1)[:2] == ["a", "a"]
    known = days(Programme(sequence=("a", "a", "b")), (0, "a"), (1, "a"))
    assert day_on(MONDAY + 2 * DAY, MONDAY + 2 * DAY, known).routine == "b"


def test_a_weekday_s_routine_is_not_carried_over() -> None:
    known = days(BY_WEEKDAY, (2, "yin"))

    assert routines(known, today=3) == ["stretch", None, "yin", None, "strength", None, None]
    assert states(known, today=3) == "-fdf?ff"


def test_the_other_routine_of_the_week_on_a_meant_day_is_no_miss() -> None:
    assert states(days(BY_WEEKDAY, (0, "strength")), today=1)[0] == "d"


def test_a_sequence_on_some_weekdays_leaves_the_others_free() -> None:
    known = days(Programme(sequence=("a", "b"), weekdays=frozenset({0, 3})), (0, "a"))

    assert routines(known, today=1) == ["a", None, None, "b", None, None, None]


def test_rest_that_pain_called_for_is_kept_and_the_turn_stays() -> None:
    known = days(IN_TURN, (0, "stretch"), rests=(1,))

    assert states(known, today=2)[:3] == "dr?"
    assert routines(known, today=2)[:3] == ["stretch", "yin", "yin"]
    counted = adherence(MONDAY, MONDAY + 2 * DAY, MONDAY + 2 * DAY, known)
    assert counted == Adherence(meant=2, kept=2, rested=1, longest=2)


def test_today_counts_only_once_it_is_done() -> None:
    assert adherence(MONDAY, MONDAY, MONDAY, days(IN_TURN)).meant == 0
    assert adherence(MONDAY, MONDAY, MONDAY, days(IN_TURN, (0, "stretch"))).kept == 1


def test_the_longest_row_goes_over_days_without_a_plan() -> None:
    known = days(BY_WEEKDAY, (0, "stretch"), (2, "yin"), (4, "strength"), (9, "yin"))

    counted = adherence(MONDAY, MONDAY + 9 * DAY, MONDAY + 10 * DAY, known)

    assert counted == Adherence(meant=5, kept=4, rested=0, longest=3)


def test_nothing_is_due_before_the_programme_began_or_after_it_was_emptied() -> None:
    known = Days(meant=(Meant(MONDAY, IN_TURN), Meant(MONDAY + 2 * DAY, Programme())))

    states = [each.state for each in days_between(MONDAY - DAY, MONDAY + 2 * DAY, MONDAY, known)]

    assert states == [DayState.FREE, DayState.DUE, DayState.DUE, DayState.FREE]
    assert next_due(MONDAY + 2 * DAY, known) is None


def test_the_next_day_with_a_session_is_found() -> None:
    known = days(BY_WEEKDAY, (4, "strength"))

    found = next_due(MONDAY + 4 * DAY, known)

    assert found is not None
    assert (found.day, found.routine) == (MONDAY + 7 * DAY, "stretch")


@given(
    played=st.lists(st.tuples(st.integers(0, 20), st.sampled_from(["a", "b", "c", "x"]))),
    rests=st.sets(st.integers(0, 20)),
    sequence=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=5),
    today=st.integers(0, 21),
)
def test_kept_and_missed_are_all_that_was_meant(
    played: list[tuple[int, str]], rests: set[int], sequence: list[str], today: int
) -> None:
    known = days(Programme(sequence=tuple(sequence)), *sorted(played), rests=tuple(rests))
    span = MONDAY, MONDAY + 20 * DAY, MONDAY + today * DAY

    counted = adherence(*span, known)
    shown = days_between(*span, known)

    assert counted.rested <= counted.kept <= counted.meant <= len(shown)
    assert counted.longest <= counted.kept
    assert all(day.routine in sequence for day in shown if day.routine)
    missed = [day for day in shown if day.state is DayState.MISSED]
    assert counted.kept + len(missed) == counted.meant
    assert all(day.day < span[2] for day in missed)


@given(st.integers(0, 20), st.sets(st.integers(0, 20)))
def test_one_more_day_of_rest_never_makes_less_of_what_was_kept(rest: int, rests: set[int]) -> None:
    span = MONDAY, MONDAY + 20 * DAY, MONDAY + 30 * DAY
    before = adherence(*span, days(BY_WEEKDAY, (2, "yin"), rests=tuple(rests)))
    after = adherence(*span, days(BY_WEEKDAY, (2, "yin"), rests=(*rests, rest)))

    assert after.kept >= before.kept
