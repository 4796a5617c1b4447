"""Removes a person from this computer: their settings, sessions, readings, goals and days."""

from collections.abc import Callable

from rehab_app.context import Context
from rehab_app.history.backups import Reason


def remove_person(context: Context, key: str) -> Callable[[], None]:
    """Remove a person, after a backup; return what puts all of it back.

    Raises HistoryError or OSError, and nothing is removed then; KeyError for the only one there is.
    """
    context.back_up(Reason.DELETION)
    history = context.history()
    removed = history.remove_person(key)
    try:
        forgotten = context.people.remove(key)
    except (OSError, KeyError):
        history.put_person_back(removed)
        raise
    context.choose_person(context.people.current)

    def undo() -> None:
        context.people.put_back(forgotten)
        context.history().put_person_back(removed)

    return undo
