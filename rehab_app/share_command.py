"""The command `share`: a routine as one `.rehab` file, signed on demand."""

import argparse
import sys
from pathlib import Path

from rehab_app.context import Context
from rehab_app.report.writing import write_owner_only
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.routine_io.pictures import read_picture
from rehab_app.sharing.bundle import pack
from rehab_app.sharing.signing import KeyFileError, SigningKey, fingerprint, load_key, made_key

OK, PROBLEMS = 0, 1


def share(context: Context, options: argparse.Namespace) -> int:
    """Write the bundle of a routine; return the exit status."""
    entry = context.library.find(options.file)
    try:
        if entry.routine is None:
            for problem in entry.problems:
                print(problem, file=sys.stderr)
            return PROBLEMS
        key = _key(context.locations.signing_key) if options.sign else None
        data = pack(
            entry.routine.id,
            entry.routine.title,
            entry.text,
            pictures_of(entry),
            context.clock.wall(),
            author=options.sign or "",
            key=key,
        )
        write_owner_only(options.out, data)
    except (OSError, ValueError, KeyFileError) as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    finally:
        context.close()
    print(f"Written: {options.out}")
    if key is not None:
        print(f"Signed as {options.sign}. The fingerprint of the key, to be compared by eye:")
        print(fingerprint(key.public))
    return OK


def pictures_of(entry: LibraryEntry) -> dict[str, bytes]:
    """Return the pictures that a routine names; raises OSError or ValueError where one can't be."""
    if entry.routine is None:
        return {}
    names = {each.picture for each in entry.routine.exercises if each.picture}
    return {name: read_picture(entry.path.parent / name) for name in sorted(names)}


def _key(path: Path) -> SigningKey:
    return load_key(path) or made_key(path)
