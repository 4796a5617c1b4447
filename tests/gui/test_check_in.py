"""The check-in page: one key for each thing, nothing that moves, nothing out of reach."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QScrollBar

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.styling import current_theme, show_everything
from rehab_app.gui.widgets.kind_of_pain import KindOfPain
from rehab_app.gui.widgets.pain_scale import LevelButton
from rehab_app.model.pain import Reading
from tests.gui.conftest import Visitor

SIZES = {(1024, 640): 200, (1280, 800): 100}


@pytest.fixture
def asked(visitor: Visitor) -> Visitor:
    """Return a person who is asked after the first pose."""
    visitor.start("Daily hip stretch").press("2").wait_for_question()
    settle()
    return visitor


@pytest.fixture
def text_at() -> Callable[[int], None]:
    """Return a way to show another text size."""

    def show(percent: int) -> None:
        show_everything(current_theme(), percent)

    return show


def _places(visitor: Visitor) -> dict[str, tuple[QPoint, int]]:
    buttons = visitor.window.page.findChildren(LevelButton)
    return {each.text(): (each.mapTo(visitor.window, QPoint()), each.width()) for each in buttons}


def test_the_numbers_are_large(asked: Visitor) -> None:
    asked.window.resize(1280, 800)
    QApplication.processEvents()

    assert all(
        each.width() >= 64 and each.height() >= 64
        for each in asked.window.page.findChildren(LevelButton)
    )


def test_nothing_moves_when_an_answer_is_shown(asked: Visitor) -> None:
    before = _places(asked)
    bar = asked.button("End session and rest").mapTo(asked.window, QPoint())

    asked.press("5", "D").click("End session and rest")
    QApplication.processEvents()

    assert "What happens next at 5 of 10, dull ache" in asked.text
    assert _places(asked) == before
    assert asked.button("End session and rest").mapTo(asked.window, QPoint()) == bar


def test_continue_waits_for_an_answer(asked: Visitor) -> None:
    assert not asked.button("Continue").isEnabled()

    asked.press("5")

    assert asked.button("Continue").isEnabled()


def test_the_card_says_the_zone_by_shape_too(asked: Visitor) -> None:
    asked.press("5")
    assert "▲ What happens next" in asked.text

    asked.press("7")

    assert "■ What happens next" in asked.text


@pytest.mark.parametrize(("size", "percent"), SIZES.items())
def test_the_buttons_stay_in_sight(
    asked: Visitor, text_at: Callable[[int], None], size: tuple[int, int], percent: int
) -> None:
    asked.window.resize(*size)
    text_at(percent)
    asked.press("5", "D")
    for _ in range(5):  # a new text size goes through the layouts one inside the other
        QApplication.processEvents()

    page = asked.window.page
    for name in ("Continue", "No answer", "Undo the last reading", "End session and rest"):
        button = asked.button(name)
        place = button.mapTo(page, QPoint())
        assert 0 <= place.x() <= page.width() - button.width(), name
        assert 0 <= place.y() <= page.height() - button.height(), name
        assert button.width() >= button.sizeHint().width(), name
    text_at(100)


def test_what_is_asked_about_and_how_to_answer_are_on_the_page(asked: Visitor) -> None:
    assert "After Supine windshield wipers" in asked.text
    assert "How much did it hurt?" in asked.text
    assert "Press 0–9, or T for 10" in asked.text
    assert "The clock is stopped while you answer." in asked.text


def test_a_click_on_end_asks_first(asked: Visitor) -> None:
    asked.click("End session and rest")
    assert "End the session now?" in asked.text

    asked.press("Esc").press("1")

    assert asked.last.reading == Reading(1)


def test_what_an_answer_changes_is_in_sight_before_it_counts(
    asked: Visitor, text_at: Callable[[int], None]
) -> None:
    text_at(200)
    asked.window.resize(1024, 640)
    QApplication.processEvents()

    asked.press("5", "D")
    QApplication.processEvents()

    card = asked.window.rooms.flow.check_in.question.card
    assert card.visibleRegion().boundingRect() == card.rect()


def test_there_is_no_bar_to_scroll_where_all_fits(asked: Visitor) -> None:
    asked.window.resize(1280, 800)
    asked.press("5", "D")
    QApplication.processEvents()

    bars = asked.window.page.findChildren(QScrollBar)
    assert bars
    assert not any(bar.isVisible() and bar.isEnabled() for bar in bars)


def _kinds(visitor: Visitor) -> list[QPushButton]:
    kinds = visitor.window.page.findChildren(KindOfPain)[0].findChildren(QPushButton)
    assert len(kinds) == 9
    return kinds


def test_the_kinds_of_pain_stand_in_one_row(asked: Visitor) -> None:
    asked.window.resize(1180, 760)
    settle()

    assert len({kind.y() for kind in _kinds(asked)}) == 1


def test_no_kind_stands_alone_in_a_narrow_window(asked: Visitor) -> None:
    asked.window.resize(1024, 640)
    settle()

    rows = Counter(kind.y() for kind in _kinds(asked))
    assert sorted(rows.values()) == [4, 5]


def test_the_scale_and_all_kinds_are_in_sight_in_a_low_window(
    asked: Visitor, text_at: Callable[[int], None]
) -> None:
    text_at(200)
    asked.window.resize(1024, 640)
    settle()

    seen = [kind.visibleRegion().boundingRect().height() for kind in _kinds(asked)]
    assert seen == [kind.height() for kind in _kinds(asked)]
    levels = asked.window.page.findChildren(LevelButton)
    assert all(not level.visibleRegion().isEmpty() for level in levels)


def test_space_points_at_a_level_and_tells_nothing_by_itself(visitor: Visitor) -> None:
    """Space pauses in the player: pressed as a question comes, it must not tell a 0."""
    visitor.start("Daily hip stretch")
    question = visitor.state.question
    assert question is not None

    visitor.press("Space")

    assert visitor.state.question is question
    assert "What happens next at 0 of 10" in visitor.text
    visitor.press("Enter")
    assert visitor.state.question is not question
