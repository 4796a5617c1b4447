"""A routine that goes out: what a bundle of it holds, what stays behind, and what keeps it in.

Nothing is written before somebody says where to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rehab_app.report.writing import write_owner_only
from rehab_app.routine_io.comments import comments_of, without_comments
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.routine_io.pictures import read_picture
from rehab_app.sharing.bundle import pack
from rehab_app.sharing.signing import SigningKey, load_key, made_key


class NotSharedError(Exception):
    """A routine that can't be shared; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What of a routine goes into a bundle: its text, and its pictures by their names.

    `own_exercises` are the names of the exercises that it brings along. `private` are the notes
    that stay with their author, `comments` what stands behind a # in the text. `reasons` keep it
    from being shared, a sentence each; then there is nothing else.
    """

    routine_id: str = ""
    title: str = ""
    text: str = ""
    own_exercises: tuple[str, ...] = ()
    pictures: Mapping[str, bytes]
    private: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def outgoing_of(entry: LibraryEntry) -> Outgoing:
    """Return what would go out of a routine; its pictures are read from where it lies."""
    routine = entry.routine
    if routine is None:
        reasons = tuple(str(problem) for problem in entry.problems)
        return Outgoing(pictures={}, reasons=reasons)
    pictures, reasons = _pictures_of(entry)
    return Outgoing(
        routine_id=routine.id,
        title=routine.title,
        text=entry.text,
        own_exercises=tuple(each.name for each in routine.exercises),
        pictures=pictures,
        private=tuple(
            step.private for block in routine.blocks for step in block.steps if step.private
        ),
        comments=comments_of(entry.text),
        reasons=reasons,
    )


def left_and_taken(outgoing: Outgoing, *, has_comments: bool = True) -> tuple[str, ...]:
    """Return in sentences what of the text stays with its author, and what may be forgotten."""
    private, comments = len(outgoing.private), len(outgoing.comments)
    said: list[str] = []
    if private:
        said.append(f"{_count(private, 'private note')} {_verb(private, 'stay')} with you.")
    if comments:
        verb, end = ("go", "along") if has_comments else ("stay", "with you")
        said.append(f"{_count(comments, 'comment')} in its text {_verb(comments, verb)} {end}.")
    return tuple(said)


def write_bundle(
    outgoing: Outgoing,
    path: Path,
    now: datetime,
    *,
    author: str = "",
    key: SigningKey | None = None,
    has_comments: bool = True,
) -> int:
    """Write the bundle of a routine and return how many bytes it has; signed where a key is given.

    Raises NotSharedError where something keeps it in, and OSError.
    """
    if outgoing.reasons:
        raise NotSharedError(" ".join(outgoing.reasons))
    text = outgoing.text if has_comments else without_comments(outgoing.text)
    data = pack(
        outgoing.routine_id,
        outgoing.title,
        text,
        outgoing.pictures,
        now,
        author=author,
        key=key,
    )
    write_owner_only(path, data)
    return len(data)


def own_key(path: Path) -> SigningKey:
    """Return the key to sign with, made where there is none yet; raises KeyFileError."""
    return load_key(path) or made_key(path)


def _pictures_of(entry: LibraryEntry) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the pictures that a routine names, and why those are missing that can't be read."""
    pictures: dict[str, bytes] = {}
    reasons: list[str] = []
    exercises = entry.routine.exercises if entry.routine else ()
    for name in sorted({each.picture for each in exercises if each.picture}):
        try:
            pictures[name] = read_picture(entry.path.parent / name)
        except FileNotFoundError:
            reasons.append(f"The picture {name} is not there: put it beside the routine.")
        except OSError as error:
            reasons.append(f"The picture {name} can't be read: {error.strerror or error}.")
        except ValueError as error:
            reasons.append(f"The picture {error}.")
    return pictures, tuple(reasons)


def _count(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count} {word}s"


def _verb(count: int, verb: str) -> str:
    ending = "es" if verb.endswith("o") else "s"
    return f"{verb}{ending}" if count == 1 else verb
