"""JSON Schema of the exercises that a routine describes itself."""

from rehab_app.model.exercise import Sided
from rehab_app.routine_io.exercise_reader import DOSE, EXERCISE
from rehab_app.routine_io.schema_values import (
    EXERCISE_ID,
    NOTE,
    PICTURE,
    POSITION,
    TARGET,
    TEMPO,
    THING,
    TITLE,
    Json,
    count,
    duration,
    identifier,
    key,
    list_of,
    mapping,
    reference,
    without,
    word,
)


def exercise_schema() -> Json:
    """Return the schema of an own exercise."""
    entries = {
        **_names(),
        "position": key("Position", "In which position it is done: supine, standing, …", POSITION),
        "sided": key(
            "Sided",
            "one: one side after the other; both: both at once; sore: the sore side alone.",
            word(Sided),
        ),
        "cues": key("Cues", "What to do, a sentence each, in order.", list_of("cues", NOTE)),
        "props": key(
            "Things needed", "What is needed for it: mat, chair, …", list_of("props", THING)
        ),
        "dose": key(
            "Usual dose", "What a step without a dose of its own means.", reference("dose")
        ),
        "feel": key("Should feel like", "What it should feel like.", NOTE),
        "not_feel": key("Should not feel like", "What it should never feel like.", NOTE),
        "spoken": key("Spoken name", "What the voice says in place of the name.", TITLE),
        "easier": key(
            "Easier variant", "The exercise that takes its place when it hurts.", EXERCISE_ID
        ),
        "harder": key("Harder variant", "The exercise that comes after it.", EXERCISE_ID),
        "notes": key("Notes", "Anything else worth knowing.", NOTE),
        **_looks(),
    }
    return mapping(
        EXERCISE,
        entries,
        "An exercise that the catalogue lacks. Its tags are screened like those of every other.",
    )


def dose_schema() -> Json:
    """Return the schema of the usual dose of an exercise."""
    entries = {
        "hold": key("Hold", "How long to stay in the pose: 30 s.", duration()),
        "reps": key("Repetitions", "How many repetitions a set has, 1 to 60.", count(1, 60)),
        "sets": key("Sets", "How many sets, 1 to 10. Without it: 1.", count(1, 10)),
        "tempo": key("Tempo", "Seconds of one repetition: 4 s, or 3-1-2 s.", TEMPO),
        "rest": key("Rest", "The pause after each hold or set. Without it: none.", duration(0)),
    }
    return mapping(
        DOSE,
        entries,
        "How much is usual: a hold or reps.",
        dependentSchemas={"hold": without("reps"), "reps": without("hold")},
    )


def _names() -> dict[str, Json]:
    """Return the keys that say what an exercise is and what it is for."""
    return {
        "id": key("Id", "a-z, 0-9 and '-'; unlike any of the catalogue.", identifier()),
        "name": key("Name", "What a person reads.", TITLE),
        "also": key("Other names", "Other names, to be found by.", list_of("also", TITLE)),
        "targets": key(
            "Targets",
            "What it is for, the most important first; that one is left out with skip-target.",
            list_of("targets", TARGET),
        ),
        "tags": key(
            "Movement tags",
            "What it asks of the body; conditions avoid some. May be empty: [].",
            list_of("tags", reference("tag")),
        ),
    }


def _looks() -> dict[str, Json]:
    """Return the keys that say how an exercise is shown."""
    return {
        "picture": key("Picture", "A PNG, JPEG or WebP file beside the routine.", PICTURE),
        "description": key(
            "Description", "What the picture shows, for those who can't see it.", NOTE
        ),
        "pose": key(
            "Pose",
            "How it is drawn: the id of an exercise that looks the same, or a pose of its own "
            "(docs/poses.md).",
            {"anyOf": [EXERCISE_ID, reference("pose")]},
        ),
    }
