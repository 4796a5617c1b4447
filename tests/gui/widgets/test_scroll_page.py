"""A page that scrolls is as wide with its bar as without it, at every height of its window."""

from pytestqt.qtbot import QtBot

from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.gui.widgets.scroll_page import ScrollPage


def page_of_words(qtbot: QtBot) -> ScrollPage:
    """Return a page whose height depends on its width."""
    page = ScrollPage()
    qtbot.addWidget(page)
    flow = FlowLayout()
    for number in range(60):
        flow.addWidget(PlainLabel(f"word {number}", wraps=False))
    page.column.addLayout(flow)
    page.column.addWidget(PlainLabel("A sentence that is broken into lines. " * 12))
    page.resize(640, 400)
    page.show()
    return page


def test_the_column_is_as_wide_with_a_bar_as_without_one(qtbot: QtBot) -> None:
    page = page_of_words(qtbot)
    widths: set[int] = set()
    scrolls: set[bool] = set()
    for height in range(200, 700):  # through the height at which the bar is needed no more
        page.resize(640, height)
        inside = page.widget()
        assert inside is not None
        widths.add(inside.contentsRect().width())
        scrolls.add(page.verticalScrollBar().maximum() > 0)

    assert scrolls == {True, False}
    assert len(widths) == 1


def test_the_bar_is_there_only_where_there_is_something_to_scroll_to(qtbot: QtBot) -> None:
    page = page_of_words(qtbot)
    page.resize(640, 200)
    was_shown = page.verticalScrollBar().isEnabled()
    page.resize(640, 2000)

    assert was_shown
    assert not page.verticalScrollBar().isEnabled()
