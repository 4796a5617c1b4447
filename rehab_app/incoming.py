"""A bundle that comes in: what it holds as the library would read it, and how it is added.

Nothing of it reaches the disk before the person says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from rehab_app.report.writing import write_owner_only
from rehab_app.routine_io.adding import add_to_folder
from rehab_app.routine_io.editing import put
from rehab_app.routine_io.library import Library, LibraryEntry
from rehab_app.sharing.bundle import SUFFIX, Bundle, read_bundle
from rehab_app.sharing.manifest import ROUTINE
from rehab_app.sharing.trust import KnownKeys, Origin, Standing

_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bundle, its routine as an entry of the library, and whom it is from."""

    bundle: Bundle
    entry: LibraryEntry
    origin: Origin


def is_bundle(path: Path) -> bool:
    """Tell whether a file's name says that it is a bundle."""
    return path.suffix.lower() == SUFFIX


def open_bundle(path: Path, library: Library, keys: KnownKeys) -> Incoming:
    """Return what is in a bundle; raises BundleError where it is refused."""
    bundle = read_bundle(path)
    reading = library.read_data(bundle.routine, f"{path.name}: {ROUTINE}")
    entry = LibraryEntry(
        path=path,
        is_shipped=False,
        routine=reading.routine,
        problems=reading.problems,
        text=bundle.routine.decode() if reading.routine else "",
    )
    return Incoming(bundle, entry, keys.origin_of(bundle))


def add_bundle(incoming: Incoming, folder: Path) -> Path:
    """Write the pictures of a bundle and then its routine into a folder; return its path.

    A picture under a name that is taken by another comes under one of its own, and the routine
    names that. Raises OSError; then no routine was added.
    """
    text = _with_pictures(incoming, folder)
    routine = incoming.entry.routine
    return add_to_folder(text, f"{routine.id if routine else ''}.yaml", folder)


def replace_version(incoming: Incoming, path: Path, now: datetime) -> Path:
    """Put a bundle's routine in the place of the version at `path`; return where that went.

    The older version stays beside it under another name, which is no routine's. Raises OSError;
    then the older version is still in its place.
    """
    text = _with_pictures(incoming, path.parent)
    kept = path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}")
    write_owner_only(kept, path.read_bytes())
    write_owner_only(path, text.encode())
    return kept


def _with_pictures(incoming: Incoming, folder: Path) -> str:
    """Write a bundle's pictures into a folder; return its routine's text with their names there."""
    text, routine = incoming.entry.text, incoming.entry.routine
    if routine is None:
        raise ValueError("a routine with errors can't be added")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = _names_for(incoming.bundle.pictures, folder)
    for number, exercise in enumerate(routine.exercises):
        name = names.get(exercise.picture or "", exercise.picture)
        if name and name != exercise.picture:
            text = put(text, ("exercises", number, "picture"), name)
    for name, data in incoming.bundle.pictures.items():
        _write_once(folder / names[name], data)
    return text


def trusted(incoming: Incoming, keys: KnownKeys, name: str) -> Incoming:
    """Know the key of a bundle by a name from now on; raises OSError where that can't be kept."""
    keys.trust(incoming.bundle.manifest.public_key, name)
    return replace(incoming, origin=keys.origin_of(incoming.bundle))


def origin_text(origin: Origin) -> str:
    """Return in a sentence or two whom a bundle is from, and what is known of that."""
    match origin.standing:
        case Standing.UNSIGNED:
            return "It is not signed, so nobody can tell who made it."
        case Standing.KNOWN:
            return f"It is signed by {origin.name}, with the key that you know."
        case Standing.OWN:
            return f"It is signed with your own key, as {origin.name}."
        case Standing.OTHER_KEY:
            return (
                f"It is signed as {origin.name}, but with another key than the one you know by "
                "that name. Ask them before you use it: only if they made a new key, give it "
                "another name."
            )
        case Standing.UNKNOWN:
            said = f"as {origin.name} " if origin.name else ""
            return f"It is signed {said}with a key that you don't know yet."


def packed_text(incoming: Incoming, now: datetime) -> tuple[str, ...]:
    """Return on which day, as it is here, a bundle says it was packed; nothing without a moment."""
    try:
        made = datetime.fromisoformat(incoming.bundle.manifest.made).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return ()
    return (f"It was packed on {made.day} {made:%B %Y}.",)


def _names_for(pictures: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return for each picture the name that is free for it, or has the same picture already."""
    names: dict[str, str] = {}
    for name, data in pictures.items():
        path = folder / name
        is_free = not path.exists() or path.read_bytes() == data
        stem, suffix = Path(name).stem, Path(name).suffix
        names[name] = name if is_free else f"{stem}-{sha256(data).hexdigest()[:_DIGITS]}{suffix}"
    return names


def _write_once(path: Path, data: bytes) -> None:
    if path.exists():
        return
    with path.open("xb") as file:
        file.write(data)
