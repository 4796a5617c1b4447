"""What the list of past sessions says about each, made from what was saved."""

from rehab_app.gui.session_report import moment_text
from rehab_app.gui.widgets.session_rows import PastSession
from rehab_app.history.records import Ending, StoredSession
from rehab_app.model.pain import Moment

_ENDINGS = {
    Ending.COMPLETED: "Done",
    Ending.STOPPED: "Stopped",
    Ending.DROPPED: "Thrown away",
    None: "Left open",
}


def past_session(stored: StoredSession) -> PastSession:
    """Return a session as it is listed."""
    opening = stored.opening
    if opening is None:
        title, when = f"Session {stored.id}: its first entry is damaged", ""
    else:
        title, when = opening.routine_title, moment_text(opening.started)
    return PastSession(
        id=stored.id, title=title, when=when, how=_ENDINGS[stored.ended], pain=_pain(stored)
    )


def _pain(stored: StoredSession) -> str:
    """Return pain before and after: "3 → 2"; nothing where either is not known."""
    levels = {answer.recorded.moment: answer.reading.level for answer in stored.standing}
    before, after = levels.get(Moment.BEFORE), levels.get(Moment.END)
    return "" if before is None or after is None else f"{before} → {after}"
