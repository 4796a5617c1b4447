"""Offers a session that was left open when the plug was pulled."""

from typing import TextIO

from rehab_app.context import Context
from rehab_app.history.errors import HistoryError
from rehab_app.playing import Play
from rehab_app.replaying import CannotRestoreError
from rehab_app.terminal.keys import Keys


def offer_unfinished(context: Context, keys: Keys, out: TextIO) -> Play | None:
    """Return the session to go on with; None where there is none, or it is kept or dropped."""
    try:
        for summary in context.unfinished():
            title = summary.opening.routine_title if summary.opening else "A session"
            _say(f"{title} was left open. g goes on, k keeps what was done, d drops it.", out)
            if play := _gone_on(context, summary.id, _one_of("gkd", keys), out):
                return play
    except HistoryError as error:
        _say(f"{error} What was left open is offered again the next time.", out)
    return None


def _gone_on(context: Context, session_id: int, key: str, out: TextIO) -> Play | None:
    """Do what was chosen for one session."""
    if key == "d":
        context.drop(session_id)
        return None
    if key == "g":
        try:
            return context.go_on(session_id)
        except CannotRestoreError as error:
            _say(f"{error} What was done is kept.", out)
    context.keep_as_stopped(session_id)
    return None


def _say(text: str, out: TextIO) -> None:
    out.write(f"{text}\n")
    out.flush()


def _one_of(choices: str, keys: Keys) -> str:
    while True:
        key = keys.read(1.0)
        if key and key in choices:
            return key
