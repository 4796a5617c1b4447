"""What kind of day it is: a session is due, done, or none is meant; or pain called for rest."""

from dataclasses import dataclass

from rehab_app.agenda import Agenda, Rest
from rehab_app.engine.due import Day, DayState, day_on, next_due
from rehab_app.engine.facts import Facts
from rehab_app.model.pain import Moment
from rehab_app.recent import when_text
from rehab_app.wording import reading_text

GENTLE_ID = "sore-day-gentle"
_TOLD = {
    Moment.MORNING: "this morning",
    Moment.NOW: "today",
    Moment.HOUR: "an hour after the last session",
    Moment.BEFORE: "before the session",
    Moment.RESUME: "before the session went on",
    Moment.END: "at the end of the last session",
}
_KEPT = "Such a day counts as kept. If you like, something gentle:"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A heading and a sentence for the day, and the routine to offer; None leaves that open."""

    heading: str = "Today's session"
    why: str = ""
    routine: str | None = None
    offers_all: bool = False


def day_view(agenda: Agenda, facts: Facts) -> DayView:
    """Return what kind of day it is; morning rules are those of the routine of `facts`."""
    days = agenda.days(facts)
    today = day_on(agenda.today, agenda.today, days)
    rest = agenda.rests(facts).get(agenda.today)
    if rest is not None and today.state is not DayState.DONE:
        return DayView(
            heading="A day of rest", why=_rest_text(rest), routine=GENTLE_ID, offers_all=True
        )
    if today.state is DayState.DUE:
        return DayView(routine=today.routine)
    following = next_due(agenda.today, days)
    if not days.meant or following is None:
        return DayView()
    return _ahead(today, following, agenda)


def _ahead(today: Day, following: Day, agenda: Agenda) -> DayView:
    when = when_text(following.day, agenda.now)
    said = {
        DayState.DONE: "Today's session is done.",
        DayState.FREE: "No session is meant for today.",
    }.get(today.state, "")
    return DayView(heading=f"Next, {when}", why=said, routine=following.routine, offers_all=True)


def _rest_text(rest: Rest) -> str:
    told = ""
    if rest.reading is not None and rest.reading.is_answer:
        told = f"{reading_text(rest.reading)} {_TOLD.get(rest.moment, 'in the last session')}."
        told = told[0].upper() + told[1:]
    return " ".join(part for part in (told, rest.because, _KEPT) if part)
