"""The columns of the CSV file, in their order; docs/data.md says what each holds."""

from enum import StrEnum

# Excel takes a file for UTF-8 only where it begins with this; the others don't mind.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# Excel expects what its country separates lists with: ; where the comma is the decimal mark.
COMMA, SEMICOLON = ",", ";"


class Kind(StrEnum):
    """What a row is about."""

    SESSION = "session"
    SET = "set"
    CHECK_IN = "check-in"


COLUMNS = (
    "record",
    "day",
    "time",
    "routine",
    "exercise",
    "side",
    "round",
    "set",
    "dose",
    "planned_s",
    "held_s",
    "took_s",
    "planned_reps",
    "done_reps",
    "ending",
    "pain_before",
    "kind_before",
    "pain_during",
    "kind_during",
    "pain_after",
    "kind_after",
    "pain",
    "kind",
    "moment",
    "place",
    "woke",
    "changes",
    "note",
    "prescribed",
    "routine_id",
    "session",
    "key",
)
