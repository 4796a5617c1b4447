"""A text that is too long for its lines ends in a sign of it; what fits stays whole."""

from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.clamped_label import ClampedLabel

_TEXT = "Keeps hips, buttocks and hamstrings easy to move, for runners with tight but calm hips."


def _label(qtbot: QtBot, most_lines: int) -> ClampedLabel:
    label = ClampedLabel(_TEXT, most_lines=most_lines)
    qtbot.addWidget(label)
    label.show()
    return label


def test_a_long_text_takes_no_more_than_its_lines(qtbot: QtBot) -> None:
    label = _label(qtbot, 2)

    assert len(label.lines(200)) == 2
    assert label.lines(200)[-1].endswith("…")
    assert label.heightForWidth(200) == 2 * label.fontMetrics().lineSpacing()
    assert label.text() == _TEXT


def test_a_text_that_fits_stays_whole(qtbot: QtBot) -> None:
    label = _label(qtbot, 2)

    assert " ".join(label.lines(700)) == _TEXT


def test_no_line_is_wider_than_the_label(qtbot: QtBot) -> None:
    label = _label(qtbot, 3)

    for width in range(60, 400, 7):
        metrics = label.fontMetrics()
        assert all(metrics.horizontalAdvance(line) <= width for line in label.lines(width))
