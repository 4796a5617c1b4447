"""P-3: of what is deleted nothing is left in any file, but in backups, which can be deleted too."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.history.backups import Reason
from rehab_app.history.diary import CheckIn, Note
from rehab_app.model.pain import Moment, Reading
from tests.history.samples import answer, opening

MARK = b"MARKED-NOTE"
COUNT = 50
NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)


@pytest.fixture
def context(own_home: Path) -> Iterator[Context]:
    with closing(Context.open({}, own_home, SteppedClock(NOW))) as context:
        yield context


def plant(context: Context) -> list[int]:
    """Save sessions whose title, routine and note are marked, each note corrected once."""
    store = context.history()
    planted = []
    for number in range(COUNT):
        mark = f"{MARK.decode()}-{number} " + "and more of it " * (number % 40)
        opened = opening(key=f"{MARK.decode()}-{number}", routine_title=mark)
        session_id = store.start_session(opened, f"title: {mark}")
        store.append(session_id, answer(0, 3))
        for moment in (NOW, NOW + timedelta(minutes=1)):
            store.diary.keep_note(Note(session_id=session_id, text=mark, written=moment))
        planted.append(session_id)
    kept = opening(key="kept", routine_title="What is kept")
    store.append(store.start_session(kept, "title: kept"), answer(0, 3))
    return planted


def remnants(home: Path) -> dict[str, int]:
    found = {
        str(path.relative_to(home)): path.read_bytes().count(MARK)
        for path in home.rglob("*")
        if path.is_file()
    }
    return {name: count for name, count in found.items() if count}


def test_nothing_of_deleted_sessions_and_notes_is_left(context: Context, own_home: Path) -> None:
    planted = plant(context)
    assert sum(remnants(own_home).values()) >= 4 * COUNT

    for session_id in planted:
        context.history().remove_session(session_id)
    assert remnants(own_home) == {}, "while it is open"
    context.close()

    assert remnants(own_home) == {}
    assert [each.opening and each.opening.key for each in context.past_sessions()] == ["kept"]


def test_backups_made_before_hold_it_and_are_deleted_on_request(
    context: Context, own_home: Path
) -> None:
    planted = plant(context)
    backup = context.back_up(Reason.DELETION)
    for session_id in planted:
        context.history().remove_session(session_id)

    assert set(remnants(own_home)) == {str(backup.path.relative_to(own_home))}
    context.keeping.backups.delete(context.keeping.backups.all())

    assert remnants(own_home) == {}


def test_a_backup_made_afterwards_holds_nothing_of_it(context: Context, own_home: Path) -> None:
    for session_id in plant(context):
        context.history().remove_session(session_id)

    context.back_up(Reason.ASKED)
    context.keeping.preview(context.keeping.backups.all()[0])

    assert remnants(own_home) == {}


def test_nothing_of_a_deleted_check_in_is_left(context: Context, own_home: Path) -> None:
    store = context.history()
    keys = []
    for number in range(COUNT):
        told = NOW + timedelta(minutes=number)
        check_in = CheckIn(
            moment=Moment.NOW, told=told, reading=Reading(4), key=f"{MARK.decode()}-{number}"
        )
        store.diary.keep_check_in(check_in)
        keys.append(check_in.key)
    assert sum(remnants(own_home).values()) >= COUNT

    for key in keys:
        store.diary.remove_check_in(key)

    assert remnants(own_home) == {}
