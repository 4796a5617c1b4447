"""Reminders over days and nights: each once, at its time, never in quiet hours."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.engine.reminding import (
    Open,
    Opening,
    Quiet,
    Reminder,
    ReminderKind,
    Said,
    Wishes,
    may_be_due,
    remind,
    still_open,
    wall_time,
)

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)
NIGHT = Quiet(time(22), time(7))
MORNING_UNTIL = time(12)

Log = list[tuple[str, str]]


def test_the_morning_question_comes_once_at_its_time() -> None:
    said = _minutes(_at(23, 5), _at(23, 14), Wishes(morning_at=time(7, 30)), _asking_mornings)
    assert said == [("23 07:30", "morning")]


def test_a_morning_that_was_told_is_not_reminded_of() -> None:
    said = _minutes(_at(23, 5), _at(23, 14), Wishes(morning_at=time(7, 30)), _nothing)
    assert said == []


def test_the_session_comes_once_a_day_with_its_title() -> None:
    reminding = Reminding(_at(23, 5))
    wishes = Wishes(session_at=time(18))
    due = [
        each
        for now in _each_minute(_at(23, 5), _at(25, 5))
        for each in reminding.due(now, wishes, _open_session(now))
    ]
    assert due == [
        Reminder(ReminderKind.SESSION, "session 2026-11-23", "Daily hip stretch"),
        Reminder(ReminderKind.SESSION, "session 2026-11-24", "Daily hip stretch"),
    ]


def test_a_session_s_time_after_midnight_belongs_to_the_evening_before() -> None:
    said = _minutes(_at(23, 20), _at(24, 3), Wishes(session_at=time(0, 30)), _open_session)
    assert said == [("24 00:30", "session")]
    assert wall_time(date(2026, 11, 23), time(3, 59)).isoformat() == "2026-11-24T03:59:00"
    assert wall_time(date(2026, 11, 23), time(4)).isoformat() == "2026-11-23T04:00:00"


def test_ice_and_the_hour_come_when_they_open() -> None:
    ice = Opening("2", "Ice", _at(23, 15, 10))
    hour = Opening("session 7", "Daily hip stretch", _at(23, 15, 40))
    open_ = Open(day=date(2026, 11, 23), thermal=ice, hour=hour)
    wishes = Wishes(thermal=True, hour=True)
    assert _minutes(_at(23, 15), _at(23, 17), wishes, lambda _now: open_) == [
        ("23 15:10", "thermal"),
        ("23 15:40", "hour"),
    ]
    assert (
        _minutes(_at(23, 15), _at(23, 17), Wishes(morning_at=time(15, 5)), lambda _now: open_) == []
    )


def test_what_was_due_before_the_start_is_left_to_the_page() -> None:
    assert _minutes(_at(23, 18, 1), _at(23, 23), Wishes(session_at=time(18)), _open_session) == []


def test_a_sleep_over_the_time_brings_it_at_waking() -> None:
    reminding = Reminding(_at(23, 17))
    wishes = Wishes(session_at=time(18))
    assert reminding.due(_at(23, 17, 59), wishes, _open_session(_at(23, 17, 59))) == ()
    late = _at(23, 19, 20)
    assert len(reminding.due(late, wishes, _open_session(late))) == 1
    assert reminding.due(late + MINUTE, wishes, _open_session(late)) == ()


def test_a_sleep_until_the_next_day_brings_nothing_of_the_day_before() -> None:
    reminding = Reminding(_at(23, 17))
    now = _at(24, 9)
    assert reminding.due(now, Wishes(session_at=time(18)), _open_session(now)) == ()


def test_quiet_hours_put_it_off_until_they_end() -> None:
    wishes = Wishes(morning_at=time(6, 15), quiet=NIGHT)
    assert _minutes(_at(23, 5), _at(23, 14), wishes, _asking_mornings) == [("23 07:00", "morning")]


def test_what_is_over_when_the_quiet_hours_end_is_never_said() -> None:
    hour = Opening("session 7", "Daily hip stretch", _at(23, 22, 30))

    def open_(now: datetime) -> Open:
        is_open = now < hour.opens + timedelta(hours=2)
        return Open(day=_day(now), hour=hour if is_open else None)

    assert _minutes(_at(23, 21), _at(24, 12), Wishes(hour=True, quiet=NIGHT), open_) == []


@pytest.mark.parametrize(
    ("quiet", "covered", "free"),
    [
        (NIGHT, [time(22), time(23, 59), time(0), time(6, 59)], [time(7), time(21, 59)]),
        (Quiet(time(13), time(15)), [time(13), time(14, 59)], [time(15), time(12, 59), time(0)]),
        (Quiet(time(9), time(9)), [], [time(9), time(0), time(23)]),
    ],
)
def test_quiet_hours_reach_over_midnight_and_leave_their_end_free(
    quiet: Quiet, covered: list[time], free: list[time]
) -> None:
    assert all(quiet.covers(moment) for moment in covered)
    assert not any(quiet.covers(moment) for moment in free)


@pytest.mark.parametrize("at", [time(2, 30), time(2), time(3), time(1, 59)])
@pytest.mark.parametrize("change", [date(2026, 3, 28), date(2026, 10, 24)])
def test_a_night_whose_clock_is_changed_has_one_reminder(at: time, change: date) -> None:
    """In spring 2:00 to 3:00 is left out, in autumn it comes twice."""
    start = datetime.combine(change, time(12), BERLIN).astimezone(UTC)
    reminding = Reminding(start.astimezone(BERLIN))
    said: list[Reminder] = []
    for minute in range(36 * 60):
        now = (start + minute * MINUTE).astimezone(BERLIN)
        said += reminding.due(now, Wishes(session_at=at), _open_session(now))
    assert [each.key for each in said] == [f"session {change}"]


def test_a_clock_that_is_put_back_repeats_nothing() -> None:
    reminding = Reminding(_at(23, 17))
    wishes = Wishes(session_at=time(18))
    said = [
        each
        for now in (_at(23, 18), _at(23, 16), _at(23, 18), _at(23, 18, 1))
        for each in reminding.due(now, wishes, _open_session(now))
    ]
    assert len(said) == 1


def test_a_zone_that_is_left_keeps_the_times_of_the_wall() -> None:
    reminding = Reminding(_at(23, 17))
    wishes = Wishes(session_at=time(18))
    abroad = _at(23, 17, 30).astimezone(ZoneInfo("America/New_York"))
    assert reminding.due(abroad, wishes, _open_session(abroad)) == ()
    evening = datetime(2026, 11, 23, 18, tzinfo=ZoneInfo("America/New_York"))
    assert len(reminding.due(evening, wishes, _open_session(evening))) == 1


def test_what_is_open_is_asked_only_where_something_could_be_due() -> None:
    wishes, said = Wishes(session_at=time(18), morning_at=time(7), quiet=NIGHT), Said(_at(23, 6))
    worth = [
        now.hour
        for now in (_at(23, hour) for hour in range(6, 24))
        if may_be_due(said, now, wishes)
    ]
    assert worth == [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]
    said, _ = remind(said, _at(23, 7), wishes, _asking_mornings(_at(23, 7)))
    assert not may_be_due(said, _at(23, 8), wishes)
    assert may_be_due(said, _at(23, 18), wishes)
    assert may_be_due(said, _at(23, 8), Wishes(thermal=True))
    assert not may_be_due(said, _at(23, 23), Wishes(thermal=True, quiet=NIGHT))


def test_a_reminder_is_still_open_until_it_is_done() -> None:
    wishes, now = Wishes(session_at=time(18)), _at(23, 18)
    keys = {"session 2026-11-23", "morning 2026-11-23"}
    assert still_open(keys, wishes, _open_session(now), now) == {"session 2026-11-23"}
    assert still_open(keys, wishes, _nothing(now), now) == set()


def test_nothing_is_wanted_by_itself() -> None:
    assert not Wishes(quiet=NIGHT).are_any
    assert Wishes(thermal=True).are_any


TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@given(TIMES, TIMES, TIMES, TIMES, st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_whenever_it_is_looked_each_comes_at_most_once_on_time_and_never_in_quiet_hours(
    morning: time, session: time, begins: time, ends: time, steps: list[int]
) -> None:
    quiet = Quiet(begins, ends)
    wishes = Wishes(morning_at=morning, session_at=session, quiet=quiet)
    now = start = _at(23, 0)
    reminding = Reminding(start)
    keys: list[str] = []
    for minutes in steps:
        now += minutes * MINUTE
        open_ = Open(
            day=_day(now),
            asks_morning=time(4) <= now.time() < MORNING_UNTIL,
            session="Daily hip stretch",
        )
        said = reminding.due(now, wishes, open_)
        assert not (said and quiet.covers(now.time()))
        for reminder in said:
            if reminder.kind is ReminderKind.MORNING:
                assert now.time() >= morning
            else:
                assert now.replace(tzinfo=None) >= wall_time(open_.day, session)
        keys += [reminder.key for reminder in said]
    assert len(keys) == len(set(keys))


@given(TIMES.filter(lambda at: not NIGHT.covers(at)), st.integers(1, 59))
def test_looked_at_each_minute_a_session_is_late_by_a_minute_at_most(at: time, second: int) -> None:
    start = _at(23, 4) + timedelta(seconds=second)
    reminding = Reminding(start - MINUTE)
    said = [
        now
        for now in _each_minute(start, start + timedelta(days=1))
        for _ in reminding.due(now, Wishes(session_at=at, quiet=NIGHT), _open_session(now))
    ]
    assert len(said) in (1, 2)
    late = said[0].replace(tzinfo=None) - wall_time(date(2026, 11, 23), at)
    assert timedelta() <= late <= MINUTE


# -- what the minutes bring


class Reminding:
    """Looks again and again, and remembers what was said."""

    def __init__(self, since: datetime) -> None:
        self._said = Said(since)

    def due(self, now: datetime, wishes: Wishes, open_: Open) -> tuple[Reminder, ...]:
        self._said, found = remind(self._said, now, wishes, open_)
        return found


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def _day(now: datetime) -> date:
    return (now - timedelta(hours=4)).date()


def _each_minute(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += MINUTE


def _minutes(
    start: datetime, end: datetime, wishes: Wishes, open_: Callable[[datetime], Open]
) -> Log:
    """Look each minute; return when what was said."""
    reminding = Reminding(start)
    return [
        (f"{now:%d %H:%M}", reminder.kind.value)
        for now in _each_minute(start, end)
        for reminder in reminding.due(now, wishes, open_(now))
    ]


def _nothing(now: datetime) -> Open:
    return Open(day=_day(now))


def _asking_mornings(now: datetime) -> Open:
    return Open(day=_day(now), asks_morning=time(4) <= now.time() < MORNING_UNTIL)


def _open_session(now: datetime) -> Open:
    return Open(day=_day(now), session="Daily hip stretch")
