"""Playing at a terminal, key by key."""

import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    End,
    Hurts,
    Input,
    Overrule,
    Pause,
    Resume,
    Skip,
    Undo,
)
from rehab_app.history.records import Ending, StoredSession
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.terminal.player import TerminalPlayer
from tests.helpers.clock import FakeClock
from tests.terminal.programs import ONE_POSE, PROGRAM, Terminal, terminal

BEFORE = "How much does the hip hurt right now?"
AFTER = "How much did it hurt?"
AT_THE_END = "How much does the hip hurt now, at the end?"
DURING = "How much does it hurt right now?"
RIGHT, LEFT = "\x1b[C", "\x1b[D"


# What is raised in the middle of something that can't raise is lost; here it is on purpose.
LOSES_IT = """
import signal
from contextlib import suppress
from rehab_app.terminal.keys import TerminalKeys
with TerminalKeys() as keys:
    with suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    print("lost")
    try:
        keys.read(60)
    except KeyboardInterrupt:
        print("seen")
"""

SHORT = ONE_POSE.replace(
    "      - {exercise: seated-butterfly, hold: 60 s, sets: 2, rest: 10 s}\n", ""
)


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "one-pose.yaml"
    path.write_text(ONE_POSE)
    return path


@pytest.fixture
def screen(routine: Path) -> Iterator[Terminal]:
    """Play ten times as fast, so that getting ready is over in half a second."""
    with terminal("play", routine, "--speed", "10") as shown:
        shown.see(BEFORE)
        yield shown


@pytest.fixture
def at_the_last_questions(tmp_path: Path) -> Iterator[Terminal]:
    """Play up to the question after the only hold, which the one at the end follows at once."""
    path = tmp_path / "short.yaml"
    path.write_text(SHORT)
    with terminal("play", path, "--speed", "30", "--side", "left") as shown:
        shown.see(BEFORE)
        shown.press("2")
        shown.see("Supine figure four, left side: 20 s")
        shown.see(AFTER)
        yield shown


def newest(home: Path) -> StoredSession:
    with HistoryStore.open(home / "data" / "history.db") as store:
        return store.session(store.sessions(1)[0].id)


def done_in(home: Path) -> list[Input]:
    """Return what was done in the newest session after its start."""
    return [saved.input for saved in newest(home).inputs][1:]


def end(screen: Terminal) -> None:
    screen.press("q")
    screen.see("End the session now?")
    screen.press("y")
    screen.see("Stopped.")
    screen.see_the_end()


def to_the_first_hold(screen: Terminal, before: str = "2") -> None:
    screen.press(before)
    screen.see("[G")
    screen.see("Seated butterfly: 60 s")


# -- answers


def test_a_digit_that_changes_nothing_is_taken_at_once(screen: Terminal, own_home: Path) -> None:
    screen.press("2")

    screen.see("Before you start: 2 of 10 [G9]")
    screen.see("Ready: Seated butterfly")
    end(screen)
    assert done_in(own_home) == [Answer(Reading(2)), End()]


def test_any_other_digit_shows_what_would_change_and_waits_for_enter(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)
    screen.press("p")
    screen.see(DURING)
    screen.press("4")
    assert "[" not in screen.see("Without a kind of pain it counts as sharp.")
    screen.press("\n")

    screen.see("It hurts: Seated butterfly: 4 of 10 [R6]")
    end(screen)
    assert done_in(own_home) == [Answer(Reading(2)), Hurts(), Answer(Reading(4)), End()]


def test_a_key_for_the_kind_of_pain_changes_what_would_be_done(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)
    screen.press("p")
    screen.see(DURING)
    screen.press("4")
    screen.see("counts as sharp.")
    screen.press("d")
    screen.see("Change to an easier variant.")
    screen.press("\n")

    screen.see("4 of 10, dull ache [R14]")
    end(screen)
    assert Answer(Reading(4, Quality.DULL)) in done_in(own_home)


@pytest.mark.parametrize(("key", "shown"), [("t", "10 of 10"), ("n", "no answer")])
def test_ten_and_no_answer_have_keys_of_their_own(screen: Terminal, key: str, shown: str) -> None:
    screen.press(key)
    if key == "t":
        screen.see("No session today.")
        screen.press("\n")

    screen.see(f"Before you start: {shown} [G1")


