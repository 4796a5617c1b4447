"""A physio saves a routine on paper from the workbench, is told where, and opens it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from rehab_app.gui.handout_flow import HandoutFlow
from tests.gui.conftest import Visitor
from tests.helpers.pdfs import opened, text_of


class Desktop(QObject):
    """Stands for what opens files on a computer, and writes down which."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open_file(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open_file")  # type: ignore[arg-type] # the stubs want bytes
    yield desktop
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def bench(visit: Callable[[], Visitor]) -> Visitor:
    visitor = visit()
    visitor.click("Workbench")
    path = visitor.context.library.find("every-feature").path
    visitor.window.rooms.workbench.open(f"file:{path}")
    return visitor


def handout(bench: Visitor) -> HandoutFlow:
    return bench.window.rooms.workbench.handout


def save(bench: Visitor, path: Path) -> None:
    """Choose a place in the dialog for files, which has no window of its own in a test."""
    bench.click("Handout")
    handout(bench).saving.save(str(path))


def test_it_is_saved_told_and_opened(bench: Visitor, desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "every.pdf"

    save(bench, path)
    assert "The handout is saved" in bench.text
    assert str(path) in bench.text
    bench.click("Open it")

    assert desktop.opened == [str(path)]
    text = text_of(path.read_bytes())
    assert "Every feature" in text
    assert "What pain changes" in text


def test_what_is_typed_and_not_saved_yet_is_on_it(bench: Visitor, tmp_path: Path) -> None:
    flow = bench.window.rooms.workbench.flow
    flow.document.change(flow.document.text.replace("Every feature", "For Tuesday"))
    flow.refresh()

    save(bench, tmp_path / "tuesday.pdf")

    assert "For Tuesday" in text_of((tmp_path / "tuesday.pdf").read_bytes())


def test_a_place_that_can_not_be_written_to_is_said(bench: Visitor, tmp_path: Path) -> None:
    save(bench, tmp_path / "no" / "every.pdf")

    assert "The handout is not saved" in bench.text
    assert not bench.has_button("Open it")


def test_a_text_with_an_error_is_not_handed_out(bench: Visitor, tmp_path: Path) -> None:
    flow = bench.window.rooms.workbench.flow
    flow.document.change(flow.document.text.replace("hold:", "hodl:", 1))
    flow.refresh()

    bench.click("Handout")

    assert "The text has an error" in bench.text
    assert not list(tmp_path.glob("*.pdf"))


def test_the_paper_of_a_routine_cut_short_has_one_side(bench: Visitor, tmp_path: Path) -> None:
    path = bench.context.library.find("yin-five").path
    bench.window.rooms.workbench.open(f"file:{path}")

    save(bench, tmp_path / "yin.pdf")

    assert opened((tmp_path / "yin.pdf").read_bytes()).pageCount() == 1
