"""The settings act and are saved at once; what can't be saved is said in the page."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.strain_question import StrainQuestion
from rehab_app.model.pain import Reading
from tests.gui.conftest import FakeClock, Visitor


def test_a_choice_acts_and_is_saved_at_once(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings").click("Right").click("Dark").click("200 %")

    assert current_theme().is_dark
    assert QApplication.font().pixelSize() == 30
    settings = open_context().settings.settings
    assert (settings.theme, settings.text_percent) == ("dark", 200)
    assert settings.sore_side == "right"
    visitor.click("Light").click("100 %")


def test_conditions_are_any_number(visitor: Visitor, open_context: Callable[[], Context]) -> None:
    visitor.click("Settings").click("Hip osteoarthritis").click("IT band syndrome")
    assert open_context().settings.settings.conditions == ("hip-osteoarthritis", "it-band-syndrome")


def test_single_keys_can_be_switched_off(visitor: Visitor) -> None:
    visitor.window.rooms.person.update(single_keys=False)
    visitor.click("Today").press("Enter")
    question = visitor.state.question

    visitor.press("U")

    assert visitor.state.question is question


def test_what_cannot_be_saved_is_said(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    context = open_context()
    folder = context.locations.config
    (folder / "settings.toml").unlink()
    (folder / "settings.new").mkdir()

    visitor.click("Settings").click("Left")

    assert "This could not be saved" in visitor.window.rooms.person.settings.trouble
    (folder / "settings.new").rmdir()
    visitor.click("Right")
    assert visitor.window.rooms.person.settings.trouble == ""


def test_window_and_page_are_remembered(
    visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    first = visit()
    first.click("Settings").window.resize(780, 660)
    first.window.close()

    second = visit()

    assert second.shows(second.window.rooms.person.settings)
    assert second.window.height() == 660


def test_a_place_of_a_larger_screen_is_brought_back(visit: Callable[[], Visitor]) -> None:
    first = visit()
    first.window.setGeometry(5000, 4000, 3000, 2500)
    first.window.close()

    second = visit()

    room = second.window.screen().availableGeometry()
    assert second.window.width() <= room.width()
    assert second.window.height() <= room.height()


def test_a_strain_s_day_is_asked_where_a_strain_is_chosen_and_ages_by_itself(
    visitor: Visitor, clock: FakeClock, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings").click("Labral tear or hip impingement")
    assert "How long ago was the strain?" not in visitor.text

    visitor.click("Hamstring strain")
    assert "How long ago was the strain?" in visitor.text
    assert visitor.window.rooms.person.settings.findChild(StrainQuestion).days is None
    visitor.click("3 days")

    clock.advance(2 * 24 * 3600)
    context = open_context()
    assert context.settings.settings.strained_on == "2026-11-19"
    assert context.person.strain_day == 5


def test_a_new_strain_is_not_taken_for_an_old_one(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings").click("Hamstring strain").click("Longer")
    visitor.click("Hamstring strain").click("Adductor strain")

    assert open_context().person.strain_day is None


def test_an_answer_that_changes_nothing_waits_where_that_is_chosen(visitor: Visitor) -> None:
    visitor.click("Settings").click("Waits for Enter").click("Today").press("Enter")
    question = visitor.state.question

    visitor.press("1")
    assert visitor.state.question is question
    visitor.press("Enter")

    assert visitor.last.reading == Reading(1)


def test_a_damaged_file_is_said_at_the_start_and_costs_one_setting(
    visit: Callable[[], Visitor], open_context: Callable[[], Context]
) -> None:
    first = visit()
    first.window.rooms.person.update(sore_side="left", text_percent=125)
    path = first.context.locations.config / "settings.toml"
    first.window.close()
    path.write_text(path.read_text().replace('sore_side = "left"', "sore_side = left"))

    visitor = visit()

    assert "Some settings are not used" in visitor.text
    assert "could not be read in line" in visitor.text
    settings = visitor.context.settings.settings
    assert (settings.sore_side, settings.text_percent) == ("", 125)
