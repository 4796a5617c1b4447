"""Exercises, as a routine and the files of the catalogue describe them."""

from rehab_app.model.exercise import Exercise, Sided
from rehab_app.model.ladder import DEFAULT_TEMPO_S, Dose, Hold, Reps
from rehab_app.routine_io.durations import duration, pause, tempo
from rehab_app.routine_io.fields import count_of, identifier, note, picture_name, title, word_of
from rehab_app.routine_io.file_format import read_format
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Node
from rehab_app.routine_io.pose_reader import read_own_pose
from rehab_app.routine_io.problem_list import ProblemList

EXERCISE_FILE = Keys(what="a file of exercises", required=("format", "group", "title", "exercises"))
EXERCISE = Keys(
    what="an exercise",
    required=("id", "name", "targets", "tags", "position", "sided", "cues"),
    optional=(
        *("also", "props", "dose", "feel", "not_feel", "spoken", "easier", "harder", "notes"),
        *("picture", "description", "pose"),
    ),
)
DOSE = Keys(what="a default dose", optional=("hold", "reps", "sets", "tempo", "rest"))

_SIDED = word_of(Sided)
_REPS = count_of(1, 60)
_SETS = count_of(1, 10)

PlacedExercise = tuple[Exercise, Fields]


def read_exercise_node(node: Node, problems: ProblemList) -> tuple[PlacedExercise, ...]:
    """Return the exercises of a file of the catalogue, each with the places of its values."""
    fields = Fields(node, EXERCISE_FILE, problems)
    fields.read("format", read_format)
    fields.read("title", title)
    return read_exercise_list(fields, fields.read("group", title, ""))


def read_exercise_list(parent: Fields, group: str = "") -> tuple[PlacedExercise, ...]:
    """Return the exercises below the key `exercises`, each with the places of its values."""
    return tuple(
        (fields.read_whole(lambda each: _read_exercise(each, group)), fields)
        for fields in parent.mappings("exercises", EXERCISE)
    )


def report_taken_ids(exercises: tuple[PlacedExercise, ...], taken: dict[str, str]) -> None:
    """Report ids that stand for another exercise already; `taken` names where, and grows."""
    for exercise, fields in exercises:
        if not exercise.id:
            continue  # it has none that can be read, which is a problem already
        if exercise.id in taken:
            fields.problems.error(
                fields.place("id"),
                "exercise-taken",
                f"the exercise {exercise.id} is already in {taken[exercise.id]}",
                "give this one another id",
            )
        else:
            taken[exercise.id] = fields.problems.file


def _read_exercise(fields: Fields, group: str) -> Exercise:
    dose, sets, rest_s = _read_dose(fields.mapping("dose", DOSE))
    return Exercise(
        id=fields.read("id", identifier, ""),
        name=fields.read("name", title, ""),
        targets=fields.read_list("targets", identifier),
        tags=frozenset(fields.read_list("tags", identifier)),
        position=fields.read("position", title, ""),
        sided=fields.read("sided", _SIDED, Sided.ONE),
        cues=fields.read_list("cues", note),
        group=group,
        also=fields.read_list("also", title),
        props=fields.read_list("props", title),
        dose=dose,
        sets=sets,
        rest_s=rest_s,
        feel=fields.read("feel", note, ""),
        not_feel=fields.read("not_feel", note, ""),
        spoken=fields.read("spoken", title, ""),
        easier=fields.read("easier", str),
        harder=fields.read("harder", str),
        notes=fields.read("notes", note, ""),
        picture=fields.read("picture", picture_name, ""),
        description=fields.read("description", note, ""),
        pose=read_own_pose(fields),
    )


def _read_dose(fields: Fields | None) -> tuple[Dose | None, int, int]:
    """Return the default dose, its sets and the rest after each in seconds."""
    if fields is None:
        return None, 1, 0
    dose: Dose | None = None
    if "hold" in fields and "reps" in fields:
        fields.problems.error(
            fields.key_place("reps"),
            "two-doses",
            "a default dose is a hold or reps, and this has both",
            "remove one of them",
        )
    hold_s = fields.read("hold", duration)
    reps = fields.read("reps", _REPS)
    tempo_s = fields.read("tempo", tempo) or DEFAULT_TEMPO_S
    if reps is not None:
        dose = Reps(reps, tempo_s)
    elif hold_s is not None:
        dose = Hold(hold_s)
    return dose, fields.read("sets", _SETS, 1), fields.read("rest", pause, 0)
