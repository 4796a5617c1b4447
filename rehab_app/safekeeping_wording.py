"""Backups, restoring and what was brought back, in sentences; window and terminal share them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from rehab_app.history.backups import Backup, Reason
from rehab_app.history.recovering import Recovery
from rehab_app.history.restoring import Differences, Told

REASON_WORDS = {
    Reason.SESSION: "after a session",
    Reason.WEEK: "once a week",
    Reason.ASKED: "as you wished",
    Reason.MIGRATION: "before an update",
    Reason.IMPORT: "before an import",
    Reason.DELETION: "before something was deleted",
    Reason.RESTORING: "before an older state was restored",
}
_MOST_NAMED = 8


def moment_words(moment: datetime, zone: tzinfo | None) -> str:
    """Return a moment as it stood on the wall: "27 November 2026, 19:40"."""
    there = moment.astimezone(zone)
    return f"{there.day} {there:%B %Y, %H:%M}"


def count_words(count: int, one: str, several: str = "") -> str:
    """Return a number of things: "1 session", "2 sessions"."""
    return f"{count} {one if count == 1 else several or one + 's'}"


def backup_words(backup: Backup, zone: tzinfo | None) -> str:
    """Return when a backup was made, and why."""
    return f"{moment_words(backup.made, zone)}, {REASON_WORDS[backup.reason]}"


def backups_summary(backups: Sequence[Backup], zone: tzinfo | None) -> str:
    """Return how many backups there are, from when to when."""
    if not backups:
        return "There is no backup yet. One is made after the next session."
    newest = moment_words(backups[0].made, zone)
    if len(backups) == 1:
        return f"There is one backup, of {newest}."
    oldest = moment_words(backups[-1].made, zone)
    return f"There are {len(backups)} backups; the newest is of {newest}, the oldest of {oldest}."


def difference_lines(found: Differences) -> tuple[str, ...]:
    """Return what restoring a backup would change, a sentence for each kind of change."""
    if not found:
        return ("It holds exactly what the history holds now.",)
    lines = [
        *_named(found.going, "would go", "came after it"),
        *_named(found.coming, "would come back", "is no longer in the history"),
        *_named(found.changed, "would be as it was then", "was changed since"),
    ]
    if found.other_count:
        lines.append(
            f"{count_words(found.other_count, 'other entry', 'other entries')} (check-ins, goals, "
            "programmes) would be as they were then."
        )
    return tuple(lines)


def recovery_lines(found: Recovery, zone: tzinfo | None) -> tuple[str, ...]:
    """Return what can be brought back, and from where."""
    lines = [f"{count_words(found.from_file_count, 'session')} can be read in the damaged file."]
    if found.backup is None:
        lines.append("There is no backup that could be used.")
    elif found.from_backup:
        more = count_words(len(found.from_backup), "session")
        made = moment_words(found.backup.made, zone)
        names = _names(found.from_backup)
        lines.append(f"{more} more can be taken from the backup of {made}: {names}.")
    else:
        lines.append(
            f"The backup of {moment_words(found.backup.made, zone)} fills in what is damaged."
        )
    lines.append(f"Together that is {count_words(found.session_count, 'session')}.")
    return tuple(lines)


def loss_lines(found: Recovery) -> tuple[str, ...]:
    """Return what is lost, as far as that can be known: which sessions, of which days."""
    lines = [f"{_dated(told)}: {_lost(told.lost_count)}." for told in found.lacking]
    for before, after in found.gaps:
        if after is None:
            lines.append(f"What came after {_dated(before)} is lost, if there was anything.")
        else:
            lines.append(f"Sessions between {_dated(before)} and {_dated(after)} may be lost.")
    if found.other_count:
        lost = count_words(found.other_count, "other entry", "other entries")
        lines.append(f"{lost} (corrections, notes, check-ins, goals) could not be read.")
    return tuple(lines) or ("Nothing is lost, as far as can be seen.",)


def _named(sessions: Sequence[Told], will: str, why: str) -> Iterator[str]:
    if not sessions:
        return
    yield f"{count_words(len(sessions), 'session')} {will}, which {why}: {_names(sessions)}."


def _names(sessions: Sequence[Told]) -> str:
    newest = list(reversed(sessions))[:_MOST_NAMED]
    more = len(sessions) - len(newest)
    also = f"; and {more} more" if more else ""
    return "; ".join(_dated(told) for told in newest) + also


def _dated(told: Told) -> str:
    return f"{told.title}, {moment_words(told.started, told.started.tzinfo)}"


def _lost(count: int) -> str:
    return f"{count_words(count, 'entry', 'entries')} of it {'is' if count == 1 else 'are'} lost"
