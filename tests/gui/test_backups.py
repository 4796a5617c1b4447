"""Backups are made by themselves, and an older state is looked at, restored and taken back."""

from collections.abc import Callable
from contextlib import closing

from rehab_app.history.backups import Reason
from rehab_app.history.connection import open_to_read
from tests.gui.conftest import FakeClock, Visitor

Visit = Callable[[], Visitor]


def backups(visitor: Visitor) -> list[Reason]:
    return [each.reason for each in visitor.context.keeping.backups.all()]


def finish_backup(visitor: Visitor) -> None:
    visitor.context.keeping.finish()
    visitor.until(lambda: not visitor.window.rooms.keeper.is_making)


def play(visitor: Visitor) -> None:
    visitor.click("Routines").start("Daily hip stretch").press("1").wait_for_work()
    visitor.press("Esc").press("Enter")
    finish_backup(visitor)
    visitor.press("Enter")


def look(visitor: Visitor) -> None:
    visitor.click("Settings").click("Look at the backups")


def test_a_session_is_backed_up_once_it_is_over(visitor: Visitor) -> None:
    play(visitor)

    (backup,) = visitor.context.keeping.backups.all()

    assert backup.reason is Reason.SESSION
    with closing(open_to_read(backup.path)) as connection:
        assert connection.execute("SELECT how FROM ending").fetchall() == [("stopped",)]


def test_a_second_session_within_half_an_hour_is_not(visitor: Visitor, clock: FakeClock) -> None:
    play(visitor)
    play(visitor)
    assert backups(visitor) == [Reason.SESSION]

    clock.advance(31 * 60)
    play(visitor)
    assert backups(visitor) == [Reason.SESSION] * 2


def test_what_changed_otherwise_is_backed_up_after_half_an_hour(
    visitor: Visitor, clock: FakeClock
) -> None:
    play(visitor)
    clock.advance(31 * 60)
    visitor.window.rooms.keeper.keep()
    assert backups(visitor) == [Reason.SESSION]

    visitor.context.drop(1)
    visitor.context.history().mark(1, 99.0)
    visitor.window.rooms.keeper.keep()
    finish_backup(visitor)

    assert len(backups(visitor)) == 2


def test_a_backup_that_fails_is_said(visitor: Visitor) -> None:
    visitor.context.locations.backups.write_text("a file where the folder should be")

    play(visitor)

    assert "No backup could be made" in visitor.text


def test_an_older_state_is_seen_restored_and_taken_back(visitor: Visitor, clock: FakeClock) -> None:
    play(visitor)
    clock.advance(24 * 3600)
    play(visitor)
    look(visitor)
    page = visitor.window.rooms.backups.page
    assert "There are 2 backups" in page.text
    assert "exactly what the history holds now" in page.text
    assert not visitor.button("Restore this state").isEnabled()

    visitor.press("Down")
    assert "1 session would go, which came after it: Daily hip stretch, 23 November" in page.text
    visitor.click("Restore this state")

    assert "The history is as it was on 22 November 2026, 20:41" in page.text
    assert len(visitor.context.past_sessions()) == 1
    assert backups(visitor)[0] is Reason.RESTORING
    assert "1 session would come back" in page.text
    visitor.click("Restore this state")
    assert len(visitor.context.past_sessions()) == 2


def test_a_backup_is_made_when_it_is_wished(visitor: Visitor) -> None:
    look(visitor)
    page = visitor.window.rooms.backups.page
    assert "There is no backup yet" in page.text

    visitor.press("Enter")
    finish_backup(visitor)

    assert "There is a new backup" in page.text
    assert backups(visitor) == [Reason.ASKED]


def test_backups_are_deleted_once_that_is_confirmed(visitor: Visitor, clock: FakeClock) -> None:
    play(visitor)
    clock.advance(3600)
    play(visitor)
    look(visitor)

    visitor.click("Delete this backup").press("Enter")
    assert len(backups(visitor)) == 2
    visitor.click("Delete this backup").click("Delete for good")
    assert len(backups(visitor)) == 1
    visitor.click("Delete all backups").press("Esc")
    assert len(backups(visitor)) == 1
    visitor.click("Delete all backups").click("Delete for good")
    assert backups(visitor) == []
    assert list(visitor.context.locations.backups.iterdir()) == []


def test_escape_leads_back_to_the_settings_and_leaves_nothing_behind(visitor: Visitor) -> None:
    play(visitor)
    look(visitor)

    visitor.press("Esc")

    assert visitor.window.page is visitor.window.rooms.person.settings
    names = {each.name for each in visitor.context.locations.data.iterdir()}
    assert not any(".new" in name for name in names)


def test_nothing_is_restored_while_a_session_is_not_saved(
    visitor: Visitor, clock: FakeClock
) -> None:
    play(visitor)
    clock.advance(3600)
    play(visitor)
    look(visitor)
    visitor.press("Down")
    assert visitor.button("Restore this state").isEnabled()

    visitor.window.rooms.backups._is_saved = lambda: False
    visitor.click("Restore this state")

    assert "A session is not saved yet" in visitor.window.rooms.backups.page.text
    assert len(visitor.context.past_sessions()) == 2


def test_a_backup_that_is_damaged_says_so(visitor: Visitor) -> None:
    play(visitor)
    (backup,) = visitor.context.keeping.backups.all()
    backup.path.write_bytes(backup.path.read_bytes().replace(b"Daily hip", b"Daily hop"))

    look(visitor)

    assert "damaged" in visitor.window.rooms.backups.page.text
    assert not visitor.button("Restore this state").isEnabled()
