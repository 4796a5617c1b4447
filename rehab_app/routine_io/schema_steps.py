"""JSON Schema of blocks, steps and rungs."""

from rehab_app.routine_io.schema_values import (
    ASK,
    BOOLEAN,
    DURATION_RANGE,
    EXERCISE_ID,
    NOTE,
    SIDES,
    TEMPO,
    TITLE,
    Json,
    count,
    count_range,
    duration,
    key,
    list_of,
    mapping,
    reference,
    without,
)
from rehab_app.routine_io.step_reader import BLOCK, RUNG, STEP

_PAUSE = duration(0)
# A jog without walks is the last rung of a run-walk plan: it is run through, once.
_WALK_JOG: Json = {
    "dependentRequired": {"walk": ["jog", "times"], "jog": ["times"], "times": ["jog"]},
    "if": {"required": ["jog"], "not": {"required": ["walk"]}},
    "then": {"properties": {"times": {"maximum": 1, "pattern": "^0*1$"}}},
}


def block_schema() -> Json:
    """Return the schema of a block."""
    entries = {
        "title": key("Title", "What this part is called on screen.", TITLE),
        "steps": key(
            "Steps",
            "What is done, one exercise after the other.",
            list_of("steps", reference("step")),
        ),
        "rounds": key(
            "Rounds",
            "How often the whole block is done, 1 to 10. Without it: once.",
            count(1, 10),
        ),
    }
    return mapping(BLOCK, entries, "A titled part of the routine, done for one or more rounds.")


def step_schema() -> Json:
    """Return the schema of a step."""
    entries = {
        "exercise": key(
            "Exercise",
            "The id of an exercise of the catalogue, or of one under exercises: in this file.",
            EXERCISE_ID,
        ),
        **_doses(),
        "ladder": key(
            "Ladder",
            "The rungs of this step written out, the easiest first, in place of a single dose.",
            list_of("ladder", reference("rung")),
        ),
        "start": key(
            "First rung",
            "The rung to begin with, counted from 1 at the bottom, the easier variant included.",
            count(1, 100),
        ),
        "rest": key(
            "Rest", "The pause after every hold or set, 0 s to 4 h. Without it: none.", _PAUSE
        ),
        "sides": key(
            "Sides",
            "each (left, then right), [right, left], left, right, both (at once), sore or "
            "sore-first. Without it: what the exercise is made for.",
            SIDES,
        ),
        "easier": key(
            "Easier variant",
            "The exercise that takes this one's place when it hurts; without it the catalogue's.",
            EXERCISE_ID,
        ),
        "harder": key(
            "Harder variant",
            "The exercise above the most that is prescribed; without it there is none.",
            EXERCISE_ID,
        ),
        "ready": key(
            "Get ready",
            "Time to get into position, not part of the hold. Without it: 5 s, and 15 s between "
            "floor and standing.",
            _PAUSE,
        ),
        "ask": key(
            "Ask",
            "When this step asks how much it hurts: after, halfway, 1 min, every 5 min, a list "
            "of these, or none.",
            ASK,
        ),
        "note": key("Note", "A sentence that the person sees with this step.", NOTE),
        "private": key(
            "Private note", "For whoever writes the routine; the person never sees it.", NOTE
        ),
        "long": key("Long hold", "true says that a hold above 5 min is meant.", BOOLEAN),
    }
    return mapping(
        STEP,
        entries,
        "One exercise with its dose: one of hold, reps, open, walk and jog, or ladder.",
        dependentSchemas=_one_dose("ladder", "open")
        | {
            "tempo": without("hold", "open", "walk"),
            "start": without("open", "walk", "jog"),
        },
        **_WALK_JOG,
    )


def rung_schema() -> Json:
    """Return the schema of a rung of a ladder that is written out."""
    doses = _doses()
    del doses["open"]
    entries = doses | {
        "exercise": key(
            "Exercise",
            "Another exercise on this rung; without it the step's.",
            EXERCISE_ID,
        ),
        "hold": key("Hold", "How long to stay in the pose on this rung.", duration()),
        "reps": key("Repetitions", "How many repetitions a set has, 1 to 60.", count(1, 60)),
        "sets": key("Sets", "How many sets this rung has, 1 to 10.", count(1, 10)),
    }
    return mapping(
        RUNG,
        entries,
        "One rung of a ladder: one of hold, reps, or walk and jog.",
        anyOf=[{"required": [name]} for name in ("hold", "reps", "walk", "jog")],
        dependentSchemas=_one_dose() | {"tempo": without("hold", "walk")},
        **_WALK_JOG,
    )


def _doses() -> dict[str, Json]:
    """Return the keys that say how much, as a step has them."""
    return {
        "hold": key(
            "Hold",
            "How long to stay in the pose, 1 s to 4 h: 30 s, 5 min, 1:30, or a range such as "
            "20-45 s, which is a ladder. A plain number is seconds.",
            DURATION_RANGE,
        ),
        "reps": key(
            "Repetitions",
            "How many repetitions a set has, 1 to 60, or a range such as 8-12, which is a ladder.",
            count_range(1, 60),
        ),
        "open": key("Open end", "true: until a key is pressed; the time is counted up.", BOOLEAN),
        "walk": key("Walk", "How long each walk of a run-walk is.", duration()),
        "jog": key("Jog", "How long each jog of a run-walk is.", duration()),
        "times": key("Times", "How often walk and jog take turns, 1 to 60.", count(1, 60)),
        "sets": key(
            "Sets",
            "How many sets, 1 to 10, or a range such as 2-3. Without it: 1.",
            count_range(1, 10),
        ),
        "tempo": key(
            "Tempo",
            "Seconds of one repetition, at most 60: 4 s, or up-top-down as in 3-1-2 s.",
            TEMPO,
        ),
    }


def _one_dose(*more: str) -> Json:
    """Return, for each key that says how much, that no other one stands beside it."""
    doses = ("hold", "reps", *more, "walk", "jog")
    pair = {"walk", "jog"}
    return {
        name: without(*(other for other in doses if other != name and {name, other} != pair))
        for name in doses
    }
