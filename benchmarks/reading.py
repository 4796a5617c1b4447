"""Reading and checking a thousand routine files, against the parser alone on the same files."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from benchmarks.measuring import Result, ratio
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library, load_shipped

FILES = 1_000
BATCH = 50
MOST_RATIO = 3.0


def measure() -> Iterator[Result]:
    """Read batch after batch in turn with the reader and with libyaml's loader."""
    shipped = load_shipped(routines_folder())
    library = Library(shipped, routines_folder())
    ours: list[float] = []
    theirs: list[float] = []
    with TemporaryDirectory() as folder:
        paths = list(write_files(Path(folder), library))
        for start in range(0, FILES, BATCH):
            batch = paths[start : start + BATCH]
            ours.append(_seconds_to_read(batch, library))
            theirs.append(_seconds_to_load(batch))
    yield Result(
        what=f"reading and checking {FILES} routines ({sum(ours):.2f} s), as a ratio",
        found=ratio(ours, theirs),
        most=MOST_RATIO,
        unit="×",
        beside=f"yaml.load with CSafeLoader, the same files ({sum(theirs):.2f} s)",
    )


def write_files(folder: Path, library: Library, count: int = FILES) -> Iterator[Path]:
    """Write the shipped routines again and again, each under an id of its own."""
    entries = library.shipped_entries()
    for number in range(count):
        entry = entries[number % len(entries)]
        if entry.routine is None:
            raise ValueError(f"{entry.path} is broken")
        name = f"{entry.routine.id}-{number}"
        path = folder / f"{name}.yaml"
        path.write_text(entry.text.replace(f"id: {entry.routine.id}", f"id: {name}", 1))
        yield path


def _seconds_to_read(paths: list[Path], library: Library) -> float:
    start = perf_counter()
    entries = [library.read(path) for path in paths]
    seconds = perf_counter() - start
    if not all(entry.routine for entry in entries):
        raise ValueError("a routine could not be read")
    return seconds


def _seconds_to_load(paths: list[Path]) -> float:
    start = perf_counter()
    for path in paths:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return perf_counter() - start
