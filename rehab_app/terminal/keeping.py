"""Backups and what they bring back, as lines."""

from collections.abc import Iterator
from typing import Any

from rehab_app.context import Context
from rehab_app.history.backups import Backup, Reason
from rehab_app.history.errors import HistoryError
from rehab_app.safekeeping_wording import (
    REASON_WORDS,
    backups_summary,
    count_words,
    difference_lines,
    loss_lines,
    moment_words,
    recovery_lines,
)

_NOT_YET = "Nothing is changed yet. With --yes it is done."


class NothingToRestoreError(Exception):
    """There is no such backup, or nothing that is damaged; the message says what there is."""


def backups_json(context: Context) -> list[dict[str, Any]]:
    """Return all backups, the newest first, as plain data; raises HistoryError."""
    backups = context.keeping.backups
    return [
        {
            "number": number,
            "made": backup.made.isoformat(),
            "reason": backup.reason.value,
            "sessions": backups.session_count(backup),
            "file": str(backup.path),
        }
        for number, backup in enumerate(backups.all(), 1)
    ]


def backup_lines(context: Context) -> Iterator[str]:
    """Yield all backups, one a line, the newest first; raises HistoryError."""
    backups, zone = context.keeping.backups, context.clock.wall().tzinfo
    every = backups.all()
    for number, backup in enumerate(every, 1):
        holds = count_words(backups.session_count(backup), "session")
        made = moment_words(backup.made, zone)
        yield f"{number:>3}  {made:<26}  {holds:<14}  {REASON_WORDS[backup.reason]}"
    if not every:
        yield backups_summary(every, zone)


def restored_lines(context: Context, number: int | None, *, is_sure: bool) -> Iterator[str]:
    """Yield what restoring a backup changes, or without one what is brought back of a damaged file.

    It is done only where somebody `is_sure`. Raises NothingToRestoreError or HistoryError.
    """
    if number is None:
        yield from _brought_back(context, is_sure=is_sure)
    else:
        yield from _restored(context, _numbered(context, number), is_sure=is_sure)


def _numbered(context: Context, number: int) -> Backup:
    every = context.keeping.backups.all()
    if not 1 <= number <= len(every):
        there_are = backups_summary(every, context.clock.wall().tzinfo)
        raise NothingToRestoreError(f"There is no backup {number}. {there_are}")
    return every[number - 1]


def _restored(context: Context, backup: Backup, *, is_sure: bool) -> Iterator[str]:
    zone = context.clock.wall().tzinfo
    yield from difference_lines(context.keeping.preview(backup))
    if not is_sure:
        context.keeping.discard()
        yield _NOT_YET
        return
    before = context.keeping.restore(backup)
    yield f"The history is as it was on {moment_words(backup.made, zone)}."
    yield f"What it was before is the backup of {moment_words(before.made, zone)}."


def _brought_back(context: Context, *, is_sure: bool) -> Iterator[str]:
    damage = context.keeping.damage()
    if not damage:
        raise NothingToRestoreError(
            "The history is not damaged. To restore a backup, name its number: “rehab-app backups” "
            "lists them."
        )
    yield damage
    recovery = context.keeping.recover()
    yield from recovery_lines(recovery, context.clock.wall().tzinfo)
    yield from loss_lines(recovery)
    if not is_sure:
        context.keeping.discard()
        yield _NOT_YET
        return
    kept = context.keeping.accept(recovery)
    yield "The history is back." if kept is None else f"It is back; the damaged file is {kept}."


def backed_up(context: Context) -> str:
    """Make a backup if one is due; return why there is none, or nothing."""
    try:
        if context.keeping.is_due():
            context.back_up(Reason.SESSION)
    except HistoryError as error:
        return f"No backup could be made. {error}"
    return ""
