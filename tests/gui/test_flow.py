"""From one page to the other: sides, gates, sessions in a row, trouble with the disk, history."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from rehab_app.engine.state import Phase
from rehab_app.model.pain import Action, Gate, Reading
from rehab_app.model.person import Side
from tests.gui.conftest import Visitor
from tests.gui.routines import BROKEN, THERMAL, write_routine

Visit = Callable[[], Visitor]


def test_lists_every_shipped_routine(visitor: Visitor) -> None:
    listed = visitor.window.rooms.library.routines.listed

    assert "Daily hip stretch, 14 min, Stretch, mat" in listed
    assert "Sore-day gentle" in listed


def test_a_click_starts(visitor: Visitor) -> None:
    visitor.click_routine("Yin starter")

    assert visitor.driver.facts.routine.id == "yin-starter"
    assert "Before you start" in visitor.text


def test_a_broken_file_says_its_first_problem(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-broken", BROKEN)
    visitor = visit()
    assert "supine-figure-fuor" in visitor.window.rooms.library.routines.listed

    visitor.start("own-broken.yaml")

    assert visitor.shows(visitor.window.rooms.library.routines)
    assert "own-broken.yaml can't be played" in visitor.text
    assert "Line 8: " in visitor.text


def test_the_sore_side_is_asked_once(visitor: Visitor) -> None:
    visitor.start("Sore-day gentle")
    assert "Which side is sore?" in visitor.text
    assert visitor.shows(visitor.window.rooms.library.routines)

    visitor.click("Right")

    assert visitor.driver.facts.person.sore_side is Side.RIGHT
    visitor.press("Esc", "Enter", "Enter").start("Sore-day gentle")
    assert visitor.shows(visitor.window.rooms.flow.check_in)


def test_both_or_unsure_is_a_side_too(visitor: Visitor) -> None:
    visitor.start("Sore-day gentle").click("Both, or not sure")

    assert visitor.driver.facts.person.sore_side is Side.BOTH


def test_a_routine_without_a_sore_side_does_not_ask(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch")

    assert visitor.shows(visitor.window.rooms.flow.check_in)


def test_relief_only_plays_what_is_left(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("6", "D", "Enter").click("None of these")

    assert visitor.state.gate is Gate.RELIEF_ONLY
    visitor.press("Space").wait_for_work()
    assert "Resting pose" in visitor.text


def test_relief_only_with_nothing_left_offers_the_gentle_one(visitor: Visitor) -> None:
    visitor.start("Hip strength base").press("6", "D", "Enter").click("None of these")
    assert visitor.shows(visitor.window.rooms.flow.summary)
    assert "Only rest and relief today" in visitor.text

    visitor.click("Start the gentle session instead").click("Left")

    assert visitor.driver.facts.routine.id == "sore-day-gentle"


def test_gentle_only_ends_another_routine_and_starts_the_gentle_one(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("3", "L", "Enter")
    assert visitor.shows(visitor.window.rooms.flow.summary)
    assert "Not today" in visitor.text
    assert "Numbness, tingling or burning asks for quiet today" in visitor.text

    visitor.click("Start the gentle session instead").click("Left")

    assert visitor.driver.facts.routine.id == "sore-day-gentle"
    assert visitor.shows(visitor.window.rooms.flow.check_in)


def test_no_session_offers_none(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("T", "D", "Enter").click("None of these")

    assert visitor.state.gate is Gate.NO_SESSION
    assert "let a clinician look at it" in visitor.text
    assert not visitor.has_button("Start the gentle session instead")


def test_a_second_session_is_its_own(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait(2).press("Esc", "Enter", "Enter")
    first = visitor.driver

    visitor.start("Yin starter").press("1").press("Space")

    assert visitor.driver is not first
    assert visitor.is_in(Phase.PAUSED)
    assert "Yin starter" in visitor.text


def test_ice_asks_for_the_skin_first(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-ice", THERMAL)
    visitor = visit().start("Own ice").press("1").wait_for_question()

    visitor.press("1")
    assert visitor.is_in(Phase.ASKING)
    visitor.press("Enter")
    assert "Say whether the skin is fine first." in visitor.text
    visitor.press("Y")

    assert visitor.last.reading == Reading(1)


def test_skin_that_is_not_fine_ends_the_session(own_home: Path, visit: Visit) -> None:
    write_routine(own_home, "own-ice", THERMAL)
    visitor = visit().start("Own ice").press("1").wait_for_question()

    visitor.click("The skin is not fine").press("1", "Enter")

    assert visitor.last.decision.do is Action.END_SESSION
    assert visitor.last.reading == Reading(1, skin_fine=False)
    assert "your skin and nerves need to recover" in visitor.text


def test_another_digit_changes_the_answer_before_it_counts(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("5").press("4", "Backspace")
    assert "What happens next" not in visitor.text

    visitor.press("4", "D", "Enter")

    assert visitor.state.answers[0].reading.level == 4


def test_a_disk_that_does_not_save_is_said_and_the_session_goes_on(
    own_home: Path, visit: Visit
) -> None:
    own_home.mkdir()
    (own_home / "data").write_text("in the way")
    visitor = visit()
    assert "The history can't be used now" in visitor.text

    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(3)
    assert "Nothing can be written" in visitor.text
    (own_home / "data").unlink()
    visitor.driver.retry()

    assert "Nothing can be written" not in visitor.text
    assert visitor.driver.session_id is not None


def test_what_was_not_saved_is_kept_for_a_later_try(own_home: Path, visit: Visit) -> None:
    own_home.mkdir()
    (own_home / "data").write_text("in the way")
    visitor = visit()
    visitor.start("Daily hip stretch").press("1").wait(3).press("Esc", "Enter")
    assert "Leave the program open" in visitor.text
    visitor.press("Enter").start("Yin starter")
    (own_home / "data").unlink()

    visitor.window.close()

    again = visit().click("History")
    assert "Daily hip stretch" in again.window.rooms.history.page.listed
    assert "Yin starter" in again.window.rooms.history.page.listed


def test_a_file_given_at_the_start_is_shown_first(own_home: Path, visit: Visit) -> None:
    path = write_routine(own_home / "elsewhere", "own-ice", THERMAL)
    visitor = visit()

    visitor.window.rooms.open_file(str(path))
    assert "Own ice" in visitor.text
    visitor.click("Play once")

    assert visitor.driver.facts.routine.title == "Own ice"


def test_every_widget_has_a_parent_wherever_one_has_been(visit: Callable[[], Visitor]) -> None:
    """Python's garbage collector would destroy the others in an order that crashes Qt."""
    before = set(QApplication.topLevelWidgets())
    visitor = visit()
    rooms = visitor.window.rooms

    visitor.start("Daily hip stretch").press("2").wait_for_question().finish("1").click("Done")
    for show in rooms.standing_pages().values():
        show()
        QApplication.processEvents()
    rooms.open_file(str(rooms.today.entry.path if rooms.today.entry else ""))
    rooms.show_history()
    visitor.open_newest().click("Correct: Before you start").press("Esc")

    assert set(QApplication.topLevelWidgets()) - before == {visitor.window}
