"""The newest sessions with their sets, those that are open or were dropped too."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from rehab_app.agenda import Agenda
from rehab_app.courses import day_of
from rehab_app.history.digest_rows import Digested
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.digest import SetDigest
from rehab_app.model.exercise import Catalogue
from rehab_app.replaying import CannotRestoreError, Replaying

# Further than two days without running and than every gap. More sessions than these in so many
# days would be no rehabilitation.
_LOOK_BACK = timedelta(days=4)
_MOST_SESSIONS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A session, when it ended, its sets, and which exercises in it were ice, heat or a wrap."""

    session: Digested
    ended: datetime
    sets: Sequence[SetDigest]
    thermal: frozenset[str]

    @property
    def day(self) -> date:
        """Return the day it belongs to."""
        return day_of(self.session.started)


def recent_sessions(
    agenda: Agenda, history: HistoryStore, replaying: Replaying, catalogue: Catalogue
) -> tuple[Recent, ...]:
    """Return a person's sessions of the last days; raises HistoryError.

    Ice is ice, also in a session that was dropped, was left or is open: such a one is played again.
    """
    since = agenda.now - _LOOK_BACK
    known = {each.session_id: each for each in agenda.sessions if each.started >= since}
    found: list[Recent] = []
    for summary in history.sessions_since(since, agenda.person)[:_MOST_SESSIONS]:
        if summary.opening is None:
            continue
        session, sets = known.get(summary.id), history.digests.sets(summary.id)
        if session is None or summary.ended is not Ending.COMPLETED:
            with suppress(CannotRestoreError):
                session = replaying.as_if_ended(history.session(summary.id), summary.opening)
                sets = session.digest.sets
        if session is not None:
            own = partial(_catalogue_of, summary.id, history, replaying)
            thermal = _thermal(sets, catalogue, own)
            ended = agenda.ended(session)
            found.append(Recent(session=session, ended=ended, sets=sets, thermal=thermal))
    return tuple(found)


def _thermal(
    sets: Sequence[SetDigest], catalogue: Catalogue, own: Callable[[], Catalogue]
) -> frozenset[str]:
    """Return which exercises are thermal; `own` is asked for the session's where one is unknown."""
    names = {each.exercise for each in sets}
    if not names <= set(catalogue):
        with suppress(CannotRestoreError):
            catalogue = own()
    return frozenset(name for name in names if name in catalogue and catalogue[name].is_thermal)


def _catalogue_of(session_id: int, history: HistoryStore, replaying: Replaying) -> Catalogue:
    return replaying.rebuilt(history.session(session_id))[0].catalogue


def when_text(moment: date | None, now: datetime) -> str:
    """Return when something is, as people say it: "at 21:40", "tomorrow at 07:30", "on Friday"."""
    if moment is None:
        return "later"
    day = moment.date() if isinstance(moment, datetime) else moment
    days = (day - now.date()).days
    at = f"at {moment:%H:%M}" if isinstance(moment, datetime) else ""
    if days <= 0:
        return at or "today"
    on = "tomorrow" if days == 1 else f"on {day:%A}"
    return f"{on} {at}".strip()
