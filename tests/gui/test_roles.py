"""What a screen reader is told of widgets that Qt knows too little about."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QButtonGroup, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rehab_app.gui.roles import GRAPHIC, install_roles, set_role
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_NAME = QAccessible.Text.Name
_Role = QAccessible.Role


@pytest.fixture(autouse=True)
def roles(qapp: QApplication) -> None:
    install_roles()


def _told(widget: QWidget, qtbot: QtBot) -> QAccessibleInterface:
    qtbot.addWidget(widget)
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def _press(interface: QAccessibleInterface) -> None:
    actions = interface.actionInterface()
    actions.doAction(actions.actionNames()[0])


def test_a_painted_widget_is_a_graphic_with_its_name(qtbot: QtBot) -> None:
    painted = QWidget()
    painted.setAccessibleName("Supine figure four")
    set_role(painted, GRAPHIC)

    told = _told(painted, qtbot)

    assert (told.role(), told.text(_NAME)) == (_Role.Graphic, "Supine figure four")


def test_a_title_is_a_heading_with_its_own_text(qtbot: QtBot) -> None:
    title = PlainLabel("Settings", type_=Type.TITLE)
    told = _told(title, qtbot)
    title.setText("History")

    assert (told.role(), told.text(_NAME)) == (_Role.Heading, "History")


def test_a_plain_label_stays_a_text(qtbot: QtBot) -> None:
    label = PlainLabel("30 s")
    told = _told(label, qtbot)

    assert told.role() == _Role.StaticText


def test_pressing_a_chip_through_a_screen_reader_chooses_it(qtbot: QtBot) -> None:
    choice = Choice({"a": "One", "b": "Two"}, takes_many=True)
    choice.name_question("Which?")
    told = _told(choice, qtbot)
    chip = told.child(1)

    with qtbot.waitSignal(choice.chosen):
        _press(chip)

    assert told.text(_NAME) == "Which?"
    assert chip.role() == _Role.CheckBox
    assert chip.state().checked
    assert choice.names == ("b",)


def test_one_of_many_is_a_radio_button_that_tells_whether_it_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    group = QButtonGroup(window)
    first, other = QPushButton("4", window), QPushButton("5", window)
    for button in (first, other):
        button.setCheckable(True)
        group.addButton(button)
    told = _told(window, qtbot)

    with qtbot.waitSignal(group.idClicked):
        _press(told.child(1))

    assert [told.child(n).role() for n in range(2)] == [_Role.RadioButton] * 2
    assert [bool(told.child(n).state().checked) for n in range(2)] == [False, True]


def test_a_plain_button_is_clicked_and_can_not_be_checked(qtbot: QtBot) -> None:
    button = QPushButton("Skip")
    told = _told(button, qtbot)

    with qtbot.waitSignal(button.clicked):
        _press(told)

    assert told.role() == _Role.Button
    assert not told.state().checkable
