"""Gathers what a handout needs: a routine, its drawn bodies and pictures, its author's key."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rehab_app.context import Context
from rehab_app.model.person import Person, Side
from rehab_app.model.routine import Routine
from rehab_app.report.handout import handout
from rehab_app.report.handout_pdf import handout_pdf
from rehab_app.report.sheets import Paper
from rehab_app.routine_io.pictures import read_picture
from rehab_app.sharing.signing import KeyFileError, fingerprint, load_key


def handout_of(
    context: Context,
    routine: Routine,
    folder: Path | None,
    *,
    side: Side | None = None,
    paper: Paper | None = None,
    signed_by: str = "",
) -> bytes:
    """Return the handout of a routine as a PDF; needs a QGuiApplication for its type.

    `folder` holds the pictures of own exercises. `side` is the sore one, None for whoever it is.
    `signed_by` is the fingerprint of its author's key.
    """
    facts = context.facts_for(routine, Person(sore_side=side, conditions=routine.suits))
    made = context.clock.wall().date()
    sheet = handout(facts, context.shipped.red_flags, made, signed_by)
    pictures = dict(_pictures(routine, folder)) if folder is not None else {}
    return handout_pdf(sheet, context.poses().of, pictures, paper)


def own_fingerprint(context: Context) -> str:
    """Return the fingerprint of this computer's key, empty where nobody has signed here yet.

    A key that can't be read is said where something is signed; paper does without it.
    """
    with suppress(KeyFileError):
        key = load_key(context.locations.signing_key)
        return fingerprint(key.public) if key is not None else ""
    return ""


def _pictures(routine: Routine, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that can be shown; of others a check of the file tells."""
    for exercise in routine.exercises:
        if exercise.picture:
            with suppress(OSError, ValueError):
                yield exercise.picture, read_picture(folder / exercise.picture)
