"""What the list of the past says about each session and check-in, made from what was saved."""

from collections.abc import Iterable
from datetime import datetime

from rehab_app.gui.widgets.entry_rows import PastEntry
from rehab_app.history.diary import CheckIn
from rehab_app.history.records import Ending, SessionSummary
from rehab_app.model.pain import Moment
from rehab_app.report.dates import moment_text
from rehab_app.report.zones import MARKS, zone_of
from rehab_app.wording import PLACE_WORDS, reading_text, side_text

_ENDINGS = {
    Ending.COMPLETED: "Done",
    Ending.STOPPED: "Stopped",
    Ending.DROPPED: "Thrown away",
    None: "Left open",
}
_TITLES = {
    Moment.MORNING: "Morning",
    Moment.HOUR: "An hour after a session",
    Moment.NOW: "Pain in between",
}
_SESSION, _CHECK_IN = "session", "check-in"


def session_entry(summary: SessionSummary, before: int | None, after: int | None) -> PastEntry:
    """Return a session as it is listed, with pain before and after: "Done · pain 3 → 2"."""
    opening = summary.opening
    if opening is None:
        title, when = f"Session {summary.id}: its first entry is damaged", ""
    else:
        title, when = opening.routine_title, moment_text(opening.started)
    pain = "" if before is None or after is None else f"pain {before} → {after}"
    details = " · ".join(part for part in (_ENDINGS[summary.ended], pain) if part)
    return PastEntry(key=f"{_SESSION} {summary.id}", title=title, when=when, details=details)


def check_in_entry(check_in: CheckIn) -> PastEntry:
    """Return a check-in as it is listed."""
    return PastEntry(
        key=f"{_CHECK_IN} {check_in.key}",
        title=_TITLES[check_in.moment],
        when=moment_text(check_in.told),
        details=check_in_text(check_in),
    )


def check_in_text(check_in: CheckIn) -> str:
    """Return what was told: "▲ 3 of 10, dull ache · left side, outer hip · pain woke you"."""
    level = check_in.reading.level
    mark = "" if level is None else f"{MARKS[zone_of(level)]} "
    where = ", ".join(
        part
        for part in (
            side_text(check_in.side) if check_in.side else "",
            PLACE_WORDS[check_in.place] if check_in.place else "",
        )
        if part
    )
    woke = "pain woke you" if check_in.woke else ""
    parts = (f"{mark}{reading_text(check_in.reading)}", where, woke)
    return " · ".join(part for part in parts if part)


def newest_of(
    sessions: Iterable[tuple[datetime, PastEntry]], check_ins: Iterable[CheckIn], limit: int
) -> tuple[PastEntry, ...]:
    """Return sessions, each with its moment, and check-ins, the newest first."""
    told = ((check_in.told, check_in_entry(check_in)) for check_in in check_ins)
    both = sorted((*sessions, *told), key=lambda each: each[0], reverse=True)
    return tuple(entry for _, entry in both[:limit])


def session_id_of(key: str) -> int | None:
    """Return the session that a key names, None where it names a check-in."""
    kind, _, name = key.partition(" ")
    return int(name) if kind == _SESSION else None


def check_in_key_of(key: str) -> str:
    """Return the check-in that a key names."""
    return key.partition(" ")[2]
