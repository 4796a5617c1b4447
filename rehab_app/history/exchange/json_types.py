"""What a history is as JSON: these types are the schema, and reading and writing go by them.

Moments are ISO 8601 with an offset from UTC; where a person was counts, so the offset stays. What
has its default is left out. A new field needs a default; anything else is a new VERSION.
"""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from rehab_app.history.records import Ending
from rehab_app.model.pain import Moment, Place, Quality
from rehab_app.model.person import Side

FORMAT = "rehab-app-history"
VERSION = 1

MOST_TEXT_LETTERS = 256 * 1024
MOST_INPUTS = 20_000
MOST_SECONDS = 7 * 24 * 3600

Moment_ = Annotated[datetime, Meta(tz=True)]
KEY = re.compile(r"^[0-9A-Za-z_-]{1,64}$")
Key = Annotated[str, Meta(pattern=KEY.pattern)]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Line = Annotated[str, Meta(max_length=500)]
Text = Annotated[str, Meta(max_length=100_000)]
Level = Annotated[int, Meta(ge=0, le=10)]
Seconds = Annotated[float, Meta(ge=0, le=MOST_SECONDS)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Kind = Literal[
    "start",
    "tick",
    "pause",
    "resume",
    "skip",
    "back",
    "add-time",
    "hurts",
    "answer",
    "count-reps",
    "overrule",
    "undo",
    "end",
]
Dose = Annotated[str, Meta(pattern="^(hold|reps|open|walk|jog)$")]
SetEnding = Annotated[str, Meta(pattern="^(done|early|skipped|pain|again|stopped|left-out)$")]
OutsideMoment = Annotated[str, Meta(pattern="^(now|hour|morning)$")]
PauseWord = Literal["asked", "gap", "unanswered", "hurts", "restored"]


class Record(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What all parts of the file have in common: no key that it does not know."""


class ReadingRecord(Record, frozen=True, kw_only=True):
    """How much it hurts and in which way; without a level nobody answered."""

    level: Level | None = None
    quality: Quality | None = None


class RungRecord(Record, frozen=True, kw_only=True):
    """The rung that a step was played at; steps and rungs count from 0."""

    step: Count
    side: Side
    rung: Count


class StepRecord(Record, frozen=True, kw_only=True):
    """A step by its exercise, how often it was named before, and its side."""

    exercise: Name
    nth: Count
    side: Side


class InputRecord(Record, frozen=True, kw_only=True):
    """What a person did in a session; `level` to `reason` belong to what is done.

    `moment`, `exercise` and `side` say what an answer is about.
    """

    seq: Count
    at_s: Seconds
    utc: Moment_
    do: Kind
    level: Level | None = None
    quality: Quality | None = None
    skin_fine: bool = True
    seconds: Annotated[int, Meta(ge=-3600, le=3600)] | None = None
    reps: Count | None = None
    reason: PauseWord | None = None
    moment: Moment | None = None
    exercise: Name | None = None
    side: Side | None = None


class CorrectionRecord(Record, frozen=True, kw_only=True):
    """What an answer should have been; `seq` is the answer's input. The last one counts."""

    seq: Count
    utc: Moment_
    level: Level | None = None
    quality: Quality | None = None


class EndingRecord(Record, frozen=True, kw_only=True):
    """How and when a session ended, and how many inputs it had by then."""

    how: Ending
    utc: Moment_
    inputs: Count


class NoteRecord(Record, frozen=True, kw_only=True):
    """What a person wrote about a session; the last one counts."""

    utc: Moment_
    text: Text


class SetRecord(Record, frozen=True, kw_only=True):
    """A set of a session that is known in brief only; rounds and sets count from 0."""

    exercise: Name
    prescribed: Name
    side: Side
    round: Count
    set: Count
    kind: Dose
    at_s: Seconds | None = None
    planned_s: Count
    held_s: Seconds
    ending: SetEnding
    reps: Count | None = None
    reps_done: Count | None = None
    during: ReadingRecord | None = None
    after: ReadingRecord | None = None


class BriefRecord(Record, frozen=True, kw_only=True):
    """A session of which only this is known: it came from a CSV file."""

    did_start: bool
    planned_s: Count
    session_s: Seconds
    worked_s: Seconds
    before: ReadingRecord | None = None
    end: ReadingRecord | None = None
    highest: Level | None = None
    changes: Count = 0
    sets: Annotated[tuple[SetRecord, ...], Meta(max_length=5_000)] = ()


class SessionRecord(Record, frozen=True, kw_only=True):
    """A session: what it started from and all that was done in it.

    `text` names the routine's text by its hash. `reached_s` is how far the session's clock had come
    when it was last saved. A session without an ending is still open.
    """

    key: Key
    routine_id: Name
    routine_title: Line
    text: Hash
    started: Moment_
    base: Annotated[float, Meta(ge=0, le=10)] | None = None
    sore_side: Side | None = None
    conditions: Annotated[tuple[Name, ...], Meta(max_length=100)] = ()
    strain_day: Count | None = None
    rungs: Annotated[tuple[RungRecord, ...], Meta(max_length=2_000)] = ()
    refused: Annotated[tuple[StepRecord, ...], Meta(max_length=2_000)] = ()
    app_version: Line
    inputs: Annotated[tuple[InputRecord, ...], Meta(max_length=MOST_INPUTS)] = ()
    corrections: Annotated[tuple[CorrectionRecord, ...], Meta(max_length=MOST_INPUTS)] = ()
    reached_s: Seconds | None = None
    ending: EndingRecord | None = None
    notes: Annotated[tuple[NoteRecord, ...], Meta(max_length=1_000)] = ()
    brief: BriefRecord | None = None


class CheckInVersion(Record, frozen=True, kw_only=True):
    """What was told outside a session, the first time or as a correction."""

    moment: OutsideMoment
    told: Moment_
    level: Level | None = None
    quality: Quality | None = None
    side: Side | None = None
    place: Place | None = None
    woke: bool = False
    session: Key | None = None


class CheckInRecord(Record, frozen=True, kw_only=True):
    """A check-in with all that was said of it; the last one counts."""

    key: Key
    said: Annotated[tuple[CheckInVersion, ...], Meta(min_length=1, max_length=1_000)]


class GoalVersion(Record, frozen=True, kw_only=True):
    """A wording of a goal; `set_on` is when it was first said."""

    title: Line
    set_on: Moment_
    is_open: bool = True


class ScoreRecord(Record, frozen=True, kw_only=True):
    """How able a person felt to do it: 0 is not at all, 10 as well as ever."""

    told: Moment_
    able: Level


class GoalRecord(Record, frozen=True, kw_only=True):
    """A goal with all its wordings, of which the last one counts, and its scores."""

    key: Key
    said: Annotated[tuple[GoalVersion, ...], Meta(min_length=1, max_length=1_000)]
    scores: Annotated[tuple[ScoreRecord, ...], Meta(max_length=10_000)] = ()


Weekday = Annotated[int, Meta(ge=0, le=6)]


class DayRecord(Record, frozen=True, kw_only=True):
    """The routine of a weekday; Monday is 0."""

    weekday: Weekday
    routine: Name


class ProgrammeRecord(Record, frozen=True, kw_only=True):
    """What was meant to be done from a moment on: routines in turn, or one for each weekday."""

    since: Moment_
    sequence: Annotated[tuple[Name, ...], Meta(max_length=100)] = ()
    weekdays: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()
    by_weekday: Annotated[tuple[DayRecord, ...], Meta(max_length=7)] = ()


class TextRecord(Record, frozen=True, kw_only=True):
    """A routine's text as it was played, without what is for the physio's eyes only.

    `hash` is the SHA-256 of the text.
    """

    hash: Hash
    text: Annotated[str, Meta(max_length=MOST_TEXT_LETTERS)]


class HistoryFile(Record, frozen=True, kw_only=True):
    """A whole file: the history of one person."""

    format: Literal["rehab-app-history"]
    version: Literal[1]
    texts: tuple[TextRecord, ...]
    sessions: tuple[SessionRecord, ...]
    check_ins: tuple[CheckInRecord, ...]
    goals: tuple[GoalRecord, ...]
    programmes: tuple[ProgrammeRecord, ...]


def history_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of the file."""
    schema: dict[str, Any] = msgspec.json.schema(HistoryFile)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The history of rehab-app",
        **_with_plain_descriptions(schema),
    }


def _with_plain_descriptions(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose descriptions, which are docstrings, are without their line breaks."""
    for type_ in schema["$defs"].values():
        if "description" in type_:
            type_["description"] = " ".join(type_["description"].split())
    return schema
