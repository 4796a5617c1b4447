"""Backups come by themselves, an older state comes back, and so does a damaged history."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.inputs import End, Start
from rehab_app.exchanging import Format, Order
from rehab_app.history.backups import Reason, check_file
from rehab_app.history.checking import Damage, refuse_damage
from rehab_app.history.connection import open_to_read
from rehab_app.history.deletions import Deletions
from rehab_app.history.errors import HistoryDamaged
from rehab_app.history.store import HistoryStore
from rehab_app.safekeeping import Beside
from tests.history.samples import ROUTINE_TEXT, opening

START = datetime(2026, 1, 5, 18, tzinfo=UTC)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock(START)


@pytest.fixture
def context(own_home: Path, clock: SteppedClock) -> Iterator[Context]:
    with closing(Context.open({}, own_home, clock)) as context:
        yield context


def play(context: Context, routine: str = "daily-hip-stretch") -> None:
    play = context.begin(context.library.find(routine))
    play.send(Start())
    play.send(End())


def keys(context: Context) -> list[str]:
    return [each.opening.key for each in context.past_sessions(999) if each.opening]


def spoil(path: Path) -> None:
    path.write_bytes(b"\xa5" * 9000)


@pytest.mark.slow
def test_four_hundred_days_leave_backups_of_a_year_that_all_come_back(
    context: Context, clock: SteppedClock
) -> None:
    keeping = context.keeping
    for _ in range(400):
        context.history().start_session(opening(), ROUTINE_TEXT)
        if keeping.is_due():
            keeping.back_up(Reason.SESSION)
        assert not keeping.is_due()
        clock.advance(24 * 3600)

    backups = keeping.backups.all()
    assert len(backups) == 3 + 12 + 10 + 9
    assert (backups[0].made - backups[-1].made).days > 300
    for number, backup in enumerate(reversed(backups)):
        check_file(backup.path)
        with closing(open_to_read(backup.path)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM session").fetchone()
        assert count == 1 + (backup.made - START).days, number


def test_nothing_is_due_before_there_is_a_history(context: Context) -> None:
    assert not context.keeping.is_due()
    assert not context.keeping.is_week_over()


def test_a_week_without_a_backup_asks_for_one_though_nothing_changed(
    context: Context, clock: SteppedClock
) -> None:
    context.back_up(Reason.ASKED)
    clock.advance(7 * 24 * 3600)
    assert not context.keeping.is_week_over()
    clock.advance(1)
    assert context.keeping.is_week_over()
    assert not context.keeping.is_due()


def test_a_backup_beside_the_window_is_there_before_the_history_is_closed(
    own_home: Path, clock: SteppedClock
) -> None:
    context = Context.open({}, own_home, clock)
    play(context)

    beside = context.keeping.back_up_beside(Reason.SESSION)
    assert context.keeping.back_up_beside(Reason.SESSION) is beside or beside.is_done
    context.close()

    assert beside.is_done
    assert beside.result() in context.keeping.backups.all()


def test_work_beside_raises_where_its_result_is_asked_for() -> None:
    beside = Beside(lambda: refuse_damage(Damage(("so it is",))), "failing")

    with pytest.raises(HistoryDamaged, match="damaged"):
        beside.result()


def test_an_older_state_is_previewed_restored_and_can_be_taken_back(context: Context) -> None:
    play(context)
    backup = context.back_up(Reason.ASKED)
    older = keys(context)
    play(context, "yin-five")
    newer = keys(context)

    preview = context.keeping.preview(backup)
    assert [told.title for told in preview.going] == ["Five-minute yin"]
    assert keys(context) == newer
    before = context.keeping.restore(backup)
    assert keys(context) == older
    assert before.reason is Reason.RESTORING
    context.keeping.restore(before)

    assert keys(context) == newer


def exported(context: Context, path: Path) -> bytes:
    list(context.exchange.export(path, Order(format=Format.JSON)))
    return path.read_bytes()


def test_every_restored_backup_gives_the_same_export_byte_by_byte(
    context: Context, clock: SteppedClock, tmp_path: Path
) -> None:
    saved = {}
    for routine in ("daily-hip-stretch", "yin-five", "walk-jog-return", "ice-day-plan"):
        play(context, routine)
        saved[context.back_up(Reason.SESSION)] = exported(context, tmp_path / "out.json")
        clock.advance(24 * 3600)

    assert len(set(saved.values())) == 4
    for backup, before in saved.items():
        context.keeping.restore(backup)
        assert exported(context, tmp_path / "out.json") == before


def test_a_session_can_be_played_after_a_restore(context: Context) -> None:
    backup = context.back_up(Reason.ASKED)
    play(context)
    context.keeping.restore(backup)
    assert keys(context) == []

    play(context)

    assert len(keys(context)) == 1


@pytest.mark.parametrize("is_missing", [False, True])
def test_a_history_that_is_damaged_or_gone_is_noticed_kept_and_brought_back(
    own_home: Path, clock: SteppedClock, is_missing: bool
) -> None:
    with closing(Context.open({}, own_home, clock)) as first:
        play(first)
        first.back_up(Reason.SESSION)
        known = keys(first)
        path = first.locations.history
    if is_missing:
        path.unlink()
    else:
        spoil(path)

    with closing(Context.open({}, own_home, clock)) as context:
        with pytest.raises(HistoryDamaged):
            context.history()
        assert context.keeping.damage()
        recovery = context.keeping.recover()
        kept = context.keeping.accept(recovery)

        assert keys(context) == known
        assert context.keeping.damage() == ""
        assert (kept is None) == is_missing
        if kept is not None:
            assert kept.read_bytes() == b"\xa5" * 9000
        assert not path.with_name("history.db.new").exists()


def test_without_any_backup_a_missing_history_is_a_new_one(context: Context) -> None:
    assert context.keeping.damage() == ""


def test_a_damaged_entry_is_noticed_and_the_session_brought_back(context: Context) -> None:
    play(context)
    context.back_up(Reason.SESSION)
    context.close()
    path = context.locations.history
    path.write_bytes(path.read_bytes().replace(b"Daily hip stretch", b"Daily hip sTretch"))

    assert context.keeping.damage() == "The history is damaged: 2 of its entries can't be read."
    context.keeping.accept(context.keeping.recover())

    assert context.keeping.damage() == ""
    assert context.past_sessions()[0].opening is not None


def test_what_was_prepared_and_is_not_wanted_is_thrown_away(context: Context) -> None:
    play(context)
    context.keeping.preview(context.back_up(Reason.ASKED))
    new = context.locations.history.with_name("history.db.new")
    assert new.exists()

    context.keeping.discard()

    assert not new.exists()


def test_a_due_backup_leaves_what_is_played_meanwhile_alone(
    context: Context, clock: SteppedClock
) -> None:
    play(context)
    beside = context.keeping.back_up_beside(Reason.SESSION)
    play(context, "yin-five")
    beside.wait()
    clock.advance(timedelta(minutes=31).total_seconds())

    assert len(keys(context)) == 2
    check_file(beside.result().path)


def test_a_deleted_session_that_is_restored_counts_as_never_deleted(context: Context) -> None:
    play(context)
    (key,) = keys(context)
    backup = context.back_up(Reason.ASKED)
    history = context.locations.history
    context.history().remove_session(1)
    assert key in Deletions(history)

    context.keeping.restore(backup)

    assert keys(context) == [key]
    assert key not in Deletions(history)


def test_a_change_in_a_copy_takes_its_place_at_the_end_or_leaves_nothing(context: Context) -> None:
    play(context)
    history = context.locations.history

    def change(store: HistoryStore) -> Iterator[None]:
        store.start_session(opening(key="new"), ROUTINE_TEXT)
        yield
        assert "new" not in keys(context)
        yield

    for stopped_after in (3, None):
        steps = context.keeping.changing(Reason.IMPORT, change)
        for _ in islice(steps, stopped_after):
            pass
        steps.close()

        assert ("new" in keys(context)) is (stopped_after is None)
        assert [each.name for each in history.parent.glob(f"{history.name}.*")] == []


def test_what_a_program_that_was_ended_in_a_change_has_left_is_removed(context: Context) -> None:
    left = context.locations.history.with_name(f"{context.locations.history.name}.changed")
    context.locations.prepare()
    left.write_bytes(b"half of it")

    context.history()

    assert not left.exists()
