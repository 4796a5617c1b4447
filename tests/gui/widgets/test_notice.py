"""A message gives its buttons room, whatever the width."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.notice import Notice


def _notice(qtbot: QtBot, width_px: int) -> Notice:
    notice = Notice({"ask": "Go through the warning signs"})
    qtbot.addWidget(notice)
    notice.resize(width_px, 200)
    notice.show_message("The warning signs have not been gone through yet.")
    QApplication.processEvents()
    return notice


def test_a_single_button_stands_beside_the_words_where_there_is_room(qtbot: QtBot) -> None:
    notice = _notice(qtbot, 900)

    button = notice.button("ask")

    assert button.geometry().left() > 900 / 2


def test_a_single_button_stands_below_the_words_in_a_narrow_place(qtbot: QtBot) -> None:
    notice = _notice(qtbot, 340)

    assert notice.button("ask").geometry().left() < 340 / 4
    assert notice.button("ask").geometry().right() < 340


def test_the_edge_has_the_colour_of_the_tone(qtbot: QtBot) -> None:
    notice = _notice(qtbot, 600)
    seen = []
    for tone in ("calm", "stop"):
        notice.show_tone(tone)
        seen.append(notice.grab().toImage().pixelColor(2, notice.height() // 2).name().upper())

    assert seen == ["#27693F", "#B3261E"]
