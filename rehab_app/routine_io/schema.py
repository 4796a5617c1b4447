"""The JSON Schema of the routine file, for editors that complete and check while one writes.

It has the reader's own keys: where the two differ, nothing is printed. What a schema can't tell
(whether an exercise exists, what fits it, how long a session gets) is for `rehab-app check`.
Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12/json-schema-core
"""

from rehab_app.model.routine import Kind
from rehab_app.routine_io.durations import LONGEST_GAP_S
from rehab_app.routine_io.file_format import FORMAT
from rehab_app.routine_io.routine_reader import ASK, PER_DAY, ROUTINE
from rehab_app.routine_io.rule_reader import STANDARD
from rehab_app.routine_io.schema_exercises import dose_schema, exercise_schema
from rehab_app.routine_io.schema_poses import pose_parts, pose_schema
from rehab_app.routine_io.schema_props import prop_schema
from rehab_app.routine_io.schema_rules import pain_rules_schema, rule_schema
from rehab_app.routine_io.schema_steps import block_schema, rung_schema, step_schema
from rehab_app.routine_io.schema_values import ASK as ASK_POINTS
from rehab_app.routine_io.schema_values import (
    BOOLEAN,
    SHORT_TEXT,
    SUMMARY,
    TITLE,
    Json,
    count,
    duration,
    identifier,
    key,
    list_of,
    mapping,
    reference,
    text_like,
    word,
)
from rehab_app.routine_io.shipped import Shipped

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def routine_schema(shipped: Shipped) -> Json:
    """Return the JSON Schema of a routine file.

    Ids of what ships with the program are given as examples, which editors offer; others are
    allowed, as a routine can bring exercises of its own.
    """
    exercises = shipped.catalogue.values()
    return {
        "$schema": DIALECT,
        **_routine(),
        "$defs": {
            "ask": _ask(),
            "per_day": _per_day(),
            "block": block_schema(),
            "step": step_schema(),
            "rung": rung_schema(),
            "pain_rules": pain_rules_schema(),
            "rule": rule_schema(),
            "exercise": exercise_schema(),
            "dose": dose_schema(),
            "pose": pose_schema(),
            **pose_parts(),
            "prop": prop_schema(),
            "exercise_id": identifier(shipped.catalogue),
            "condition_id": identifier(shipped.conditions),
            "target": identifier({target for each in exercises for target in each.targets}),
            "tag": identifier({tag for each in exercises for tag in each.tags}),
            "position": text_like({each.position for each in exercises}),
            "thing": text_like({thing for each in exercises for thing in each.props}),
        },
    }


def _routine() -> Json:
    entries = {
        "format": key(
            "Format",
            f"The version of the format, {FORMAT}.",
            {**count(1, 10), "maximum": FORMAT, "pattern": f"^0*{FORMAT}$"},
        ),
        "id": key("Id", "a-z, 0-9 and '-'; no other routine of the library has it.", identifier()),
        "title": key("Title", "What the routine is called on screen, one line.", TITLE),
        "kind": key("Kind", "What the routine mainly is.", word(Kind)),
        "blocks": key(
            "Blocks", "The parts of the routine, in order.", list_of("blocks", reference("block"))
        ),
        "summary": key("Summary", "What it is for, one line.", SUMMARY),
        "author": key("Author", "Who wrote it.", SHORT_TEXT),
        "suits": key(
            "Suits",
            "The conditions it was made for; every exercise is checked against them.",
            list_of("suits", reference("condition_id")),
        ),
        "per_day": key("Per day", "How often a day at most.", reference("per_day")),
        "ask": key("Ask", "When it is asked how much it hurts.", reference("ask")),
        "pain_rules": key(
            "Pain rules",
            "standard, or own rules that come before the standard ones.",
            {"anyOf": [word([STANDARD]), reference("pain_rules")]},
        ),
        "exercises": key(
            "Own exercises",
            "Exercises that the catalogue lacks.",
            list_of("exercises", reference("exercise")),
        ),
    }
    schema = mapping(
        ROUTINE, entries, "A routine of rehab-app: what is done, and what pain changes."
    )
    return schema | {"title": "Routine"}


def _ask() -> Json:
    entries = {
        "before": key("Before", "Ask before the session. Without it: true.", BOOLEAN),
        "each": key(
            "Each step",
            "When each step asks that doesn't say so itself. Without it: after.",
            ASK_POINTS,
        ),
        "after": key("After", "Ask at the end of the session. Without it: true.", BOOLEAN),
        "next_morning": key("Next morning", "Ask on the morning after. Without it: true.", BOOLEAN),
    }
    return mapping(ASK, entries, "When it is asked how much it hurts.")


def _per_day() -> Json:
    entries = {
        "times": key("Times", "At most so often a day, 1 to 24.", count(1, 24)),
        "gap": key("Gap", "The least time between two, at most 24 h.", duration(0, LONGEST_GAP_S)),
    }
    return mapping(PER_DAY, entries, "How often a day this may be done.")