def test_another_digit_replaces_the_first_before_enter(screen: Terminal, own_home: Path) -> None:
    screen.press("9")
    screen.see("No session today.")
    screen.press("1")

    screen.see("Before you start: 1 of 10 [G9]")
    end(screen)
    assert done_in(own_home)[0] == Answer(Reading(1))


def test_keys_that_mean_nothing_do_nothing(screen: Terminal, own_home: Path) -> None:
    screen.press("xé\x1b[A\t,")
    screen.press("2")

    screen.see("Before you start: 2 of 10 [G9]")
    end(screen)
    assert done_in(own_home) == [Answer(Reading(2)), End()]


def test_the_plan_can_be_kept_instead_of_changed(screen: Terminal, own_home: Path) -> None:
    to_the_first_hold(screen, before="1")
    screen.press("p")
    screen.see(DURING)
    screen.press("3")
    screen.see("k = keep the plan as it is")
    screen.press("k")

    screen.see("The plan stays as it was.")
    end(screen)
    assert done_in(own_home)[-3:] == [Answer(Reading(3)), Overrule(), End()]


def test_a_pinch_is_told_before_its_number_and_cannot_be_overruled(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)
    screen.press("p")
    screen.see(DURING)
    screen.press("c")
    screen.see("Pinch: how much?")
    screen.press("2")
    assert "keep the plan" not in screen.see("What is it like")
    screen.press("k")
    screen.press("\n")

    screen.see("2 of 10, pinch [R10]")
    end(screen)
    assert Answer(Reading(2, Quality.PINCH)) in done_in(own_home)
    assert Overrule() not in done_in(own_home)


def test_tingling_without_any_pain_can_be_told(screen: Terminal) -> None:
    screen.press("g")
    screen.press("0")
    screen.see("Only a gentle session today.")
    screen.press("\n")

    screen.see("Before you start: 0 of 10, tingling [G3]")


def test_a_reading_can_be_taken_back(screen: Terminal, own_home: Path) -> None:
    screen.press("0")
    screen.see("0 of 10 [G9]")
    screen.press("u")
    screen.see(BEFORE)
    screen.press("3")
    screen.see("3 of 10")
    screen.press("\n")

    screen.see("Before you start: 3 of 10")
    end(screen)
    assert done_in(own_home)[:3] == [Answer(Reading(0)), Undo(), Answer(Reading(3))]


def test_the_next_question_is_shown_even_where_it_follows_at_once(
    at_the_last_questions: Terminal,
) -> None:
    screen = at_the_last_questions
    screen.press("3")
    screen.see("3 of 10 [R19]")

    screen.see(AT_THE_END)
    screen.press("\n")  # nothing is left of the answer before
    screen.press("2")
    screen.see("At the end: 2 of 10 [A6]")
    screen.see("Completed.")
    screen.see_the_end()
    assert screen.process.returncode == 0


def test_a_reading_can_be_taken_back_while_the_next_question_is_open(
    at_the_last_questions: Terminal, own_home: Path
) -> None:
    screen = at_the_last_questions
    screen.press("1")
    screen.see(AT_THE_END)
    screen.press("u")
    screen.see(AFTER)
    screen.press("0")

    screen.see("After Supine figure four, left side: 0 of 10 [R21]")
    screen.see(AT_THE_END)
    end(screen)
    assert done_in(own_home)[-4:] == [Answer(Reading(1)), Undo(), Answer(Reading(0)), End()]


# -- moving about


def test_space_pauses_and_goes_on(screen: Terminal, own_home: Path) -> None:
    to_the_first_hold(screen)
    screen.press(" ")
    screen.see("Paused. Space goes on.")
    screen.press(" ")

    screen.see("Going on.")
    end(screen)
    assert done_in(own_home) == [Answer(Reading(2)), Pause(), Resume(), End()]


def test_arrows_skip_and_go_back_and_plus_and_minus_change_the_hold(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)
    screen.press("+")
    screen.press("-")
    screen.press(LEFT)
    screen.see("Seated butterfly: 60 s")
    screen.press(RIGHT)
    screen.see("Ready: Seated butterfly")

    end(screen)
    assert done_in(own_home) == [
        Answer(Reading(2)),
        AddTime(15),
        AddTime(-15),
        Back(),
        Skip(),
        End(),
    ]


