"""`rehab-app figure`: draws an exercise into a file and says what the picture shows."""

import sys
from dataclasses import dataclass
from pathlib import Path

from rehab_app.context import Context
from rehab_app.figure.bodies import BODIES
from rehab_app.figure.describing import describe
from rehab_app.figure.mirroring import on_side
from rehab_app.figure.painter import save
from rehab_app.figure.palette import read_palette
from rehab_app.figure.picture import Figure, Look
from rehab_app.model.person import Side
from rehab_app.model.pose import Pose
from rehab_app.resources import assets_folder
from rehab_app.routine_io.problem_list import hint_for, quoted

OK, PROBLEMS = 0, 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """How an exercise is drawn; `at` is 0 at its start, 1 at its end, None where it tells most."""

    side: str | None
    at: float | None
    theme: str
    body: str
    size_px: int


def draw(context: Context, name: str, routine: str | None, drawing: Drawing, out: Path) -> int:
    """Draw an exercise of the catalogue or of a routine; return the exit status."""
    pose = _pose(context, name, routine)
    if pose is None:
        return PROBLEMS
    pose = on_side(pose, Side(drawing.side) if drawing.side else None)
    palette = read_palette(assets_folder() / "themes" / f"{drawing.theme}.toml")
    look = Look(palette=palette, body=BODIES[drawing.body])
    figure = Figure(pose, look, (drawing.size_px, drawing.size_px))
    try:
        at = pose.still_at if drawing.at is None else drawing.at
        save(figure, out, at, ground=palette.colour("ground"), title=name)
    except OSError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    print(describe(pose))
    return OK


def _pose(context: Context, name: str, routine: str | None) -> Pose | None:
    """Return the pose of an exercise, also of a routine's own; what is wrong is printed."""
    catalogue = context.shipped.catalogue
    if routine is not None:
        entry = context.library.find(routine)
        if entry.routine is None:
            print(*entry.problems, sep="\n", file=sys.stderr)
            return None
        catalogue = catalogue.with_own(entry.routine.exercises)
    if name not in catalogue:
        hint = hint_for(name, catalogue)
        print(f"There is no exercise {quoted(name)}: {hint}", file=sys.stderr)
        return None
    pose = context.poses().of(catalogue[name])
    if pose is None:
        print(f"{name} has no pose.", file=sys.stderr)
    return pose
