"""The keys can be looked up, and the list says all of them."""

from rehab_app.engine.state import Phase
from rehab_app.gui.hip_areas import AREAS
from rehab_app.gui.key_table import key_rows
from rehab_app.gui.keys import ACTIONS, KeyChoice, key_words
from rehab_app.gui.pages import check_in_page, player_page, report_pain_page, today_page
from tests.gui.conftest import Visitor

_SAID_OTHERWISE = {"Return": "Enter"}


def test_every_key_of_a_session_is_in_the_list() -> None:
    said = " ".join(key for rows in key_rows(KeyChoice()).values() for key in rows)

    for key in {**player_page._KEYS, **check_in_page._KEYS}:
        assert _SAID_OTHERWISE.get(key, key) in said or key.isdigit(), key
    for actions in ACTIONS.values():
        for action in actions:
            assert all(key_words(key) in said for key in action.keys), action


def test_every_key_of_today_and_of_a_report_is_in_the_list() -> None:
    said = " ".join(key for rows in key_rows(KeyChoice()).values() for key in rows)

    for key in {**today_page._KEYS, **report_pain_page._KEYS}:
        assert _SAID_OTHERWISE.get(key, key) in said or key.isdigit(), key
    assert all(area.key in said for area in AREAS.values())


def test_f1_shows_the_keys_and_esc_goes_back(visitor: Visitor) -> None:
    before = visitor.window.page

    visitor.press("F1")
    assert visitor.window.page is visitor.window.rooms.keys
    assert "It hurts" in visitor.text

    visitor.press("Esc")
    assert visitor.window.page is before


def test_a_session_stands_still_while_the_keys_are_shown(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch").press("1").wait_for_work().wait(3)

    visitor.press("?")
    assert visitor.is_in(Phase.PAUSED)

    visitor.press("Esc").press("Space")
    assert visitor.is_in(Phase.LEADING_IN) or visitor.is_in(Phase.RUNNING)
