"""Offers a session that was left open when the plug was pulled."""

from typing import TextIO

from rehab_app.context import CannotRestoreError, Context
from rehab_app.history.errors import HistoryError
from rehab_app.playing import Play
from rehab_app.terminal.keys import TerminalKeys


def offer_unfinished(context: Context, out: TextIO) -> Play | None:
    """Return the session to go on with; None where there is none, or it is kept or dropped."""
    try:
        unfinished = context.unfinished()
    except HistoryError:
        return None
    for summary in unfinished:
        title = summary.opening.routine_title if summary.opening else "A session"
        out.write(f"{title} was left open. g goes on, k keeps what was done, d drops it.\n")
        out.flush()
        key = _one_of("gkd")
        if key == "g":
            try:
                return context.go_on(summary.id)
            except CannotRestoreError as error:
                out.write(f"{error} What was done is kept.\n")
                key = "k"
        if key == "k":
            context.keep_as_stopped(summary.id)
        else:
            context.drop(summary.id)
    return None


def _one_of(choices: str) -> str:
    with TerminalKeys() as keys:
        while True:
            key = keys.read(1.0)
            if key and key in choices:
                return key
