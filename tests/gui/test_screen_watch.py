"""The screen is held from a session's start to its end, and let go on a long pause."""

from collections.abc import Callable, Iterator

import pytest

from rehab_app.engine.inputs import PauseReason
from rehab_app.engine.state import Phase
from rehab_app.gui.screen_watch import LONG_PAUSE_MIN, SCREEN_NOTES, ScreenWatch
from rehab_app.guide.awake import Hold
from tests.gui.conftest import Visitor


class FakeAwake:
    """Writes down what is wished."""

    def __init__(self, told: Callable[[Hold], None]) -> None:
        self.told = told
        self.wishes: list[str] = []

    def hold(self) -> None:
        self.wishes.append("hold")

    def let_go(self) -> None:
        self.wishes.append("let go")

    def close(self) -> None:
        self.wishes.append("close")


class Watch:
    """A watch over the sessions of a visitor, whose patience ends when a test says so."""

    def __init__(self, visitor: Visitor) -> None:
        made: list[FakeAwake] = []

        def make(told: Callable[[Hold], None]) -> FakeAwake:
            made.append(FakeAwake(told))
            return made[-1]

        self.watch = ScreenWatch(make, visitor.window)
        self.awake = made[0]
        visitor.window.rooms.played.connect(lambda: self.watch.follow(visitor.driver))

    @property
    def wishes(self) -> list[str]:
        return self.awake.wishes

    @property
    def is_losing_patience(self) -> bool:
        return self.watch._patience.isActive()

    def lose_patience(self) -> None:
        """Let the long pause be over."""
        assert self.is_losing_patience
        assert self.watch._patience.interval() == LONG_PAUSE_MIN * 60_000
        self.watch._patience.timeout.emit()


@pytest.fixture
def watch(visitor: Visitor) -> Iterator[Watch]:
    watch = Watch(visitor)
    yield watch
    watch.watch.close()


def test_it_is_held_from_the_first_question_on_and_let_go_at_the_end(
    visitor: Visitor, watch: Watch
) -> None:
    visitor.start("Daily hip stretch")
    assert watch.wishes == ["hold"]

    visitor.finish("1")

    assert watch.wishes == ["hold", "let go"]


def test_a_long_pause_lets_it_go_and_going_on_holds_it_again(
    visitor: Visitor, watch: Watch
) -> None:
    visitor.start("Daily hip stretch").answer("1").wait_for_work()
    assert not watch.is_losing_patience

    visitor.press("Space")
    watch.lose_patience()
    assert watch.wishes == ["hold", "let go"]

    visitor.press("Space")
    assert watch.wishes == ["hold", "let go", "hold"]
    assert not watch.is_losing_patience


def test_a_question_that_nobody_answers_lets_it_go(visitor: Visitor, watch: Watch) -> None:
    visitor.start("Daily hip stretch")
    assert watch.is_losing_patience

    watch.lose_patience()
    visitor.answer("1")

    assert watch.wishes == ["hold", "let go", "hold"]


def test_ending_early_lets_it_go(visitor: Visitor, watch: Watch) -> None:
    visitor.start("Daily hip stretch").answer("1").wait_for_work()

    visitor.driver.end()

    assert watch.wishes == ["hold", "let go"]


def test_what_became_of_the_wish_is_said_in_the_player(visitor: Visitor, watch: Watch) -> None:
    visitor.window.resize(1280, 800)
    visitor.start("Daily hip stretch").answer("1").wait_for_work()
    watch.watch.noted.connect(visitor.window.rooms.flow.player.show_screen)

    for hold in (Hold.HELD, Hold.REFUSED):
        watch.awake.told(hold)
        assert SCREEN_NOTES[hold] in visitor.text
    watch.awake.told(Hold.FREE)
    assert SCREEN_NOTES[Hold.REFUSED] not in visitor.text


def test_falling_asleep_pauses_what_runs_and_says_why(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").answer("1").wait_for_work().wait(4)
    spent_s = visitor.driver.spent_s

    visitor.driver.fall_asleep()
    visitor.driver.fall_asleep()

    assert visitor.is_in(Phase.PAUSED)
    assert visitor.state.pause_reason is PauseReason.GAP
    assert "The computer slept" in visitor.text
    visitor.clock.advance(600)
    visitor.press("Space").wait(1)
    assert visitor.driver.spent_s == spent_s


def test_after_half_an_hour_of_sleep_it_asks_before_it_goes_on(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").answer("1").wait_for_work().wait(4)
    visitor.driver.fall_asleep()
    visitor.clock.advance(1801)

    visitor.press("Space")

    assert visitor.shows(visitor.window.rooms.flow.check_in)
    assert "Before it goes on" in visitor.text
    assert "How much does the hip hurt by now?" in visitor.text
    visitor.press("4")
    assert "This set ends after 4 s" in visitor.text
    visitor.press("D")
    visitor.press("Enter")
    assert visitor.shows(visitor.window.rooms.flow.player)
    assert visitor.is_in(Phase.RUNNING)
    visitor.press("U")
    assert visitor.shows(visitor.window.rooms.flow.check_in)
    visitor.press("1")
    assert visitor.is_in(Phase.LEADING_IN)
