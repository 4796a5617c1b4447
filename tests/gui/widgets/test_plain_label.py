"""Labels keep a number and its unit on one line, and say what they were given."""

import pytest
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.plain_label import PlainLabel


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Pigeon: 90 s becomes 45 s.", "Pigeon: 90_s becomes 45_s."),
        ("1 min 30 s, 10 reps", "1_min 30_s, 10_reps"),
        ("Done, pain 2 → 1", "Done, pain 2_→_1"),
        ("set 1 of 2", "set 1_of_2"),
        ("2 sides, 3 small things", "2 sides, 3 small things"),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(qtbot: QtBot, given: str, shown: str) -> None:
    label = PlainLabel(given)
    qtbot.addWidget(label)

    assert label.unbroken_text.replace("\u00a0", "_") == shown
    assert label.text() == given
