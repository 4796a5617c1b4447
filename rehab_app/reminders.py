"""What a person's settings and history mean for reminders: what is wanted, what is open, when."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from rehab_app.agenda import Agenda
from rehab_app.context import Context
from rehab_app.courses import day_of
from rehab_app.engine.due import DayState, day_on
from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import planned_minutes
from rehab_app.engine.reminding import Open, Opening, Quiet, Wishes
from rehab_app.guide.appointment import Appointment
from rehab_app.history.errors import HistoryError
from rehab_app.model.programme import EVERY_DAY, Programme
from rehab_app.model.routine import Kind
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.settings import Settings

_DAY = timedelta(days=1)
_DEFAULT_ID = "daily-hip-stretch"
_MORNING_TITLE = "This morning's question"
_MORNING_TEXT = "How much does the hip hurt this morning? The answer goes into rehab-app."
_MORNING_MIN = 5


def wishes_of(settings: Settings) -> Wishes:
    """Return what a person wants to be reminded of."""
    quiet = Quiet(_clock(settings.quiet_from), _clock(settings.quiet_until))
    return Wishes(
        morning_at=_clock(settings.morning_at) if settings.remind_morning else None,
        session_at=_clock(settings.session_at) if settings.remind_session else None,
        thermal=settings.remind_thermal,
        hour=settings.remind_hour,
        quiet=quiet if settings.is_quiet else None,
    )


class Openings:
    """Knows what is open, and reads a long history again only where it could be otherwise.

    That is where something was written or chosen, and every ten minutes.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen: object = None
        self._open = Open(day=date.min)

    def at(self, now: datetime) -> Open:
        """Return what is open now; nothing where no history can be had."""
        try:
            count = self._context.history().change_count
            ten_minutes = (now.date(), now.hour, now.minute // 10, now.utcoffset())
            seen = (count, self._context.person_key, self._context.settings.settings, ten_minutes)
            if seen != self._seen:
                self._open = _open_at(self._context)
                self._seen = seen
        except HistoryError:
            return Open(day=day_of(now))
        return self._open


def _open_at(context: Context) -> Open:
    agenda = context.agenda()
    facts = context.standard_facts()
    return Open(
        day=agenda.today,
        asks_morning=_asks_morning(agenda),
        session=_session(context, agenda, facts),
        thermal=_thermal(context, agenda),
        hour=_hour(context, agenda),
    )


def appointments(context: Context) -> tuple[Appointment, ...]:
    """Return a week of sessions as the programme has them, and the mornings after them.

    Without a programme there is a session every day. Raises HistoryError.
    """
    settings = context.settings.settings
    programmes = context.history().diary.programmes(context.person_key)
    programme = programmes[-1].programme if programmes else Programme()
    if programme.is_empty:
        programme = Programme(sequence=(_DEFAULT_ID,))
    found = list(_sessions(context, programme, _clock(settings.session_at)))
    days = frozenset(day for day in EVERY_DAY if programme.is_day(day))
    found.append(
        Appointment(
            key="morning",
            title=_MORNING_TITLE,
            text=_MORNING_TEXT,
            at=_clock(settings.morning_at),
            minutes=_MORNING_MIN,
            weekdays=frozenset((day + 1) % len(EVERY_DAY) for day in days),
        )
    )
    return tuple(found)


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _asks_morning(agenda: Agenda) -> bool:
    """Tell whether this morning's question is asked: after a day with a session, until told."""
    if not agenda.is_morning or agenda.morning() is not None:
        return False
    yesterday = agenda.now.date() - _DAY
    return any(
        day_of(each.started) == yesterday and each.digest.did_start for each in agenda.sessions
    )


def _session(context: Context, agenda: Agenda, facts: Facts) -> str:
    """Return the title of the session that is due today and open; nothing where none is.

    Without a programme each day means one, until anything was played.
    """
    if context.signs.lock is not None:
        return ""
    days = agenda.days(facts)
    today = day_on(agenda.today, agenda.today, days)
    if today.state is DayState.DUE and today.routine is not None:
        return _open_title(context, context.library.find(today.routine))
    has_programme = bool(days.meant) and not days.meant[-1].programme.is_empty
    has_played = any(each.day == agenda.today for each in days.played)
    if has_programme or has_played or today.state is not DayState.FREE:
        return ""
    return _open_title(context, context.library.find(_DEFAULT_ID))


def _open_title(context: Context, entry: LibraryEntry) -> str:
    if entry.routine is None or context.closing_of(context.facts_for(entry.routine)) is not None:
        return ""
    return entry.routine.title


def _thermal(context: Context, agenda: Agenda) -> Opening | None:
    """Return when ice or heat of today opens again, where any of it is left for today."""
    found = _last_thermal(context, agenda)
    if found is None or found.routine is None or context.signs.lock is not None:
        return None
    facts = context.facts_for(found.routine)
    closings = context.closings(agenda)
    kinds = {use.kind for use in closings.uses(facts) if use.day == agenda.today}
    for cap in facts.rules.thermal:
        left = closings.allowance(cap, facts)
        is_left = cap.kind in kinds and not left.is_used_up and not closings.is_locked
        if is_left and left.opens is not None:
            key = f"{agenda.today} {cap.kind} {left.done}"
            return Opening(key, cap.kind.capitalize(), left.opens)
    return None


def _last_thermal(context: Context, agenda: Agenda) -> LibraryEntry | None:
    """Return the routine of ice or heat that was played last today."""
    for session in reversed(agenda.sessions):
        if day_of(session.started) != agenda.today:
            return None
        entry = context.library.find(session.routine_id)
        if entry.routine is not None and entry.routine.kind in (Kind.ICE, Kind.HEAT):
            return entry
    return None


def _hour(context: Context, agenda: Agenda) -> Opening | None:
    question = agenda.hour_question()
    if question is None:
        return None
    routine = context.library.find(question.session.routine_id).routine
    name = "the session" if routine is None else routine.title
    return Opening(question.session.key, name, question.due)


def _sessions(context: Context, programme: Programme, at: time) -> Iterable[Appointment]:
    """Yield the sessions of a week: one entry for each routine, or one for those in turn."""
    if programme.by_weekday:
        for routine in sorted(set(programme.by_weekday.values())):
            days = {day for day, each in programme.by_weekday.items() if each == routine}
            yield _appointment(context, (routine,), frozenset(days), at)
    else:
        yield _appointment(context, programme.sequence, programme.weekdays, at)


def _appointment(
    context: Context, routines: tuple[str, ...], weekdays: frozenset[int], at: time
) -> Appointment:
    found = [
        routine
        for each in dict.fromkeys(routines)
        if (routine := context.library.find(each).routine) is not None
    ]
    minutes = [planned_minutes(context.facts_for(routine)) for routine in found]
    titles = [routine.title for routine in found]
    return Appointment(
        key=f"session-{routines[0] if len(routines) == 1 else 'in-turn'}",
        title=titles[0] if len(titles) == 1 else "Today's session",
        text="" if len(titles) == 1 else f"In turn: {', '.join(titles)}.",
        at=at,
        minutes=max(minutes, default=_MORNING_MIN),
        weekdays=weekdays,
    )
