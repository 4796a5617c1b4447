"""The sets of a session that can't be played again, as a table: what was done and how it hurt."""

from collections.abc import Callable, Iterable

from rehab_app.model.digest import SetDigest
from rehab_app.report.drawing import Table
from rehab_app.wording import duration, reading_text, side_text

_HEADINGS = ("Pose", "Done", "Pain")
_ENDINGS = {
    "done": "",
    "early": "ended early",
    "skipped": "skipped",
    "pain": "stopped by pain",
    "again": "begun again",
    "stopped": "ended with the session",
    "left-out": "left out",
}


def brief_table(sets: Iterable[SetDigest], name_of: Callable[[str], str]) -> Table:
    """Return the sets in their order; `name_of` gives an exercise's name by its id."""
    return Table(_HEADINGS, tuple(_row(each, name_of) for each in sets))


def _row(done: SetDigest, name_of: Callable[[str], str]) -> tuple[str, ...]:
    pose = _joined(", ", name_of(done.exercise), side_text(done.side))
    amount = _joined(" · ", _done(done), _ENDINGS.get(done.ending, done.ending))
    told = ((done.during, "in it"), (done.after, "after it"))
    pain = (f"{reading_text(each)} {when}" for each, when in told if each is not None)
    return (pose, amount, _joined(" · ", *pain))


def _done(done: SetDigest) -> str:
    """Return how much was done, and of how much where that was not all: "12 s of 45 s"."""
    if done.reps is not None:
        made = done.reps if done.reps_done is None else done.reps_done
        return f"{made} reps" if made >= done.reps else f"{made} of {done.reps} reps"
    held, planned = duration(done.held_s), duration(done.planned_s)
    return held if done.held_s >= done.planned_s else f"{held} of {planned}"


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))
