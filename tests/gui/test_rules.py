"""Pain rules are changed as sentences with slots, by the keyboard, and the text has each change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.gui.rules_flow import RulesFlow
from rehab_app.gui.widgets.rules_view import RulesView
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.workbench_flow import WorkbenchFlow
from rehab_app.resources import routines_folder
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.library import Library
from rehab_app.workbench.edits import Edit
from rehab_app.workbench.rule_beginnings import BEGINNINGS
from rehab_app.workbench.rule_weighing import weighed
from rehab_app.workbench.rules import rules_of
from tests.gui.conftest import Visitor, texts_in
from tests.gui.layout_faults import layout_faults
from tests.gui.routines import write_routine
from tests.helpers.sessions import facts_of, shipped
from tests.workbench.rule_texts import PLAIN_TEXT, RULES_TEXT

# Without a desktop no list can have the keyboard for itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT = Qt.KeyboardModifier.AltModifier


class Bench:
    """Somebody who works on the rules of a text, with the keyboard."""

    def __init__(self, text: str, qtbot: QtBot) -> None:
        self.text = text
        self.refused = ""
        self.view = RulesView()
        self.flow = RulesFlow(self.view, lambda: self.text, self._try, self.view)
        self._library = Library(shipped(), routines_folder())
        self._qtbot = qtbot
        self.page = ScrollPage()
        self.page.column.addWidget(self.view)
        self.page.resize(560, 900)
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.show()

    def show(self, text: str | None = None) -> "Bench":
        """Show the text, or another one, as the workbench does after a change."""
        self.text = self.text if text is None else text
        reading = self._library.read_data(self.text.encode(), "test")
        self.flow.show(reading.problems, facts_of(self.text) if reading.routine else None)
        self.flow.finish()
        QApplication.processEvents()
        return self

    def choose(self, number: int, slot: str, text: str) -> None:
        """Open a slot with Space and go down to what is wanted."""
        button = self.view.cards[number - 1].slots.button(slot)
        button.setFocus()
        self._qtbot.keyClick(button, Qt.Key.Key_Space)
        self.choose_in_menu(text)

    def choose_in_menu(self, text: str) -> None:
        """Go down or up in the list that is open to a text, and take it."""
        menu = self.menu
        texts = [action.text() for action in menu.actions()]
        active = menu.activeAction()
        at = menu.actions().index(active) if active else -1
        key = Qt.Key.Key_Down if texts.index(text) > at else Qt.Key.Key_Up
        for _ in range(abs(texts.index(text) - at)):
            self._qtbot.keyClick(menu, key)
        self._qtbot.keyClick(menu, Qt.Key.Key_Return)
        QApplication.processEvents()

    @property
    def menu(self) -> QMenu:
        """Return the list that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    @property
    def focused(self) -> str:
        """Return the name of what has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget.accessibleName()

    def values(self) -> list[dict[str, str]]:
        rules = rules_of(self.text)
        assert rules is not None
        return [dict(rule.values) for rule in rules]

    def _try(self, make: Callable[[], Edit]) -> None:
        try:
            self.show(make().text)
        except CannotEditError as error:
            self.refused = str(error)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(RULES_TEXT, qtbot)


def test_a_slot_is_chosen_by_keys_and_changes_its_own_line(bench: Bench) -> None:
    bench.choose(2, "pain-most", "to 6")

    assert bench.text == RULES_TEXT.replace("pain: 4-5    # no", "pain: 4-6    # no")
    assert bench.focused == "how much it hurts, at most: to 6"

    bench.choose(2, "do", "make what is left of it lighter")
    assert "      do: ease\n" in bench.text


def test_the_list_begins_at_what_is_chosen_and_esc_leaves_it(bench: Bench, qtbot: QtBot) -> None:
    button = bench.view.cards[0].slots.button("do")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)

    active = bench.menu.activeAction()
    assert active is not None
    assert active.text() == "leave out the rest for the same muscles"
    assert active.isChecked()
    qtbot.keyClick(bench.menu, Qt.Key.Key_Escape)
    assert bench.text == RULES_TEXT
    assert bench.focused == "what is done: leave out the rest for the same muscles"


def test_the_focus_stays_on_its_slot_when_the_sentence_becomes_another(bench: Bench) -> None:
    bench.choose(1, "at", "before the session")

    assert bench.values()[0] == {"at": "before", "pain": "3-10", "do": "relief-only"}
    assert bench.focused == "when it is asked: before the session"


def test_a_condition_is_added_and_left_out(bench: Bench, qtbot: QtBot) -> None:
    more = bench.view.cards[0].slots.button("more")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    bench.choose_in_menu("the kind of pain")
    assert bench.values()[0]["quality"] == "sharp"

    bench.choose(1, "quality", "sharp or nerve pain")
    assert bench.values()[0]["quality"] == "[sharp, nerve]"

    without = bench.view.cards[0].slots.button("× quality")
    assert without.accessibleName() == "Leave out the kind of pain"
    without.setFocus()
    qtbot.keyClick(without, Qt.Key.Key_Space)
    assert bench.text == RULES_TEXT


def test_alt_and_arrows_change_the_order_and_the_focus_goes_along(
    bench: Bench, qtbot: QtBot
) -> None:
    card = bench.view.cards[0]
    card.slots.button("do").setFocus()

    qtbot.keyClick(card.slots.button("do"), Qt.Key.Key_Down, ALT)

    assert [each.get("pain") for each in bench.values()[:2]] == ["4-5", "3-10"]
    assert bench.focused == "Try rule 2 later"
    qtbot.keyClick(bench.view.cards[1].up, Qt.Key.Key_Space)
    assert [each.get("pain") for each in bench.values()[:2]] == ["3-10", "4-5"]
    assert bench.focused == "Try rule 1 later"  # it is first: nothing is earlier


def test_a_rule_is_doubled_and_removed(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.view.cards[2].duplicate, Qt.Key.Key_Space)
    assert [each["at"] for each in bench.values()] == ["pose", "pose", "before", "before", "week"]

    qtbot.keyClick(bench.view.cards[3].remove, Qt.Key.Key_Space)
    assert bench.values() == [dict(rule.values) for rule in rules_of(RULES_TEXT) or ()]
    assert bench.focused == "Remove rule 4"


def test_a_reason_is_typed_as_a_person_would(bench: Bench, qtbot: QtBot) -> None:
    line = bench.view.cards[0].reason.line
    line.setFocus()
    qtbot.keyClicks(line, "Agreed: only {slowly}")
    qtbot.keyClick(line, Qt.Key.Key_Tab)

    assert bench.values()[0]["because"] == "Agreed: only {slowly}"


def test_the_first_rule_is_begun_with_a_sentence_and_the_last_one_leaves_the_standard(
    qtbot: QtBot,
) -> None:
    bench = Bench(PLAIN_TEXT, qtbot)
    assert "no rules of its own" in texts_in(bench.view)
    bench.view.add_button.setFocus()
    qtbot.keyClick(bench.view.add_button, Qt.Key.Key_Space)

    bench.choose_in_menu(BEGINNINGS[0].text)

    assert bench.values() == [dict(BEGINNINGS[0].says)]
    assert bench.focused == "what hurts: anything"
    qtbot.keyClick(bench.view.cards[0].remove, Qt.Key.Key_Space)
    assert bench.text == PLAIN_TEXT
    assert QApplication.focusWidget() is bench.view.add_button


@pytest.mark.parametrize("beginning", BEGINNINGS, ids=lambda each: each.text)
def test_every_beginning_is_sound_and_has_an_effect(beginning: tuple[str, dict[str, str]]) -> None:
    row = ", ".join(f"{key}: {value}" for key, value in beginning[1].items())
    text = PLAIN_TEXT.replace("standard   # as it comes", f"{{base: standard, rules: [{{{row}}}]}}")

    beside = weighed(facts_of(text))

    assert beside.before
    assert "changes nothing" not in beside.own[0].overruled


def test_hard_limits_and_rules_above_are_said_on_the_card(qtbot: QtBot) -> None:
    bench = Bench(RULES_TEXT, qtbot)

    first, second = (texts_in(card) for card in bench.view.cards[:2])

    assert "■ A hard limit stops here: at 6 to 7 with sharp or nerve pain and at 8" in first
    assert "▲ Where rule 1 fits too, that one counts: it stands above." in second
    assert "Read as: In or after a pose, if an exercise for the hamstring hurts 3 or more" in first


def test_the_standard_rules_stand_below_with_limits_marked_and_what_stands_before_them(
    bench: Bench, qtbot: QtBot
) -> None:
    texts = bench.view.standard.texts

    assert "■ In or after a pose, if it hurts 8 or more, the session ends." in texts
    assert any("an easier variant" in text and "▲ Rules 1 and 2 stand" in text for text in texts)
    assert not any("next morning" in text for text in texts)
    section = bench.view.standard.sections["The next morning"]
    section.button.setFocus()
    qtbot.keyClick(section.button, Qt.Key.Key_Space)
    assert any("On the next morning" in text for text in section.texts)


def test_a_broken_rule_can_be_removed_and_hides_no_other(bench: Bench) -> None:
    bench.show(RULES_TEXT.replace("pain: 5, do: gentle-only", "pain: 15, do: gentle-only"))

    broken = bench.view.cards[2]
    assert "This rule has an error" in texts_in(broken)
    assert "■ Line 18: " in texts_in(broken)
    assert broken.remove.isEnabled()
    assert not bench.view.cards[0].slots.isHidden()


def test_while_the_text_is_no_yaml_the_rules_wait(bench: Bench) -> None:
    bench.show(RULES_TEXT + "blocks: [\n")

    assert "the rules show the last good state" in texts_in(bench.view)
    assert len(bench.view.cards) == 4
    assert not bench.view.cards[0].slots.button("do").isEnabled()
    bench.show(RULES_TEXT)
    assert bench.view.cards[0].slots.button("do").isEnabled()


def test_tab_goes_through_cards_slots_and_standard_rules_as_they_are_read(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.choose(1, "at", "before the session")  # its sentence is made anew
    qtbot.keyClick(bench.view.cards[0].duplicate, Qt.Key.Key_Space)
    bench.view.cards[0].up.setFocus()
    bench.view.cards[0].down.setFocus()
    places: list[tuple[int, int]] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        assert widget is not None
        at = widget.mapTo(bench.page, widget.rect().topLeft())
        place = at.y() + bench.page.verticalScrollBar().value(), at.x()
        if places and place < (places[-1][0] - 12, places[-1][1]):
            break
        places.append(place)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)

    assert len(places) > 50
    last = list(bench.view.standard.sections.values())[-1].button
    at = last.mapTo(bench.page, last.rect().topLeft())
    assert places[-1] == (at.y() + bench.page.verticalScrollBar().value(), at.x())


def test_everything_on_a_card_has_a_name_and_a_place_in_the_order(bench: Bench) -> None:
    focusable = [
        widget
        for widget in bench.view.findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, QPushButton | QLineEdit)
    ]

    assert len(focusable) > 40
    assert all(widget.accessibleName() for widget in focusable)
    assert layout_faults(bench.page) == []


def opened(own_home: Path, visitor: Visitor, qtbot: QtBot) -> WorkbenchFlow:
    """Open a routine with rules at the workbench, once the library has noticed its file."""
    file = write_routine(own_home, "evening", RULES_TEXT)
    library = visitor.window.rooms.library
    qtbot.waitUntil(lambda: "Evening" in library.routines.listed and not library.is_reading)
    visitor.click("Workbench")
    visitor.window.rooms.workbench.open(f"file:{file}")
    return visitor.window.rooms.workbench.flow


def test_the_rules_stand_in_the_list_of_steps_and_come_back_from_the_text(
    own_home: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    flow = opened(own_home, visitor, qtbot)
    flow.page.list.rows.setCurrentRow(1)
    assert flow.page.rules.isVisible()
    assert not flow.page.form.isVisible()

    flow.page.rules.add(1)
    assert "quality: pinch, do: stop-pose" in flow.document.text
    visitor.click("YAML")
    assert not flow.page.rules.isVisible()
    visitor.click("Form")
    assert flow.page.rules.isVisible()
    visitor.click("Undo")
    assert flow.document.text == RULES_TEXT
    assert len(flow.page.rules.cards) == 4
    flow.page.list.rows.setCurrentRow(3)
    assert flow.page.form.isVisible()


def test_the_form_of_a_step_says_what_pain_does_with_the_own_rules(
    own_home: Path, visitor: Visitor, qtbot: QtBot
) -> None:
    flow = opened(own_home, visitor, qtbot)
    flow.page.list.rows.setCurrentRow(3)
    table = flow.page.pain

    qtbot.waitUntil(lambda: "3–7" in texts_in(table))
    assert "stop it, leave out the rest for the hamstring (rule 1)" in texts_in(table)
    assert "■ end the session" in texts_in(table)

    flow.page.list.rows.setCurrentRow(4)
    assert "go on (rule 2)" in texts_in(table)
    flow.page.list.rows.setCurrentRow(2)
    assert not table.isVisible()
