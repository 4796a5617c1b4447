"""The calendar file is one that calendars read, with times that stay where the wall has them."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from rehab_app.guide.appointment import Appointment
from rehab_app.guide.calendar_file import calendar_file

TODAY = date(2026, 11, 27)  # a Friday
WRITTEN = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))
MOST_OCTETS = 75
SESSION = Appointment(
    key="session-daily-hip-stretch",
    title="Daily hip stretch",
    text="About 15 min.",
    at=time(18, 0),
    minutes=15,
    weekdays=frozenset({0, 2, 4}),
)


def _events(data: bytes) -> list[Event]:
    found = Calendar.from_ical(data).walk("VEVENT")
    return [event for event in found if isinstance(event, Event)]


def _days(event: Event, count: int) -> list[datetime]:
    (rule,) = event.rrules
    days = rrulestr(rule.to_ical().decode(), dtstart=event.decoded("dtstart"))
    return list(islice(days, count))


def test_an_appointment_is_on_its_weekdays_from_today_on() -> None:
    (event,) = _events(calendar_file([SESSION], TODAY, WRITTEN))
    assert event["summary"] == "Daily hip stretch"
    assert event.decoded("duration") == timedelta(minutes=15)
    assert _days(event, 4) == [
        datetime(2026, 11, 27, 18),  # noqa: DTZ001 (floating)
        datetime(2026, 11, 30, 18),  # noqa: DTZ001
        datetime(2026, 12, 2, 18),  # noqa: DTZ001
        datetime(2026, 12, 4, 18),  # noqa: DTZ001
    ]


def test_times_have_no_zone_and_an_alarm_at_the_time_itself() -> None:
    data = calendar_file([SESSION], TODAY, WRITTEN).decode()
    assert "DTSTART:20261127T180000\r\n" in data
    assert "DTSTAMP:20261127T153000Z\r\n" in data
    assert "BEGIN:VALARM\r\nACTION:DISPLAY\r\n" in data
    assert "TRIGGER:PT0S\r\n" in data or "TRIGGER:P0D\r\n" in data


def test_every_day_is_a_daily_rule_and_no_day_is_left_out() -> None:
    daily = Appointment(
        key="morning", title="Morning", text="", at=time(7, 30), minutes=5, weekdays=EVERY_DAY
    )
    never = Appointment(
        key="never", title="Never", text="", at=time(7, 30), minutes=5, weekdays=frozenset()
    )
    (event,) = _events(calendar_file([daily, never], TODAY, WRITTEN))
    assert event.rrules[0].to_ical() == b"FREQ=DAILY"
    assert _days(event, 2)[1].date() == date(2026, 11, 28)


def test_imported_again_it_is_the_same_entry() -> None:
    later = WRITTEN + timedelta(days=30)
    first, second = (
        _events(calendar_file([SESSION], TODAY, written))[0] for written in (WRITTEN, later)
    )
    assert first["uid"] == second["uid"]
    assert second.decoded("dtstamp") == later


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=300),
)
def test_any_title_and_text_are_read_back_as_they_were(title: str, text: str) -> None:
    hostile = Appointment(
        key="x", title=title, text=text, at=time(8), minutes=5, weekdays=EVERY_DAY
    )
    data = calendar_file([hostile], TODAY, WRITTEN)
    assert data.count(b"BEGIN:VEVENT") == data.count(b"END:VEVENT") == 1
    assert all(len(line) <= MOST_OCTETS for line in data.split(b"\r\n"))
    (event,) = _events(data)
    assert (str(event["summary"]), str(event["description"])) == (title, text)