def test_what_means_nothing_now_is_refused_in_words(screen: Terminal) -> None:
    screen.press("2")
    screen.see("Ready: Seated butterfly")
    screen.press("+")

    screen.see("Not now: only a hold can be made longer or shorter.")


def test_the_end_has_to_be_confirmed(screen: Terminal, own_home: Path) -> None:
    to_the_first_hold(screen)
    screen.press("q")
    screen.see("y ends it, any other key goes on.")
    screen.press("p")
    screen.press(" ")
    screen.see("Paused.")

    end(screen)
    assert screen.process.returncode == 0
    assert newest(own_home).ended is Ending.STOPPED
    assert Hurts() not in done_in(own_home)


def test_pain_stops_the_hold_before_the_question_is_answered(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)
    screen.press("p")
    screen.see(DURING)
    screen.press("t")
    screen.see("End the session.")
    screen.press("\n")

    screen.see("It hurts: Seated butterfly: 10 of 10 [R1]")
    screen.see("Stopped.")
    screen.see_the_end()
    session = newest(own_home)
    assert session.ended is Ending.STOPPED
    hurts, answer = session.inputs[2:4]
    assert hurts.input == Hurts()
    assert answer.moment == "hurts"


# -- leaving


def test_control_c_leaves_the_session_open(screen: Terminal, own_home: Path) -> None:
    to_the_first_hold(screen)
    screen.process.send_signal(2)

    screen.see("The session is left open; the next start offers to go on.")
    screen.see_the_end()
    assert screen.process.returncode == 0
    assert newest(own_home).ended is None


def test_control_c_counts_where_the_shell_had_it_ignored(routine: Path, own_home: Path) -> None:
    background = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh", *PROGRAM)
    with terminal("play", routine, "--speed", "10", program=background) as screen:
        screen.see(BEFORE)
        to_the_first_hold(screen)
        screen.process.send_signal(2)

        screen.see("The session is left open; the next start offers to go on.")
        screen.see_the_end()
    assert newest(own_home).ended is None


def test_control_c_that_gets_lost_is_seen_with_the_next_key() -> None:
    with terminal(program=(sys.executable, "-c", LOSES_IT)) as screen:
        screen.see("lost")
        screen.see("seen")


def test_a_terminal_that_is_taken_away_leaves_the_session_open(
    screen: Terminal, own_home: Path
) -> None:
    to_the_first_hold(screen)

    screen.unplug()

    screen.process.wait(20)
    session = newest(own_home)
    assert session.ended is None
    assert [saved.input for saved in session.inputs][1:] == [Answer(Reading(2))]


class ScriptedKeys:
    """Presses a key after so many seconds, again and again; then nobody is there any more."""

    def __init__(self, clock: FakeClock, *presses: tuple[float, str]) -> None:
        self._clock = clock
        self._presses = list(presses)

    def read(self, timeout_s: float) -> str | None:
        if not self._presses:
            raise EOFError
        after_s, key = self._presses[0]
        passed_s = min(timeout_s, after_s)
        self._clock.advance(passed_s)
        self._presses[0] = (after_s - passed_s, key)
        return self._presses.pop(0)[1] if after_s <= timeout_s else None


def test_a_long_pause_asks_before_it_goes_on(own_home: Path) -> None:
    clock = FakeClock()
    with closing(Context.open({}, own_home, clock)) as context:
        play = context.begin(context.library.find("yin-five"))
        going_on = ((1801, " "), (1, "3"), (0, "d"), (0, "\r"))
        keys = ScriptedKeys(clock, (0, "2"), (20, " "), *going_on)
        shown = StringIO()

        with pytest.raises(EOFError):
            TerminalPlayer(play, keys, shown).run()

        told = [(each.moment, each.reading) for each in play.state.answers]
    assert "How much does the hip hurt by now?" in shown.getvalue()
    assert told[-1] == (Moment.RESUME, Reading(3, Quality.DULL))
    assert "Going on." in shown.getvalue()
