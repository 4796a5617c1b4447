"""Text from files is shown as it is written, everywhere."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QWidget

import rehab_app.gui
from tests.gui.conftest import Visitor
from tests.gui.routines import HOSTILE, IMG, write_routine

GUI = Path(rehab_app.gui.__file__).parent
RICH_SINKS = {
    "QMessageBox",
    "QTextBrowser",
    "QErrorMessage",
    "QInputDialog",
    "QProgressDialog",
    "setHtml",
    "insertHtml",
    "setMarkdown",
    "setToolTip",
    "setWhatsThis",
    "setTextFormat",
}
LABEL_HOME = "plain_label.py"


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


@pytest.mark.parametrize("path", sorted(GUI.rglob("*.py")), ids=lambda path: path.name)
def test_no_file_shows_text_that_could_be_read_as_html(path: Path) -> None:
    names = set(_names(ast.parse(path.read_text(encoding="utf-8"))))

    if path.name == LABEL_HOME:
        assert names & {"QLabel", "PlainText"} == {"QLabel", "PlainText"}
    else:
        assert not names & {*RICH_SINKS, "QLabel"}


def _rich_widgets(window: QWidget) -> list[str]:
    labels = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    tips = [widget.toolTip() for widget in window.findChildren(QWidget) if widget.toolTip()]
    texts = [edit.toPlainText() for edit in window.findChildren(QTextEdit)]
    marks = [button.text() for button in window.findChildren(QPushButton) if IMG in button.text()]
    return [*labels, *tips, *texts, *marks]


def test_hostile_routine_stays_plain_on_every_page(
    own_home: Path, visit: Callable[[], Visitor]
) -> None:
    write_routine(own_home, "own-hostile", HOSTILE)
    visitor = visit()
    assert f"{IMG} & title" in visitor.window.rooms.library.routines.listed
    seen = [visitor.text]

    visitor.start(f"{IMG} & title").press("1")
    seen.append(visitor.text)
    visitor.wait_for_work()
    seen.append(visitor.text)
    assert not _rich_widgets(visitor.window)
    visitor.wait_for_question().press("3", "D")
    assert f"After {IMG} & pose" in visitor.text
    assert f"<b>because</b> {IMG}" in visitor.text
    visitor.press("Enter")
    visitor.finish("1")
    seen.append(visitor.text)
    visitor.press("Enter").open_newest()

    assert f"<b>because</b> {IMG}" in visitor.past
    assert f"<b>cue</b> {IMG}" in "\n".join(seen)
    assert f"<u>note</u> {IMG}" in "\n".join(seen)
    assert not _rich_widgets(visitor.window)
