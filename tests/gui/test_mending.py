"""D6: whatever happened to the history's file, it is noticed, kept, and back after two keys."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.history.backups import Reason
from tests.gui.conftest import FakeClock, Visitor

Visit = Callable[[], Visitor]
Harm = Callable[[Path], None]


def overwrite(path: Path) -> None:
    path.write_bytes(b"\xa5" * 20_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def be_another_programs(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 8000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9000])


def change_an_entry(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Daily hip stretch", b"Daily hip strEtch"))


def take_away(path: Path) -> None:
    path.unlink()


HARMS = [overwrite, empty, be_another_programs, cut, change_an_entry, take_away]


@pytest.fixture
def home(visit: Visit, clock: FakeClock) -> Context:
    """Return a closed context whose history holds two sessions, and a backup of the first."""
    visitor = visit()
    for _ in range(2):
        visitor.click("Routines").start("Daily hip stretch").press("1").wait_for_work()
        visitor.press("Esc").press("Enter")
        visitor.context.keeping.finish()
        visitor.press("Enter")
    assert [each.reason for each in visitor.context.keeping.backups.all()] == [Reason.SESSION]
    visitor.window.close()
    visitor.context.close()
    return visitor.context


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_history_is_back_after_two_keys(home: Context, visit: Visit, harm: Harm) -> None:
    path = home.locations.history
    harm(path)
    harmed = path.read_bytes() if path.exists() else b""

    visitor = visit()
    mending = visitor.window.rooms.mending
    mending.finish()
    assert "Your history is damaged" in visitor.text
    assert "22 November 2026" in mending.page.text
    visitor.press("Enter")
    assert "Your history is back" in visitor.text
    visitor.press("Enter")

    assert visitor.window.page is visitor.window.rooms.library.routines
    sessions = visitor.context.past_sessions()
    assert 1 <= len(sessions) <= 2
    assert all(each.opening and each.damaged == 0 for each in sessions)
    kept = sorted(home.locations.set_aside.glob("history-*.db"))
    assert [each.read_bytes() for each in kept] == ([harmed] if harmed else [])
    assert "damaged" not in visitor.text


def test_one_changed_entry_loses_nothing(home: Context, visit: Visit) -> None:
    path = home.locations.history
    whole = path.read_bytes()
    place = whole.index(b"Daily hip stretch")
    path.write_bytes(whole[:place] + b"d" + whole[place + 1 :])

    visitor = visit()
    visitor.window.rooms.mending.finish()

    assert "Together that is 2 sessions." in visitor.window.rooms.mending.page.text


def test_escape_leaves_everything_and_the_next_start_says_it_again(
    home: Context, visit: Visit
) -> None:
    path = home.locations.history
    overwrite(path)

    visitor = visit()
    visitor.window.rooms.mending.finish()
    visitor.press("Esc")

    assert path.read_bytes() == b"\xa5" * 20_000
    assert not path.with_name("history.db.new").exists()
    visitor.window.close()
    again = visit()
    assert "Your history is damaged" in again.text


def test_a_session_that_was_played_without_a_history_is_saved_once_it_is_back(
    home: Context, visit: Visit
) -> None:
    overwrite(home.locations.history)
    visitor = visit()
    visitor.window.rooms.mending.finish()
    visitor.press("Esc")
    visitor.click("Routines").start("Daily hip stretch").press("1").wait_for_work()
    visitor.press("Esc").press("Enter")
    saved = [visitor.window.rooms.is_saved]
    visitor.press("Enter").click("Settings").click("Look at the backups")

    visitor.click("See what can be brought back")
    visitor.window.rooms.mending.finish()
    visitor.press("Enter").press("Enter")
    visitor.window.rooms.flow.suspend()

    saved.append(visitor.window.rooms.is_saved)
    assert saved == [False, True]
    assert len(visitor.context.past_sessions()) == 2


def test_damage_that_a_backup_finds_is_said_with_the_way_to_mend_it(visitor: Visitor) -> None:
    visitor.click("Routines").start("Daily hip stretch").press("1").wait_for_work()
    connection = visitor.context.history()._connection
    connection.execute("UPDATE session SET routine_title = 'Another'")

    visitor.press("Esc").press("Enter")
    visitor.context.keeping.finish()
    visitor.until(lambda: not visitor.window.rooms.keeper.is_making)

    assert "The history is damaged: 1 of its entries" in visitor.text
    visitor.click("Settings").click("Look at the backups")
    assert "The history is damaged" in visitor.window.rooms.backups.page.text
    visitor.click("See what can be brought back")
    visitor.window.rooms.mending.finish()
    assert "1 entry of it is lost" in visitor.window.rooms.mending.page.text
