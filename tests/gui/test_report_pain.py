"""Report pain now: level, kind, side and place, kept for the next time; and what it means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.hip_areas import AREAS
from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.hip_map import HipMap
from rehab_app.history.diary import CheckIn
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from tests.gui.conftest import FakeClock, Visitor


@pytest.fixture
def at_today(visitor: Visitor) -> Visitor:
    visitor.window.rooms.person.update(sore_side="left")
    return visitor.click("Today")


def told(visitor: Visitor) -> list[CheckIn]:
    return list(visitor.window.rooms._context.history().diary.check_ins(""))


def test_is_told_by_keys_alone(at_today: Visitor, clock: FakeClock) -> None:
    visitor = at_today.press("P", "5", "D")
    assert "What 5 of 10 means" in visitor.text
    visitor.window.rooms.behind_today.report.page.hip_map.take_focus()
    visitor.press("O", "Enter")

    (check_in,) = told(visitor)
    assert check_in.moment is Moment.NOW
    assert check_in.reading == Reading(5, Quality.DULL)
    assert (check_in.side, check_in.place) == (Side.LEFT, Place.OUTER)
    assert check_in.told == clock.wall()
    assert visitor.shows(visitor.window.rooms.today.page)
    assert "▲ 5 of 10, dull ache, left side, outer hip" in visitor.text


def test_is_told_by_clicks_alone(at_today: Visitor) -> None:
    at_today.click("Report pain now").click("Pain 2").click("Stretch").click("Right")
    at_today.click("sit bone, right side").click("Save")

    (check_in,) = told(at_today)
    assert (check_in.side, check_in.place) == (Side.RIGHT, Place.SIT_BONE)


def test_side_and_place_are_kept_for_the_next_time(at_today: Visitor) -> None:
    at_today.press("P", "2").click("Both").click("Knee  K").click("Save")

    at_today.press("P", "3", "Enter")

    assert [(each.side, each.place) for each in told(at_today)] == [(Side.BOTH, Place.KNEE)] * 2


def test_a_place_can_be_left_open(at_today: Visitor) -> None:
    at_today.press("P", "2").click("Groin  G").click("Nowhere in particular").click("Save")

    assert told(at_today)[0].place is None


def test_without_a_level_nothing_is_saved(at_today: Visitor) -> None:
    at_today.press("P", "D", "Enter")
    assert told(at_today) == []

    at_today.press("Esc")
    assert at_today.shows(at_today.window.rooms.today.page)
    assert told(at_today) == []


def test_it_can_be_taken_back(at_today: Visitor) -> None:
    at_today.press("P", "5", "D", "Enter")
    assert len(told(at_today)) == 1

    at_today.press("U")

    assert told(at_today) == []
    assert "5 of 10" not in at_today.text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("9", "D"), "please let a clinician look at it, the same day if it came suddenly"),
        (("7", "L"), "nothing to exercise with; please let a clinician look at it"),
        (("2", "L"), "so only gentle movement"),
    ],
)
def test_severe_and_nerve_pain_bring_the_advice_of_the_rules(
    at_today: Visitor, keys: tuple[str, ...], words: str
) -> None:
    at_today.press("P", *keys, "Enter")

    assert words in at_today.text


def test_severe_pain_leads_to_the_warning_signs(at_today: Visitor) -> None:
    at_today.press("P", "9", "D", "Enter").click("Go through the warning signs")

    assert at_today.shows(at_today.window.rooms.safety.page)


def test_letters_mean_areas_in_the_map_and_kinds_elsewhere(at_today: Visitor) -> None:
    page = at_today.press("P", "4", "H").window.rooms.behind_today.report.page
    assert page.hip_map.chosen is None

    page.hip_map.take_focus()
    at_today.press("H", "Enter")

    (check_in,) = told(at_today)
    assert (check_in.reading.quality, check_in.place) == (Quality.SHARP, Place.HAMSTRING)


# -- the drawn hip


@pytest.fixture
def hip(qtbot: QtBot) -> HipMap:
    hip = HipMap()
    qtbot.addWidget(hip)
    hip.resize(560, hip.heightForWidth(560))
    hip.show()
    settle()
    return hip


@pytest.mark.parametrize("width", [525, 700, 900])
@pytest.mark.parametrize("side", list(Side))
def test_every_area_is_large_enough_and_none_lies_over_another(
    hip: HipMap, width: int, side: Side
) -> None:
    hip.show_side(side)
    hip.resize(width, hip.heightForWidth(width))
    settle()
    places = [hip.button(place).geometry() for place in AREAS]

    for number, place in enumerate(places):
        assert place.width() >= TARGET_PX
        assert place.height() >= TARGET_PX
        assert hip.rect().contains(place)
        for other in places[number + 1 :]:
            both = place.intersected(other)
            assert both.width() <= 1 or both.height() <= 1


def test_the_right_side_is_on_the_left_of_the_front_and_on_the_right_of_the_back(
    hip: HipMap,
) -> None:
    def middles(side: Side) -> dict[Place, int]:
        hip.show_side(side)
        return {place: hip.button(place).geometry().center().x() for place in AREAS}

    right, left = middles(Side.RIGHT), middles(Side.LEFT)

    assert right[Place.OUTER] < left[Place.OUTER] < hip.width() / 2
    assert hip.width() / 2 < left[Place.BUTTOCK] < right[Place.BUTTOCK]


def test_every_area_says_its_name_and_side(hip: HipMap) -> None:
    hip.show_side(Side.LEFT)
    root = QAccessible.queryAccessibleInterface(hip)
    names = {root.child(number).text(QAccessible.Text.Name) for number in range(root.childCount())}

    assert "outer hip, left side" in names
    assert len(names) == len(AREAS) == len(Place)


def test_the_arrow_keys_go_from_area_to_area(hip: HipMap, qtbot: QtBot) -> None:
    hip.activateWindow()
    qtbot.waitUntil(hip.isActiveWindow)
    hip.button(Place.BUTTOCK).setFocus()
    seen: list[Place] = []
    hip.place_chosen.connect(seen.append)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(QApplication.focusWidget(), key)

    assert seen == [Place.BUTTOCK, Place.SIT_BONE, Place.HAMSTRING]
    assert QApplication.focusWidget() is hip.button(Place.HAMSTRING)
    assert hip.chosen is Place.HAMSTRING


def test_a_chosen_area_is_told_apart_by_more_than_colour(hip: HipMap) -> None:
    hip.show_place(Place.GROIN)
    button = hip.button(Place.GROIN)

    assert button.isChecked()
    before = hip.grab().toImage()
    hip.show_place(None)
    settle()
    assert hip.grab().toImage() != before
    assert {area.key for area in AREAS.values()} == set("FGOKBSH")
