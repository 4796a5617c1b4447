"""Appointments as a calendar file (iCalendar, RFC 5545) that any calendar program takes in.

The times are floating (RFC 5545, 3.3.5): half past seven is half past seven wherever one is, and
whatever daylight saving does. Whoever imports the file again gets the same entries, not more.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from rehab_app.guide.appointment import Appointment

_PRODUCT = "-//rehab-app//reminders//EN"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar_file(appointments: Iterable[Appointment], today: date, written: datetime) -> bytes:
    """Return a file with these appointments from `today` on, each with an alarm at its time.

    `written` (aware) is when this is; calendars take what was written last.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for appointment in appointments:
        if appointment.weekdays:
            calendar.add_component(_event(appointment, today, written))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, today: date, written: datetime) -> Event:
    event = Event()
    event.add("uid", f"{appointment.key}@rehab-app")
    event.add("dtstamp", written)
    event.add("summary", appointment.title)
    event.add("description", appointment.text)
    event.add("dtstart", datetime.combine(_first(appointment.weekdays, today), appointment.at))
    event.add("duration", timedelta(minutes=appointment.minutes))
    event.add("transp", "TRANSPARENT")  # Nobody is too busy for a meeting because of it.
    event.add("rrule", _rule(appointment.weekdays))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", appointment.title)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _first(weekdays: frozenset[int], today: date) -> date:
    days = (today + timedelta(days=ahead) for ahead in range(len(_DAYS)))
    return next(day for day in days if day.weekday() in weekdays)


def _rule(weekdays: frozenset[int]) -> vRecur:
    if len(weekdays) == len(_DAYS):
        return vRecur(freq="daily")
    return vRecur(freq="weekly", byday=[_DAYS[day] for day in sorted(weekdays)])
