"""A session that is being played: saved as it goes, and found again after the plug was pulled."""

from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import Answer, End, Hurts, Overrule, PauseReason, Resume, Start
from rehab_app.engine.state import Phase
from rehab_app.history.records import Ending
from rehab_app.playing import Play
from rehab_app.replaying import CannotRestoreError
from tests.helpers.clock import FakeClock
from tests.helpers.sessions import reading


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def open_context(home: Path, clock: FakeClock) -> Context:
    return Context.open({"REHAB_APP_HOME": str(home)}, clock=clock)


@pytest.fixture
def context(own_home: Path, clock: FakeClock) -> Context:
    return open_context(own_home, clock)


def begin(context: Context, routine: str = "daily-hip-stretch", speed: float = 1.0) -> Play:
    play = context.begin(context.library.find(routine), speed=speed)
    play.send(Start())
    return play


def run(play: Play, clock: FakeClock, seconds: float, tick_s: float = 1.0) -> None:
    """Let time pass with a tick now and then; stands still at a question."""
    for _ in range(int(seconds / tick_s)):
        clock.advance(tick_s)
        play.tick()


def unsaved(play: Play) -> int:
    """Return how many inputs are in memory only."""
    return play.trouble.unsaved_count if play.trouble else 0


def is_in(play: Play, phase: Phase) -> bool:
    return play.state.phase is phase


def test_every_input_is_on_the_disk_when_it_returns(context: Context, clock: FakeClock) -> None:
    play = begin(context)
    play.send(Answer(reading("3:dull")))
    stored = context.history().session(play.session_id or 0)
    assert [type(saved.input).__name__ for saved in stored.inputs] == ["Start", "Answer"]
    assert stored.inputs[1].input == Answer(reading("3:dull"))
    assert play.trouble is None


def test_an_illegal_input_is_not_saved(context: Context) -> None:
    play = begin(context)
    with pytest.raises(IllegalInput):
        play.send(Resume())
    assert len(context.history().session(play.session_id or 0).inputs) == 1


def test_a_session_left_open_goes_on_where_it_was(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 5 + 12)
    assert play.spent_s == 12
    context.close()

    clock.advance(600)
    again = open_context(own_home, clock)
    (left_open,) = again.unfinished()
    restored = again.go_on(left_open.id)
    assert restored.state.pause_reason is PauseReason.RESTORED
    assert 12 - 5 <= restored.state.spent_s <= 12
    restored.send(Resume())
    run(restored, clock, 3 + 40 - restored.state.spent_s)
    assert is_in(restored, Phase.ASKING)
    assert restored.state.works[-1].held_s == pytest.approx(40)


def test_a_session_that_was_left_for_long_asks_before_it_goes_on(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 5 + 12)
    context.close()
    clock.advance(24 * 3600)
    again = open_context(own_home, clock)
    restored = again.go_on(play.session_id or 0)
    assert restored.state.pause_reason is PauseReason.RESTORED

    restored.send(Resume())

    assert is_in(restored, Phase.ASKING)
    restored.send(Answer(reading("8")))
    assert is_in(restored, Phase.ENDED)
    assert again.history().session(play.session_id or 0).ended is Ending.STOPPED


def test_every_reading_is_there_after_a_restore(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 45)
    play.send(Answer(reading("3:dull")))
    run(play, clock, 45)
    play.send(Answer(reading("4:dull")))
    play.send(Overrule())
    log = play.state.log
    context.close()

    again = open_context(own_home, clock)
    restored = again.go_on(again.unfinished()[0].id)
    assert restored.state.log == log


def test_a_question_left_open_is_open_again(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 10)
    play.send(Hurts())
    context.close()
    again = open_context(own_home, clock)
    restored = again.go_on(again.unfinished()[0].id)
    assert is_in(restored, Phase.ASKING)
    assert restored.state.question == play.state.question


def test_a_session_left_open_can_be_kept_or_dropped(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    begin(context)
    begin(context)
    first, second = (summary.id for summary in context.unfinished())
    context.keep_as_stopped(first)
    context.drop(second)
    assert context.unfinished() == ()
    endings = {summary.id: summary.ended for summary in context.past_sessions()}
    assert endings == {first: Ending.STOPPED, second: Ending.DROPPED}


def test_the_end_is_saved_once(context: Context) -> None:
    play = begin(context)
    play.send(End())
    play.tick()
    assert context.history().session(play.session_id or 0).ended is Ending.STOPPED


def test_a_machine_that_slept_pauses_the_session_and_the_pause_is_saved(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 10)
    clock.advance(600)
    play.tick()
    assert play.state.pause_reason is PauseReason.GAP
    assert play.state.spent_s == 5
    context.close()
    again = open_context(own_home, clock)
    restored = again.go_on(again.unfinished()[0].id)
    assert restored.state.pause_reason is PauseReason.GAP
    assert restored.state.spent_s == 5


def test_a_fast_clock_is_no_gap(own_home: Path, clock: FakeClock) -> None:
    context = open_context(own_home, clock)
    play = begin(context, speed=60)
    play.send(Answer(reading("2")))
    clock.advance(0.5)
    play.tick()
    assert is_in(play, Phase.RUNNING)
    assert play.state.spent_s + play.at - play.state.since == pytest.approx(25)


def test_what_cannot_be_saved_is_kept_and_saved_when_it_can_be(
    own_home: Path, clock: FakeClock
) -> None:
    own_home.write_text("a file where the folder should be")
    context = open_context(own_home, clock)
    play = begin(context)
    play.send(Answer(reading("3")))
    assert unsaved(play) == 2
    own_home.unlink()
    play.retry()
    assert unsaved(play) == 0
    assert len(context.history().session(play.session_id or 0).inputs) == 2


def test_past_sessions_are_played_again_from_what_was_saved(
    context: Context, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("2")))
    run(play, clock, 45)
    play.send(Answer(reading("4:sharp")))
    play.send(End())
    review = context.review(play.session_id or 0)
    assert review.state.log == play.state.log
    assert review.state.ended == "stopped"


def test_the_usual_level_comes_from_the_sessions_before(context: Context, clock: FakeClock) -> None:
    for level in ("1", "3", "5"):
        play = begin(context)
        play.send(Answer(reading(level)))
        if play.state.phase is not Phase.ENDED:
            play.send(End())
    assert context.base() == 3


def test_a_damaged_session_is_not_gone_on_with(
    context: Context, own_home: Path, clock: FakeClock
) -> None:
    play = begin(context)
    play.send(Answer(reading("3:dull")))
    context.close()
    path = context.locations.history
    whole = path.read_bytes()
    damaged = whole.replace(b"answer\x03dull", b"answer\x03pull")
    assert damaged != whole
    path.write_bytes(damaged)
    again = open_context(own_home, clock)
    with pytest.raises(CannotRestoreError):
        again.go_on(again.unfinished()[0].id)
