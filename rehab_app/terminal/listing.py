"""The library as a list."""

from collections.abc import Iterator
from typing import Any

from rehab_app.context import Context
from rehab_app.engine.planning import planned_minutes
from rehab_app.model.problem import Severity
from rehab_app.routine_io.library import LibraryEntry


def library_json(context: Context) -> list[dict[str, Any]]:
    """Return all routines, broken files included, as plain data."""
    return [_entry_json(entry, context) for entry in context.library.entries()]


def library_lines(context: Context) -> Iterator[str]:
    """Yield all routines, one a line; a broken file with its first problem."""
    for row in library_json(context):
        if row["problem"] is not None:
            yield f"{row['id']:<26}  broken   {row['problem']}"
        else:
            yield f"{row['id']:<26}  {row['minutes']:>3} min  {row['kind']:<9}  {row['title']}"


def _entry_json(entry: LibraryEntry, context: Context) -> dict[str, Any]:
    routine = entry.routine
    errors = [problem for problem in entry.problems if problem.severity is Severity.ERROR]
    return {
        "id": routine.id if routine else entry.name.removesuffix(".yaml"),
        "title": routine.title if routine else None,
        "kind": routine.kind.value if routine else None,
        "minutes": planned_minutes(context.facts_for(routine)) if routine else None,
        "file": entry.place,
        "shipped": entry.is_shipped,
        "problem": str(errors[0]) if errors else None,
    }
