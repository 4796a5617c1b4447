"""What the history learns to hold has to find its way into the JSON export: this asks for it."""

from dataclasses import fields
from typing import Any

import pytest

from rehab_app.history.diary import CheckIn, Goal, GoalScore, ProgrammeSince
from rehab_app.history.exchange.json_types import (
    CheckInVersion,
    GoalVersion,
    InputRecord,
    ProgrammeRecord,
    ScoreRecord,
    SessionRecord,
)
from rehab_app.history.migrations import MIGRATIONS
from rehab_app.history.records import RecordedInput, SessionOpening
from rehab_app.history.tables import DERIVED, tables_of
from rehab_app.model.programme import Programme

IN_THE_FILE = {
    *("routine_text", "session", "input", "correction", "ending", "note"),
    *("check_in", "goal", "goal_score", "programme"),
}


def test_every_table_is_in_the_file_or_follows_from_what_is() -> None:
    tables = {table.name for table in tables_of(len(MIGRATIONS))}

    assert tables - set(DERIVED) == IN_THE_FILE


@pytest.mark.parametrize(
    ("kept", "written", "elsewhere"),
    [
        (SessionOpening, SessionRecord, {"person"}),
        (RecordedInput, InputRecord, {"input"}),
        (CheckIn, CheckInVersion, {"person", "key", "reading", "session_key"}),
        (Goal, GoalVersion, {"person", "key"}),
        (GoalScore, ScoreRecord, {"goal"}),
        (ProgrammeSince, ProgrammeRecord, {"person", "programme"}),
        (Programme, ProgrammeRecord, set()),
    ],
)
def test_every_field_is_in_the_file(kept: Any, written: Any, elsewhere: set[str]) -> None:
    assert {each.name for each in fields(kept)} - elsewhere <= set(written.__struct_fields__)
