"""A problem as a card: in words, and with the change that mends it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rehab_app.gui.problem_words import problem_words
from rehab_app.gui.widgets.problem_card import ProblemCards
from rehab_app.model.problem import Change, Fix, Problem, Severity

FIX = Fix("Use Supine figure four", (Change("write", 31, 19, "supine-figure-four"),))
AVOIDED = Problem(
    severity=Severity.WARNING,
    code="condition-avoids",
    message="pigeon-pose is to be avoided with labral-tear, which this suits: hip bent (S18)",
    hint="take supine-figure-four, which is gentler",
    line=31,
    column=19,
    fix=FIX,
)
HEADING = "Line 31: pigeon-pose is to be avoided with labral-tear, which this suits."
QUOTED = Problem(
    severity=Severity.ERROR,
    code="bad-span",
    message='"above: 4" is no number or span',
    hint="write 4, or 4-5",
    line=8,
    column=24,
)
WHOLE = Problem(severity=Severity.ERROR, code="file-too-large", message="the file is too large")


def shown(cards: ProblemCards, *problems: Problem) -> list[str]:
    cards.show_problems([problem_words(each) for each in problems])
    return [card.said for card in cards.cards]


def test_a_card_says_where_and_what_in_its_heading_and_below_it_why_and_what_to_do(
    qtbot: QtBot,
) -> None:
    cards = ProblemCards()
    qtbot.addWidget(cards)

    assert shown(cards, AVOIDED, QUOTED, WHOLE) == [
        f"{HEADING}\nHip bent (S18). Take supine-figure-four, which is gentler.",
        'Line 8: "above: 4" is no number or span.\nWrite 4, or 4-5.',
        "The file is too large.",
    ]


def test_a_click_asks_for_the_fix_and_a_card_without_one_has_no_button(qtbot: QtBot) -> None:
    cards = ProblemCards()
    qtbot.addWidget(cards)
    shown(cards, AVOIDED, QUOTED)
    cards.show()
    first, second = cards.cards
    asked: list[object] = []
    cards.fix_requested.connect(asked.append)

    assert first.fix_button.text() == "Use Supine figure four"
    assert not second.fix_button.isVisible()
    first.fix_button.setFocus()
    qtbot.keyClick(first.fix_button, Qt.Key.Key_Space)
    assert asked == [FIX]


def test_cards_stay_where_problems_change_and_go_with_the_last(qtbot: QtBot) -> None:
    cards = ProblemCards()
    qtbot.addWidget(cards)
    shown(cards, AVOIDED, QUOTED)
    (card, _) = cards.cards

    assert shown(cards, QUOTED) == ['Line 8: "above: 4" is no number or span.\nWrite 4, or 4-5.']
    assert cards.cards == [card]
    assert card.fix_button.isHidden()
    assert shown(cards) == []
    assert cards.isHidden()
