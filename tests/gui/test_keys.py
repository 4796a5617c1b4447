"""Keys can be chosen: remotes, media keys and number pads work, and any key can mean "it hurts"."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rehab_app.context import Context
from rehab_app.engine.state import Ending, Phase
from rehab_app.gui.keys import (
    ACTIONS,
    KEPT_KEYS,
    KIND_LETTERS,
    KeyChoice,
    kept_words,
    read_changed,
    written_changed,
)
from rehab_app.gui.widgets.key_field import KeyField, portable_name
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS
from rehab_app.model.pain import Moment, Reading
from tests.gui.conftest import Visitor
from tests.gui.routines import YIN, write_routine

Visit = Callable[[], Visitor]
_Key = Qt.Key
_ALL = [action for actions in ACTIONS.values() for action in actions]
_NAMES = [action.name for action in _ALL]


@pytest.fixture
def in_a_hold(visitor: Visitor) -> Visitor:
    """Return a person 5 s into a hold of 30 s that is not the first exercise."""
    visitor.start("Daily hip stretch").press("1").wait_for_question().press("1")
    return visitor.wait_for_work().wait(5)


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


# -- what works from the start


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # of the keys in QTest itself
def test_media_keys_and_a_remotes_black_screen_pause_and_go_on(in_a_hold: Visitor) -> None:
    for key in (
        _Key.Key_MediaPlay,
        _Key.Key_MediaTogglePlayPause,
        _Key.Key_MediaPause,
        _Key.Key_B,
    ):
        _press(key)
        assert in_a_hold.is_in(Phase.PAUSED), key
        _press(key)
        assert in_a_hold.is_in(Phase.LEADING_IN), key


def test_a_remote_and_media_keys_skip_and_go_back(in_a_hold: Visitor) -> None:
    for skip, back in (
        (_Key.Key_PageDown, _Key.Key_PageUp),
        (_Key.Key_MediaNext, _Key.Key_MediaPrevious),
    ):
        in_a_hold.wait_for_work().wait(3)
        _press(skip)
        assert in_a_hold.state.works[-1].ending is Ending.SKIPPED
        _press(back)
        assert in_a_hold.driver.spent_s == 0
        assert "LEFT SIDE" in in_a_hold.text


def test_the_number_pad_gives_and_takes_time(in_a_hold: Visitor) -> None:
    _press(_Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert in_a_hold.state.added_s == 15

    _press(_Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
    assert in_a_hold.state.added_s == 0


def test_the_number_pad_answers(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch")

    _press(_Key.Key_2, Qt.KeyboardModifier.KeypadModifier)

    assert visitor.last.reading == Reading(2)


def test_a_remote_alone_answers_a_question(visitor: Visitor) -> None:
    visitor.start("Daily hip stretch")
    question = visitor.state.question

    for _ in range(3):
        _press(_Key.Key_PageDown)
    _press(_Key.Key_PageUp)
    assert visitor.state.question is question  # Nothing counts before it is accepted.
    _press(_Key.Key_F5)

    assert visitor.last.reading == Reading(1)


def test_f5_of_a_remote_is_mat_mode(in_a_hold: Visitor) -> None:
    _press(_Key.Key_F5)

    assert in_a_hold.has_button("Leave mat mode")


def test_a_letter_that_is_a_kind_too_pauses_until_there_is_a_level(
    own_home: Path, visit: Visit
) -> None:
    write_routine(own_home, "own-yin", YIN)
    visitor = visit().start("Own yin").press("2").wait_for_work()
    visitor.wait_for(lambda state: state.question is not None)

    visitor.press("B")
    assert visitor.is_in(Phase.PAUSED)

    visitor.press("B").press("4", "B")
    assert not visitor.is_in(Phase.PAUSED)
    assert "4 of 10, numb" in visitor.text


# -- what is chosen


def test_a_key_is_chosen_by_pressing_it_and_remembered(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on").press("K")
    assert "K, Space, Play" in visitor.text
    assert open_context().settings.settings.keys[0] == "pause=K"

    visitor.click("Today").press("Enter").press("1").wait_for_work().press("K")
    assert visitor.is_in(Phase.PAUSED)
    assert "K pause" in _hint(visitor)


def test_a_key_that_is_taken_away_does_nothing_any_more(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: It hurts: stop at once and say how much")
    visitor.click("Take P away").press("J")
    visitor.click("Today").press("Enter").press("1").wait_for_work()

    visitor.press("P")
    assert visitor.is_in(Phase.RUNNING)
    assert visitor.has_button("It hurts — J")
    visitor.press("J")

    assert visitor.is_in(Phase.ASKING)


def test_a_key_that_is_taken_is_said_and_given_over_only_when_wanted(
    visitor: Visitor, open_context: Callable[[], Context]
) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on").press("P")
    assert "P already means: It hurts: stop at once and say how much." in visitor.text
    assert open_context().settings.settings.keys == ()

    visitor.click("Use it here instead")

    changed = read_changed(visitor.window.rooms._context.settings.settings.keys)
    assert changed["pause"][0] == "P"
    assert changed["hurts"] == ()


def test_a_key_that_has_to_stay_is_refused(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on")
    for key in ("Enter", "5", "N"):
        visitor.press(key)

        assert f"{key} " in visitor.text
        assert "It stays that." in visitor.text
    assert visitor.window.rooms._context.settings.settings.keys == ()


def test_esc_leaves_the_field_and_the_focus_is_where_it_was(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on").press("Esc")

    focused = QApplication.focusWidget()
    assert focused is visitor.button("Change the keys: Pause, and go on")


def test_tab_leads_out_of_the_field(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on")
    field = QApplication.focusWidget()

    visitor.press("Tab")

    assert isinstance(field, KeyField)
    assert QApplication.focusWidget() is not field


def test_all_keys_go_back_to_what_they_were(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: Pause, and go on").press("K")

    visitor.click("All keys as at first")

    assert visitor.window.rooms._context.settings.settings.keys == ()


def test_the_page_of_keys_shows_the_real_ones(visitor: Visitor) -> None:
    visitor.click("Settings").click("Change the keys: Skip what is running").press("K")
    visitor.click("Today").press("F1")

    assert "K, →, Page Down, Next track" in visitor.text


def _hint(visitor: Visitor) -> str:
    return next((line for line in visitor.text.splitlines() if "Esc end" in line), "")


# -- any key


@pytest.fixture
def any_key(visitor: Visitor) -> Visitor:
    visitor.window.rooms.person.update(any_key_hurts=True)
    return visitor.start("Daily hip stretch").press("1").wait_for_work().wait(2)


def test_any_key_stops_the_hold_and_asks(any_key: Visitor) -> None:
    for key in (_Key.Key_Space, _Key.Key_Z, _Key.Key_Return, _Key.Key_Right, _Key.Key_F9):
        _go_on(any_key).wait(1)
        _press(key)

        question = any_key.state.question
        assert question is not None, key
        assert question.moment is Moment.HURTS, key


def _go_on(visitor: Visitor) -> Visitor:
    """Answer calmly and go on until somebody holds again."""
    while visitor.state.phase is not Phase.RUNNING:
        if visitor.is_in(Phase.ASKING):
            visitor.answer("1")
        elif visitor.is_in(Phase.PAUSED):
            visitor.press("Space")
        else:
            visitor.wait(1)
    return visitor.wait_for_work()


def test_esc_and_tab_stay_where_any_key_hurts(any_key: Visitor) -> None:
    before = QApplication.focusWidget()
    any_key.press("Tab")
    assert QApplication.focusWidget() is not before

    any_key.press("Esc")

    assert "End the session now?" in any_key.text
    any_key.press("Enter")
    assert any_key.is_in(Phase.ENDED)


def test_any_key_does_nothing_where_it_was_not_chosen(in_a_hold: Visitor) -> None:
    _press(_Key.Key_Z)

    assert in_a_hold.is_in(Phase.RUNNING)


# -- the table


def test_no_key_means_two_things_where_both_are_heard() -> None:
    for action in _ALL:
        for key in action.keys:
            assert KeyChoice().other_action(key, action) is None, (action.name, key)
            assert not kept_words(key, action), (action.name, key)


def test_every_key_of_the_table_is_one_that_qt_knows(qapp: QApplication) -> None:
    for key in (*(key for action in _ALL for key in action.keys), *KEPT_KEYS):
        assert QKeySequence(key).toString() == key


def test_the_letters_of_the_kinds_are_known() -> None:
    assert set(KIND_KEYS) == KIND_LETTERS


@given(
    st.dictionaries(
        st.sampled_from(_NAMES),
        st.lists(st.sampled_from(["A", "=", "Space", "Media Play", "Ctrl+K"]), unique=True),
    )
)
def test_chosen_keys_are_read_as_they_were_written(chosen: dict[str, list[str]]) -> None:
    changed = {name: tuple(keys) for name, keys in chosen.items()}

    assert read_changed(written_changed(changed)) == changed


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "name"),
    [
        (_Key.Key_P, Qt.KeyboardModifier.NoModifier, "p", "P"),
        (_Key.Key_P, Qt.KeyboardModifier.ControlModifier, "", "Ctrl+P"),
        (_Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier, "+", "+"),
        (_Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (_Key.Key_Space, Qt.KeyboardModifier.ShiftModifier, " ", "Shift+Space"),
        (_Key.Key_MediaNext, Qt.KeyboardModifier.NoModifier, "", "Media Next"),
    ],
)
def test_a_key_is_called_what_qt_calls_it(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, name: str
) -> None:
    assert portable_name(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == name
